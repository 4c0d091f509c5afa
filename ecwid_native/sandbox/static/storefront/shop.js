/** The shop: finds the page for an address, fires the events of a page change, draws the page. */
import { Cart } from "./cart.js";
import { element } from "./dom.js";
import { wordsOf } from "./i18n.js";
import { ExtraFields } from "./extra-fields.js";
import { placedOrder } from "./order.js";
import { fillCart, readPrefilledCart } from "./prefilled.js";
import { hasName, pageOf, reducedPage, routeOf, slugOf } from "./pages.js";
import { Views } from "./views.js";
import * as widgets from "./widgets.js";

// What a page's address says besides its name.
const IN_ADDRESS = /^(keyword|offset|sort|page|inventory|onsale|price(From|To)|categories|variation|options|key|errorType|(attribute|option)_.+)$/;
const STYLES = ["shop.css", "checkout.css"];
const SIZES = [["xxs", 0], ["xs", 320], ["s", 480], ["m", 680], ["l", 920], ["xl", 1200]];

class Shop {
  constructor({ data, hooks, account, server, origin }) {
    this.account = account;
    this.server = server;
    this.data = data;
    this.hooks = hooks;
    this.origin = origin;
    this.words = wordsOf(data.language);
    this.base = window.ec?.config?.baseUrl ?? "";
    this.current = null;
    this.route = null;
    this.container = null;
    this.sizes = null;
    this.onBack = () => this.back();
    this.extraFields = new ExtraFields({
      stored: data.settings.extraFields, language: data.language, words: this.words,
    });
    this.cart = new Cart({
      products: data.products,
      storeId: data.storeId,
      changed: (cart) => this.cartChanged(cart),
      keepsNothing: hooks.keepsNothing,
      goto: () => this.openPage("cart"),
      isV2: hooks.isV2,
      synchronized: () => hooks.events.OnCartSynchronized.fire(),
      quote: (cart) => server.quote(cart),
      settings: data.settings,
      customerId: () => account.customer?.id ?? 0,
      extraFields: (checkout) => this.extraFields.collected(checkout),
    });
    window.addEventListener("storage", (event) => {
      if (event.key === this.cart.key) this.cart.synchronize();
    });
    data.lastOrder = () => account.last;
    this.views = new Views(this);
    this.linkStyles();
    this.showLanguages();
  }

  /** Draws the shop into the container that the page names. */
  start(options) {
    this.container = document.getElementById(options.id);
    if (!this.container) return;
    if (this.data.closed) {
      this.container.replaceChildren(this.views.closed());
      return;
    }
    this.sizes = new ResizeObserver(() => this.resize());
    this.sizes.observe(this.container);
    window.addEventListener("popstate", this.onBack);
    const wish = readPrefilledCart(location.hash);
    if (wish) {
      fillCart(wish, this.cart, this.cart.checkout);
      const name = wish.gotoCheckout ? "checkout/address" : "cart";
      history.replaceState(null, "", `${this.base}/${slugOf({ name, params: {} }, this.data)}`);
    }
    this.show(routeOf(location, this.data));
    this.hooks.events.OnCartChanged.fire(this.cart.document());
  }

  /** Takes the shop out of the page; `xProductBrowser` puts it in again. */
  destroy() {
    this.sizes?.disconnect();
    window.removeEventListener("popstate", this.onBack);
    this.container?.replaceChildren();
    this.container = null;
    this.current = null;
    document.querySelectorAll(".ec-cart-widget").forEach((widget) => widget.replaceChildren());
  }

  /** Addresses of the shop's pages begin with this from now on. */
  setBase(url) {
    this.base = String(url).replace(/\/$/, "");
  }

  scrollToContent() {
    this.container?.scrollIntoView();
  }

  askConsent() {
    const root = this.container?.querySelector(".ecwid-productBrowser");
    if (root && !root.querySelector(".ec-notice")) root.append(this.views.consent());
  }

  /** `isNamed: false` opens a page that apps have no name for. */
  openPage(name, params = {}, { isNamed = true } = {}) {
    const route = { name, params };
    if ((isNamed && !hasName(name)) || !pageOf(route, this.data)) {
      console.warn(`Ecwid.openPage: there is no page “${name}”.`);
      return;
    }
    this.go(route);
  }

