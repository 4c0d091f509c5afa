/**
 * Addresses of the shop's pages in their four forms: clean with ids, clean without, in the query, in the hash.
 *
 * Source: docs.ecwid.com, "Store URLs", and the page of 2020 (read 2026-11). An old form is recognised and
 * written anew in the active one.
 */
import { hasName, pageOf, routeOf, slugOf, wantedName } from "./pages.js";

// What a page's address says besides its name.
const IN_ADDRESS = /^(keyword|offset|sort|page|inventory|onsale|sku|price(From|To)|created(From|To)|categories|includeProductsFromSubcategories|variation|options|key|errorType|returnurl|(attribute|option)_.+)$/;
const PRODUCT_OR_CATEGORY = /^#!\/(?:[^/]*\/)?([pc])\/(\d+)(?:\/([^/]*))?$/;
const OTHER = /^#!\/~\/([^=]*?)(?:\/([^/]*=.*))?$/;

/** @param {any} config `ec.config` @returns {"clean"|"slugs"|"query"|"hash"} */
export function formOf(config) {
  const wanted = config?.storefrontUrls ?? {};
  if (!wanted.cleanUrls) return "hash";
  if (wanted.queryBasedCleanUrls) return "query";
  return wanted.slugsWithoutIds ? "slugs" : "clean";
}

/**
 * The address of a page.
 *
 * @param {any} route @param {any} data
 * @param {{form: string, base: string, here: {pathname: string, search: string}}} place `base` begins every address;
 *   without one, addresses in query and hash are of the page that is open
 */
export function addressOf(route, data, { form, base, here }) {
  const params = shownParams(route);
  const language = new URLSearchParams(here.search).has("lang") ? { lang: data.language } : {};
  if (form === "hash") return `${base || ownPage(here)}#!/${hashOf(route, data, params)}`;
  if (form === "query") {
    const own = new URL(base || here.pathname + here.search, "http://x/");
    own.searchParams.delete("store-page");
    for (const key of [...own.searchParams.keys()]) if (IN_ADDRESS.test(key)) own.searchParams.delete(key);
    const slug = slugOf(route, data);
    const query = new URLSearchParams({ ...Object.fromEntries(own.searchParams), ...language, ...(slug ? { "store-page": slug } : {}), ...params });
    const path = base ? base.split("?")[0] : here.pathname;
    return path + (query.size ? `?${query}` : "");
  }
  const query = new URLSearchParams({ ...language, ...params });
  return `${base}/${slugOf(route, data, form === "slugs")}${query.size ? `?${query}` : ""}`;
}

/** @returns {any} the route that an address leads to, in whatever form; the front page if to none */
export function routeAt(location, data, form) {
  const { hash = "" } = location;
  if (hash.startsWith("#!/")) return routeOfHash(hash, data);
  const named = new URLSearchParams(location.search).get("store-page");
  if (named !== null) return routeOf({ pathname: `/${named}`, search: location.search }, data);
  if (form === "clean" || form === "slugs") return routeOf(location, data);
  return { name: "category", params: { ...(form === "query" ? paramsOf(location.search) : {}), id: 0 } };
}

function routeOfHash(hash, data) {
  const front = { name: "category", params: { id: 0 } };
  const known = PRODUCT_OR_CATEGORY.exec(hash);
  if (known) {
    const route = { name: known[1] === "p" ? "product" : "category", params: { ...paramsOf(known[3]), id: Number(known[2]) } };
    return pageOf(route, data) ? route : front;
  }
  const other = OTHER.exec(hash);
  if (!other) return front;
  const route = { name: decodeURIComponent(other[1]), params: paramsOf(other[2]) };
  if (route.name === "category") route.params.id = Number(route.params.id) || 0;
  return (hasName(route.name) || route.name === "order-failure") && pageOf(route, data) ? route : front;
}

function hashOf(route, data, params) {
  const query = new URLSearchParams(params).toString();
  const id = Number(route.params?.id ?? 0);
  if (route.name === "product") {
    const product = data.products.find((each) => each.id === id);
    const place = new URLSearchParams({ category: String(route.params.category ?? 0), ...params });
    return `${encodeURIComponent(wantedName(route.params)) || nameOf(product)}/p/${id}/${place}`;
  }
  if (route.name === "category") {
    const category = data.categories.find((each) => each.id === id);
    const named = encodeURIComponent(wantedName(route.params));
    return `${category ? `${named || nameOf(category)}/` : ""}c/${id}${query ? `/${query}` : ""}`;
  }
  return `~/${route.name}${query ? `/${query}` : ""}`;
}

function nameOf(entity) {
  return encodeURIComponent(entity.name.replaceAll(" ", "-"));
}

function paramsOf(text) {
  return Object.fromEntries(new URLSearchParams(text ?? ""));
}

function shownParams(route) {
  return Object.fromEntries(Object.entries(route.params ?? {})
    .filter(([key, value]) => (IN_ADDRESS.test(key) || (key === "id" && route.name === "account/subscription")) && value !== undefined && value !== "").map(([key, value]) => [key, String(value)]));
}

function ownPage({ pathname, search }) {
  const query = new URLSearchParams(search);
  query.delete("store-page");
  return pathname + (query.size ? `?${query}` : "");
}
