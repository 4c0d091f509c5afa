/** The log of webhooks: what the apps were told about this store. */
import { control } from "./api.js";
import { byId, element } from "./dom.js";
import { Row } from "./webhook-row.js";
import { sendForm } from "./webhook-form.js";
import { SendingForm } from "./webhook-sending.js";

const SHOWN = 100;
const POLL_MILLISECONDS = 2000;

export class WebhookLog {
  /** @param {import("./store.js").Panel} panel */
  constructor(panel) {
    this.panel = panel;
    this.receivers = panel.apps.filter((app) => app.webhook_url);
    /** @type {Map<number, Row>} */
    this.rows = new Map();
    this.notices = element("div.webhooks__notices");
    this.list = element("ol.deliveries", { "aria-label": "Deliveries, newest first" });
    this.empty = element("p.webhooks__empty.muted", { hidden: true }, this.emptyText());
    this.status = element("p.webhooks__status", { role: "status" });
    this.pauseButton = element("button.button",
      { type: "button", onclick: () => this.pauseOrResume() }, "Pause");
    this.sending = new SendingForm((change) => this.do("webhooks", change, "Set for what is sent from now on.", "PATCH"));
    this.paused = false;
    this.timer = setInterval(() => this.poll(), POLL_MILLISECONDS);
    this.read();
  }

  /** The children of the main element. */
  page() {
    return [
      element("div.page__heading", {},
        element("h1", {}, "Webhooks"),
        element("p.lead", {}, "What apps are told about this store. Not part of the real Control Panel.")),
      element("div.actions", {},
        element("button.button.button--primary",
          { type: "button", disabled: !this.receivers.length, onclick: () => this.openForm() }, "Send by hand…"),
        this.receivers.length ? this.pauseButton : null,
        element("button.button", { type: "button", onclick: () => this.clear() }, "Empty the log")),
      this.receivers.length ? this.sending.node : null,
      this.status,
      this.notices,
      this.list,
      this.empty,
    ].filter(Boolean);
  }

  close() {
    clearInterval(this.timer);
  }

  poll() {
    if (!document.hidden) this.read();
  }

  /** Reads the log; rows that are there stay, with what is open and focused in them. */
  async read() {
    const [state, deliveries] = await Promise.all([
      control("GET", "webhooks"),
      control("GET", `webhooks/deliveries?store_id=${this.panel.storeId}&limit=${SHOWN}`),
    ]);
    this.paused = state.paused;
    this.pauseButton.textContent = state.paused ? "Resume" : "Pause";
    this.sending.show(state);
    this.showNotices(state);
    const ids = new Set(deliveries.map((delivery) => delivery.id));
    for (const [id, row] of this.rows) {
      if (ids.has(id)) continue;
      row.node.remove();
      this.rows.delete(id);
    }
    for (const delivery of deliveries) {
      const row = this.rows.get(delivery.id);
      if (row) row.show(delivery);
      else this.add(delivery);
    }
    this.empty.hidden = deliveries.length > 0;
  }

  add(delivery) {
    const row = new Row(delivery, {
      showsApp: this.panel.apps.length > 1,
      onReplay: () => this.do(`webhooks/deliveries/${delivery.id}/replay`, {}, "Sent again."),
      onMoveClock: (timestamp) => this.moveClock(timestamp),
    });
    this.rows.set(delivery.id, row);
    this.list.prepend(row.node);
  }

  showNotices({ paused, endpoints }) {
    const notices = [
      paused && { text: "Paused: events wait here until you resume." },
      ...endpoints.filter((endpoint) => endpoint.blocked).map((endpoint) => ({
        text: `Nothing arrived at ${endpoint.url} for two weeks: ${endpoint.client_id} gets no webhook any more.`,
        action: ["Unblock", () => this.do("webhooks/unblock", { client_id: endpoint.client_id }, "Unblocked.")],
      })),
    ].filter(Boolean);
    const shown = JSON.stringify(notices.map((notice) => notice.text));
    if (this.notices.dataset.shown === shown) return;
    this.notices.dataset.shown = shown;
    this.notices.replaceChildren(...notices.map(({ text, action }) =>
      element("div.notice.webhooks__notice", {}, element("p", {}, text),
        action ? element("button.button", { type: "button", onclick: action[1] }, action[0]) : null)));
  }

  emptyText() {
    if (!this.receivers.length) {
      return "No app takes webhooks. Start the sandbox with --webhook-url, the address of your app’s endpoint.";
    }
    return "Nothing was sent yet. Change something in the store, or send an event by hand.";
  }

  openForm() {
    sendForm(byId("dialog"), {
      storeId: this.panel.storeId,
      receivers: this.receivers,
      onSent: (delivery) => this.report(`${delivery.event_type} was sent.`),
    });
  }

  pauseOrResume() {
    return this.do("webhooks", { paused: !this.paused }, this.paused ? "Resumed." : "Paused.", "PATCH");
  }

  clear() {
    return this.do("webhooks/deliveries", {}, "The log is empty.", "DELETE");
  }

  async moveClock(timestamp) {
    await this.do("clock", { timestamp }, "The clock was moved: everything due until then is sent.", "PUT");
  }

  async do(path, body, done, method = "POST") {
    try {
      await control(method, path, body);
    } catch (problem) {
      this.report(problem.message);
      return;
    }
    await this.report(done);
  }

  async report(text) {
    this.status.textContent = text;
    await this.read();
  }
}
