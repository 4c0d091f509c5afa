/** Hostile public configs: all ready-made customizations at once, the console clean, nothing run. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { PAGES, SLUGS, hostileConfig, numbers } from "./hostile_configs.mjs";
import { Page, compose, shipped } from "./page.mjs";

const bundle = compose(SLUGS.map((slug) => [slug, shipped(slug)]));

test("a thousand hostile configs leave the console clean", () => {
  const random = numbers(7);
  for (let round = 0; round < 1000; round++) {
    const config = hostileConfig(random);
    const page = new Page({
      config,
      before: `location = { href: "https://shop.example/" }; called = 0; canary = () => called++;
        Ecwid.Cart = { get: (run) => run({ items: [], subtotal: 5 }) };
        for (const name of ["OnCartChanged", "OnOrderPlaced", "OnConsentChanged"]) Ecwid[name] = { add() {} };`,
    });
    page.add("h1.product-details__product-title", page.add("div.product-details", page.add("div.ec-store")));

    page.visit(bundle, ...Array.from({ length: 3 }, () => ({ type: PAGES[random(PAGES.length)], productId: 1, name: "a" })));

    assert.deepEqual(page.console, [], `round ${round}: ${config}`);
    assert.equal(page.run("called"), 0);
    assert.deepEqual(page.newGlobals.sort(), ["__app_demo-app", "called", "canary", "location"]);
  }
});
