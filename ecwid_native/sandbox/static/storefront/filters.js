/** Draws the filters of a list. */
import { element } from "./dom.js";
import { cleared, facetsOf, isFiltered, toggled } from "./facets.js";

/**
 * @param {import("./views.js").Views} views @param {any[]} products of the page, not filtered
 * @returns {Node|null} null when there is nothing to filter by
 */
export function filterPanel(views, products) {
  const { shop, words, data, design } = views;
  if (!design.product_filters_visible_on_catalog_pages && shop.current.type === "CATEGORY") return null;
  const children = data.categories.filter((each) => each.id !== shop.current.categoryId);
  const facets = facetsOf(products, data.settings.filters, children, words);
  if (!facets.length) return null;
  const { params } = shop.route;
  const isOpen = shop.filtersAreOpen ?? (design.product_filters_opened_by_default_on_catalog_pages && !isPhone());
  const go = (changed) => {
    shop.focusAfter = document.activeElement?.dataset?.filter;
    shop.go({ name: shop.route.name, params: changed });
  };
  return element("details.ec-filters", {
    open: isOpen, ontoggle: (event) => { shop.filtersAreOpen = event.currentTarget.open; },
  },
  element("summary.ec-filters__title", {}, words("filters")),
  element("div.ec-filters__sections", {}, ...facets.map((facet) => section(facet, params, go, words)),
    isFiltered(params) ? element("button.ec-link.ec-filters__clear", { type: "button", onclick: () => go(cleared(params)) }, words("clearFilters")) : null));
}

function isPhone() {
  return window.matchMedia("(max-width: 680px)").matches;
}

function section(facet, params, go, words) {
  if (facet.kind === "price") return prices(facet, params, go, words);
  if (facet.kind === "keyword") return keyword(facet, params, go);
  const chosen = String(params[facet.param] ?? "").split(",");
  return element("fieldset.ec-filter.ec-filter--choices", {},
    element("legend.ec-filter__title", {}, facet.isFlag ? "" : facet.title),
    ...facet.values.map(({ value, title, count }) => element("label.ec-filter__item", {},
      element("input", {
        type: "checkbox", checked: chosen.includes(value), "data-filter": `${facet.param}=${value}`,
        onchange: (event) => go(toggled(params, facet.param, value, event.currentTarget.checked)),
      }),
      element("span", {}, title), element("span.ec-filter__count", {}, String(count)))));
}

function prices(facet, params, go, words) {
  const input = (name, label, bound) => element("input.form-control__text", {
    type: "number", min: 0, step: "any", inputmode: "decimal", placeholder: String(bound), "aria-label": label, "data-filter": name,
    onchange: (event) => {
      const { offset, page, ...rest } = params;
      go({ ...rest, [name]: event.currentTarget.value });
    },
  });
  const inputs = [["priceFrom", words("priceFrom"), facet.least], ["priceTo", words("priceTo"), facet.most]].map(([name, label, bound]) => {
    const node = input(name, label, bound);
    node.value = params[name] ?? "";
    return node;
  });
  return element("fieldset.ec-filter.ec-filter--price", {}, element("legend.ec-filter__title", {}, facet.title),
    element("div.ec-filter__range", {}, inputs[0], element("span", { "aria-hidden": "true" }, "–"), inputs[1]));
}

function keyword(facet, params, go) {
  const input = element("input.form-control__text", {
    type: "search", "aria-label": facet.title, "data-filter": "keyword",
    onchange: () => go({ ...params, keyword: input.value.trim(), offset: "" }),
  });
  input.value = params.keyword ?? "";
  return element("div.ec-filter.ec-filter--keyword", {}, element("div.ec-filter__title", {}, facet.title), input);
}
