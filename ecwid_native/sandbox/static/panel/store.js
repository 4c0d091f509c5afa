/** One store's Control Panel: reads the address, shows the page, reacts to the app. */
import { appPath, control } from "./api.js";
import { AppFrame } from "./app-frame.js";
import { byId, element, pageData } from "./dom.js";
import { appRoute, parseRoute } from "./route.js";
import { Tools } from "./tools.js";
import * as views from "./views.js";
import { WebhookLog } from "./webhooks.js";

const LANGUAGES = [
  "en", "ar", "de", "es", "fr", "he", "it", "ja", "nl", "pl", "pt", "pt_BR", "ru", "tr", "uk",
];

export class Panel {
  constructor() {
    this.storeId = Number(location.pathname.split("/")[2]);
    this.store = null;
    this.apps = [];
    /** @type {AppFrame[]} */
    this.frames = [];
    /** @type {WebhookLog|null} */
    this.webhooks = null;
    this.opensOnFreePlan = false;
    this.tools = new Tools(this);
  }

  get installedApps() {
    return this.apps.filter((app) => this.store.installed.includes(app.client_id));
  }

  /** Reads the state anew and shows the current page. */
  async refresh() {
    const state = await control("GET", "state");
    this.apps = state.apps;
    this.store = state.stores.find((store) => store.id === this.storeId);
    if (!this.store) {
      location.assign("/");
      return;
    }
    this.showAround();
    this.showPage();
  }

  showAround() {
    document.title = `${this.store.name} · Control Panel sandbox`;
    byId("store-name").textContent = this.store.name;
    byId("embed-link").setAttribute("href", `${pageData.storefront}/embed/${this.storeId}`);
    byId("storefront-link").setAttribute("href", `${pageData.storefront}/${this.storeId}`);
    const select = /** @type {HTMLSelectElement} */ (byId("language"));
    const codes = [...new Set([...LANGUAGES, this.store.panel_language])];
    select.replaceChildren(...codes.map((code) => element("option", { value: code }, code)));
    select.value = this.store.panel_language;
  }

  showNavigation(route) {
    const items = [
      ["#dashboard", "Dashboard"],
      ...this.installedApps.filter((app) => app.iframe_url && this.store.plan !== "free")
        .map((app) => [appRoute(app.client_id), app.title]),
      ["#payments", "Payment"],
      ["#my_apps", "Apps"],
      ["#webhooks", "Webhooks"],
    ];
    const current = route.page === "app" ? appRoute(route.params.get("name") ?? "") : `#${route.page}`;
    byId("navigation").replaceChildren(...items.map(([href, title]) =>
      element("li", {}, element("a", { href, "aria-current": href === current ? "page" : null }, title))));
  }

  showPage() {
    this.frames.forEach((frame) => frame.close());
    this.frames = [];
    this.webhooks?.close();
    this.webhooks = null;
    const route = parseRoute(location.hash);
    this.showNavigation(route);
    byId("main").classList.toggle("page--app", route.page === "app");
    byId("main").replaceChildren(...this.children(route));
    this.tools.show();
  }

  children(route) {
    const app = this.apps.find((each) => each.client_id === route.params.get("name"));
    switch (route.page) {
      case "dashboard": return views.dashboard(this);
      case "my_apps": return views.installedApps(this);
      case "payments": return views.payments(this, this.inlineFrames());
      case "webhooks": return this.webhookLog();
      case "apps": return app ? views.market(this, app) : views.installedApps(this);
      case "app": return this.app(app, route);
      default: return views.unknown(location.hash.slice(1));
    }
  }

  app(app, route) {
    if (!app) return views.unknown(location.hash.slice(1));
    if (!this.store.installed.includes(app.client_id)) return views.market(this, app);
    if (this.store.plan === "free" && !this.opensOnFreePlan) {
      return views.planNeeded(this, app, () => {
        this.opensOnFreePlan = true;
        this.showPage();
      });
    }
    return views.appPage(this, app, this.frame(app, "PAGE", route.params.get("app_state") ?? "").box);
  }

  webhookLog() {
    this.webhooks = new WebhookLog(this);
    return this.webhooks.page();
  }

  inlineFrames() {
    return this.installedApps.filter((app) => app.iframe_url)
      .map((app) => ({ app, frame: this.frame(app, "INLINE", "").box }));
  }

  frame(app, viewMode, appState) {
    const frame = new AppFrame({
      storeId: this.storeId,
      clientId: app.client_id,
      title: app.title,
      viewMode,
      appState,
      onMessage: (message) => this.react(app, message),
    });
    this.frames.push(frame);
    return frame;
  }

  /** Does what an app asks for; `ready` and `setSize` are the frame's own business. */
  react(app, message) {
    this.tools.log(app, message);
    if (message.method === "openPage" && typeof message.data === "string") this.go(message.data);
    if (message.method === "upgradePlan") this.offerUpgrade(message.data);
  }

  go(page) {
    const hash = `#${page.replace(/^#/, "")}`;
    if (hash === location.hash) this.showPage();
    else location.hash = hash;
  }

  offerUpgrade(data) {
    const features = Array.isArray(data?.features) ? data.features.map(String) : [];
    const dialog = /** @type {HTMLDialogElement} */ (byId("dialog"));
    dialog.replaceChildren(
      element("h2", { id: "dialog-title" }, "Upgrade your plan"),
      element("p", {}, features.length ? "The app asks for a plan with these features:" : "The app asks for another plan."),
      element("ul", {}, ...features.map((feature) => element("li", {}, feature))),
      element("p.muted", {}, [data?.plan, data?.period].filter(Boolean).map(String).join(" · ")),
      element("div.actions", {},
        element("button.button.button--primary", {
          type: "button",
          onclick: () => { dialog.close(); this.change({ plan: "unlimited" }); },
        }, "Upgrade"),
        element("button.button", { type: "button", onclick: () => dialog.close() }, "Not now")));
    if (!dialog.open) dialog.showModal();
  }

  /** @param {object} changes of the store */
  async change(changes) {
    await control("PATCH", `stores/${this.storeId}`, changes);
    await this.refresh();
  }

  async install(clientId) {
    await control("PUT", appPath(this.storeId, clientId));
    const target = appRoute(clientId);
    const app = this.apps.find((each) => each.client_id === clientId);
    if (app?.iframe_url && location.hash !== target) history.pushState(null, "", target);
    await this.refresh();
  }

  async uninstall(clientId) {
    await control("DELETE", appPath(this.storeId, clientId));
    await this.refresh();
  }
}

const panel = new Panel();
const menu = /** @type {HTMLElement} */ (document.querySelector(".menu-button"));

function setMenu(open) {
  menu.setAttribute("aria-expanded", String(open));
  document.body.classList.toggle("menu-open", open);
}

menu.addEventListener("click", () => setMenu(menu.getAttribute("aria-expanded") !== "true"));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") setMenu(false);
});
document.querySelector("[data-skip]").addEventListener("click", (event) => {
  event.preventDefault(); // the fragment is the route
  byId("main").focus();
});
byId("language").addEventListener("change", (event) => {
  panel.change({ panel_language: /** @type {HTMLSelectElement} */ (event.target).value });
});
window.addEventListener("hashchange", () => {
  setMenu(false);
  if (panel.store) panel.showPage();
  window.scrollTo(0, 0);
});
panel.refresh();
