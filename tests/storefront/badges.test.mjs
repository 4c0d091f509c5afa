/** The product badges, run in the bundle as a shop runs them. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Page, compose, shipped } from "./page.mjs";

const bundle = compose([["badges", shipped("badges")]]);
const ROOT = { type: "CATEGORY", categoryId: 0 };
const rule = (text, more) => ({ text, products: [], categories: [], words: [], ...more });
const RULES = [
  rule("Bestseller", { products: [2] }), rule("Organic", { words: ["organic"] }), rule("New", { categories: [7] }),
];

function card(page, id, title) {
  const element = page.add(`div.grid-product.grid-product--id-${id}`);
  const wrap = page.add("div.grid-product__wrap", element);
  page.add("a.grid-product__title", wrap).textContent = title;
  return element;
}

function shop(settings, pages = [ROOT], cards = [[1, "Tea"], [2, "Organic tea"], [3, "ORGANIC cake"]]) {
  const page = new Page({ config: JSON.stringify({ badges: { enabled: true, rules: RULES, ...settings } }) });
  for (const [id, title] of cards) card(page, id, title);
  return page.visit(bundle, ...pages);
}

const badges = (page) =>
  [...page.body.all()].filter((each) => each.matches(".app-demo-app-badges__badge")).map((each) => each.textContent);

test("the first rule that fits a product gives its badge", () => {
  assert.deepEqual(badges(shop({})), ["Bestseller", "Organic"]);
});

test("a category's rule holds on its page", () => {
  assert.deepEqual(badges(shop({}, [{ type: "CATEGORY", categoryId: 7 }])), ["New", "Bestseller", "Organic"]);
  assert.deepEqual(badges(shop({}, [{ type: "SEARCH", categoryId: 7 }])), ["Bestseller", "Organic"]);
});

test("cards that come later have badges too, and each has one", () => {
  const page = shop({});

  card(page, 2, "Organic tea").querySelector(".grid-product__wrap");
  page.OnPageLoaded.fire(ROOT);

  assert.deepEqual(badges(page), ["Bestseller", "Organic", "Bestseller"]);
});

test("badges go with the page", () => {
  const page = shop({});

  page.OnPageLoaded.fire({ type: "CART" });
  page.body.children = [];

  assert.deepEqual(badges(page), []);
});

test("a product's own page has its badge above the name", () => {
  const page = new Page({ config: JSON.stringify({ badges: { enabled: true, rules: RULES } }) });
  page.add("h1.product-details__product-title");

  page.visit(bundle, { type: "PRODUCT", productId: 5, name: "Organic soap", categoryId: 7 });
  page.visit(bundle, { type: "PRODUCT", productId: 5, name: "Organic soap", categoryId: 7 });

  assert.deepEqual(badges(page), ["Organic"]);
  assert.equal(page.body.children[0].id, "app-demo-app-badges-main");
  assert.equal(page.body.children[1].tag, "h1");
});

test("a category's rule holds for its products, wherever the shopper came from", () => {
  const on = (from) => {
    const page = new Page({ config: JSON.stringify({ badges: { enabled: true, rules: RULES } }) });
    page.add("h1.product-details__product-title");
    return badges(page.visit(bundle, { type: "PRODUCT", productId: 5, name: "Soap", ...from }));
  };

  assert.deepEqual(on({ categoryId: -1, mainCategoryId: 7 }), ["New"]);
  assert.deepEqual(on({ categoryId: 7, mainCategoryId: 3 }), ["New"]);
  assert.deepEqual(on({ categoryId: 0, mainCategoryId: 3 }), []);
});

test("a text with markup is text", () => {
  const text = "<img src=x onerror=alert(1)>";

  assert.deepEqual(badges(shop({ rules: [rule(text, { products: [1] })] })), [text]);
});

for (const rules of [
  null, 5, "x", [], [null], [5], [{}], [{ text: "" }], [{ text: 5, products: [1] }], [{ text: "x" }],
  [{ text: "x", products: "1" }], [{ text: "x", products: ["1"] }], [{ text: "x", words: [5, null, ""] }],
  [{ text: "x", categories: [undefined, null] }],
]) {
  test(`rules that say nothing show nothing: ${JSON.stringify(rules)}`, () => {
    const page = shop({ rules });

    assert.deepEqual(badges(page), []);
    assert.deepEqual(page.console, []);
  });
}
