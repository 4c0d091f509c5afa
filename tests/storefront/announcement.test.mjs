/** The announcement bar's script, run in the bundle as a shop runs it. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Page, compose, shipped } from "./page.mjs";

const bundle = compose([["announcement", shipped("announcement")]]);
const PAGES = [{ type: "CATEGORY", categoryId: 0 }, { type: "PRODUCT", productId: 1 }];

function shop(settings, options) {
  const config = JSON.stringify({ announcement: { enabled: true, text: "Hello", ...settings } });
  return new Page({ config, ...options }).visit(bundle, ...PAGES);
}

test("the bar is there once, whatever pages the shopper visits", () => {
  const page = shop({});

  const [root] = page.body.children;
  assert.equal(page.body.children.length, 1);
  assert.equal(root.id, "app-demo-app-announcement-main");
  assert.equal(root.children.length, 1);
});

test("the bar is a labelled region with a labelled button", () => {
  const page = shop({});

  const bar = page.body.find("bar");
  const close = page.body.find("close");
  assert.deepEqual([bar.role, bar.ariaLabel, bar.dir], ["region", "Announcement", "auto"]);
  assert.deepEqual([close.type, close.ariaLabel], ["button", "Close"]);
});

for (const [language, label] of [["de", "Schließen"], ["pt_BR", "Fechar"], ["xx", "Close"]]) {
  test(`the labels speak the shopper's language: ${language}`, () => {
    const page = shop({}, { before: `Ecwid.getStorefrontLang = () => "${language}"` });

    assert.equal(page.body.find("close").ariaLabel, label);
  });
}

test("the bar goes where the merchant wants it", () => {
  const sites = ["top", "bottom"].map((position) => {
    const page = new Page({
      config: JSON.stringify({ announcement: { enabled: true, text: "Hello", position } }),
    });
    page.run("document.documentElement.children[0].append('the shop')");
    page.visit(bundle, ...PAGES);
    return page.body;
  });

  assert.equal(sites[0].children[1], "the shop");
  assert.equal(sites[0].children[0].className, "app-demo-app-announcement");
  assert.equal(sites[1].children[0], "the shop");
  assert.match(sites[1].children[1].className, /--bottom$/);
});

test("a text with markup is text", () => {
  const text = "<img src=x onerror=alert(1)>";

  const page = shop({ text, link_text: text, link_url: "https://shop.example/" });

  assert.equal(page.body.find("link").textContent, text);
  assert.equal(page.body.find("text").text, `${text} ${text}`);
});

test("without its own text the whole message is the link", () => {
  const link = shop({ link_url: "https://shop.example/sale" }).body.find("link");

  assert.deepEqual(
    [link.textContent, link.href, link.target],
    ["Hello", "https://shop.example/sale", "_top"],
  );
});

for (const address of [
  "javascript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "JAVASCRIPT:alert(1)",
  "data:text/html,x", "vbscript:x", "file:///etc/passwd", "blob:https://a/b", "ftp://a", "//a", "/a",
  "sale", "", "https://", null, 5, true, ["https://shop.example/"], {}, { href: "https://a" },
]) {
  test(`${JSON.stringify(address)} is no link`, () => {
    const page = shop({ link_url: address, link_text: "here" });

    const link = page.body.find("link");
    assert.ok(!link || link.href == "https://shop.example/");
    assert.match(page.body.text, /^Hello/);
    assert.deepEqual(page.console, []);
  });
}

test("colors are used when they are colors", () => {
  const good = shop({ background: "#AbCdEf", color: "#000000" }).body.find("bar").properties;
  const bad = shop({ background: "red;}", color: ["#000000", 5] }).body.find("bar").properties;

  assert.deepEqual(good, {
    "--app-demo-app-background": "#AbCdEf",
    "--app-demo-app-color": "#000000",
  });
  assert.deepEqual(bad, {});
});

for (const text of ["", "   ", undefined, null, 5, ["Hello"], {}]) {
  test(`no bar for the message ${JSON.stringify(text)}`, () => {
    const page = shop({ text });

    assert.equal(page.body.children.length, 0);
    assert.deepEqual(page.console, []);
  });
}

test("a closed bar stays closed on other pages and after a page load", () => {
  const stored = {};
  const first = shop({}, { stored });

  first.body.find("close").listeners.click();
  first.OnPageLoaded.fire(PAGES[0]);
  const second = shop({}, { stored });

  assert.equal(first.body.children.length, 0);
  assert.equal(second.body.children.length, 0);
});

test("another message shows again", () => {
  const stored = {};
  shop({}, { stored }).body.find("close").listeners.click();

  const page = shop({ text: "Changed" }, { stored });

  assert.equal(page.body.find("text").text, "Changed");
});

test("nothing is kept before the shopper closes the bar", () => {
  assert.deepEqual(shop({}).stored, {});
});

test("closing works without storage until the page is left", () => {
  const page = shop({}, { before: "sessionStorage = null" });

  page.body.find("close").listeners.click();
  page.OnPageLoaded.fire(PAGES[0]);

  assert.equal(page.body.children.length, 0);
  assert.deepEqual(page.console, []);
});

test("a bar that cannot be closed has no button", () => {
  assert.equal(shop({ dismissible: false }).body.find("close"), undefined);
});

test("a bar that a site threw out with the old page comes back", () => {
  const page = shop({});
  page.body.children = [];

  page.OnPageLoaded.fire(PAGES[1]);

  assert.equal(page.body.find("text").text, "Hello");
});

const message = (page) => page.body.find("text")?.text;
const visits = (page, ...types) =>
  types.map((type) => {
    page.OnPageLoaded.fire({ type });
    return message(page);
  });

test("several lines take turns from page to page", () => {
  const page = shop({ text: "One\r\n\n  Two  \nThree" });

  assert.deepEqual([message(page), ...visits(page, "CART", "CART", "CART")], ["Two", "Three", "One", "Two"]);
  assert.equal(page.body.children.length, 1);
});

test("the first line is there before the first page", () => {
  const page = new Page({ config: JSON.stringify({ announcement: { enabled: true, text: "One\nTwo" } }) });
  page.visit(bundle);
  const early = message(page);

  assert.deepEqual([early, ...visits(page, "CATEGORY", "CATEGORY")], ["One", "One", "Two"]);
});

test("one line is not written again on other pages", () => {
  const page = shop({});
  const before = page.changes;

  visits(page, "CART", "PRODUCT", "SEARCH");

  assert.equal(page.changes, before);
});

test("a theme is a class, own colors are properties", () => {
  const bar = (settings) => shop({ background: "#000000", color: "#ffffff", ...settings }).body.find("bar");
  const themed = (settings) => shop(settings).body.find("text").parent;

  assert.match(themed({ theme: "sun" }).className, /__bar app-demo-app-announcement--sun$/);
  assert.deepEqual(themed({ theme: "sun", color: "#ffffff" }).properties, {});
  for (const theme of ["own", undefined, null, 5, {}, ["sun"], "a b", "sun--x", ""]) {
    assert.equal(Object.keys(bar({ theme }).properties).length, 2, JSON.stringify(theme));
  }
});

// Noon, so that the day is the same in every time zone.
const on = (day) => ({ before: `Date = class extends Date { constructor() { super("${day}T12:00:00") } }` });
for (const [settings, shown] of [
  [{ starts_on: "2026-12-24" }, ["24", "25"]],
  [{ ends_on: "2026-12-24" }, ["23", "24"]],
  [{ starts_on: "2026-12-24", ends_on: "2026-12-24" }, ["24"]],
  [{ starts_on: null, ends_on: "" }, ["23", "24", "25"]],
  [{ starts_on: 5, ends_on: { toString: 5 } }, ["23", "24", "25"]],
]) {
  test(`days: ${JSON.stringify(settings)}`, () => {
    const days = ["23", "24", "25"].filter((day) => message(shop(settings, on(`2026-12-${day}`))));

    assert.deepEqual(days, shown);
  });
}

const TYPES = {
  CATEGORY: ["CATEGORY"],
  PRODUCT: ["PRODUCT"],
  SEARCH: ["SEARCH"],
  CART: ["CART"],
  CHECKOUT: [
    "CHECKOUT_ADDRESS", "CHECKOUT_ADDRESS_BOOK", "CHECKOUT_DELIVERY", "CHECKOUT_PAYMENT_DETAILS", "CHECKOUT_PLACE_ORDER",
  ],
  ORDER_CONFIRMATION: ["ORDER_CONFIRMATION", "CHECKOUT_RESULT"],
  ACCOUNT: [
    "SIGN_IN", "RESET_PASSWORD", "ACCOUNT_SETTINGS", "ORDERS", "ADDRESS_BOOK", "FAVORITES", "ACCOUNT_SUBSCRIPTION",
  ],
  OTHER: ["ORDER_FAILURE", "DOWNLOAD_ERROR", "SITE", "CARTS", "SOMETHING_NEW", undefined, null, 5, {}],
};
for (const [kind, types] of Object.entries(TYPES)) {
  test(`pages: ${kind} alone`, () => {
    const page = new Page({ config: JSON.stringify({ announcement: { enabled: true, text: "Hello", pages: [kind] } }) });
    page.visit(bundle);

    for (const [each, theirs] of Object.entries(TYPES)) {
      for (const type of theirs) {
        assert.deepEqual(visits(page, type), [each == kind ? "Hello" : undefined], String(type));
      }
    }
    assert.deepEqual(page.console, []);
  });
}

test("on chosen pages it waits for the first of them", () => {
  const page = new Page({ config: JSON.stringify({ announcement: { enabled: true, text: "Hello", pages: ["CART"] } }) });
  page.visit(bundle);

  assert.deepEqual([message(page), ...visits(page, "CART")], [undefined, "Hello"]);
});
