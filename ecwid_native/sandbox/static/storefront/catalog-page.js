/** Lists of products: categories, searches; how they are sorted, filtered, paged and laid out. */
import { element, picture } from "./dom.js";
import { filterPanel } from "./filters.js";
import { find, placesOf } from "./search.js";

/** What "recommended" means where the merchant has chosen an order instead of making one. */
const DEFAULT_SORTS = {
  ADDED_TIME_DESC: "addedTimeDesc", PRICE_ASC: "priceAsc", PRICE_DESC: "priceDesc", NAME_ASC: "nameAsc", NAME_DESC: "nameDesc",
};
const SORTS = ["addedTimeDesc", "priceAsc", "priceDesc", "nameAsc", "nameDesc"];

/** @param {import("./views.js").Views} views @param {any} page */
export function categoryPage(views, page) {
  const { data, design, words } = views;
  const category = data.categories.find((each) => each.id === page.categoryId);
  const isRoot = !page.categoryId;
  const here = isRoot ? data.products : inOrder(data.products.filter((each) => placesOf(each).includes(page.categoryId)), category);
  const showsTiles = !design.hide_category_block_show_all_enabled_products && (!isRoot || design.show_root_categories);
  if (isRoot && design.enable_catalog_on_one_page) return onePage(views, page);
  const below = showsTiles ? tiles(views, page.categoryId) : null;
  return [
    breadcrumbs(views, category?.parentId ?? 0, category?.name),
    views.title(page.name || words("all")),
    category?.description ? element("div.ec-store__category-description", {}, category.description) : null,
    isRoot && data.settings.description ? element("div.ec-store__category-description", {}, data.settings.description) : null,
    below,
    below && !here.length ? null : list(views, page, here),
  ].filter(Boolean);
}

/** The order in which the merchant has put the products of a category. */
function inOrder(products, category) {
  const place = new Map((category?.productIds ?? []).map((id, index) => [id, index]));
  return [...products].sort((one, other) => (place.get(one.id) ?? Infinity) - (place.get(other.id) ?? Infinity) || one.id - other.id);
}

/** @param {import("./views.js").Views} views @param {any} page */
export function searchPageContent(views, page) {
  const { words } = views;
  return [
    breadcrumbs(views, 0, words("search")),
    views.title(page.keywords ? `${words("search")}: ${page.keywords}` : words("search")),
    list(views, page, views.data.products),
  ].filter(Boolean);
}

/** The whole catalogue, category by category. */
function onePage(views, page) {
  const { data, words } = views;
  const sections = data.categories.map((category) => {
    const products = data.products.filter((each) => placesOf(each).includes(category.id));
    return products.length ? element("section.ec-store__section", {},
      element("h2.ec-store__section-title", {}, views.link("category", category.id, "a", {}, category.name)), views.grid(products)) : null;
  });
  return [views.title(page.name || words("all")), ...sections.filter(Boolean)];
}

/** The way from the front page to here; not drawn when the design hides it. */
export function breadcrumbs(views, parentId, name, { force = false } = {}) {
  const { data, design, words } = views;
  if (!design.show_breadcrumbs && !force) return null;
  const above = [];
  for (let id = parentId; id && above.length < 20;) {
    const category = data.categories.find((each) => each.id === id);
    if (!category) break;
    above.unshift(category);
    id = category.parentId;
  }
  if (!name) return null; // the front page is where the way begins
  const home = design.breadcrumbs_home_url
    ? element("a", { href: design.breadcrumbs_home_url }, words("home")) : views.link("category", 0, "a", {}, words("home"));
  const steps = [
    ...(design.breadcrumbs_have_home_item ? [home] : []),
    ...above.map((category) => views.link("category", category.id, "a", {}, category.name)),
    element("span", { "aria-current": "page" }, name),
  ];
  return element("nav.ec-breadcrumbs", { "aria-label": words("youAreHere") }, ...steps.flatMap((step, index) =>
    (index ? [element("span.ec-breadcrumbs__separator", { "aria-hidden": "true" }, design.breadcrumbs_separator), step] : [step])));
}

