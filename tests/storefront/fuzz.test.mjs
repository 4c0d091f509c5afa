/** Hostile public configs: all ready-made customizations at once, the console clean, nothing run. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Page, compose, shipped } from "./page.mjs";

const SLUGS = ["announcement", "badges", "content", "free-shipping", "recently-viewed", "thank-you"];
const FIELDS = [
  "text", "link_url", "link_text", "background", "color", "position", "dismissible", "rules", "content", "pages",
  "place", "goal", "reached_text", "fill", "track", "heading", "count", "message", "google_analytics", "affiliate_pixel",
];
const PAGES = ["CATEGORY", "PRODUCT", "CART", "ORDER_CONFIRMATION", "SEARCH", undefined];
const bundle = compose(SLUGS.map((slug) => [slug, shipped(slug)]));

/** A generator of the same numbers in every run. */
function numbers(seed) {
  return (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

const LEAVES = [
  null, true, false, 0, -1, 1e308, "", " ", "x", "{amount}", "#123456", "top", "CART", "1".repeat(999), "\u0000\u2028\ud800",
  "<img src=x onerror=canary()>", "javascript:canary()", "https://a.example/{order}", "__proto__", "constructor", "a",
];

function value(random, depth = 0) {
  const kind = random(depth > 3 ? 1 : 4);
  if (kind < 2) return LEAVES[random(LEAVES.length)];
  const size = random(4);
  if (kind == 2) return Array.from({ length: size }, () => value(random, depth + 1));
  const names = ["text", "products", "categories", "words", "length", "toString", "0", "then"];
  return Object.fromEntries(
    Array.from({ length: size }, () => [names[random(names.length)], value(random, depth + 1)]),
  );
}

test("a thousand hostile configs leave the console clean", () => {
  const random = numbers(7);
  for (let round = 0; round < 1000; round++) {
    const settings = () => ({ ...Object.fromEntries(FIELDS.map((name) => [name, value(random)])), enabled: true });
    const config = JSON.stringify(
      Object.fromEntries(SLUGS.map((slug) => [slug, random(9) ? settings() : value(random)])),
    );
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
