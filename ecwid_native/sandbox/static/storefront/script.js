/**
 * The storefront's script, written for the sandbox from the documentation of the JavaScript API.
 * It makes `window.Ecwid` at once, fetches the store's data, loads the apps' files and hands over to
 * shop.js, which draws the pages.
 *
 * Source: docs.ecwid.com, "Track storefront events", "Get public app details" (read 2026-11); when
 * functions are ready and how events replay follows the storefront of 2025 ("V3").
 */
(() => {
  "use strict";
  if (window.Ecwid) return;

  const V2 = false; // the server writes true for the storefront before the current one
  const FILES = "/static/"; // the server adds the version of the files

  const source = new URL(document.currentScript.src);
  const ownerId = Number(source.search.slice(1).split("&")[0]);

  /** Start-up data; getters used before it is there throw, as with the real storefront. */
  let data;
  let shop;
  let consent;
  let account;
  let signOn;
  let money;
  let apiLoaded = false;
  const waiting = [];
  const widgets = [];

  // ---- events ---------------------------------------------------------------------------------

  /** An event whose handlers cannot be removed; `replay` tells a late handler what it missed. */
  function createEvent(name, replay, { canClear = false } = {}) {
    const handlers = [];
    function call(handler, argument) {
      try {
        return handler(argument);
      } catch (error) {
        console.error(`Error in a callback of ${name}:`, error);
        return undefined;
      }
    }
    return {
      public: {
        add(handler) {
          handlers.push(handler);
          const missed = replay?.();
          if (missed) call(handler, missed.argument);
        },
        ...(canClear ? { clear() { handlers.length = 0; } } : {}),
      },
      /** Returns what the handlers returned. */
      fire(argument) {
        return handlers.slice().map((handler) => call(handler, argument));
      },
    };
  }

  let lastLoaded = null;
  const events = {
    OnAPILoaded: createEvent("OnAPILoaded", () => apiLoaded && { argument: undefined }),
    OnPageLoad: createEvent("OnPageLoad"),
    OnPageLoaded: createEvent("OnPageLoaded", () => lastLoaded && { argument: lastLoaded }),
    OnPageSwitch: createEvent("OnPageSwitch"),
    OnCartChanged: createEvent("OnCartChanged"),
    OnOrderPlaced: createEvent("OnOrderPlaced"),
    OnSetProfile: createEvent("OnSetProfile", () => apiLoaded && { argument: account.customer }),
    OnProductOptionsChanged: createEvent("OnProductOptionsChanged"),
    OnConsentChanged: createEvent("OnConsentChanged"),
    // Undocumented, in the current storefront's code.
    OnCartSynchronized: createEvent("OnCartSynchronized", undefined, { canClear: true }),
    OnSessionChanged: createEvent("OnSessionChanged"),
    OnRouterExternalStateChanged: createEvent("OnRouterExternalStateChanged", undefined, { canClear: true }),
  };

  // ---- readiness ------------------------------------------------------------------------------

  /** Actions wait until the storefront can carry them out. */
  function whenReady(action) {
    return (...args) => {
      if (shop) action(...args);
      else waiting.push(() => action(...args));
    };
  }

  /** Getters are not queued. A closed store has no data to give. */
  function getter(read) {
    return (...args) => {
      if (data.closed) {
        console.error("The store is closed: its data is not available.");
        return undefined;
      }
      return read(...args);
    };
  }

  function keepsNothing() {
    return Boolean(window.ec?.config?.disable_all_cookies);
  }

  // ---- the public object ----------------------------------------------------------------------

  function storeConfiguration() {
    const { formats } = data;
    return {
      currency: { code: formats.currency },
      currencyFormat: { prefix: formats.currencyPrefix, suffix: formats.currencySuffix },
      dateFormat: formats.dateFormat,
      minSubtotal: 0,
      openBagOnAddition: Boolean(data.settings.openBagOnAddition),
      paymentMethods: data.settings.paymentMethods,
      storefrontLanguages: { defaultLanguage: data.languages[0] },
      url: location.origin + (window.ec?.config?.baseUrl ?? ""),
      websitePlatform: "code",
      weightUnit: formats.weightUnit,
      customerLoginMethod: "LINK",
    };
  }

  /** Where the goods go, the bill goes, the last order went; else where the store is, as if by the IP address. */
  function visitorLocation() {
    const checkout = shop?.cart.checkout;
    const places = [
      [checkout?.shippingPerson, "SHIPPING_ADDRESS"],
      [checkout?.billingPerson, "BILLING_ADDRESS"],
      [account.last?.shippingPerson, "SHIPPING_ADDRESS"],
      [account.customer?.shippingAddresses.at(-1)?.person, "SHIPPING_ADDRESS"],
      [{ countryCode: data.settings.country, stateOrProvinceCode: data.settings.state }, "IP_ADDRESS"],
    ];
    const found = places.find(([person]) => person?.countryCode);
    if (!found) return V2 ? null : undefined; // as documented, and as the current code does
    return { countryCode: found[0].countryCode, stateCode: found[0].stateOrProvinceCode, source: found[1] };
  }

  const Cart = {};
  for (const name of [
    "get", "addProduct", "removeProduct", "removeProducts", "clear", "calculateTotal",
    "canGotoCheckout", "gotoCheckout", "updateProduct",
  ]) {
    Cart[name] = whenReady((...args) => shop.cart[name](...args));
  }
  for (const name of ["setCustomerEmail", "setOrderComments", "setAddress", "setBillingAddress"]) {
    Cart[name] = whenReady((...args) => shop.cart.checkout[name](...args));
  }

  const Ecwid = {
    ...Object.fromEntries(Object.entries(events).map(([name, event]) => [name, event.public])),
    ...(V2 ? {} : { isStorefrontV3: () => true }),
    getOwnerId: () => ownerId,
    getStorefrontLang: getter(() => data.language),
    getAppPublicConfig: getter((clientId) => own(data.appsSettings.publicConfigs, clientId)),
    getAppPublicToken: getter((clientId) => own(data.appsSettings.publicTokens, clientId) ?? null),
    getInitializedWidgets: getter(() => widgets.slice()),
    getTrackingConsent: getter(() => consent.read()),
    getVisitorLocation: getter(visitorLocation),
    getFeatureToggles: getter(() => ({
      newProductList: true, newDetailsPage: true, customerLoginByLink: true,
      newCartPage: true, newCheckoutPage: true, ...(V2 ? {} : { isXssProtectionEnabled: false }),
    })),
    getStaticBaseUrl: getter(() => `${source.origin}${FILES}`),
    getStoreConfiguration: getter(storeConfiguration),
    formatCurrency: getter((amount) => money.formatMoney(amount, data.formats)),
    setTrackingConsent: whenReady((value) => consent.set(value)),
    openPage: whenReady((name, params) => shop.openPage(name, params)),
    refreshConfig: whenReady(() => shop.refreshConfig()),
    setStorefrontBaseUrl: whenReady((url) => shop.setBase(url)),
    scrollToContent: whenReady(() => shop.scrollToContent()),
    showProductFilters: whenReady(() => shop.showFilters()),
    openCookiesSettingSidePanel: whenReady(() => shop.askConsent()),
    resizeProductBrowser: whenReady(() => shop.resize()),
    init: whenReady(() => shop.widgets.init()),
    destroy: whenReady(() => {
      shop.destroy();
      widgets.length = 0;
      lastLoaded = null;
    }),
    setSsoProfile: whenReady((payload) => signOn.setSsoProfile(payload)),
    setSignInUrls: whenReady((urls) => signOn.setSignInUrls(urls)),
    setSignInProvider: whenReady((provider) => signOn.setSignInProvider(provider)),
    Cart,
    Customer: {
      get: (callback) => events.OnSetProfile.public.add(callback),
      signOut: whenReady((callback) => account.signOut(callback)),
    },
  };

  function own(object, key) {
    return Object.hasOwn(object, key) ? object[key] : undefined;
  }

  window.Ecwid = Ecwid;

  // ---- widgets --------------------------------------------------------------------------------

  /**
   * Widgets are called with texts such as "categoriesPerRow=3" and "id=my-store-1003"; the old ones stand where
   * they are called.
   */
  function widget(name, draw) {
    return (...args) => {
      const options = Object.fromEntries(args.map((text) => {
        const [key, ...rest] = String(text).split("=");
        return [key, rest.join("=")];
      }));
      const place = document.currentScript;
      if (name) hooks.addWidget(name);
      whenReady(() => draw(options, place))();
    };
  }

  const embed = {
    ProductBrowser: widget("ProductBrowser", (options) => shop.start(options)),
    SearchWidget: widget("SearchPanel", (options, place) => shop.widgets.search(options, place)),
    CategoriesV2: widget("Categories", (options, place) => shop.widgets.categories(options, place)),
    Product: widget("Product", (options) => shop.widgets.product(options)),
    SingleProduct: widget("SingleProduct", (options) => shop.widgets.product(options)),
  };
  Object.assign(window, {
    xProductBrowser: embed.ProductBrowser,
    xSearch: embed.SearchWidget, SearchWidget: embed.SearchWidget, xSearchPanel: embed.SearchWidget,
    xCategoriesV2: embed.CategoriesV2, xCategories: embed.CategoriesV2, xVCategories: embed.CategoriesV2,
    xProduct: embed.Product, xSingleProduct: embed.SingleProduct,
    xMinicart: widget("Minicart", (options, place) => shop.widgets.minicart(options, place)),
    xLoginForm: widget("", (options, place) => shop.widgets.login(options, place)),
    xProductThumbnail: widget("", (options, place) => shop.widgets.thumbnail(options, place)),
    xAddToBag: widget("", (options, place) => shop.widgets.addToBag(options, place)),
    xGadget: widget("", () => {}), // what it showed is gone from the documentation
    ecwid_onBodyDone: () => embedListed(),
  });

  /** Widgets of pages that list them instead of calling functions, as site builders do. */
  function embedListed() {
    const listed = window._xnext_initialization_scripts;
    for (const { widgetType, arg = [], id } of Array.isArray(listed) ? listed : []) {
      const isThere = !id || document.getElementById(id);
      if (isThere && Object.hasOwn(embed, widgetType)) embed[widgetType](...(arg.length ? arg : [`id=${id}`]));
    }
    Ecwid.init();
  }

  // ---- start ----------------------------------------------------------------------------------

  function markPage() {
    if (window.ecwid_nocssrewrite) return;
    if (!document.documentElement.id) document.documentElement.id = "ecwid_html";
    if (!document.body.id) document.body.id = "ecwid_body";
  }

  const hooks = {
    events,
    loaded(page) {
      lastLoaded = page;
      events.OnPageLoaded.fire(page);
    },
    addWidget: (name) => { if (!widgets.includes(name)) widgets.push(name); },
    keepsNothing,
    isV2: V2,
  };

  async function start() {
    const query = new URLSearchParams({ lang: source.searchParams.get("lang") ?? "" });
    const [answer, accounts, apps, consenting, amounts, servers, shops, signOns] = await Promise.all([
      fetch(`${source.origin}/initial-data/${ownerId}?${query}`),
      ...["account", "apps", "consent", "money", "server", "shop", "single-sign-on"].map((name) => import(`${source.origin}${FILES}${name}.js`)),
    ]);
    if (!answer.ok) throw new Error(`Store ${ownerId} is not there.`);
    const received = await answer.json();
    markPage();
    money = amounts;
    consent = new consenting.Consent({
      storeId: ownerId,
      asks: received.askConsent,
      keepsNothing,
      changed: (value) => events.OnConsentChanged.fire(value),
    });
    const server = new servers.Server({ origin: source.origin, storeId: ownerId, language: received.language });
    account = new accounts.Account({
      storeId: ownerId,
      keepsNothing,
      ask: (email) => server.account(email),
      changed: (customer) => {
        if (!apiLoaded) return; // they hear of the first one below
        events.OnSessionChanged.fire({ token: Math.random().toString(36).slice(2) });
        events.OnSetProfile.fire(customer);
        shop?.customerChanged();
      },
    });
    data = received;
    signOn = new signOns.SingleSignOn({
      profile: window.ecwid_sso_profile, account, ask: (payload) => server.signOn(payload),
    });
    if (!data.closed) await signOn.begin();
    apiLoaded = !data.closed;
    if (apiLoaded) {
      events.OnAPILoaded.fire();
      events.OnSetProfile.fire(account.customer);
      // A slow app delays the shop: that is how merchants meet it. It did not delay the shop of before.
      if (V2) apps.attachApps(data.appsSettings);
      else await apps.loadApps(data.appsSettings);
    }
    shop = shops.createShop({ data, hooks, account, server, signOn, origin: source.origin });
    waiting.splice(0).forEach((action) => action());
    if (!window.ecwid_script_defer) embedListed();
    // A page of an Instant Site that is no page of the store.
    if (apiLoaded && window.instantsite && !widgets.includes("ProductBrowser")) {
      events.OnPageLoad.fire({ type: "SITE", hasPrevious: false });
      hooks.loaded({ type: "SITE", hasPrevious: false });
    }
  }

  start().catch((error) => console.error("The storefront cannot start:", error));
})();
