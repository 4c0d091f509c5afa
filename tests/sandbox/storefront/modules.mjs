// The storefront's modules, which Node.js takes for modules only beside a package.json.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const SOURCE = fileURLToPath(new URL("../../../ecwid_native/sandbox/static/storefront", import.meta.url));
const COPY = mkdtempSync(join(tmpdir(), "storefront-"));
cpSync(SOURCE, COPY, { recursive: true });
process.on("exit", () => rmSync(COPY, { recursive: true }));
writeFileSync(join(COPY, "package.json"), '{"type": "module"}');

/** @param {string} name such as "cart" */
export function load(name) {
  return import(pathToFileURL(join(COPY, `${name}.js`)).href);
}

/** @param {string} name @param {string[]} texts @param {object} [rest] */
export function option(name, texts, rest = {}) {
  const choices = texts.map((text) => ({ text, priceModifier: 0, priceModifierType: "ABSOLUTE" }));
  return { name, type: "SELECT", required: false, defaultChoice: 0, choices, ...rest };
}

export const PRODUCTS = [
  { id: 1, sku: "MUG", name: "Mug", description: "Holds tea.", price: 18, compareToPrice: 20, inStock: true, categoryId: 10, slug: "Mug-p1", nameTranslated: {}, options: [option("Glaze", ["Sea", "Night"])] },
  { id: 2, sku: "PEN", name: "Brass pen", description: "Writes.", price: 40, inStock: true, categoryId: 11, slug: "Brass-pen-p2", nameTranslated: {}, options: [] },
  { id: 3, sku: "POT", name: "Teapot", description: "Pours.", price: 60, inStock: false, categoryId: 10, slug: "Teapot-p3", nameTranslated: {}, options: [] },
];
export const DATA = {
  products: PRODUCTS,
  categories: [{ id: 10, name: "Tableware", nameTranslated: {}, slug: "Tableware-c10" }, { id: 11, name: "Stationery", nameTranslated: {}, slug: "Stationery-c11" }],
};
