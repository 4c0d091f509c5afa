/**
 * The ways to look at a list of products, as the embed code says: "views=grid(20,3) list(60) table(60)" are rows,
 * and columns of the grid.
 *
 * Source: docs.ecwid.com, "Embed store widgets" (read 2026-11).
 */
import { PER_PAGE } from "./pages.js";

const VIEW = /(grid|list|table)\((\d+)(?:,(\d+))?\)/g;

export class ListViews {
  /** @param {any} data of the shop: how many products a page has is told there */
  constructor(data) {
    this.data = data;
    this.all = [{ name: "grid", perPage: PER_PAGE, columns: null }];
    this.current = "grid";
    this.first = {};
    this.columns = null;
    data.perPage = PER_PAGE;
  }

  read({ views = "", categoriesPerRow, categoryView, searchView }) {
    const found = [...views.matchAll(VIEW)].map(([, name, rows, columns]) =>
      ({ name, perPage: rows * (columns ?? 1), columns: Number(columns) || null }));
    if (found.length) this.all = found;
    this.columns = this.all[0].columns ?? (Number(categoriesPerRow) || null);
    this.first = { CATEGORY: categoryView, SEARCH: searchView };
    this.show(this.all[0].name);
  }

  /** A page opens in the view of its kind, until the shopper chooses another. */
  open(type) {
    this.show(this.first[type]);
  }

  /** The shopper's own choice. */
  choose(name) {
    this.first = {};
    this.show(name);
  }

  show(name) {
    const view = this.all.find((each) => each.name === name);
    if (!view) return;
    this.current = name;
    this.data.perPage = view.perPage || PER_PAGE;
  }
}
