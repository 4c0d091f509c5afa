// Page objects, addresses and searches.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DATA, PRODUCTS, load } from "./modules.mjs";

const { hasName, pageOf, routeOf, slugOf } = await load("pages");
const { find, searchPage } = await load("search");

const TYPES = {
  cart: "CART", "checkout/address": "CHECKOUT_ADDRESS", "checkout/shipping": "CHECKOUT_ADDRESS",
  "checkout/delivery": "CHECKOUT_DELIVERY", "checkout/payment": "CHECKOUT_PAYMENT_DETAILS",
  "checkout/order-confirmation": "ORDER_CONFIRMATION", account: "ACCOUNT_SETTINGS",
  "account/address-book": "ADDRESS_BOOK", "account/favorites": "FAVORITES", "account/orders": "ORDERS",
  "account/settings": "ACCOUNT_SETTINGS", "account/subscription": "ACCOUNT_SUBSCRIPTION", signin: "SIGN_IN",
  "pages/terms": "LEGAL_PAGE",
};
const NAMELESS = {
  "checkout/address-book": "CHECKOUT_ADDRESS_BOOK", "order-failure": "ORDER_FAILURE",
  "reset-password": "RESET_PASSWORD", "download-error": "DOWNLOAD_ERROR",
};

const place = (path) => ({ pathname: `/1003/${path.split("?")[0]}`, search: path.includes("?") ? `?${path.split("?")[1]}` : "" });

test("every page has a type, and an address that leads back to it", () => {
  for (const [name, type] of Object.entries({ ...TYPES, ...NAMELESS })) {
    assert.equal(pageOf({ name, params: {} }, DATA).type, type);
    const route = routeOf(place(slugOf({ name, params: {} }, DATA)), DATA);
    assert.equal(pageOf(route, DATA).type, type, name);
  }
});

test("openPage knows the documented names alone", () => {
  for (const name of [...Object.keys(TYPES), "product", "category", "search"]) assert.ok(hasName(name), name);
  for (const name of [...Object.keys(NAMELESS), "nowhere", "toString", ""]) assert.equal(hasName(name), false, name);
});

test("what a failed download says", () => {
  const route = routeOf(place("download-error?errorType=limit&key=k1"), DATA);

  assert.deepEqual(pageOf(route, DATA), { type: "DOWNLOAD_ERROR", errorType: "limit", key: "k1" });
});

test("a product's variation and a category's page", () => {
  assert.equal(pageOf(routeOf(place("Mug-p1?variation=77"), DATA), DATA).variationId, 77);
  assert.equal("variationId" in pageOf({ name: "product", params: { id: 1 } }, DATA), false);
  const category = pageOf({ name: "category", params: { id: 10, page: 3, sort: "priceAsc" } }, DATA);
  assert.deepEqual([category.offset, category.sort], [40, "priceAsc"]);
  for (const page of ["x", -1, 0, null]) assert.equal(pageOf({ name: "category", params: { page } }, DATA).offset, 0);
});

test("a product tells where the shopper came from, and is called as openPage wants", () => {
  const mug = (params) => pageOf({ name: "product", params: { id: 1, ...params } }, DATA).categoryId;

  assert.deepEqual([mug({}), mug({ category: 0 }), mug({ category: "10" })], [-1, 0, 10]);
  assert.equal(pageOf({ name: "product", params: { id: 1 } }, DATA).mainCategoryId, 10);
  const slugs = [{ slug_value: "tea-mug" }, { name: "Tea mug / large" }, {}].map((params) => slugOf({ name: "product", params: { id: 1, ...params } }, DATA));
  assert.deepEqual(slugs, ["tea-mug-p1", "Tea-mug-large-p1", "Mug-p1"]);
});

test("a search has the documented shape", () => {
  assert.deepEqual(searchPage({
    keyword: "mug", categories: "0,12", inventory: "instock", attribute_Brand: "X,Y", option_Size: "L",
    includeProductsFromSubcategories: "false", offset: "20",
  }), {
    type: "SEARCH",
    keywords: "mug",
    offset: 20,
    sort: "relevance",
    filterParams: {
      attributes: { Brand: ["X", "Y"] }, options: { Size: ["L"] }, categories: [0, 12], keyword: "mug",
      includeProductsFromSubcategories: false, inventory: "instock",
    },
  });
  assert.equal(searchPage({ keywords: "old name" }).keywords, "old name");
});

test("searches find", () => {
  const ids = (params) => find(PRODUCTS, searchPage(params), params).map((product) => product.id);

  assert.deepEqual(ids({ keyword: "TEA" }), [1, 3]);
  assert.deepEqual(ids({ keyword: "pen" }), [2]);
  assert.deepEqual(ids({ inventory: "instock" }), [1, 2]);
  assert.deepEqual(ids({ categories: "10" }), [1, 3]);
  assert.deepEqual(ids({ onsale: "onsale" }), [1]);
  assert.deepEqual(ids({ priceFrom: 30, priceTo: 50 }), [2]);
  assert.deepEqual(ids({ option_Glaze: "Night" }), [1]);
  assert.deepEqual(ids({ sort: "priceDesc" }), [3, 2, 1]);
  assert.deepEqual(ids({ sort: "nameAsc" }), [2, 1, 3]);
  assert.deepEqual(ids({ sort: "toString" }), [1, 2, 3]);
});
