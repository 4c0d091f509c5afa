/** Draws pages with the class names that apps know from real storefronts. */
import { accountPage } from "./account-pages.js";
import { element, picture } from "./dom.js";
import { ProductPage } from "./product.js";
import { find, sorted } from "./search.js";

export class Views {
  constructor(shop) {
    this.shop = shop;
    this.data = shop.data;
    this.words = shop.words;
  }

  /** The whole product browser for a page. */
  page(page) {
    const content = this.content(page);
    const kind = page.type === "PRODUCT" ? "ProductPage" : page.type === "CATEGORY" ? "CategoryPage" : "";
    const store = element("div.ec-store", {},
      element("div.ec-store__content-wrapper", {}, ...content),
      this.footer());
    if (page.type === "PRODUCT") store.classList.add("ec-store__product-page");
    if (page.type === "CATEGORY") {
      store.classList.add("ec-store__category-page", `ec-store__category-page--${page.categoryId}`);
    }
    const root = element("div.ecwid.ecwid-productBrowser.ec-size", {}, store);
    if (kind) root.classList.add(`ecwid-productBrowser-${kind}`);
    if (this.asksConsent()) root.append(this.consent());
    return root;
  }

  content(page) {
    switch (page.type) {
      case "PRODUCT": return new ProductPage(this, this.data.products.find((each) => each.id === page.productId)).content();
      case "CATEGORY": return this.category(page);
      case "SEARCH": return this.search(page);
      case "CART": return this.cart();
      case "CHECKOUT_ADDRESS": return this.placing();
      case "ORDER_CONFIRMATION": return this.note(this.words("confirm"));
      default: return accountPage(this, page) ?? this.note(this.words("notHere"));
    }
  }

  category(page) {
    const products = this.data.products.filter((each) => !page.categoryId || each.categoryId === page.categoryId);
    return [
      this.title(page.name || this.words("all")),
      this.categories(page.categoryId),
      this.grid(sorted(products, page.sort)),
    ];
  }

  search(page) {
    const found = find(this.data.products, page, this.shop.route.params);
    return [
      this.title(`${this.words("search")}: ${page.keywords}`),
      found.length ? this.grid(found) : element("p", {}, this.words("noResults")),
    ];
  }

  categories(current) {
    const all = { id: 0, name: this.words("all") };
    return element("nav.grid__categories", { "aria-label": this.words("all") },
      ...[all, ...this.data.categories].map((category) =>
        this.link("category", category.id, `a.grid-category.grid-category--id-${category.id}`,
          { "aria-current": category.id === current ? "page" : null }, category.name)));
  }

  grid(products) {
    return element("div.ec-grid", {},
      element("div.grid__products", { "data-cols": 4 }, ...products.map((product) => this.card(product))));
  }

  card(product) {
    return element(`div.grid-product.grid-product--id-${product.id}`, { "data-product-id": product.id },
      element("div.grid-product__wrap", {},
        element("div.grid-product__shadow", { "aria-hidden": "true" }),
        this.link("product", product.id, "a.grid-product__image", { tabindex: "-1", "aria-hidden": "true" }, picture(product)),
        this.link("product", product.id, "a.grid-product__title", {}, product.name),
        element("div.grid-product__price", {}, ...this.price(product))));
  }

  price(product) {
    const money = window.Ecwid.formatCurrency;
    return [
      element("span.grid-product__price-value.ec-price-item", {}, money(product.price)),
      product.compareToPrice ? element("s.grid-product__price-compare", {}, money(product.compareToPrice)) : null,
      product.inStock ? null : element("span.label", {}, this.words("outOfStock")),
    ].filter(Boolean);
  }

