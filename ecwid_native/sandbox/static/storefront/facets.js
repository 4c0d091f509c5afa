/**
 * Filters of a list: the sections that the merchant turned on, with what can be chosen and how many products
 * each choice has.
 *
 * Source: docs.ecwid.com, "Get store profile" (productFiltersSettings) and "Get product filters" (read 2026-11).
 */

/** @param {any[]} products that the page has without filters @param {{type: string, name: string}[]} sections */
export function facetsOf(products, sections, categories, words) {
  return sections.map((section) => facet(section, products, categories, words)).filter(Boolean);
}

function priceRange(products, title) {
  if (!products.length) return null;
  const prices = products.map((each) => each.price);
  return { kind: "price", title, values: [], least: Math.floor(Math.min(...prices)), most: Math.ceil(Math.max(...prices)) };
}

function facet({ type, name }, products, categories, words) {
  switch (type) {
    case "PRICE": return priceRange(products, words("price"));
    case "SEARCH": return { kind: "keyword", title: words("search"), values: [] };
    case "IN_STOCK": return flag("inventory", "instock", words("inStock"), products.filter((each) => each.inStock).length);
    case "ON_SALE": return flag("onsale", "onsale", words("onSale"), products.filter((each) => each.compareToPrice > each.price).length);
    case "CATEGORIES": return many("categories", words("categories"), categories.map((category) =>
      ({ value: String(category.id), title: category.name, count: products.filter((each) => (each.categoryIds ?? []).includes(category.id)).length })));
    case "OPTION": return many(`option_${name}`, name, counted(products, (each) =>
      each.options.filter((option) => option.name === name).flatMap((option) => option.choices.map((choice) => choice.text))));
    case "ATTRIBUTE": return many(`attribute_${name}`, name, counted(products, (each) =>
      each.attributes.filter((attribute) => attribute.name === name).map((attribute) => attribute.value)));
    default: return null;
  }
}

function flag(param, value, title, count) {
  return count ? { kind: "choices", param, title, isFlag: true, values: [{ value, title, count }] } : null;
}

function many(param, title, values) {
  const present = values.filter(({ count }) => count);
  return present.length ? { kind: "choices", param, title, values: present } : null;
}

function counted(products, valuesOf) {
  const counts = new Map();
  for (const product of products) {
    for (const value of new Set(valuesOf(product))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, title: value, count }));
}

/** The parameters of a page after a choice was ticked or not. */
export function toggled(params, param, value, isOn) {
  const values = String(params[param] ?? "").split(",").filter(Boolean).filter((each) => each !== value);
  const { offset, page, ...rest } = params;
  return { ...rest, [param]: [...values, ...(isOn ? [value] : [])].join(",") };
}

/** The parameters of a page without any filter. */
export function cleared(params) {
  const { id, sort, keyword } = params;
  return Object.fromEntries(Object.entries({ id, sort, keyword }).filter(([, value]) => value !== undefined));
}

/** Tells whether any filter narrows the page. */
export function isFiltered(params) {
  return Object.entries(params).some(([name, value]) => value
    && /^(inventory|onsale|price(From|To)|categories|(attribute|option)_.+)$/.test(name));
}
