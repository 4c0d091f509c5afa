// The four forms of addresses.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DATA as PLAIN, load } from "./modules.mjs";

const { addressOf, formOf, routeAt } = await load("urls");

const named = (each) => ({ ...each, plainSlug: each.name.toLowerCase().replace(" ", "-") });
const DATA = { language: "de", products: PLAIN.products.map(named), categories: PLAIN.categories.map(named) };
const HERE = { pathname: "/shop", search: "?preview=1" };
const ROUTES = [
  { name: "product", params: { id: 2 } },
  { name: "product", params: { id: 1, variation: "77" } },
  { name: "category", params: { id: 10, offset: "20", sort: "priceAsc" } },
  { name: "search", params: { keyword: "tea & more", attribute_Brand: "X,Y" } },
  { name: "category", params: { id: 0, inventory: "instock" } },
  { name: "cart", params: {} },
  { name: "checkout/payment", params: {} },
];

function at(address) {
  const { pathname, search, hash } = new URL(address, "http://shop.example");
  return { pathname, search, hash };
}

test("how the site wants its addresses", () => {
  const urls = (storefrontUrls) => formOf({ storefrontUrls });

  assert.deepEqual([formOf(undefined), urls({}), urls({ cleanUrls: true }), urls({ cleanUrls: true, slugsWithoutIds: true }),
    urls({ cleanUrls: true, queryBasedCleanUrls: true })], ["hash", "hash", "clean", "slugs", "query"]);
});

test("every page has an address in every form that leads back to it", () => {
  for (const form of ["hash", "clean", "slugs", "query"]) {
    for (const route of ROUTES) {
      const base = form === "hash" || form === "query" ? "" : "/shop";
      const back = routeAt(at(addressOf(route, DATA, { form, base, here: HERE })), DATA, form);
      assert.equal(back.name, route.name, form);
      for (const [key, value] of Object.entries(route.params)) assert.equal(String(back.params[key]), String(value), `${form} ${key}`);
    }
  }
});

test("addresses look as documented", () => {
  const address = (form, route, base = "") => addressOf(route, DATA, { form, base, here: HERE });

  assert.equal(address("hash", ROUTES[0]), "/shop?preview=1#!/Brass-pen/p/2/category=0");
  assert.equal(address("clean", ROUTES[0], "/shop"), "/shop/Brass-pen-p2");
  assert.equal(address("slugs", ROUTES[0], "/shop"), "/shop/brass-pen");
  assert.equal(address("query", ROUTES[0]), "/shop?preview=1&store-page=Brass-pen-p2");
  assert.equal(address("query", { name: "category", params: { id: 0 } }), "/shop?preview=1");
  assert.equal(address("hash", ROUTES[5], "https://a.example/store"), "https://a.example/store#!/~/cart");
});

test("a chosen language stays in the address", () => {
  const here = { pathname: "/1", search: "?lang=de" };

  assert.equal(addressOf(ROUTES[5], DATA, { form: "clean", base: "/1", here }), "/1/cart?lang=de");
});

test("old forms are understood, nonsense leads to the front page, a site's own path to none of ours", () => {
  assert.equal(routeAt(at("/shop#!/Brass-pen/p/2"), DATA, "clean").params.id, 2);
  assert.equal(routeAt(at("/shop?store-page=Tableware-c10"), DATA, "hash").params.id, 10);
  assert.equal(routeAt(at("/cart"), DATA, "hash").name, "category");
  for (const text of ["/x#!/Gone/p/999", "/x#!/~/nowhere", "/x#!/~/toString", "/x#!/%/c/x", "/x?store-page=%25", "/x#!/~/product/id=999"]) {
    assert.deepEqual([routeAt(at(text), DATA, "hash").name, Number(routeAt(at(text), DATA, "hash").params.id)], ["category", 0], text);
  }
});
