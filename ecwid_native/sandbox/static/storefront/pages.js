/** Addresses, `openPage` names and the `page` objects that events carry. */

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
  signin: "SIGN_IN",
};

/** @returns {{name: string, params: any}} the route of an address */
export function routeOf(location, data) {
  const slug = decodeURIComponent(location.pathname.split("/").pop());
  const query = new URLSearchParams(location.search);
  const product = /-p(\d+)$/.exec(slug);
  const category = /-c(\d+)$/.exec(slug);
  if (product) return existing("product", Number(product[1]), data.products);
  if (category) return existing("category", Number(category[1]), data.categories);
  if (slug === "search") return { name: "search", params: { keyword: query.get("keyword") ?? "" } };
  const plain = Object.keys(PLAIN_PAGES).find((name) => slugOf({ name, params: {} }, data) === slug);
  return plain ? { name: plain, params: {} } : { name: "category", params: { id: 0 } };
}

function existing(name, id, entities) {
  const known = entities.some((each) => each.id === id);
  return known ? { name, params: { id } } : { name: "category", params: { id: 0 } };
}

/** @returns {string} the last part of a page's address */
export function slugOf({ name, params }, data) {
  const id = Number(params?.id ?? 0);
  if (name === "product") return data.products.find((each) => each.id === id).slug;
  if (name === "category") return data.categories.find((each) => each.id === id)?.slug ?? "";
  if (name === "search") return "search";
  return name.replace("/", "-");
}

/** @returns {any} the page object without `hasPrevious`; null for a page that does not exist */
export function pageOf({ name, params }, data) {
  const id = Number(params?.id ?? 0);
  if (name === "product") return productPage(data.products.find((each) => each.id === id), params);
  if (name === "category") return categoryPage(id, data);
  if (name === "search") return searchPage(String(params?.keyword ?? params?.keywords ?? ""));
  if (!Object.hasOwn(PLAIN_PAGES, name)) return null;
  const page = { type: PLAIN_PAGES[name] };
  return page.type === "ORDER_CONFIRMATION" ? { ...page, orderId: "SANDBOX1" } : page;
}

function productPage(product) {
  if (!product) return null;
  return {
    type: "PRODUCT",
    productId: product.id,
    name: product.name,
    nameTranslated: product.nameTranslated,
    categoryId: product.categoryId,
    mainCategoryId: product.categoryId,
  };
}

function categoryPage(id, data) {
  const category = data.categories.find((each) => each.id === id);
  if (id && !category) return null;
  return {
    type: "CATEGORY",
    categoryId: id,
    name: category?.name ?? "",
    nameTranslated: category?.nameTranslated ?? {},
    offset: 0,
    sort: "normal",
    filterParams: { attributes: {}, options: {}, categories: [], includeProductsFromSubcategories: false },
  };
}

function searchPage(keyword) {
  return {
    type: "SEARCH",
    keywords: keyword,
    offset: 0,
    sort: "relevance",
    filterParams: { attributes: {}, options: {}, keyword, includeProductsFromSubcategories: true },
  };
}

/** What OnPageLoad gets: navigation happened, but the content is not known yet. */
export function reducedPage(page, slug) {
  const reduced = { ...page };
  if ("name" in page) Object.assign(reduced, { name: slug, nameTranslated: {} });
  if (page.type === "PRODUCT") Object.assign(reduced, { categoryId: -1, mainCategoryId: 0 });
  return reduced;
}
