/** What the server writes as public config, read by the runtime: one file for both sides. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { Page, ROOT, compose } from "./page.mjs";

const contract = JSON.parse(readFileSync(ROOT + "tests/contracts/public_config.json", "utf8"));
const bundle = compose([["bar", "customization(({ settings }) => { globalThis.seen = settings; });"]]);

/** Return the settings that the script gets when the shop delivers `text`; undefined for none. */
function settingsFrom(text) {
  const page = new Page({ config: JSON.stringify(text) }).visit(bundle, { type: "CATEGORY" });
  assert.deepEqual(page.console, []);
  return JSON.parse(page.run("JSON.stringify(globalThis.seen ?? null)")) ?? undefined;
}

for (const { name, text, config } of [...contract.written, ...contract.read]) {
  test(`${name}: the script gets what the contract says`, () => {
    assert.deepEqual(settingsFrom(text), config.bar?.enabled ? config.bar : undefined);
  });
}

for (const { name, text } of contract.written) {
  test(`${name}: the text can stand in a script element`, () => {
    assert.doesNotMatch(text, /[<>&\u2028\u2029]/);
  });
}
