/** The sandbox's own switches and logs under the Control Panel. */
import { appPath, control } from "./api.js";
import { byId, element } from "./dom.js";
import { parseRoute } from "./route.js";

const PLANS = ["free", "starter", "venture", "business", "unlimited"];
const SUBSCRIPTIONS = ["TRIAL", "ACTIVE", "SUSPENDED"];
const KEPT_MESSAGES = 100;
const POLL_MILLISECONDS = 2000;

export class Tools {
  /** @param {import("./store.js").Panel} panel */
  constructor(panel) {
    this.panel = panel;
    this.messages = element("ol.log", { "aria-label": "Messages of the app", tabindex: "0" });
    this.requests = element("ol.log", { "aria-label": "REST requests", tabindex: "0" });
    const details = /** @type {HTMLDetailsElement} */ (byId("tools"));
    details.addEventListener("toggle", () => details.open && this.readRequests());
    setInterval(() => {
      if (details.open && !document.hidden) this.readRequests();
    }, POLL_MILLISECONDS);
  }

  /** Shows the switches for the current page. */
  show() {
    const { params } = parseRoute(location.hash);
    const named = this.panel.apps.filter((app) => app.client_id === params.get("name"));
    const apps = named.length ? named : this.panel.apps;
    byId("tools-body").replaceChildren(
      this.storeSwitches(),
      ...apps.map((app) => this.appSwitches(app)),
      element("section", {}, element("h3", {}, "Messages from the app"), this.messages),
      element("section", {}, element("h3", {}, "REST requests"), this.requests));
  }

  storeSwitches() {
    const { store } = this.panel;
    const plan = element("select", {
      onchange: (event) => this.panel.change({ plan: event.target.value }),
    }, ...PLANS.map((name) => element("option", { value: name }, name)));
    /** @type {HTMLSelectElement} */ (plan).value = store.plan;
    return element("section", {},
      element("h3", {}, "Store"),
      element("div.switches", {},
        element("label", {}, "Plan ", plan),
        element("label", {}, element("input", {
          type: "checkbox",
          checked: store.suspended,
          onchange: (event) => this.panel.change({ suspended: event.target.checked }),
        }), " Suspended")));
  }

  appSwitches(app) {
    const installed = this.panel.store.installed.includes(app.client_id);
    const button = (text, action) =>
      element("button.button", { type: "button", onclick: action }, text);
    return element("section", {},
      element("h3", {}, app.title),
      element("fieldset.switches", {},
        element("legend", {}, "Payload"),
        this.modeSwitch(app, "encrypted", "encrypted (?payload=)"),
        this.modeSwitch(app, "hash", "plain (#hex)")),
      ...(installed ? [element("div.switches", {}, this.subscriptionSwitch(app))] : []),
      element("div.switches", {},
        ...(installed
          ? [
            button("Reload", () => this.panel.showPage()),
            button("Reinstall", () => this.panel.install(app.client_id)),
            button("Uninstall", () => this.panel.uninstall(app.client_id)),
            button("Clear storage", () => this.clearStorage(app)),
          ]
          : [button("Install", () => this.panel.install(app.client_id))])));
  }

  modeSwitch(app, mode, text) {
    return element("label", {}, element("input", {
      type: "radio",
      name: `mode-${app.client_id}`,
      value: mode,
      checked: app.payload_mode === mode,
      onchange: async () => {
        await control("PATCH", `apps/${encodeURIComponent(app.client_id)}`, { payload_mode: mode });
        await this.panel.refresh();
      },
    }), ` ${text}`);
  }

  subscriptionSwitch(app) {
    const select = element("select", {
      onchange: async (event) => {
        const path = appPath(this.panel.storeId, app.client_id);
        await control("PATCH", path, { subscription_status: event.target.value });
        await this.panel.refresh();
      },
    }, ...SUBSCRIPTIONS.map((status) => element("option", { value: status }, status)));
    /** @type {HTMLSelectElement} */ (select).value = this.panel.store.subscriptions[app.client_id];
    return element("label", {}, "Subscription ", select);
  }

  async clearStorage(app) {
    await control("PUT", `${appPath(this.panel.storeId, app.client_id)}/storage`, {});
    await this.panel.refresh();
  }

  /** @param {any} app @param {{method: string, data: any}} message */
  log(app, message) {
    const data = message.data === undefined ? "" : JSON.stringify(message.data);
    this.messages.prepend(element("li", { "data-method": message.method },
      element("strong", {}, message.method), ` ${data} `, element("span.muted", {}, app.client_id)));
    while (this.messages.children.length > KEPT_MESSAGES) this.messages.lastElementChild.remove();
  }

  async readRequests() {
    const requests = await control("GET", "requests");
    this.requests.replaceChildren(...requests.slice(-KEPT_MESSAGES).reverse().map((request) =>
      element("li", {},
        element("strong", {}, String(request.status || "cut")), ` ${request.method} ${request.path} `,
        element("span.muted", {}, [request.client_id, request.error_code].filter(Boolean).join(" ")))));
  }
}
