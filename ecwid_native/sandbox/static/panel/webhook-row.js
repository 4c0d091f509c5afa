/** One delivery in the log. */
import { element } from "./dom.js";

const TAGS = {
  waiting: "tag--wait", sending: "tag--wait", delivered: "tag--on", dropped: "tag--bad", blocked: "tag--bad",
};
const NOT_TRIED = { waiting: "not tried yet", sending: "on its way" };
const MOMENT = { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };

export class Row {
  /**
   * @param {any} delivery
   * @param {{showsApp: boolean, onReplay: () => void, onMoveClock: (timestamp: number) => void}} options
   */
  constructor(delivery, options) {
    this.options = options;
    this.shown = "";
    this.summary = element("summary.delivery__summary");
    this.body = element("div.delivery__body");
    this.node = element("li", {}, element("details.delivery", {}, this.summary, this.body));
    this.show(delivery);
  }

  /** Shows what has changed; an open row stays open. */
  show(delivery) {
    const text = JSON.stringify(delivery);
    if (text === this.shown) return;
    this.shown = text;
    const focused = this.body.contains(document.activeElement);
    this.summary.replaceChildren(...this.summaryOf(delivery));
    this.body.replaceChildren(...this.detailsOf(delivery));
    if (focused) this.summary.focus();
  }

  summaryOf(delivery) {
    const last = delivery.attempts.at(-1);
    const count = delivery.attempts.length;
    return [
      element(`span.tag.${TAGS[delivery.state]}`, {}, delivery.state),
      element("strong.delivery__type", {}, delivery.event_type),
      element("span.delivery__answer", {}, last ? answer(last) : NOT_TRIED[delivery.state] ?? "never sent"),
      element("span.delivery__meta", {}, [
        this.options.showsApp ? delivery.client_id : "",
        count > 1 ? `${count} tries` : "",
        delivery.signature === "valid" ? "" : `signature ${delivery.signature}`,
        delivery.replay_of ? `again #${delivery.replay_of}` : "",
        `#${delivery.id}`,
        moment(delivery.created_at),
        isRetry(delivery) ? `next try ${moment(delivery.next_try_at)}` : "",
      ].filter(Boolean).join(" · ")),
    ];
  }

  detailsOf(delivery) {
    const last = delivery.attempts.at(-1);
    return [
      element("div.actions", {},
        element("button.button", { type: "button", onclick: this.options.onReplay }, "Send again"),
        isRetry(delivery)
          ? element("button.button", {
            type: "button",
            onclick: () => this.options.onMoveClock(Date.parse(delivery.next_try_at) / 1000 + 1),
          }, "Move the clock to the next try") : null),
      block("Body", pretty(delivery.body)),
      last ? block("Request", `POST ${last.url}\n${last.headers.map((pair) => pair.join(": ")).join("\n")}`) : null,
      last ? element("section", {},
        element("h3", {}, "Tries"),
        element("ol.tries", {}, ...delivery.attempts.map((attempt) =>
          element("li", {}, element("span", {}, moment(attempt.at)), " ", answer(attempt))))) : null,
    ].filter(Boolean);
  }
}

function isRetry(delivery) {
  return delivery.next_try_at !== null && delivery.attempts.length > 0;
}

function answer(attempt) {
  return `${attempt.status ?? attempt.error} in ${duration(attempt.seconds)}`;
}

function duration(seconds) {
  return seconds < 1 ? `${Math.max(1, Math.round(seconds * 1000))} ms` : `${seconds.toFixed(1)} s`;
}

function moment(text) {
  return new Date(text).toLocaleString("en", MOMENT);
}

function block(title, text) {
  return element("section", {},
    element("h3", {}, title), element("pre.delivery__text", { role: "group", tabindex: "0", "aria-label": title }, text));
}

function pretty(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
