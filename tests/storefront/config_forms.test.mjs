/** The public config comes in many forms; none may break the shop. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { ON, READABLE, SILENT, literal } from "./odd_forms.mjs";
import { Page, compose, shipped } from "./page.mjs";

const bundle = compose([["announcement", shipped("announcement")]]);
const PAGES = [{ type: "CATEGORY", categoryId: 0 }, { type: "PRODUCT", productId: 1 }];

for (const [name, config] of Object.entries(READABLE)) {
  test(`${name} is read`, () => {
    const page = new Page({ config }).visit(bundle, ...PAGES);

    assert.equal(page.body.text, "Hello×");
    assert.deepEqual(page.console, []);
  });
}

for (const [name, config] of Object.entries(SILENT)) {
  test(`${name} means silence`, () => {
    assertSilent(new Page({ config }).visit(bundle, ...PAGES));
  });
}

const INSTANT_SITE = (config) => `instantsite = { getAppPublicConfig: () => (${config}) }`;

for (const empty of ["undefined", "null", '""']) {
  test(`an Instant Site's config is read when Ecwid's is ${empty}`, () => {
    const before = INSTANT_SITE(literal(ON));

    const page = new Page({ config: empty, before }).visit(bundle, ...PAGES);

    assert.equal(page.body.text, "Hello×");
  });
}

for (const [name, config] of Object.entries(SILENT)) {
  test(`${name} on an Instant Site means silence`, () => {
    assertSilent(new Page({ before: INSTANT_SITE(config) }).visit(bundle, ...PAGES));
  });
}

test("an Instant Site's own page has no Ecwid", () => {
  const before = INSTANT_SITE(literal(ON));

  const page = new Page({ withoutEcwid: true, before }).visit(bundle);

  assert.equal(page.body.text, "Hello×");
  assert.deepEqual(page.console, []);
});

test("a module may ask for anything where there is no Ecwid", () => {
  const source = `customization((context) => {
    for (const name of ["onCart", "onCustomer", "onConsent", "onOrder", "onPage"]) context[name]((value) => seen.push([name, value]));
    seen.push([context.price(5), context.currency, context.language, context.storeId, context.consent.analytics]);
  })`;
  const before = `seen = []; ${INSTANT_SITE("{ one: {} }")}; instantsite.getSiteId = () => 7`;

  const page = new Page({ withoutEcwid: true, before }).visit(compose([["one", source]]));

  assert.deepEqual(page.console, []);
  assert.equal(page.run("JSON.stringify(seen)"), JSON.stringify([
    ["onConsent", { analytics: false, personalization: false }], ["onPage", { type: "SITE" }], ["5", null, "en", 7, false],
  ]));
});

test("an Instant Site's page that is still loading is waited for", () => {
  const before = `${INSTANT_SITE(literal(ON))};
    document.readyState = "loading";
    addEventListener = (type, listener) => { ready = listener; }`;
  const page = new Page({ withoutEcwid: true, before }).visit(bundle);
  const early = page.changes;

  page.run("ready()");

  assert.equal(early, 0);
  assert.equal(page.body.text, "Hello×");
});

for (const [name, before] of Object.entries({
  "no Ecwid at all": "",
  "an Ecwid that is null": "Ecwid = null",
  "an Ecwid that is something else": "Ecwid = 'hello'",
  "an Ecwid without events": "Ecwid = {}",
  "an Ecwid that throws": "Object.defineProperty(globalThis, 'Ecwid', { get() { throw 1 } })",
  "an Instant Site that is something else": "instantsite = 5",
})) {
  test(`${name} means silence`, () => {
    const page = new Page({ withoutEcwid: true, before }).visit(bundle);

    assert.equal(page.changes, 0);
    assert.deepEqual(
      page.console.filter(([method]) => method != "debug"),
      [],
    );
  });
}

test("nothing is asked of Ecwid before its API is loaded", () => {
  const page = new Page({ config: '(() => { throw new Error("too early") })()' });

  page.run(bundle);

  assertSilent(page);
});

test("an API that is loaded already starts us at once", () => {
  const page = new Page({ config: literal(ON) });
  page.OnAPILoaded.fire();

  page.run(bundle);

  assert.equal(page.body.text, "Hello×");
});

test("1,000 invented configs break nothing", () => {
  const random = generator(20261124);
  for (let round = 0; round < 1000; round++) {
    const config = inventedConfig(random);

    const page = new Page({ config }).visit(bundle, ...PAGES);

    assert.deepEqual(page.console, [], config);
    if (!page.body.children.length) assert.equal(page.created, 0, config);
    for (const element of page.body.all()) {
      if (element.tag == "a") assert.match(element.href, /^https?:/i, config);
    }
  }
});

function assertSilent(page) {
  assert.equal(page.changes, 0, "the page was changed");
  assert.equal(page.created, 0, "an element was made");
  assert.deepEqual(page.console, []);
  assert.deepEqual(page.stored, {});
  assert.equal(page.OnPageLoaded.handlers.length, 0, "page changes are followed");
}

/** Return the same pseudo-random numbers at every run (mulberry32). */
function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function inventedConfig(random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const TEXTS = [
    "", " ", "Hello", "\0", "\u2028", "\ud800", "</script><script>alert(1)</script>", "💐".repeat(99),
    "javascript:alert(1)", " java\nscript:alert(1)", "https://shop.example/sale", "HTTP://a", "//a",
    "data:text/html,x", "#ff0000", "#f00", "red;}", "url(//evil.example)", "top", "bottom",
    "__proto__", "constructor",
  ];
  const value = (depth) =>
    pick([
      () => null, () => true, () => false, () => 0, () => -1e308, () => pick(TEXTS), () => pick(TEXTS),
      () => (depth ? [value(depth - 1), value(depth - 1)] : []),
      () => (depth ? { [pick(TEXTS)]: value(depth - 1), value: value(depth - 1) } : {}),
    ])();
  const FIELDS = [
    "text", "link_url", "link_text", "background", "color", "position", "dismissible", "version",
  ];
  const settings = { enabled: pick([true, true, true, value(0)]) };
  for (const field of FIELDS) if (random() < 0.8) settings[field] = value(2);
  if (random() < 0.6) settings.text = pick(TEXTS);
  const config = { announcement: settings, other: value(3) };
  const text = JSON.stringify(config);
  return pick([
    () => text,
    () => JSON.stringify(text),
    () => JSON.stringify(JSON.stringify(text)),
    () => `({ value: ${JSON.stringify(text)} })`,
    () => `({ key: "public", value: ${text} })`,
    () => JSON.stringify(text.slice(0, Math.floor(random() * text.length))),
    () => JSON.stringify(value(4)) ?? "undefined",
    () => JSON.stringify(JSON.stringify(value(4))),
  ])();
}
