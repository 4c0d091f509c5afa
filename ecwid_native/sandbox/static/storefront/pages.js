/**
 * Addresses, `openPage` names and the `page` objects that events carry.
 *
 * Source: docs.ecwid.com, "Open page on the storefront", "Track storefront events" (read 2026-11).
 */
import { filterParamsOf, searchPage } from "./search.js";

/** How many products a page shows when the embed code does not say. */
export const PER_PAGE = 20;

/** Pages that the shop only hints at, by the name that `openPage` takes. */
const PLAIN_PAGES = {
  cart: "CART",
  "checkout/address": "CHECKOUT_ADDRESS",
  "checkout/shipping": "CHECKOUT_ADDRESS", // the current storefront opens the address step
  "checkout/delivery": "CHECKOUT_DELIVERY",
  "checkout/payment": "CHECKOUT_PAYMENT_DETAILS",
  "checkout/order-confirmation": "ORDER_CONFIRMATION",
  account: "ACCOUNT_SETTINGS",
  "account/address-book": "ADDRESS_BOOK",
  "account/favorites": "FAVORITES",
  "account/orders": "ORDERS",
  "account/settings": "ACCOUNT_SETTINGS",
  "account/subscription": "ACCOUNT_SUBSCRIPTION",
  signin: "SIGN_IN",
  // The type of these is not documented: an app meets one that it does not know.
  "pages/about": "LEGAL_PAGE",
  "pages/shipping-payment": "LEGAL_PAGE",
  "pages/returns": "LEGAL_PAGE",
  "pages/terms": "LEGAL_PAGE",
  "pages/privacy-policy": "LEGAL_PAGE",
};

/** Pages that have an address and no name: a shopper gets there by a link or a mishap. */
const NAMELESS_PAGES = {
  "checkout/address-book": "CHECKOUT_ADDRESS_BOOK",
  "order-failure": "ORDER_FAILURE",
  "reset-password": "RESET_PASSWORD",
  "download-error": "DOWNLOAD_ERROR",
};
const ALL_PLAIN = { ...PLAIN_PAGES, ...NAMELESS_PAGES };

/** @returns {{name: string, params: any}} the route of an address */
export function routeOf(location, data) {
  const slug = decoded(location.pathname.split("/").pop());
  const query = new URLSearchParams(location.search);
  const product = /-p(\d+)$/.exec(slug);
  const category = /-c(\d+)$/.exec(slug);
  if (product) return existing("product", Number(product[1]), data.products, query);
  if (category) return existing("category", Number(category[1]), data.categories, query);
  for (const [name, entities] of [["product", data.products], ["category", data.categories]]) {
    const named = slug && entities.find((each) => each.plainSlug === slug);
    if (named) return existing(name, named.id, entities, query);
  }
  if (slug === "search") return { name: "search", params: Object.fromEntries(query) };
  const plain = Object.keys(ALL_PLAIN).find((name) => slugOf({ name, params: {} }, data) === slug);
  return { name: plain ?? "category", params: { ...Object.fromEntries(query), ...(plain ? {} : { id: 0 }) } };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // somebody's half of an escape
  }
}

function existing(name, id, entities, query) {
  const known = entities.some((each) => each.id === id);
  return known ? { name, params: { ...Object.fromEntries(query), id } } : { name: "category", params: { id: 0 } };
}

/** @returns {string} the last part of a page's address, with the id unless it is to be without */
export function slugOf({ name, params }, data, isPlain = false) {
  const id = Number(params?.id ?? 0);
  const key = isPlain ? "plainSlug" : "slug";
  const named = !isPlain && wantedName(params);
  if (name === "product") return named ? `${named}-p${id}` : data.products.find((each) => each.id === id)[key];
  if (name === "category") {
    const category = data.categories.find((each) => each.id === id);
    return category && named ? `${named}-c${id}` : category?.[key] ?? "";
  }
  if (name === "search") return "search";
  return name.replace("/", "-");
}

/** What `openPage` wants a product or a category to be called in the address; "" for its own name. */
export function wantedName(params) {
  return String(params?.slug_value ?? params?.name ?? "").trim().replace(/[\s/?#&]+/g, "-");
}

/** Tells whether `Ecwid.openPage` knows a page by this name. */
export function hasName(name) {
  return ["product", "category", "search"].includes(name) || Object.hasOwn(PLAIN_PAGES, name);
}

/** @returns {any} the page object without `hasPrevious`; null for a page that does not exist */
export function pageOf({ name, params }, data) {
  const id = Number(params?.id ?? 0);
  if (name === "product") return productPage(data.products.find((each) => each.id === id), params);
  if (name === "category") return categoryPage(id, data, params);
  if (name === "search") return searchPage(params);
  if (!Object.hasOwn(ALL_PLAIN, name)) return null;
  const type = ALL_PLAIN[name];
  if (type === "ORDER_CONFIRMATION") return { type, orderId: data.lastOrder?.()?.id ?? "" };
  if (type === "ORDERS") return { type, keywords: "" };
  if (type === "DOWNLOAD_ERROR") {
    return { type, errorType: params?.errorType ?? "expired", key: params?.key ?? "" };
  }
  return { type };
}

function productPage(product, params) {
  if (!product) return null;
  return {
    type: "PRODUCT",
    productId: product.id,
    ...(params?.variation ? { variationId: Number(params.variation) } : {}),
    name: product.name,
    nameTranslated: product.nameTranslated,
    // Where the shopper came from; an address tells of it in the hash only.
    categoryId: params?.category === undefined ? -1 : Number(params.category) || 0,
    mainCategoryId: product.categoryId,
  };
}

function categoryPage(id, data, params) {
  const category = data.categories.find((each) => each.id === id);
  if (id && !category) return null;
  return {
    type: "CATEGORY",
    categoryId: id,
    name: category?.name ?? "",
    nameTranslated: category?.nameTranslated ?? {},
    offset: offsetOf(params, data.perPage ?? PER_PAGE),
    sort: params?.sort ?? "normal",
    filterParams: filterParamsOf(params),
  };
}

/** Products before the page's first: as said, or by the number of the page. */
function offsetOf(params, perPage) {
  const page = Math.max(1, Math.floor(Number(params?.page)) || 1);
  return Math.max(0, Math.floor(Number(params?.offset)) || 0) || (page - 1) * perPage;
}

/** What OnPageLoad gets: navigation happened, but the content is not known yet. */
export function reducedPage(page, slug) {
  const reduced = { ...page };
  if ("name" in page) Object.assign(reduced, { name: slug, nameTranslated: {} });
  if (page.type === "PRODUCT") reduced.mainCategoryId = 0;
  return reduced;
}
