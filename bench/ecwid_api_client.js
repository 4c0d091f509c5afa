// One page after the other with ecwid-api-client; prints the microseconds of CPU for each item.
"use strict";

const [folder, baseUrl, pages] = process.argv.slice(2);
const { Ecwid } = require(`${folder}/node_modules/ecwid-api-client`);

async function main() {
  const ecwid = new Ecwid({
    apiToken: "secret_bench",
    apiStoreId: "1003",
    apiCustomBaseUrl: baseUrl,
  });
  const walk = async () => {
    let items = 0;
    for (let page = 0; page < Number(pages); page += 1) {
      const result = await ecwid.products.getByParams({ offset: page * 100, limit: 100 });
      items += (result.items ?? result).length;
    }
    return items;
  };
  await walk();
  const before = process.cpuUsage();
  const items = await walk();
  const used = process.cpuUsage(before);
  console.log(JSON.stringify({ items, microseconds: (used.user + used.system) / items }));
}

main();
