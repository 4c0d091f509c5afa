/** The iframe of an app with its states: loading, shown, error. */
import { appPath, control } from "./api.js";
import { element, pageData } from "./dom.js";
import { readMessage } from "./messages.js";

export class AppFrame {
  /**
   * @param {{
   *   storeId: number,
   *   clientId: string,
   *   title: string,
   *   viewMode: "PAGE"|"INLINE",
   *   appState?: string,
   *   onMessage: (message: {method: string, data: any}) => void,
   * }} options
   */
  constructor(options) {
    this.options = options;
    this.iframe = null;
    this.timer = 0;
    this.closed = false;
    this.box = element("div.app-frame", {
      "data-client-id": options.clientId,
      "data-view-mode": options.viewMode,
      "data-state": "loading",
    });
    this.listener = (event) => this.receive(event);
    window.addEventListener("message", this.listener);
    this.open();
  }

  /** Loads the app anew, with a new payload. */
  async open() {
    clearTimeout(this.timer);
    const { storeId, clientId, title, viewMode, appState } = this.options;
    this.box.dataset.state = "loading";
    this.box.replaceChildren(this.loading());
    let opening;
    try {
      opening = await control("POST", `${appPath(storeId, clientId)}/open`, {
        view_mode: viewMode, app_state: appState ?? "",
      });
    } catch (problem) {
      this.fail(problem.message);
      return;
    }
    if (this.closed) return;
    this.iframe = element("iframe.app-frame__iframe", { title, src: opening.url });
    this.box.append(this.iframe);
    this.timer = setTimeout(
      () => this.fail(`No “ready” message came within ${pageData.ready_timeout_seconds} seconds. That is so, too, when the page`
        + " forbids to be framed or when a redirect led to it; the browser’s console says more."),
      pageData.ready_timeout_seconds * 1000,
    );
  }

  /** Ends the frame: no message is heard any more. */
  close() {
    this.closed = true;
    clearTimeout(this.timer);
    window.removeEventListener("message", this.listener);
    this.box.remove();
  }

  /** @param {MessageEvent} event */
  receive(event) {
    const source = this.iframe?.contentWindow ?? null;
    const message = readMessage(event, { source, clientId: this.options.clientId });
    if (!message) return;
    if (message.method === "ready") this.show();
    if (message.method === "setSize") this.resize(message.data);
    this.options.onMessage(message);
  }

  show() {
    clearTimeout(this.timer);
    this.box.dataset.state = "shown";
    this.box.querySelector(".app-frame__cover")?.remove();
  }

  /** @param {any} data the height is a string with its unit: the SDK sends nothing else */
  resize(data) {
    const height = data?.height;
    if (typeof height === "string" && this.iframe) this.iframe.style.height = height;
  }

  /** @param {string} reason shown small: the real Control Panel gives none */
  fail(reason) {
    clearTimeout(this.timer);
    this.box.dataset.state = "error";
    this.box.querySelector(".app-frame__cover")?.remove();
    this.box.prepend(
      element("div.app-frame__cover.app-frame__cover--error", { role: "alert" },
        element("h2", {}, "Something went wrong"),
        element("p", {}, "The page could not be loaded. Please try again later."),
        element("p.app-frame__reason", {}, reason),
        element("button.button.button--primary", { type: "button", onclick: () => this.open() },
          "Try again")));
  }

  loading() {
    return element("div.app-frame__cover", { role: "status" },
      element("span.spinner", { "aria-hidden": "true" }),
      element("span", {}, "Loading…"));
  }
}
