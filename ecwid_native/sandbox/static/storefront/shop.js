/** The shop: finds the page for an address, fires the events of a page change, draws the page. */
import { Cart } from "./cart.js";
import { CheckoutFlow } from "./checkout-flow.js";
import { ExtraFields } from "./extra-fields.js";
import { keepForeign } from "./foreign.js";
import { wordsOf } from "./i18n.js";
import { ListViews } from "./list-views.js";
import { applyLook } from "./look.js";
import { linkLanguages, linkStyles, nameWindow, showLanguages } from "./page-head.js";
import { hasName, pageOf, reducedPage, slugOf } from "./pages.js";
import { openPopup } from "./popup.js";
import { fillCart, readPrefilledCart } from "./prefilled.js";
import { buyNow, cameFrom, wishedChoices } from "./product-routes.js";
import { scrollAfterNavigation, scrollToContainer } from "./scrolling.js";
import { addressOf, formOf, routeAt } from "./urls.js";
import { Views } from "./views.js";
import { Widgets } from "./widgets.js";

const SIZES = [["xxs", 0], ["xs", 320], ["s", 480], ["m", 680], ["l", 920], ["xl", 1200]];

class Shop {
  constructor({ data, hooks, account, server, signOn, origin }) {
    Object.assign(this, { account, server, signOn, data, hooks, origin });
    this.words = wordsOf(data.language);
    this.base = null;
    this.current = null;
    this.route = null;
    this.container = null;
    this.sizes = null;
    this.isPopup = false;
    this.onBack = () => this.back();
    data.lastOrder = () => account.last;
    this.lists = new ListViews(data);
    this.extraFields = new ExtraFields({ stored: data.settings.extraFields, language: data.language, words: this.words });
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
      addressOf: (id) => this.productAddress(id),
    });
    this.checkout = new CheckoutFlow(this);
    this.views = new Views(this);
    this.widgets = new Widgets(this);
    window.addEventListener("storage", (event) => {
      if (event.key === this.cart.key) this.cart.synchronize();
    });
    linkStyles();
    linkLanguages(this.config);
  }

  get config() {
    return window.ec?.config ?? {};
  }

  /** What addresses of the shop's pages begin with. */
  get place() {
    const base = this.base ?? this.config.baseUrl ?? "";
    return { form: formOf(this.config), base: String(base).replace(/\/$/, ""), here: location };
  }

  /** Draws the shop into the container that the page names. */
  start(options) {
    this.container = document.getElementById(options.id ?? `my-store-${this.data.storeId}`);
    if (!this.container) return;
    this.isPopup = false;
    if (this.data.closed) {
      this.container.replaceChildren(this.views.closed());
      return;
    }
    this.lists.read(options);
    this.watch();
    const wish = readPrefilledCart(location.hash);
    if (wish) {
      fillCart(wish, this.cart, this.cart.checkout);
      const name = wish.gotoCheckout ? "checkout/address" : "cart";
      history.replaceState(null, "", this.hrefOf({ name, params: {} }));
    }
    this.show(this.firstRoute(options));
    this.hooks.events.OnCartChanged.fire(this.cart.document());
  }

  watch() {
    this.sizes = new ResizeObserver(() => this.resize());
    this.sizes.observe(this.container);
    window.addEventListener("popstate", this.onBack);
  }

  /** The page of the address, written anew in the form that the site uses; else what the embed code says. */
  firstRoute(options) {
    const route = routeAt(location, this.data, this.place.form);
    const isFront = route.name === "category" && !Number(route.params.id);
    const wanted = [["product", options.defaultProductId], ["category", options.defaultCategoryId]].find(([, id]) => Number(id));
    const fallback = wanted && { name: wanted[0], params: { id: Number(wanted[1]) } };
    if (isFront && fallback && pageOf(fallback, this.data)) return fallback;
    const isOldForm = location.hash.startsWith("#!/") !== (this.place.form === "hash")
      || new URLSearchParams(location.search).has("store-page") !== (this.place.form === "query");
    if (!isFront && isOldForm) history.replaceState(null, "", this.hrefOf(route));
    return route;
  }

  /** Takes the shop out of the page; `xProductBrowser` puts it in again. */
  destroy() {
    this.stop();
    this.widgets.destroy();
  }

  stop() {
    this.sizes?.disconnect();
    window.removeEventListener("popstate", this.onBack);
    this.container?.replaceChildren();
    this.container = null;
    this.current = null;
  }

  /** Addresses of the shop's pages begin with this from now on. */
  setBase(url) {
    this.base = String(url);
  }

  scrollToContent() {
    if (this.container) scrollToContainer(this.container, this.config);
  }

  askConsent() {
    const root = this.container?.querySelector(".ecwid-productBrowser");
    if (root && !root.querySelector(".ec-notice")) root.append(this.views.consent());
    root?.querySelector(".ec-notice button")?.focus();
  }

  showFilters() {
    const panel = this.container?.querySelector(".ec-filters");
    if (!panel) return;
    panel.open = true;
    panel.querySelector("summary").focus();
  }

  /** `isNamed: false` opens a page that apps have no name for. */
  openPage(name, params = {}, { isNamed = true } = {}) {
    const route = { name, params: params ?? {} };
    if ((isNamed && !hasName(name)) || !pageOf(route, this.data)) {
      console.warn(`Ecwid.openPage: there is no page “${name}”.`);
      return;
    }
    this.go(route);
    if (name === "product" && route.params.buyNow) buyNow(this, route.params);
  }

  /** Goes to another page, after what is asked about the cart, unless a handler of OnPageSwitch returns exactly false. */
  go(link) {
    const wanted = cameFrom(link, this.current);
    if (!this.container) return this.leave(wanted); // a site's page with a widget alone
    if (this.signOn.catches(wanted)) return;
    const route = wanted.name === "account" && !this.account.customer ? { ...wanted, name: "signin" } : wanted;
    this.whenAnswered(() => {
      if (this.refused(route)) return;
      if (!this.isPopup) history.pushState(null, "", this.hrefOf(route));
      this.show(route).then(() => this.afterNavigation());
    });
  }

  /** The storefront before the current one did not wait. */
  whenAnswered(act) {
    if (this.hooks.isV2) act();
    else this.server.whenAnswered(() => { if (this.container) act(); });
  }

  /** The shop's own page, or a popup on sites that do not say where that is. */
  leave(route) {
    const store = this.config.store_main_page_url ?? this.base ?? this.config.baseUrl;
    if (store) {
      location.assign(addressOf(route, this.data, { ...this.place, base: String(store).replace(/\/$/, "") }));
      return;
    }
    this.isPopup = true;
    this.container = openPopup(this.words, () => this.stop());
    this.watch();
    this.show(route);
  }

  afterNavigation() {
    if (!this.container) return;
    const again = this.focusAfter && this.container.querySelector(`[data-filter="${CSS.escape(this.focusAfter)}"]`);
    this.focusAfter = null;
    if (again) {
      again.focus(); // a filter or a sorting: the shopper stays there
      return;
    }
    const title = this.container.querySelector("h1");
    title?.setAttribute("tabindex", "-1");
    title?.focus({ preventScroll: true }); // so that a screen reader says where one is now
    if (this.isPopup) this.container.parentNode.scrollTo(0, 0);
    else scrollAfterNavigation(this.container, this.config);
  }

  /** The address of a page, below the base and with the language and the search if there are any. */
  hrefOf(route) {
    return addressOf(route, this.data, this.place);
  }

  /** @param {number} id @returns {string|undefined} where a product can be seen */
  productAddress(id) {
    const isThere = this.data.products.some((each) => each.id === id);
    return isThere ? new URL(this.hrefOf({ name: "product", params: { id } }), location.href).href : undefined;
  }

  /** What the address chooses of the product that is shown. */
  wishedChoices() {
    return wishedChoices(this.route?.params);
  }

  back() {
    this.whenAnswered(() => {
      const route = routeAt(location, this.data, this.place.form);
      if (!this.refused(route)) this.show(route);
    });
  }

  refused(route) {
    const page = { ...pageOf(route, this.data), hasPrevious: true };
    return this.current !== null && this.hooks.events.OnPageSwitch.fire(page).includes(false);
  }

  async show(route) {
    const page = { ...pageOf(route, this.data), hasPrevious: this.current !== null };
    this.current = page;
    this.route = route;
    this.lists.open(page.type);
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
      isCheckout || page.type === "CART" ? this.checkout.quote() : null,
      isCheckout ? this.server.countries() : {},
    ]);
    return { quote, countries };
  }

  draw(page, fetched) {
    this.put(this.views.page(page, fetched));
  }

  put(root) {
    applyLook(root, this.views.design, this.config);
    this.container.replaceChildren(root);
    this.drawnConfig = this.configText();
    showLanguages(this.data);
    // With addresses of their own, pages have titles of their own.
    if (!this.isPopup && this.place.form !== "hash") nameWindow(this.current, root, this.data.storeName);
    this.resize();
  }

  /** Where the shopper wanted to go before signing in. */
  afterSignIn() {
    const wanted = this.route?.params?.returnurl;
    const target = wanted && new URL(wanted, location.href);
    if (target && target.origin === location.origin) location.assign(target);
    else this.openPage("account/settings");
  }

  /** Pages of the account, and the link to it, are for whoever is signed in now. */
  async customerChanged() {
    const page = this.current;
    if (this.signOn.isOn && page && !page.type.startsWith("CHECKOUT")) await this.redraw();
  }

  /** Draws the page anew and leaves in place what apps have put into it. */
  async redraw({ isGentle = false } = {}) {
    const page = this.current;
    const fetched = await this.prepare(page);
    const active = document.activeElement; // nothing changes under the hands of somebody who is typing
    const isBusy = isGentle && this.container?.contains(active) && active.matches("input, select, textarea");
    if (this.current !== page || !this.container || isBusy) return;
    const before = this.container.firstElementChild;
    const after = this.views.page(page, fetched);
    if (before) keepForeign(before, after);
    this.put(after);
  }

  cartChanged(cart) {
    this.widgets.drawCarts({ isChange: true });
    this.hooks.events.OnCartChanged.fire(cart);
    if (this.current?.type === "CART") this.redrawCart();
  }

  /** Draws the goods anew and leaves alone what apps have put around them. */
  async redrawCart() {
    const page = this.current;
    const fetched = await this.prepare(page);
    if (this.current !== page || !this.container) return;
    const shown = this.container.querySelector(".ec-cart");
    const label = document.activeElement?.getAttribute("aria-label");
    if (shown && this.cart.items.length) shown.replaceWith(this.views.content(page, fetched).at(-1));
    else this.draw(page, fetched);
    if (label) this.container.querySelector(`.ec-cart [aria-label="${CSS.escape(label)}"]`)?.focus();
  }

  /** Design settings and extra fields are the merchant's and the apps' to change; drawn anew is what did change. */
  async refreshConfig() {
    if (this.container && this.current && this.configText() !== this.drawnConfig) await this.redraw({ isGentle: true });
  }

  configText() {
    const fields = Object.entries(window.ec?.order?.extraFields ?? {});
    return JSON.stringify([window.ec?.storefront, this.config.chameleon, fields]);
  }

  resize() {
    const root = this.container?.querySelector(".ec-size");
    const width = this.container?.clientWidth ?? 0;
    for (const [name, least] of SIZES) root?.classList.toggle(`ec-size--${name}`, width >= least);
  }
}

/** @param {{data: any, hooks: any, account: import("./account.js").Account, signOn: import("./single-sign-on.js").SingleSignOn, server: import("./server.js").Server, origin: string}} options */
export function createShop(options) {
  return new Shop(options);
}
