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
      attributes: named(params, "attribute_"),
      options: named(params, "option_"),
      categories: numbers(params.categories ?? params.category),
      keyword,
      includeProductsFromSubcategories: flag(params.includeProductsFromSubcategories),
      inventory: params.inventory === "instock" ? "instock" : "",
    },
  };
}

/**
 * The products that a search finds, in its order.
 *
 * @param {any[]} products @param {any} page of the search
 * @param {any} params what the page object does not carry: prices and sales
 */
export function find(products, page, { priceFrom, priceTo, onsale } = {}) {
  const { keyword, categories, inventory, options } = page.filterParams;
  const wanted = keyword.toLocaleLowerCase();
  const found = products.filter((product) =>
    [product.name, product.sku, product.description].some((text) => text.toLocaleLowerCase().includes(wanted))
    && (!categories.length || categories.includes(0) || categories.includes(product.categoryId))
    && (inventory !== "instock" || product.inStock)
    && (onsale !== "onsale" || product.compareToPrice > product.price)
    && product.price >= (Number(priceFrom) || 0) && product.price <= (Number(priceTo) || Infinity)
    && Object.entries(options).every(([name, values]) => hasChoice(product, name, values)));
  return sorted(found, page.sort);
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