  /** Goes to another page unless a handler of OnPageSwitch returns exactly false. */
  go(wanted) {
    if (!this.container) return this.leave(wanted); // a site's page with a widget alone
    const route = wanted.name === "account" && !this.account.customer ? { ...wanted, name: "signin" } : wanted;
    if (this.refused(route)) return;
    history.pushState(null, "", `${this.base}/${this.addressOf(route)}`);
    this.show(route);
    window.scrollTo(0, 0);
  }

  leave(route) {
    const store = window.ec?.config?.store_main_page_url ?? this.base;
    location.assign(`${store.replace(/\/$/, "")}/${this.addressOf(route)}`);
  }

  /** The address of a page below the base, with the language and the search if there are any. */
  addressOf(route) {
    const query = new URLSearchParams();
    if (location.search.includes("lang=")) query.set("lang", this.data.language);
    for (const [key, value] of Object.entries(route.params ?? {})) {
      if (IN_ADDRESS.test(key) && value !== undefined && value !== "") query.set(key, String(value));
    }
    return slugOf(route, this.data) + (query.size ? `?${query}` : "");
  }

  /** What a product's address chooses: a variation, or choices counted from 1. */
  wishedChoices() {
    const query = new URLSearchParams(location.search);
    return {
      variation: Number(query.get("variation")),
      wishes: (query.get("options") ?? "").split(",").map(Number),
    };
  }

  back() {
    const route = routeOf(location, this.data);
    if (!this.refused(route)) this.show(route);
  }

  refused(route) {
    const page = { ...pageOf(route, this.data), hasPrevious: true };
    return this.current !== null && this.hooks.events.OnPageSwitch.fire(page).includes(false);
  }

  async show(route) {
    const page = { ...pageOf(route, this.data), hasPrevious: this.current !== null };
    this.current = page;
    this.route = route;
    this.hooks.events.OnPageLoad.fire(reducedPage(page, slugOf(route, this.data)));
    const fetched = await this.prepare(page); // content comes after OnPageLoad
    if (this.current !== page || !this.container) return;
    this.draw(page, fetched);
    this.hooks.loaded(page);
  }

  /** Asks the server for what a page needs before it can be drawn. */
  async prepare(page) {
    const isCheckout = page.type.startsWith("CHECKOUT");
    if (page.type === "ORDERS" && this.account.customer) await this.account.refresh();
    const [quote, countries] = await Promise.all([
      isCheckout || page.type === "CART" ? this.quote() : null,
      isCheckout ? this.server.countries() : {},
    ]);
    return { quote, countries };
  }

  /** Amounts and methods of the bag. A method that the store offers no more, or not there, is forgotten. */
  async quote() {
    const { checkout } = this.cart;
    const quote = await this.cart.quote();
    if (!quote) return null;
    const goes = quote.shippingMethodId === checkout.shippingMethodId;
    const pays = !checkout.paymentMethodId || quote.paymentMethods.some((each) => each.id === checkout.paymentMethodId);
    if (goes && pays) return quote;
    checkout.set({
      ...(goes ? {} : { shippingMethodId: "", shippingMethod: "" }),
      ...(pays ? {} : { paymentMethodId: "", paymentMethod: "" }),
    });
    return this.cart.quote();
  }

  draw(page, fetched) {
    this.container.replaceChildren(this.views.page(page, fetched));
    this.resize();
  }

  /** Reckons anew after a choice, and draws the amounts; what was typed stays. */
  async requote() {
    const page = this.current;
    const { quote } = await this.prepare(page);
    const shown = this.container?.querySelector(".ec-checkout .ec-cart__sidebar");
    if (shown && this.current === page) shown.replaceWith(this.views.checkoutSidebar(quote));
  }

  /** Draws a step anew when a choice changes what it asks, with the focus where it was. */
  async redrawCheckout() {
    const page = this.current;
    const fetched = await this.prepare(page);
    if (this.current !== page || !this.container) return;
    const typed = [...this.container.querySelectorAll(".ec-checkout__form [name]")]
      .filter((input) => !["radio", "checkbox"].includes(input.type)).map((input) => [input.name, input.value]);
    const { value } = document.activeElement ?? {};
    this.draw(page, fetched);
    for (const [name, text] of typed) {
      const input = this.container.querySelector(`.ec-checkout__form [name="${CSS.escape(name)}"]`);
      if (input) input.value = text;
    }
    [...this.container.querySelectorAll(".ec-checkout__form input")].find((input) => input.type === "radio" && input.value === value)?.focus();
  }

