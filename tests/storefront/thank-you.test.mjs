/** The thank-you message and its integrations, run in the bundle as a shop runs it. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Page, compose, shipped } from "./page.mjs";

const bundle = compose([["thank-you", shipped("thank-you")]]);
const CONFIRMATION = { type: "ORDER_CONFIRMATION", orderId: "X1" };
const PIXEL = "https://net.example/pixel?o={order}&t={total}&c={currency}";
const ECWID = `
  consent = "ACCEPTED"; sent = []; pixels = []; changed = [];
  gtag = fbq = (...values) => sent.push(values);
  Image = class { set src(address) { pixels.push(address) } };
  Object.assign(Ecwid, {
    OnOrderPlaced: { add: (run) => { place = run } },
    OnConsentChanged: { add: (run) => changed.push(run) },
    getTrackingConsent: () => ({ userResponse: consent, askConsent: true }),
    getStoreConfiguration: () => ({ currency: { code: "EUR" } }),
  });
`;

function shop(settings, { before = "", pages = [CONFIRMATION], order = { vendorNumber: "A/1", total: 12.5 } } = {}) {
  const config = JSON.stringify({ "thank-you": { enabled: true, message: "Thanks\n\nBye", ...settings } });
  const page = new Page({ config, before: ECWID + before });
  page.add("div.ec-store");
  page.visit(bundle);
  if (order) page.run(`place(${JSON.stringify(order)})`);
  for (const each of pages) page.OnPageLoaded.fire(each);
  return page;
}

const message = (page) => page.body.querySelector(".app-demo-app-thank-you")?.children.map((each) => each.textContent);
const sent = (page) => JSON.parse(page.run("JSON.stringify([sent, pixels])"));

test("the message is below the confirmation, and goes with it", () => {
  const page = shop({});
  const there = message(page);

  page.OnPageLoaded.fire({ type: "CATEGORY" });

  assert.deepEqual(there, ["Thanks", "Bye"]);
  assert.equal(message(page), undefined);
});

test("older storefronts have another name for the page", () => {
  assert.deepEqual(message(shop({}, { pages: [{ type: "CHECKOUT_RESULT" }] })), ["Thanks", "Bye"]);
});

test("nobody is told anything unless the merchant wants it", () => {
  assert.deepEqual(sent(shop({})), [[], []]);
});

test("with consent all are told once for each order, and nothing about the person", () => {
  const order = {
    vendorNumber: "A/1", total: 12.5, tax: 2, shipping: 3, couponName: "Ten", customer: { email: "a@b.example" },
    items: [{ quantity: 2, product: { id: 7, sku: "T7", name: "Tea", price: 3.75 } }, null, { product: { id: 8 } }],
  };
  const page = shop({ google_analytics: true, meta_pixel: true, affiliate_pixel: PIXEL }, { order });
  page.run(`place({ vendorNumber: "A/1", total: 12.5 }); changed.forEach((run) => run())`);

  assert.deepEqual(sent(page), [
    [
      ["event", "purchase", {
        transaction_id: "A/1", value: 12.5, tax: 2, shipping: 3, coupon: "Ten", currency: "EUR",
        items: [{ item_id: "T7", item_name: "Tea", price: 3.75, quantity: 2 }, { item_id: "8" }],
      }],
      ["track", "Purchase", { value: 12.5, currency: "EUR" }],
    ],
    ["https://net.example/pixel?o=A%2F1&t=12.5&c=EUR"],
  ]);
});

for (const [answer, google, pixel] of [["DECLINED", 0, 0], ["UNDEFINED", 0, 0], ["ANALYTICS_ONLY", 1, 0], ["PERSONALIZATION_ONLY", 0, 1]]) {
  test(`consent: ${answer}`, () => {
    const meta = shop({ meta_pixel: true }, { before: `consent = "${answer}"` });
    assert.deepEqual(sent(meta)[0].length, pixel);

    const page = shop({ google_analytics: true, affiliate_pixel: PIXEL }, { before: `consent = "${answer}"` });

    assert.deepEqual(sent(page).map((each) => each.length), [google, pixel]);
  });
}

test("consent that comes later counts", () => {
  const page = shop({ google_analytics: true, affiliate_pixel: PIXEL }, { before: "consent = 'UNDEFINED'" });

  page.run("consent = 'ACCEPTED'; changed.forEach((run) => run())");

  assert.deepEqual(sent(page).map((each) => each.length), [1, 1]);
});

test("a site without a Google tag gets no error", () => {
  assert.deepEqual(shop({ google_analytics: true }, { before: "gtag = undefined" }).console, []);
});

for (const affiliate_pixel of [
  "http://net.example/{order}", "javascript:alert({order})", "https://{order}/x", "https://{order}.net.example/", "x", "", null, 5, ["https://a"],
]) {
  test(`${JSON.stringify(affiliate_pixel)} is no pixel`, () => {
    const page = shop({ affiliate_pixel });

    assert.deepEqual(sent(page)[1], []);
    assert.deepEqual(page.console, []);
  });
}

for (const order of [null, 5, {}, { vendorNumber: null }, { total: "x", vendorNumber: ["&"] }]) {
  test(`the order ${JSON.stringify(order)} does no harm`, () => {
    assert.deepEqual(shop({ google_analytics: true, affiliate_pixel: PIXEL }, { order }).console, []);
  });
}

for (const text of ["", "  ", null, 5, {}]) {
  test(`no message for ${JSON.stringify(text)}`, () => {
    assert.equal(message(shop({ message: text })), undefined);
  });
}
