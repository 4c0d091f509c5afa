// Lists: filters and what they find; prices and the currency; design settings.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PRODUCTS, load, option } from "./modules.mjs";

const { cleared, facetsOf, isFiltered, toggled } = await load("facets");
const { filterParamsOf, find, searchPage } = await load("search");
const { formatMoney, shownPrice, tierPrice } = await load("money");
const { designOf, showsDetail } = await load("design");

const attributes = (value) => [{ name: "Brand", value }];
const GOODS = [
  { ...PRODUCTS[0], categoryIds: [10], attributes: attributes("Acme"), options: [option("Size", ["S", "M"])] },
  { ...PRODUCTS[1], categoryIds: [11], attributes: attributes("Acme"), options: [option("Size", ["M"])] },
  { ...PRODUCTS[2], categoryIds: [12], attributes: attributes("Globex"), options: [] },
];
const CATEGORIES = [{ id: 10, name: "A", parentId: 0 }, { id: 11, name: "B", parentId: 10 }, { id: 12, name: "C", parentId: 0 }];

test("filters count what can be chosen, and leave out what cannot", () => {
  const sections = ["PRICE", "CATEGORIES", "IN_STOCK", "ON_SALE", "NONSENSE"].map((type) => ({ type, name: "" }));
  const facets = facetsOf(GOODS, [...sections, { type: "OPTION", name: "Size" }, { type: "ATTRIBUTE", name: "Brand" }, { type: "OPTION", name: "Shoe" }],
    CATEGORIES, (key) => key);

  assert.deepEqual(facets.map(({ kind, param, values }) => [kind, param, values.map(({ value, count }) => `${value}:${count}`).join(" ")]), [
    ["price", undefined, ""], ["choices", "categories", "10:1 11:1 12:1"], ["choices", "inventory", "instock:2"],
    ["choices", "onsale", "onsale:1"], ["choices", "option_Size", "S:1 M:2"], ["choices", "attribute_Brand", "Acme:2 Globex:1"],
  ]);
});

test("the price filter knows the lowest and the highest price, in whole numbers", () => {
  const goods = [9.5, 20, 39.01].map((price) => ({ ...PRODUCTS[0], price }));
  const [{ least, most }] = facetsOf(goods, [{ type: "PRICE", name: "" }], [], (key) => key);

  assert.deepEqual([least, most], [9, 40]);
});

test("a choice narrows, another of the same filter widens, clearing ends it", () => {
  const one = toggled({ id: 5, sort: "priceAsc", offset: 20 }, "attribute_Brand", "Acme", true);
  const two = toggled(one, "attribute_Brand", "Globex", true);

  assert.deepEqual(two, { id: 5, sort: "priceAsc", attribute_Brand: "Acme,Globex" });
  assert.equal(toggled(two, "attribute_Brand", "Acme", false).attribute_Brand, "Globex");
  assert.deepEqual([isFiltered(two), isFiltered({ id: 5, inventory: "" })], [true, false]);
  assert.deepEqual(cleared(two), { id: 5, sort: "priceAsc" });
});

test("filters of a category and of a search find", () => {
  const ids = (params) => find(GOODS, { sort: "normal", filterParams: filterParamsOf(params) }, params, CATEGORIES).map(({ id }) => id);

  assert.deepEqual(ids({ attribute_Brand: "Acme", option_Size: "S" }), [1]);
  assert.deepEqual(ids({ categories: "10,12" }), [1, 3]);
  assert.deepEqual(ids({ keyword: "pen" }), [2]);
  const dated = GOODS.map((each, index) => ({ ...each, created: 1_767_225_600 + index * 86_400 }));
  const among = (params) => find(dated, searchPage(params), params).map(({ id }) => id);
  assert.deepEqual(among({ createdFrom: "2026-01-02", createdTo: 1_767_312_000 }), [2]);
  assert.deepEqual([among({ createdFrom: "soon" }), among({ sku: "POT" })], [[1, 2, 3], [3]]);
  const placed = [["north"], ["south"], undefined].map((locations, index) => ({ ...GOODS[index], locations }));
  const at = (locations) => find(placed, searchPage({}), { locations }).map(({ id }) => id);
  assert.deepEqual([at("north"), at("north,south"), at("moon"), at("")], [[1, 3], [1, 2, 3], [3], [1, 2, 3]]);
  const below = searchPage({ categories: "10" });
  assert.deepEqual(find(GOODS, below, {}, CATEGORIES).map(({ id }) => id), [1, 2], "subcategories too");
  assert.deepEqual(filterParamsOf({ inventory: "instock" }).inventory, "instock");
  assert.equal("inventory" in filterParamsOf({}), false);
});

test("money is written as the store writes it", () => {
  const euro = { currencyPrefix: "", currencySuffix: " €", currencyPrecision: 2, currencyGroupSeparator: ".", currencyDecimalSeparator: ",", currencyTruncateZeroFractional: true };
  const yen = { ...euro, currencyPrefix: "¥", currencySuffix: "", currencyPrecision: 0 };

  assert.deepEqual([1234567.5, 12, -3.25, "4.1", -0.001].map((amount) => formatMoney(amount, euro)), ["1.234.567,50 €", "12 €", "-3,25 €", "4,10 €", "0 €"]);
  assert.equal(formatMoney(1234.5, yen), "¥1.235");
});

test("prices are shown with the taxes that the store shows in them; many pieces cost less", () => {
  assert.deepEqual([shownPrice(10, { tax: { addedRate: 20 } }), shownPrice(10, {}), shownPrice(9.99, { tax: { addedRate: 19 } })], [12, 10, 11.89]);
  const tiers = [{ quantity: 5, price: 8 }, { quantity: 10, price: 7 }];
  assert.deepEqual([1, 5, 12].map((quantity) => tierPrice(10, tiers, quantity)), [10, 8, 7]);
});

test("the page's settings are over the merchant's, old names count", () => {
  globalThis.window = { ec: { storefront: { product_filters_position_category_page: "RIGHT", product_details_show_qty: false } } };
  const design = designOf({ show_footer_menu: false, product_details_show_qty: true });

  assert.deepEqual([design.show_footer_menu, design.product_filters_position_on_catalog_pages], [false, "right"]);
  assert.deepEqual([showsDetail(design, "qty"), showsDetail(design, "product_name")], [false, true]);
  globalThis.window = { ec: { storefront: "nonsense" } };
  assert.equal(designOf(null).show_footer_menu, true);
});