  /** @returns {Promise<any[]>} what is in the way of the order; nothing when it was placed */
  async placeOrder() {
    const body = this.cart.body();
    const method = this.cart.quoted?.quote.paymentMethods.find((each) => each.id === body.paymentMethodId);
    const { order, problems } = await this.server.place(body);
    if (!order) {
      if (!problems.length) this.openPage("order-failure", {}, { isNamed: false });
      this.cart.quoted = null; // prices and methods may have changed
      return problems.length ? problems : [{ code: "failed" }];
    }
    order.instructions = method?.instructions ?? "";
    order.instructionsTitle = method?.instructionsTitle ?? "";
    this.account.note(order);
    this.cart.checkout.forget();
    this.cart.clear();
    this.openPage("checkout/order-confirmation");
    this.hooks.events.OnOrderPlaced.fire(placedOrder(order, (id) => this.data.products.find((each) => each.id === id)?.slug));
    if (this.account.customer) this.account.refresh();
    return [];
  }

  /** Where the shopper wanted to go before signing in. */
  afterSignIn() {
    const wanted = new URLSearchParams(location.search).get("returnurl") ?? this.route?.params?.returnurl;
    const isOurs = wanted && new URL(wanted, location.href).origin === location.origin;
    if (isOurs) location.assign(new URL(wanted, location.href));
    else this.openPage("account/settings");
  }

  cartChanged(cart) {
    this.drawCartWidgets();
    this.hooks.events.OnCartChanged.fire(cart);
    if (this.current?.type === "CART") this.redrawCart();
  }

  /** Draws the goods anew and leaves alone what apps have put around them. */
  async redrawCart() {
    const page = this.current;
    const fetched = await this.prepare(page);
    const shown = this.container?.querySelector(".ec-cart");
    if (this.current !== page || !this.container) return;
    const label = document.activeElement?.getAttribute("aria-label");
    if (shown && this.cart.items.length) shown.replaceWith(this.views.content(page, fetched).at(-1));
    else this.draw(page, fetched);
    if (label) this.container.querySelector(`.ec-cart [aria-label="${CSS.escape(label)}"]`)?.focus();
  }

  initCartWidgets() {
    if (document.querySelector(".ec-cart-widget")) this.hooks.addWidget("Minicart");
    this.drawCartWidgets();
  }

  /** @param {"searchBox"|"categoryMenu"} kind @param {string} id of the container */
  drawWidget(kind, id) {
    if (!this.data.closed) document.getElementById(id)?.replaceChildren(widgets[kind](this.views));
  }

  drawCartWidgets() {
    if (this.data.closed) return;
    for (const widget of document.querySelectorAll(".ec-cart-widget")) {
      widget.replaceChildren(this.views.minicart());
    }
  }

  /** Design settings are the merchant's and the apps' to change; this shop has only a few. */
  refreshConfig() {
    if (this.container && this.current) this.resize();
  }

  resize() {
    const root = this.container?.querySelector(".ec-size");
    const width = this.container?.clientWidth ?? 0;
    for (const [name, least] of SIZES) root?.classList.toggle(`ec-size--${name}`, width >= least);
  }

  linkStyles() {
    const linked = [...document.querySelectorAll("link")].map((link) => link.href);
    const missing = STYLES.map((name) => `${this.origin}/static/${name}`)
      // Our own page links them already, so that nothing is drawn, and then moved, without them.
      .filter((href) => !linked.includes(href));
    document.head.prepend(...missing.map((href) => element("link", { rel: "stylesheet", href })));
  }

  showLanguages() {
    const place = document.querySelector(".site-header__languages");
    place?.replaceChildren(...this.data.languages.map((code) => element("a", {
      href: `${this.base}/?lang=${code}`, lang: code, "aria-current": code === this.data.language ? "true" : null,
    }, code)));
  }
}

/** @param {{data: any, hooks: any, account: import("./account.js").Account, origin: string}} options */
export function createShop(options) {
  return new Shop(options);
}