function tiles(views, parentId) {
  const { data, design, words } = views;
  const children = data.categories.filter((each) => each.parentId === parentId && each.id !== parentId);
  if (!children.length) return null;
  if (design.enable_simple_category_list) {
    return element("nav.grid__categories.grid__categories--simple", { "aria-label": words("categories") }, ...children.map((category) =>
      views.link("category", category.id, `a.grid-category.grid-category--id-${category.id}`, {}, category.name)));
  }
  return element("nav.grid__categories", { "aria-label": words("categories") }, ...children.map((category) => {
    const shown = category.picture || data.products.find((each) => placesOf(each).includes(category.id))?.picture;
    return element(`div.grid-category.grid-category--id-${category.id}`, {}, element("div.grid-category__wrap.grid-category__card", {},
      views.link("category", category.id, "a.grid-category__wrap-inner", { "data-category-id": category.id },
        element("span.grid-category__image", { "aria-hidden": "true" }, picture({ picture: shown, name: "" })),
        element("span.grid-category__title", {}, element("span.grid-category__title-inner", {}, category.name)))));
  }));
}

/** What is left of the products after the filters, one page of it, and the ways to see more. */
function list(views, page, here) {
  const { design, shop, data, words } = views;
  const usual = page.sort === "normal" ? { ...page, sort: DEFAULT_SORTS[data.settings.defaultProductSortOrder] ?? "normal" } : page;
  const found = find(here, usual, shop.route.params, data.categories);
  const shown = found.slice(page.offset, page.offset + data.perPage);
  const panel = filterPanel(views, here);
  const side = design[page.type === "SEARCH" ? "product_filters_position_search_page" : "product_filters_position_on_catalog_pages"];
  const isAcross = design.product_filters_orientation === "HORIZONTAL";
  const content = element("div.ec-list__content", {},
    found.length > 1 && design.product_list_show_sort_viewas_options ? toolbar(views, page) : null,
    element("p.ec-list__count", { role: "status" }, found.length ? "" : words(here.length || page.type === "SEARCH" ? "noResults" : "unavailable")),
    found.length ? views.grid(shown) : null,
    pager(views, page, found.length));
  return element(`div.ec-list${panel ? `.ec-list--filters-${isAcross ? "across" : side}` : ""}`, {}, panel, content);
}

function toolbar(views, page) {
  const { shop, words } = views;
  const go = (params) => shop.go({ name: shop.route.name, params: { ...shop.route.params, page: "", offset: "", ...params } });
  const names = [page.type === "SEARCH" ? "relevance" : "normal", ...SORTS];
  const select = element("select.form-control__select", { "data-filter": "sort", onchange: () => {
    shop.focusAfter = "sort";
    go({ sort: select.value });
  } }, ...names.map((name) => element("option", { value: name, selected: name === page.sort }, words(`sort_${name}`))));
  const { lists } = shop;
  const buttons = lists.all.length < 2 ? [] : lists.all.map(({ name }) => element("button.ec-list__view", {
    type: "button", "aria-pressed": String(name === lists.current), "data-filter": `view=${name}`,
    onclick: () => {
      shop.focusAfter = `view=${name}`;
      lists.choose(name);
      go({});
    },
  }, words(`view_${name}`)));
  return element("div.ec-list__toolbar", {},
    buttons.length ? element("div.ec-list__views", { role: "group", "aria-label": words("view") }, ...buttons) : null,
    element("label.ec-list__sort", {}, element("span", {}, words("sort")), element("span.form-control.form-control--select", {}, select)));
}

function pager(views, page, count) {
  const { shop, words, data } = views;
  const pages = Math.ceil(count / data.perPage);
  if (pages < 2) return null;
  const current = Math.floor(page.offset / data.perPage);
  const link = (number, text, attributes = {}) => views.routeLink({
    name: shop.route.name, params: { ...shop.route.params, page: "", offset: number ? String(number * data.perPage) : "" },
  }, "a.ec-pager__link", attributes, text);
  const shown = [...new Set([0, current - 1, current, current + 1, pages - 1])].filter((each) => each >= 0 && each < pages);
  return element("nav.ec-pager", { "aria-label": words("pages") },
    current > 0 ? link(current - 1, words("previous"), { rel: "prev" }) : null,
    ...shown.flatMap((each, index) => [
      index && each - shown[index - 1] > 1 ? element("span", {}, "…") : null,
      link(each, String(each + 1), each === current ? { "aria-current": "page" } : {}),
    ].filter(Boolean)),
    current < pages - 1 ? link(current + 1, words("next"), { rel: "next" }) : null);
}
