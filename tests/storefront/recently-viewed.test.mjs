/** The recently viewed products, run in the bundle as a shop runs it. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Page, compose, shipped } from "./page.mjs";

const bundle = compose([["recently-viewed", shipped("recently-viewed")]]);
const CART = { type: "CART" };
const product = (id, name = `Tea ${id}`) => ({ type: "PRODUCT", productId: id, name });

function shop(pages, { settings = {}, stored = {}, before = "" } = {}) {
  const config = JSON.stringify({
    "recently-viewed": { enabled: true, heading: "Seen", count: 3, pages: ["PRODUCT", "CART"], ...settings },
  });
  const page = new Page({
    config, stored,
    before: `location = { href: "https://shop.example/tea" }; opened = []; Ecwid.openPage = (...values) => opened.push(values); ${before}`,
  });
  const store = page.add("div.ec-store");
  const details = page.add("div.product-details", store);
  page.add("img", details).src = "https://img.example/tea.jpg";
  return page.visit(bundle, ...pages);
}

const links = (page) => [...page.body.all()].filter((each) => each.matches(".app-demo-app-recently-viewed__link"));
const names = (page) => links(page).map((link) => link.text);

test("the newest is first, each is there once, and the present one is not", () => {
  const page = shop([product(1), product(2), product(1), product(3)]);
  const onProduct = names(page);

  page.OnPageLoaded.fire(CART);

  assert.deepEqual(onProduct, ["Tea 1", "Tea 2"]);
  assert.deepEqual(names(page), ["Tea 3", "Tea 1", "Tea 2"]);
  assert.deepEqual(page.console, []);
});

test("no more than the merchant wants", () => {
  assert.deepEqual(names(shop([1, 2, 3, 4, 5].map((id) => product(id)).concat(CART))), ["Tea 5", "Tea 4", "Tea 3"]);
});

test("it is a named section of links with pictures", () => {
  const page = shop([product(1), CART]);

  const section = page.body.querySelector("section");
  const [link] = links(page);
  assert.equal(section.attributes["aria-labelledby"], section.querySelector("h2").id);
  assert.equal(link.href, "https://shop.example/tea");
  assert.deepEqual([link.children[0].src, link.children[0].alt], ["https://img.example/tea.jpg", ""]);
});

test("a click goes there within the shop, a click for a new tab is the browser's", () => {
  const page = shop([product(7), CART]);
  const prevented = [];
  const event = (more) => ({ preventDefault: () => prevented.push(1), ...more });

  links(page)[0].listeners.click(event({ ctrlKey: true }));
  links(page)[0].listeners.click(event({}));

  assert.equal(page.run("JSON.stringify(opened)"), '[["product",{"id":7}]]');
  assert.equal(prevented.length, 1);
});

test("it lasts for the visit, under the client id alone", () => {
  const stored = {};
  shop([product(1)], { stored });

  assert.deepEqual(Object.keys(stored), ["demo-app"]);
  assert.deepEqual(names(shop([CART], { stored })), ["Tea 1"]);
});

test("a shop without cookies keeps it in memory", () => {
  const stored = {};
  const page = shop([product(1), CART], { stored, before: "ec = { config: { disable_all_cookies: true } }" });

  assert.deepEqual(names(page), ["Tea 1"]);
  assert.deepEqual(stored, {});
});

test("other pages have no list, and it goes with the page", () => {
  assert.deepEqual(names(shop([product(1), { type: "CATEGORY" }])), []);
  assert.deepEqual(names(shop([product(1), CART, { type: "CHECKOUT_ADDRESS" }])), []);
});

for (const products of [
  5, null, "x", {}, [null], [{ id: "1", name: "x", url: "https://a" }], [{ id: 1, name: 5, url: "https://a" }],
  [{ id: 1, name: "x", url: "javascript:alert(1)" }], [{ id: 1, name: "x" }],
]) {
  test(`somebody else's ${JSON.stringify(products)} in storage is left out`, () => {
    const stored = { "demo-app": JSON.stringify({ "recently-viewed": { products } }) };
    const page = shop([CART], { stored });

    assert.deepEqual(names(page), []);
    assert.deepEqual(page.console, []);
  });
}

for (const settings of [{ heading: "" }, { heading: 5 }, { pages: null }, { pages: [] }]) {
  test(`settings that say nothing show nothing: ${JSON.stringify(settings)}`, () => {
    assert.deepEqual(names(shop([product(1), CART], { settings })), []);
  });
}

for (const count of [null, "x", 0, -1, {}, 99]) {
  test(`a count of ${JSON.stringify(count)} does no harm`, () => {
    const page = shop([product(1), CART], { settings: { count } });

    assert.deepEqual(page.console, []);
  });
}
