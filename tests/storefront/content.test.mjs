/** The content block, run in the bundle as a shop runs it. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Page, compose, shipped } from "./page.mjs";

const bundle = compose([["content", shipped("content")]]);
const TEXT = [["h3", ["Delivery"]], ["p", ["In ", ["strong", ["two"]], " days. ", ["a", ["More"], "https://shop.example/"]]]];
const PRODUCT = { type: "PRODUCT" };

function shop(settings, pages = [PRODUCT]) {
  const config = JSON.stringify({ content: { enabled: true, content: TEXT, pages: ["PRODUCT"], place: "bottom", ...settings } });
  const page = new Page({ config });
  const store = page.add("div.ec-store");
  page.add("h1.product-details__product-title", store);
  page.add("div.product-details__product-price", store);
  page.add("div.product-details__action-panel", store);
  page.add("div.product-details__product-description", store);
  return page.visit(bundle, ...pages);
}

const block = (page) => page.body.querySelector(".app-demo-app-content");
const outline = (element) =>
  element && [element.tag, ...element.children.map((child) => child.tag ? outline(child) : child)];

test("the text becomes elements", () => {
  assert.deepEqual(outline(block(shop({}))), [
    "div", ["h3", "Delivery"], ["p", "In ", ["strong", "two"], " days. ", ["a", "More"]],
  ]);
});

for (const [place, position] of [
  ["top", 0], ["title", 1], ["price", 2], ["buy", 2], ["bought", 3], ["description", 4], ["bottom", 4], ["else", 4],
  ["products", 4], ["checkout", 4], [5, 4], ["toString", 4],
]) {
  test(`the place ${place}`, () => {
    const [store] = shop({ place }).body.children;

    assert.equal(store.children.indexOf(store.querySelector(".app-demo-app-content")), position);
  });
}

test("a page without the place has it at the bottom", () => {
  const page = new Page({ config: JSON.stringify({ content: { enabled: true, content: TEXT, pages: ["CART"], place: "buy" } }) });
  page.add("div.ec-store");
  page.visit(bundle, { type: "CART" });

  assert.ok(block(page));
});

test("it is on every page of the kinds that the merchant chose", () => {
  const page = shop({ pages: ["CHECKOUT", "ACCOUNT", "OTHER"] }, []);
  const types = ["CHECKOUT_DELIVERY", "PRODUCT", "FAVORITES", "CHECKOUT_RESULT", "ORDER_FAILURE", "SEARCH", undefined];

  const shown = types.map((type) => {
    page.OnPageLoaded.fire({ type });
    return Boolean(block(page));
  });

  assert.deepEqual(shown, [true, false, true, false, true, false, true]);
});

test("it is on the pages that the merchant chose, and goes with them", () => {
  const page = shop({});
  const there = Boolean(block(page));

  page.OnPageLoaded.fire({ type: "CART" });

  assert.equal(there, true);
  assert.equal(block(page), null);
});

test("a shop that draws its page anew gets it again", () => {
  const page = shop({});
  page.body.children = [];

  page.add("div.ec-store");

  assert.ok(block(page));
});

for (const address of ["javascript:alert(1)", " JAVASCRIPT:x", "data:text/html,x", "//a", "", null, 5, {}, ["https://a.example"]]) {
  test(`${JSON.stringify(address)} is no link`, () => {
    const link = block(shop({ content: [["a", ["x"], address]] })).querySelector("a");

    assert.ok(link.href === undefined || /^https:/.test(link.href));
  });
}

for (const content of [
  [["script", ["alert(1)"]]], [["img", []]], [["SCRIPT", ["x"]]], [["iframe", [], "https://a.example"]], [["__proto__", []]],
  [[["p"], ["x"]]], [[null]], [5], [null], [{}], [["p", "x"]], [["p", { length: 1 }]], [[]],
]) {
  test(`${JSON.stringify(content)} makes no element but its own`, () => {
    const page = shop({ content });

    const made = [...(block(page)?.all() ?? [])].map((each) => each.tag).filter((tag) => !["div", "p"].includes(tag));
    assert.deepEqual(made, []);
    assert.deepEqual(page.console, []);
  });
}

for (const settings of [{ content: null }, { content: [] }, { content: 5 }, { pages: null }, { pages: [] }]) {
  test(`settings that say nothing show nothing: ${JSON.stringify(settings)}`, () => {
    const page = shop(settings);

    assert.equal(block(page), null);
    assert.deepEqual(page.console, []);
  });
}

test("a text of any depth ends", () => {
  let content = ["x"];
  for (let depth = 0; depth < 500; depth++) content = [["p", content]];

  assert.equal([...block(shop({ content })).all()].length, 10);
});
