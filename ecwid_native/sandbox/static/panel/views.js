/** The pages of the Control Panel. Each returns the children of the main element. */
import { element } from "./dom.js";
import { appRoute, marketRoute } from "./route.js";

/** @typedef {import("./store.js").Panel} Panel */

/** @param {Panel} panel */
export function dashboard(panel) {
  const { store } = panel;
  return [
    heading("Dashboard", `Store ${store.id}`),
    element("div.cards", {},
      fact("Plan", store.suspended ? `${store.plan}, suspended` : store.plan),
      fact("Language", store.language),
      fact("Installed apps", String(store.installed.length))),
    element("section.card", {},
      element("h2", {}, "Your apps"),
      appList(panel, panel.installedApps, "No app is installed yet.")),
  ];
}

/** @param {Panel} panel */
export function installedApps(panel) {
  const others = panel.apps.filter((app) => !panel.store.installed.includes(app.client_id));
  return [
    heading("Apps", "What is installed in this store, and what could be"),
    element("section.card", {},
      element("h2", {}, "Installed"),
      appList(panel, panel.installedApps, "No app is installed.")),
    element("section.card", {},
      element("h2", {}, "App market"),
      appList(panel, others, "Every app that this sandbox knows is installed.")),
  ];
}

/** @param {Panel} panel @param {any} app */
export function market(panel, app) {
  const installed = panel.store.installed.includes(app.client_id);
  return [
    heading(app.title, app.client_id),
    element("section.card", {},
      element("h2", {}, installed ? "Installed" : "This app asks for access"),
      element("ul.scopes", {}, ...app.scopes.map((scope) => element("li", {}, scope))),
      element("div.actions", {},
        installed
          ? element("a.button.button--primary", { href: appRoute(app.client_id) }, "Open the app")
          : element("button.button.button--primary",
            { type: "button", onclick: () => panel.install(app.client_id) }, "Accept and install"),
        installed
          ? element("button.button.button--danger",
            { type: "button", onclick: () => panel.uninstall(app.client_id) }, "Uninstall")
          : null)),
  ];
}

/** @param {Panel} panel @param {any} app @param {Node} frame */
export function appPage(panel, app, frame) {
  return [
    element("h1.page__app-title", {}, app.title),
    panel.store.suspended ? notice("This store is suspended: REST calls answer 402.") : null,
    frame,
  ].filter(Boolean);
}

/** @param {Panel} panel @param {any} app @param {() => void} openAnyway */
export function planNeeded(panel, app, openAnyway) {
  return [
    heading(app.title, "Not available on your plan"),
    element("section.card", {},
      element("p", {}, "Apps need a paid plan. On the free plan the tab of an app is not shown."),
      element("div.actions", {},
        element("button.button.button--primary",
          { type: "button", onclick: () => panel.change({ plan: "business" }) }, "Upgrade"),
        element("button.button", { type: "button", onclick: openAnyway },
          "Open it anyway (sandbox only)"))),
  ];
}

/** @param {Panel} panel @param {{app: any, frame: Node}[]} frames */
export function payments(panel, frames) {
  return [
    heading("Payment", "How shoppers pay"),
    method("Bank transfer", "Shoppers get your account details by mail."),
    method("Cash on delivery", "The courier collects the money."),
    ...frames.map(({ app, frame }) =>
      element("section.card.payment", {},
        element("div.payment__head", {}, element("h2", {}, app.title), element("span.tag", {}, "app")),
        frame)),
  ];
}

/** @param {string} name */
export function unknown(name) {
  return [
    heading("Not part of the sandbox", `#${name}`),
    notice("The real Control Panel has a page here. The sandbox shows only what apps need."),
  ];
}

function method(title, text) {
  return element("section.card.payment", {},
    element("div.payment__head", {}, element("h2", {}, title), element("span.tag.tag--on", {}, "on")),
    element("p", {}, text));
}

function heading(title, subtitle) {
  return element("div.page__heading", {}, element("h1", {}, title), element("p.lead", {}, subtitle));
}

function fact(name, value) {
  return element("div.card.fact", {},
    element("span.fact__name", {}, name), element("span.fact__value", {}, value));
}

function notice(text) {
  return element("p.notice", {}, text);
}

function appList(panel, apps, empty) {
  if (!apps.length) return element("p.empty", {}, empty);
  return element("ul.app-list", {}, ...apps.map((app) => {
    const installed = panel.store.installed.includes(app.client_id);
    const href = installed ? appRoute(app.client_id) : marketRoute(app.client_id);
    return element("li", {},
      element("span.app-icon", { "aria-hidden": "true" }, app.title.slice(0, 1).toUpperCase()),
      element("span.app-list__text", {},
        element("a", { href }, app.title),
        element("span.muted", {}, app.client_id)),
      installed
        ? element("a.button", { href: marketRoute(app.client_id), "aria-label": `Manage ${app.title}` }, "Manage")
        : element("button.button.button--primary",
          { type: "button", "aria-label": `Install ${app.title}`, onclick: () => panel.install(app.client_id) }, "Install"));
  }));
}
