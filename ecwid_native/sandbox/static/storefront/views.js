/** Draws pages with the class names that apps know from real storefronts. */
import { accountPage } from "./account-pages.js";
import { categoryPage, searchPageContent } from "./catalog-page.js";
import { cartPage } from "./cart-page.js";
import { checkoutPage, sidebar } from "./checkout-pages.js";
import { designOf, showsDetail } from "./design.js";
import { NO_PICTURE, element } from "./dom.js";
import { legalPage } from "./legal-page.js";
import { shownPrice } from "./money.js";
import { confirmationPage, failurePage } from "./order-pages.js";
import { productCard } from "./product-card.js";
import { ProductPage } from "./product.js";

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
    const root = element("div.ecwid.ecwid-productBrowser.ec-size", {}, element("div.ec-wrapper", {}, store));
    if (kind) root.classList.add(`ecwid-productBrowser-${kind}`);
    root.classList.toggle("ecwid-no-touch", !navigator.maxTouchPoints);
    if (this.asksConsent()) root.append(this.consent());
    return root;
  }

  content(page, fetched) {
    switch (page.type) {
      case "PRODUCT": return new ProductPage(this, this.data.products.find((each) => each.id === page.productId)).content();
      case "CATEGORY": return categoryPage(this, page);
      case "SEARCH": return searchPageContent(this, page);
      case "CART": return cartPage(this, fetched.quote);
      case "ORDER_CONFIRMATION": return confirmationPage(this, this.shop.account.last);
      case "ORDER_FAILURE": return failurePage(this);
      case "LEGAL_PAGE": return legalPage(this, this.shop.route.name);
      case "DOWNLOAD_ERROR": return this.note(this.words("downloadError"));
      default: return checkoutPage(this, page, fetched) ?? accountPage(this, page) ?? this.note(this.words("notHere"));
    }
  }

  /** Products in the way of looking at them that the shopper has chosen. */
  grid(products) {
    const { current: view, columns } = this.shop.lists;
    return element("div.ec-grid", {}, element("div.grid__wrap", {}, element("div.grid__wrap-inner", {},
      element(`div.grid__products.grid__products--${view}`, { "data-cols": columns ?? 4 }, ...products.map((product) => productCard(this, product))))));
  }

  money(amount) {
    return window.Ecwid.formatCurrency(amount);
  }

  /** A price with the taxes that the store shows in it. */
  shown(price, product) {
    return shownPrice(price, product, this.data.formats.currencyPrecision);
  }

  /** @param {any} product with the price of what is chosen @param {{isList?: boolean}} [where] */
  price(product, { isList = false } = {}) {
    const { design } = this;
    const show = (amount) => this.money(this.shown(amount, product));
    const isOnSale = product.compareToPrice > product.price && (isList || showsDetail(design, "sale_price"));
    const prices = isList && design.product_list_show_price_ranges ? (product.variations ?? []).map((each) => each.price) : [];
    const hasRange = prices.length > 0 && Math.min(...prices) < Math.max(...prices);
    const place = isList ? "grid-product__price-value" : "details-product-price__value";
    return [
      element(`span.${place}.ec-price-item.notranslate`, {}, hasRange ? `${show(Math.min(...prices))} – ${show(Math.max(...prices))}` : show(product.price)),
      isOnSale ? element("s.grid-product__price-compare", {}, show(product.compareToPrice)) : null,
      isList || product.inStock ? null : element("span.label", {}, this.words("outOfStock")),
      isList ? null : this.taxNote(product),
    ].filter(Boolean);
  }

  taxNote(product) {
    const { included = [] } = product.tax ?? {};
    if (!included.length || !showsDetail(this.design, "tax")) return null;
    return element("span.product-details__product-price-tax", {}, this.words("taxIncluded").replace("{tax}", included.join(", ")));
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

  title(text) {
    return element("div.ec-page-title.page-title", {}, element("h1.page-title__name.ec-header-h1", {}, text));
  }

  footer() {
    const { design, data, words } = this;
    if (!design.show_footer_menu) return element("div.ec-footer");
    const link = (name, id, kind, text) => this.link(name, id, `a.ec-footer__link.footer__link.footer__link--${kind}`, {}, text);
    const row = (...links) => element("div.ec-footer__row.footer__row", {}, ...links.filter(Boolean).map((each) => element("div.ec-footer__cell", {}, each)));
    return element("nav.ec-footer", { "aria-label": words("menu") },
      row(
        link("category", 0, "all-products", words("all")),
        link("cart", null, "shopping-cart", words("bag")),
        data.settings.favoritesEnabled ? link("account/favorites", null, "favorites", words("favorites")) : null,
        design.show_signin_link && this.shop.signOn.hasLink ? link("account", null, "my-account", words("account")) : null,
        ...data.settings.legalPages.map((page) => (page.url
          ? element("a.ec-footer__link.footer__link.footer__link--legal", { href: page.url }, page.title)
          : link(page.name, null, "legal", page.title || words(`page_${page.name.split("/")[1]}`))))));
  }

  /** Somebody who gets no cookies is not asked for them. */
  asksConsent() {
    if (this.shop.hooks.keepsNothing()) return false;
    const { askConsent, userResponse } = window.Ecwid.getTrackingConsent();
    return askConsent && userResponse === "UNDEFINED";
  }

  /** Asks for consent: all, none, or for one of the two purposes. */
  consent() {
    const { words } = this;
    const button = (value, text) => element("button.ec-notice__button", { type: "button", onclick: () => {
      window.Ecwid.setTrackingConsent(value);
      banner.remove();
    } }, text);
    const banner = element("div.ec-notice", { role: "region", "aria-label": "Cookies" },
      element("p.ec-notice__text", {}, words("consent")),
      button("ACCEPTED", words("accept")), button("DECLINED", words("decline")),
      button("ANALYTICS_ONLY", words("analyticsOnly")), button("PERSONALIZATION_ONLY", words("personalizationOnly")));
    return banner;
  }

  /** A link that works without leaving the page, and with a modifier key as any other. */
  link(name, id, tag, attributes, ...children) {
    return this.routeLink({ name, params: id === null ? {} : { id } }, tag, attributes, ...children);
  }

  routeLink(route, tag, attributes, ...children) {
    return element(tag, {
      ...attributes,
      href: this.shop.hrefOf(route),
      onclick: (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        this.shop.go(route);
      },
    }, ...children);
  }
}
