/** Draws pages with the class names that apps know from real storefronts. */
import { accountPage } from "./account-pages.js";
import { cartPage } from "./cart-page.js";
import { checkoutPage, sidebar } from "./checkout-pages.js";
import { designOf } from "./design.js";
import { NO_PICTURE, element, picture } from "./dom.js";
import { confirmationPage, failurePage } from "./order-pages.js";
import { ProductPage } from "./product.js";
import { find, sorted } from "./search.js";

const UNITS = { CARAT: "ct", GRAM: "g", OUNCE: "oz", POUND: "lb", KILOGRAM: "kg" };

export class Views {
  constructor(shop) {
    this.shop = shop;
    this.data = shop.data;
    this.words = shop.words;
    this.noPicture = NO_PICTURE;
  }

  /** The design as the merchant, the page and the apps have it now. */
  get design() {
    return designOf(this.data.settings.design);
  }

  /** The whole product browser for a page, with what the server was asked for it. */
  page(page, fetched = { quote: null, countries: {} }) {
    const content = this.content(page, fetched);
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

  content(page, fetched) {
    switch (page.type) {
      case "PRODUCT": return new ProductPage(this, this.data.products.find((each) => each.id === page.productId)).content();
      case "CATEGORY": return this.category(page);
      case "SEARCH": return this.search(page);
      case "CART": return cartPage(this, fetched.quote);
      case "ORDER_CONFIRMATION": return confirmationPage(this, this.shop.account.last);
      case "ORDER_FAILURE": return failurePage(this);
      default: return checkoutPage(this, page, fetched) ?? accountPage(this, page) ?? this.note(this.words("notHere"));
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

  /** A page that says one thing, and the way on. */
  note(text, kind = "note") {
    return [element(`div.ec-empty.ec-empty--${kind}`, {}, this.title(text),
      this.link("category", 0, "a.ec-link", {}, this.words("back")))];
  }

  /** @param {number} weight in the store's unit */
  weight(weight) {
    const { weightUnit, weightPrecision = 3 } = this.data.formats;
    return `${Number(weight.toFixed(weightPrecision))} ${UNITS[weightUnit] ?? ""}`.trim();
  }

  checkoutSidebar(quote) {
    return sidebar(this, quote);
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
