/** The shop's words. A language without an entry falls back to English. */
import de from "./words-de.js";
import en from "./words-en.js";
import fr from "./words-fr.js";
import he from "./words-he.js";

const WORDS = { en, de, fr, he };

/**
 * Labels that a page may have changed before the shop was loaded, and the words that they are.
 *
 * Source: docs.ecwid.com, "Change storefront labels" (read 2026-11).
 */
const LABELS = {
  "BreadCrumbs.your_bag": "bag",
  "Minicart.shopping_bag": "bag",
  "ShoppingCartView.shopping_bag": "bag",
  "EmptyShoppingCartPanel.empty": "empty",
};

/** @param {string} language @returns {(key: string) => string} a word; an unknown one is itself */
export function wordsOf(language) {
  const words = { ...en, ...WORDS[language], ...changed(globalThis.window?.ecwidMessages) };
  return (key) => words[key] ?? key;
}

function changed(messages) {
  const entries = Object.entries(messages && typeof messages === "object" ? messages : {});
  return Object.fromEntries(entries.filter(([label, text]) => Object.hasOwn(LABELS, label) && typeof text === "string")
    .map(([label, text]) => [LABELS[label], text]));
}
