/** `context.call`: how a module reaches its author's endpoints. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Page, compose } from "./page.mjs";

const MODULES = [
  ["one", "customization((context) => start(context))"],
  ["two", "customization(({ call }) => { hasCall = Boolean(call) })"],
];
const more = { actions: { one: ["wish"] } };
const bundle = compose(MODULES, more);
const SCRIPT = "https://app.example/demo/storefront.js";
const json = (value, status = 200) => ({ ok: status < 400, status, json: async () => value });

function visit(start, { code = bundle, script = SCRIPT, answer } = {}) {
  const page = new Page({
    config: "({ one: { enabled: true }, two: { enabled: true } })",
    before: `log = []; hasCall = "nothing ran"; start = (context) => { ${start} }`,
    script,
  });
  page.answer = answer;
  return page.visit(code, { type: "CATEGORY" });
}

const settle = () => new Promise((resolve) => setImmediate(resolve));
const log = (page) => JSON.parse(page.run("JSON.stringify(log)"));
const ASK = `context.call("stock", { product_id: 5 }).then((answer) => log.push(answer ?? "none"))`;

test("a query is a GET without credentials, to the store's address", async () => {
  const page = visit(ASK, { answer: () => json({ left: 3 }) });
  await settle();

  const [[url, options]] = page.calls;
  assert.equal(
    decodeURIComponent(url),
    'https://app.example/demo/api/1003/one/stock?data={"product_id":5}',
  );
  assert.equal(options.credentials, "omit");
  assert.equal(options.method, undefined);
  assert.equal(options.headers, undefined);
  assert.deepEqual(log(page), [{ left: 3 }]);
  assert.deepEqual(page.timers, [undefined]);
});

test("an action is a POST of JSON", async () => {
  const page = visit(`context.call("wish").then((answer) => log.push(answer))`, { answer: () => json(null) });
  await settle();

  const [[url, options]] = page.calls;
  assert.equal(url, "https://app.example/demo/api/1003/one/wish");
  assert.equal(options.method, "POST");
  assert.equal(options.body, "{}");
  assert.equal(options.headers["Content-Type"], "application/json");
  assert.equal(options.credentials, "omit");
  assert.deepEqual(log(page), [null]);
});

test("a hashed file and a server elsewhere find the same address", async () => {
  const hashed = compose(MODULES, { ...more, mark: "0123456789abcdef0123" });
  const elsewhere = compose(MODULES, { ...more, server: "https://server.example/x/demo/" });
  const script = "https://app.example/demo/releases/0123456789abcdef0123.js";

  const urls = [visit(ASK, { code: hashed, script }), visit(ASK, { code: elsewhere, script: "" })].map(
    (page) => page.calls[0][0].split("?")[0],
  );

  assert.deepEqual(urls, [
    "https://app.example/demo/api/1003/one/stock",
    "https://server.example/x/demo/api/1003/one/stock",
  ]);
});

const FAILURES = {
  "an error of the server": () => json({ error: { message: "product_id: missing" } }, 422),
  "no JSON": () => ({ ok: true, json: async () => JSON.parse("<html>") }),
  "a page of a proxy": () => json({}, 502),
  "no network": () => Promise.reject(new Error("Failed to fetch")),
};
for (const [name, answer] of Object.entries(FAILURES)) {
  test(`${name} gives undefined, and a line in the console`, async () => {
    const page = visit(ASK, { answer });
    await settle();

    assert.deepEqual(log(page), ["none"]);
    assert.equal(page.console.length, 1);
    assert.deepEqual(page.console[0].slice(0, 3), ["debug", "demo-app", "one"]);
  });
}

test("whoever does not answer in time gives undefined", async () => {
  const page = visit(ASK);
  await settle();
  assert.deepEqual(log(page), []);

  assert.equal(page.timers[0].delay, 10_000);
  page.timers[0].run();
  await settle();

  assert.deepEqual(log(page), ["none"]);
});

test("a query ends with its page, without a word", async () => {
  const page = visit(ASK);
  page.OnPageLoaded.fire({ type: "CART" });
  await settle();

  assert.equal(page.calls[0][1].signal.aborted, true);
  assert.deepEqual(log(page), []);
  assert.deepEqual(page.console, []);
});

test("an action goes on when the page is left; nobody hears of its answer", async () => {
  let answer;
  const page = visit(ASK.replace("stock", "wish"), { answer: () => new Promise((resolve) => (answer = resolve)) });
  page.OnPageLoaded.fire({ type: "CART" });
  assert.equal(page.calls[0][1].signal.aborted, false);

  answer(json({ left: 1 }));
  await settle();

  assert.deepEqual(log(page), []);
  assert.deepEqual(page.console, []);
});

test("a place that cannot be told and data that has no JSON give undefined", async () => {
  const page = visit(ASK, { script: "" });
  const circle = visit(`const a = {}; a.a = a; context.call("stock", a).then((x) => log.push(x ?? "none"))`);
  await settle();

  for (const each of [page, circle]) {
    assert.deepEqual(log(each), ["none"]);
    assert.deepEqual(each.calls, []);
  }
});

test("only who has something to call can, and nobody else pays for it", () => {
  const page = visit("");

  assert.equal(page.run("hasCall"), false);
  assert.ok(!compose(MODULES).includes("AbortController"));
  assert.equal(bundle.split("AbortController").length, 2);
});
