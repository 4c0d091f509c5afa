/**
 * How a module calls its author's endpoints; in the bundle only when a customization has some.
 *
 * @param {string} slug the customization
 * @param {string[]} actions the endpoints that may change something; the others are queries
 */
(function (slug, actions) {
  return (home, storeId, ends, safe) =>
    (name, data = {}) =>
      new Promise((resolve) => {
        const isAction = actions.includes(name);
        const stop = new AbortController();
        const timer = setTimeout(() => stop.abort(), 10000);
        let left;
        ends.push(() => {
          left = true;
          // What the shopper has asked for is carried out, though nobody waits any more.
          if (!isAction) stop.abort();
        });
        safe(async () => {
          let answer;
          try {
            const url = new URL("api/" + storeId() + "/" + slug + "/" + name, home());
            const body = JSON.stringify(data);
            const options = { signal: stop.signal, credentials: "omit" };
            if (isAction) {
              const headers = { "Content-Type": "application/json" };
              Object.assign(options, { method: "POST", body, headers, keepalive: true });
            } else url.searchParams.set("data", body);
            const response = await fetch(url, options);
            const document = await response.json();
            if (!response.ok) throw Error(name + ": " + document.error.message);
            answer = document;
          } catch (error) {
            // To the console and the reports; whoever left has stopped it.
            if (!left) throw error;
          } finally {
            clearTimeout(timer);
            if (!left) resolve(answer);
          }
        })();
      });
});
