/**
 * Widgets beside the product browser: search, menu, cart, products, and the old ones that still work.
 *
 * Source: docs.ecwid.com, "Embed store widgets", and the page of 2020 (read 2026-11).
 */
import { CartWidget } from "./cart-widget.js";
import { element, picture } from "./dom.js";
import { fillProduct } from "./product-widget.js";

/** Products in a page's markup: as the embed codes of today have them, and as those of before. */
const PRODUCT = "[data-single-product-id], .ecsp-Product, .ecwid-Product";

export class Widgets {
  /** @param {any} shop */
  constructor(shop) {
    this.shop = shop;
    this.views = shop.views;
    this.words = shop.words;
    this.drawn = [];
    this.carts = new Map();
  }

  /** Where a widget goes: the element with its id, else where its script stands. */
  place({ id }, script) {
    const found = id && document.getElementById(id);
    if (found || !script?.isConnected) return found || null;
    const box = element("div.ecwid");
    script.before(box);
    return box;
  }

  put(options, script, ...content) {
    const place = this.shop.data.closed ? null : this.place(options, script);
    if (!place) return;
    place.replaceChildren(...content);
    this.drawn.push(place);
  }

  search(options, script) {
    const { shop, words } = this;
    const input = element("input.ecwid-search-widget__input", {
      type: "search", name: "keyword", "aria-label": words("search"), placeholder: words("search"), maxlength: 100,
    });
    this.put(options, script, element("form.ecwid.ecwid-search-widget", {
      role: "search",
      onsubmit: (event) => {
        event.preventDefault();
        shop.openPage("search", { keyword: input.value.trim() });
      },
    }, input));
  }

  categories(options, script) {
    const { views, words } = this;
    const children = (parentId) => views.data.categories.filter((each) => each.parentId === parentId && each.id !== parentId);
    const list = (parentId, depth) => (depth > 5 || !children(parentId).length ? null : element("ul.ecwid-categories__list", {}, ...children(parentId).map((category) =>
      element("li", {},
        views.link("category", category.id, `a.ecwid-categories__link.ecwid-categories__link--id-${category.id}`, {}, category.name),
        list(category.id, depth + 1)))));
    this.put(options, script, element("nav.ecwid.ecwid-categories", { "aria-label": words("categories") }, list(0, 0)));
  }

  /** Product cards, or buy buttons alone: whatever parts the page's markup has. Without an id, all that are not drawn yet. */
  product({ id }) {
    if (this.shop.data.closed) return;
    const place = id && document.getElementById(id);
    const found = place?.matches(PRODUCT) ? [place] : [...(id ? place : document)?.querySelectorAll(PRODUCT) ?? []];
    for (const node of found.filter((each) => !this.drawn.includes(each))) {
      fillProduct(this.views, node);
      this.drawn.push(node);
    }
  }

  minicart(options, script) {
    const place = this.place(options, script);
    if (!place) return;
    place.classList.add("ec-cart-widget");
    place.dataset.layout ??= "MEDIUM_ICON_TITLE_COUNTER";
    this.drawCarts();
  }

  login(options, script) {
    if (!this.shop.signOn.hasLink) return;
    this.put(options, script, this.views.link("account", null, "a.ecwid.ecwid-login", {}, this.words("signIn")));
  }

  thumbnail({ productid, ...options }, script) {
    const product = this.shop.data.products.find((each) => each.id === Number(productid));
    if (!product) return;
    this.put(options, script, this.views.link("product", product.id, "a.ecwid.ecwid-thumbnail", {}, picture(product), element("span", {}, product.name)));
  }

  addToBag({ productid, ...options }, script) {
    const { shop, words } = this;
    const product = shop.data.products.find((each) => each.id === Number(productid));
    if (!product) return;
    const button = element("button.form-control__button", {
      type: "button", disabled: !product.inStock,
      onclick: () => shop.cart.addProduct(product.id, (done) => { if (done) button.textContent = `${words("added")} ✓`; }),
    }, words(product.inStock ? "add" : "outOfStock"));
    this.put(options, script, element("div.ecwid.form-control.form-control--button.form-control--primary", {}, button));
  }

  /** Finds cart widgets that the page has by now, and draws them. */
  init() {
    if (document.querySelector(".ec-cart-widget")) this.shop.hooks.addWidget("Minicart");
    this.drawCarts();
  }

  drawCarts({ isChange = false } = {}) {
    if (this.shop.data.closed) return;
    for (const node of document.querySelectorAll(".ec-cart-widget")) {
      if (!this.carts.has(node)) this.carts.set(node, new CartWidget(this.views, node));
      this.carts.get(node).draw({ isChange });
    }
  }

  destroy() {
    for (const node of [...this.drawn, ...this.carts.keys()]) node.replaceChildren();
    this.drawn = [];
    this.carts.clear();
  }
}
