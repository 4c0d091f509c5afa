/**
 * Widgets beside the product browser: the search box and the menu of categories.
 *
 * Source: docs.ecwid.com, "Embed store widgets" (read 2026-11).
 */
import { element } from "./dom.js";

/** @param {import("./views.js").Views} views */
export function searchBox(views) {
  const { shop, words } = views;
  const input = element("input.ecwid-search-widget__input", {
    type: "search", name: "keyword", "aria-label": words("search"), placeholder: words("search"), maxlength: 100,
  });
  return element("form.ecwid.ecwid-search-widget", {
    role: "search",
    onsubmit: (event) => {
      event.preventDefault();
      shop.openPage("search", { keyword: input.value.trim() });
    },
  }, input);
}

/** @param {import("./views.js").Views} views */
export function categoryMenu(views) {
  return element("nav.ecwid.ecwid-categories", { "aria-label": views.words("all") },
    ...views.data.categories.map((category) =>
      views.link("category", category.id, `a.ecwid-categories__link.ecwid-categories__link--id-${category.id}`, {}, category.name)));
}
