/**
 * Searches: what `Ecwid.openPage("search", …)` and addresses can ask for, and what is found.
 *
 * Source: docs.ecwid.com, "Open search page" (read 2026-11); the old names still work.
 */

/** @param {any} params @returns {any} the page object of a search */
export function searchPage(params = {}) {
  const keyword = String(params.keyword ?? params.keywords ?? "");
  return {
    type: "SEARCH",
    keywords: keyword,
    offset: Math.max(0, Math.floor(Number(params.offset)) || 0),
    sort: params.sort ?? "relevance",
    filterParams: {
      ...filterParamsOf(params),
      keyword,
      includeProductsFromSubcategories: flag(params.includeProductsFromSubcategories),
      inventory: params.inventory === "instock" ? "instock" : "",
    },
  };
}

/** @param {any} params @returns {any} what narrows a list; of a category it is often nothing */
export function filterParamsOf(params = {}) {
  const inventory = params.inventory === "instock" ? { inventory: "instock" } : {};
  const keyword = params.keyword ? { keyword: String(params.keyword) } : {};
  return {
    attributes: named(params, "attribute_"),
    options: named(params, "option_"),
    categories: numbers(params.categories ?? params.category),
    includeProductsFromSubcategories: false,
    ...inventory,
    ...keyword,
  };
}

/**
 * The products that a search finds, in its order.
 *
 * @param {any[]} products @param {any} page of the search, or of a category
 * @param {any} params what the page object does not carry: prices and sales
 * @param {any[]} [categories] of the store, for what is in subcategories
 */
export function find(products, page, params = {}, categories = []) {
  return sorted(products.filter((product) => matches(product, page, params, categories)), page.sort);
}

/** Tells whether a product meets what narrows a list. */
export function matches(product, page, { priceFrom, priceTo, onsale, sku, locations, createdFrom, createdTo } = {}, categories = []) {
  const { keyword = "", inventory, options, attributes } = page.filterParams;
  const wanted = keyword.toLocaleLowerCase();
  return [product.name, product.sku, product.description].some((text) => text.toLocaleLowerCase().includes(wanted))
    && isIn(product, page.filterParams, categories)
    && (inventory !== "instock" || product.inStock)
    && (!sku || product.sku === String(sku))
    && isAt(product, String(locations ?? "").split(",").filter(Boolean))
    && isBetween(product.created, createdFrom, createdTo)
    && (onsale !== "onsale" || product.compareToPrice > product.price)
    && product.price >= (Number(priceFrom) || 0) && product.price <= (Number(priceTo) || Infinity)
    && Object.entries(options).every(([name, values]) => hasChoice(product, name, values))
    && Object.entries(attributes).every(([name, values]) => (product.attributes ?? [])
      .some((each) => each.name === name && values.includes(each.value)));
}

/** Tells whether a product is in stock at one of these places; one that nobody counts by place is everywhere. */
function isAt({ locations }, wanted) {
  return !wanted.length || !locations || wanted.some((id) => locations.includes(id));
}

/** Tells whether a time is in a range of dates, UNIX times or texts; what nobody can read is no limit. */
function isBetween(seconds, from, to) {
  const limit = (value, otherwise) => {
    const number = Number(value) || Date.parse(String(value ?? "")) / 1000;
    return value && Number.isFinite(number) ? number : otherwise;
  };
  return (seconds ?? 0) >= limit(from, -Infinity) && (seconds ?? 0) <= limit(to, Infinity);
}

function isIn(product, { categories: wanted, includeProductsFromSubcategories }, categories) {
  if (!wanted.length || wanted.includes(0)) return true;
  const all = includeProductsFromSubcategories ? wanted.flatMap((id) => withChildren(id, categories)) : wanted;
  return placesOf(product).some((id) => all.includes(id));
}

/** The categories in which a product is. */
export function placesOf(product) {
  return product.categoryIds?.length ? product.categoryIds : [product.categoryId];
}

/** A category and all below it. */
export function withChildren(id, categories) {
  return [id, ...categories.filter((each) => each.parentId === id && each.id !== id).flatMap((each) => withChildren(each.id, categories))];
}

const ORDERS = {
  priceAsc: (a, b) => a.price - b.price,
  priceDesc: (a, b) => b.price - a.price,
  nameAsc: (a, b) => a.name.localeCompare(b.name),
  nameDesc: (a, b) => b.name.localeCompare(a.name),
  addedTimeDesc: (a, b) => b.id - a.id,
};

/** The products in an order such as `priceAsc`; any other name leaves them as they are. */
export function sorted(products, order) {
  return Object.hasOwn(ORDERS, order) ? [...products].sort(ORDERS[order]) : products;
}

function hasChoice(product, name, values) {
  return product.options.some((option) =>
    option.name === name && option.choices.some((choice) => values.includes(choice.text)));
}

function named(params, prefix) {
  return Object.fromEntries(Object.entries(params)
    .filter(([name]) => name.startsWith(prefix) && name.length > prefix.length)
    .map(([name, value]) => [name.slice(prefix.length), String(value).split(",")]));
}

function numbers(text) {
  return String(text ?? "").split(",").filter((part) => part.trim()).map(Number).filter(Number.isFinite);
}

function flag(value) {
  return value === undefined || value === true || value === "true";
}
