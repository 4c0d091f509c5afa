// The shop's words: all of them in every language, and labels that a page has changed.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { load } from "./modules.mjs";

const { wordsOf } = await load("i18n");
const SOURCE = fileURLToPath(new URL("../../../ecwid_native/sandbox/static/storefront/", import.meta.url));
const LANGUAGES = ["en", "de", "fr", "he"];

test("every word is there in every language", async () => {
  const all = await Promise.all(LANGUAGES.map(async (code) => (await load(`words-${code}`)).default));
  for (const words of all) assert.deepEqual(Object.keys(words).sort(), Object.keys(all[0]).sort());
});

test("every word that is used is there", async () => {
  const used = readdirSync(SOURCE).filter((name) => name.endsWith(".js"))
    .flatMap((name) => [...readFileSync(SOURCE + name, "utf8").matchAll(/words\("([\w-]+)"\)/g)].map((found) => found[1]));
  const { default: english } = await load("words-en");

  assert.ok(used.length > 60);
  assert.deepEqual(used.filter((key) => !Object.hasOwn(english, key)), []);
});

test("a page can change labels, an unknown language is English", () => {
  globalThis.window = { ecwidMessages: { "BreadCrumbs.your_bag": "Basket", "Other.label": "x", "EmptyShoppingCartPanel.empty": 5 } };

  assert.deepEqual([wordsOf("xx")("bag"), wordsOf("xx")("empty"), wordsOf("xx")("signIn")], ["Basket", "Your bag is empty.", "Sign in"]);
});
