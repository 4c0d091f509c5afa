/** The free shipping progress, run in the bundle as a shop runs it. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Page, compose, shipped } from "./page.mjs";

const bundle = compose([["free-shipping", shipped("free-shipping")]]);
const CART = { type: "CART" };
const GOOD = { enabled: true, goal: "50.00", text: "Only {amount} to go", reached_text: "Free!", pages: ["CART"] };

const ECWID = `
  cart = { items: [], productsQuantity: 0, subtotal: 0 };
  changed = [];
  Object.assign(Ecwid, {
    Cart: { get: (run) => run(cart) },
    OnCartChanged: { add: (run) => changed.push(run) },
    formatCurrency: (amount) => "$" + amount.toFixed(2),
  });
`;

function shop(settings, pages = [CART], before = "") {
  const config = JSON.stringify({ "free-shipping": { ...GOOD, ...settings } });
  const page = new Page({ config, before: ECWID + before });
  page.add("div.ec-store");
  return page.visit(bundle, ...pages);
}

const fill = (page, cart) => page.run(`cart = ${JSON.stringify(cart)}; changed.forEach((run) => run())`);
const text = (page) => page.body.find("text")?.textContent;
const percent = (page) => page.body.find("bar").attributes["aria-valuenow"];

test("the progress follows the cart up to the goal", () => {
  const page = shop({});
  const seen = [[text(page), percent(page)]];
  for (const subtotal of [12.5, 49.99, 50, 80]) {
    fill(page, { items: [{}], subtotal });
    seen.push([text(page), percent(page)]);
  }

  assert.deepEqual(seen, [
    ["Only $50.00 to go", "0"], ["Only $37.50 to go", "25"], ["Only $0.01 to go", "99"],
    ["Free!", "100"], ["Free!", "100"],
  ]);
  assert.deepEqual(page.console, []);
});

test("it is a bar with a name, below a text whose changes are read out", () => {
  const page = shop({});

  const line = page.body.find("text");
  const bar = page.body.find("bar");
  assert.equal(line.attributes.role, "status");
  assert.equal(bar.attributes.role, "progressbar");
  assert.equal(bar.attributes["aria-labelledby"], line.id);
});

test("a cart without a total is added up", () => {
  const page = shop({});

  fill(page, { items: [{ quantity: 2, product: { price: 10 } }, { quantity: 1, product: { price: 5 } }] });

  assert.equal(percent(page), "50");
});

for (const cart of [null, 5, {}, { items: 5 }, { items: [{}] }, { items: [{ product: {} }], subtotal: "9" }, { subtotal: NaN }]) {
  test(`the cart ${JSON.stringify(cart)} is worth nothing`, () => {
    const page = shop({});

    fill(page, cart);

    assert.equal(percent(page), "0");
    assert.deepEqual(page.console, []);
  });
}

test("it is on the pages that the merchant chose, and on no other", () => {
  const pages = ["CATEGORY", "CART", "PRODUCT", "CHECKOUT_ADDRESS", undefined].map((type) => ({ type }));
  const seen = pages.map((page) => Boolean(shop({ pages: ["CART", "PRODUCT"] }, [page]).body.find("text")));

  assert.deepEqual(seen, [false, true, true, false, false]);
});

test("it goes with the page and is there once", () => {
  const page = shop({}, [CART, CART]);
  const once = [...page.body.all()].filter((each) => each.matches(".app-demo-app-free-shipping")).length;

  page.OnPageLoaded.fire({ type: "CATEGORY" });

  assert.equal(once, 1);
  assert.equal(page.body.find("text"), undefined);
});

test("a shop that draws its page anew gets it again", () => {
  const page = shop({});
  page.body.children = [];

  page.add("div.ec-store");

  assert.equal(text(page), "Only $50.00 to go");
});

test("an amount's signs mean nothing to the text", () => {
  assert.equal(text(shop({}, [CART], "Ecwid.formatCurrency = () => '$&$1'")), "Only $&$1 to go");
});

test("a text with markup is text", () => {
  assert.equal(text(shop({ text: "<img src=x onerror=alert(1)>" })), "<img src=x onerror=alert(1)>");
});

for (const settings of [
  { goal: "" }, { goal: "0" }, { goal: "-5" }, { goal: null }, { goal: {} }, { goal: "Infinity" }, { goal: "fifty" },
  { text: "" }, { text: 5 }, { reached_text: null }, { pages: null }, { pages: {} }, { pages: [] },
]) {
  test(`settings that say nothing show nothing: ${JSON.stringify(settings)}`, () => {
    const page = shop(settings);

    assert.equal(page.body.find("text"), undefined);
    assert.deepEqual(page.console, []);
  });
}

test("colors are used when they are colors", () => {
  const root = shop({ fill: "#AbCdEf", track: "red;}" }).body.querySelector(".app-demo-app-free-shipping");

  assert.deepEqual(root.properties, { "--app-demo-app-fill": "#AbCdEf" });
});

test("a shop without a cart has no console full of errors but one line", () => {
  const page = shop({}, [CART], "delete Ecwid.Cart");

  assert.equal(page.console.length, 1);
});