  cart() {
    const { cart } = this.shop;
    if (!cart.items.length) return this.note(this.words("empty"));
    return [
      this.title(this.words("bag")),
      element("div.ec-cart", {},
        element("ul.ec-cart__products", {}, ...cart.items.map((item, index) => this.cartRow(item, index))),
        element("div.ec-cart__sidebar", {},
          element("div.ec-cart__total", {}, element("span", {}, this.words("total")),
            element("strong", {}, window.Ecwid.formatCurrency(cart.subtotal))),
          element("div.ec-cart__button.ec-cart__button--checkout.form-control.form-control--button.form-control--primary", {},
            element("button.form-control__button", { type: "button", onclick: () => this.shop.openPage("checkout/address") },
              this.words("checkout"))))),
    ];
  }

  cartRow(item, index) {
    const product = this.data.products.find((each) => each.id === item.product.id);
    const options = Object.entries(item.options).map(([name, value]) => `${name}: ${value}`).join(", ");
    return element("li.ec-cart-item", {},
      element("div.ec-cart-item__image", {}, picture(product)),
      element("div.ec-cart-item__content", {},
        this.link("product", product.id, "a.ec-cart-item__title", {}, product.name),
        element("div.ec-cart-item__options", {}, [options, `× ${item.quantity}`].filter(Boolean).join(" · "))),
      element("div.ec-cart-item__price", {}, window.Ecwid.formatCurrency(item.quantity * item.product.price)),
      element("button.ec-cart-item__remove", {
        type: "button",
        "aria-label": `${this.words("remove")}: ${product.name}`,
        onclick: () => this.shop.cart.removeProduct(index),
      }, "✕"));
  }

  placing() {
    return [
      this.title(this.words("checkout")),
      element("p", {}, this.words("placeNote")),
      element("div.form-control.form-control--button.form-control--primary", {},
        element("button.form-control__button", { type: "button", onclick: () => this.shop.placeOrder() }, this.words("place"))),
    ];
  }

  note(text) {
    return [this.title(text), this.link("category", 0, "a.ec-link", {}, this.words("back"))];
  }

  closed() {
    return element("div.ecwid.ec-size", {}, element("div.ec-store", {}, this.title(this.words("closed"))));
  }

  minicart() {
    const { count } = this.shop.cart;
    return element("button.ec-minicart", {
      type: "button", "aria-label": `${this.words("bag")}: ${count}`, onclick: () => this.shop.openPage("cart"),
    }, element("span.ec-minicart__icon", { "aria-hidden": "true" }), element("span.ec-minicart__counter", {}, String(count)));
  }

  title(text) {
    return element("div.page-title", {}, element("h1.page-title__name", {}, text));
  }

  footer() {
    return element("div.ec-footer", {},
      element("div.footer__row", {},
        this.link("cart", null, "a.footer__link.footer__link--shopping-cart", {}, this.words("bag")),
        this.link("account", null, "a.footer__link.footer__link--my-account", {}, this.words("account")),
        this.link("category", 0, "a.footer__link.footer__link--all-products", {}, this.words("all"))));
  }

  asksConsent() {
    const { askConsent, userResponse } = window.Ecwid.getTrackingConsent();
    return askConsent && userResponse === "UNDEFINED";
  }

  consent() {
    const answer = (value) => () => {
      window.Ecwid.setTrackingConsent(value);
      banner.remove();
    };
    const banner = element("div.ec-notice", { role: "region", "aria-label": "Cookies" },
      element("p.ec-notice__text", {}, this.words("consent")),
      element("button.ec-notice__button", { type: "button", onclick: answer("ACCEPTED") }, this.words("accept")),
      element("button.ec-notice__button", { type: "button", onclick: answer("DECLINED") }, this.words("decline")));
    return banner;
  }

  /** A link that works without leaving the page, and with a modifier key as any other. */
  link(name, id, tag, attributes, ...children) {
    const route = { name, params: id === null ? {} : { id } };
    return element(tag, {
      ...attributes,
      href: `${this.shop.base}/${this.shop.addressOf(route)}`,
      onclick: (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        this.shop.go(route);
      },
    }, ...children);
  }
}
