/** What a module is given: cart, customer, consent, money, elements, styles, reports. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Page, compose } from "./page.mjs";

const MODULES = [["one", "customization((context) => start(context))"]];
const bundle = compose(MODULES);
const reporting = compose(MODULES, { sample: 1 });

// Ecwid's storefront object as far as these tests need it, with a state that they change.
const ECWID = `
  log = [];
  consent = "UNDEFINED";
  cart = { items: [], productsQuantity: 0, subtotal: 0 };
  handlers = { cart: [], consent: [], profile: [] };
  Object.assign(Ecwid, {
    Cart: { get: (run) => run(cart) },
    OnCartChanged: { add: (run) => handlers.cart.push(run) },
    OnConsentChanged: { add: (run) => handlers.consent.push(run) },
    OnSetProfile: { add: (run) => { handlers.profile.push(run); run(null); } },
    getTrackingConsent: () => ({ userResponse: consent, askConsent: true }),
    formatCurrency: (amount) => "$" + amount.toFixed(2),
    getStoreConfiguration: () => ({ currency: { code: "USD" } }),
  });
`;

function visit(start, { pages = [{ type: "CATEGORY" }], script, before = "", with: code = bundle } = {}) {
  const page = new Page({
    config: `({ one: { enabled: true } })`,
    before: `${ECWID};${before};start = (context) => { ${start} }`,
    script,
  });
  return page.visit(code, ...pages);
}

const log = (page) => JSON.parse(page.run("JSON.stringify(log)"));

test("a module follows the cart with its totals, and undoes its work", () => {
  const page = visit(`context.onCart((cart) => {
    log.push(cart.subtotal);
    return () => { log.push("undo") };
  })`);

  page.run("cart = { items: [{}], subtotal: 12 }; handlers.cart.forEach((run) => run({ items: [] }))");

  assert.deepEqual(log(page), [0, "undo", 12]);
});

test("nobody who follows nothing is subscribed to anything", () => {
  const page = visit("");

  assert.deepEqual(page.run("JSON.stringify(handlers)"), '{"cart":[],"consent":[],"profile":[]}');
});

test("two who follow the cart share one subscription", () => {
  const page = visit("context.onCart(() => { log.push(1) }); context.onCart(() => { log.push(2) })");

  assert.deepEqual(log(page), [1, 2]);
  assert.equal(page.run("handlers.cart.length"), 1);
});

test("a module knows who is logged in", () => {
  const page = visit("context.onCustomer((customer) => { log.push(customer?.email ?? null) })");

  page.run("handlers.profile[0]({ email: 'a@b.example' })");

  assert.deepEqual(log(page), [null, "a@b.example"]);
});

for (const [answer, analytics, personalization] of [
  ["UNDEFINED", false, false], ["ACCEPTED", true, true], ["ACCEPT", true, true], ["DECLINED", false, false],
  ["DECLINE", false, false], ["ANALYTICS_ONLY", true, false], ["PERSONALIZATION_ONLY", false, true], ["", false, false],
]) {
  test(`consent: ${answer || "nothing"}`, () => {
    const page = visit("log.push(context.consent)", { before: `consent = "${answer}"` });

    assert.deepEqual(log(page), [{ analytics, personalization }]);
  });
}

test("a shop without cookies allows nothing", () => {
  const page = visit("log.push(context.consent.analytics)", {
    before: "consent = 'ACCEPTED'; ec = { config: { disable_all_cookies: true } }",
  });

  assert.deepEqual(log(page), [false]);
});

test("a module hears when the shopper agrees", () => {
  const page = visit("context.onConsent(({ analytics }) => { log.push(analytics) })");

  page.run("consent = 'ACCEPTED'; handlers.consent.forEach((run) => run('ACCEPT'))");

  assert.deepEqual(log(page), [false, true]);
});

test("money, the currency and the store are the shop's", () => {
  const page = visit("log.push(context.price(5), context.currency, context.storeId)");

  assert.deepEqual(log(page), ["$5.00", "USD", 1003]);
});

test("a shop that tells no currency does no harm", () => {
  const page = visit("log.push(context.price(5), context.currency ?? null)", {
    before: "delete Ecwid.formatCurrency; delete Ecwid.getStoreConfiguration",
  });

  assert.deepEqual(log(page), ["5", null]);
});

test("elements that come later are met once each, until the page is left", () => {
  const page = visit(`context.onPage((page) => {
    if (page.type == "CATEGORY") context.each("card", (card) => { log.push(card.tag) });
  })`);
  page.add("card");
  page.add("other");
  page.add("card");
  page.OnPageLoaded.fire({ type: "PRODUCT" });

  page.add("card");

  assert.deepEqual(log(page), ["card", "card"]);
  assert.equal(page.observers.length, 0);
});

test("one element can be waited for", async () => {
  const page = visit("context.waitFor('card').then((card) => { log.push(card.tag) })");
  page.add("other");
  const watching = page.observers.length;
  page.add("card");
  await new Promise(setImmediate);

  assert.equal(watching, 1);
  assert.deepEqual(log(page), ["card"]);
  assert.equal(page.observers.length, 0);
});

test("what is thrown for one element does not keep the next from being met", () => {
  const page = visit("context.each('card', () => { log.push(1); throw 1 })", { pages: [] });

  page.add("card");
  page.add("card");

  assert.deepEqual(log(page), [1, 1]);
});

test("a style is added once", () => {
  const page = visit("context.style('a{b:c}'); context.style('a{b:c}'); context.style('d{e:f}')");

  assert.deepEqual(
    page.run("JSON.stringify(document.adoptedStyleSheets.map((sheet) => sheet.text))"),
    '["a{b:c}","d{e:f}"]',
  );
});

const AGREED = { before: "consent = 'ACCEPTED'", script: "https://app.example/demo/storefront.js" };

test("errors are reported nowhere unless the bundle was built to", () => {
  assert.deepEqual(visit("throw new Error('broken')", AGREED).beacons, []);
});

test("errors are reported once the shopper agrees to analytics, five at most, without addresses", () => {
  const page = visit(
    `for (let i = 0; i < 9; i++) context.safe(() => { throw new Error("broken".repeat(99)) })()`,
    { ...AGREED, with: reporting },
  );

  assert.equal(page.beacons.length, 5);
  const [address, report] = page.beacons[0];
  assert.equal(address, "https://app.example/demo/errors");
  assert.equal(report.message.length, 200);
  assert.deepEqual({ ...report, message: "", place: "" }, { module: "one", message: "", place: "", release: "" });
});

for (const before of ["consent = 'DECLINED'", "consent = 'UNDEFINED'", "delete Ecwid.getTrackingConsent"]) {
  test(`no report without consent: ${before}`, () => {
    assert.deepEqual(visit("throw 1", { ...AGREED, before, with: reporting }).beacons, []);
  });
}
