/** How webhooks are sent: in which order, how often each, how many at a time. */
import { element } from "./dom.js";

const FIELDS = {
  order: ["Order", [["oldest", "oldest first"], ["newest", "newest first"], ["shuffled", "shuffled"]]],
  copies: ["Copies", [[1, "1"], [2, "2"], [3, "3"], [10, "10"]]],
  concurrency: ["At a time", [[1, "one, in order"], [4, "4"], [16, "16"], [32, "32"]]],
};

export class SendingForm {
  /** @param {(change: Record<string, string|number>) => void} onChange */
  constructor(onChange) {
    this.selects = Object.fromEntries(Object.entries(FIELDS).map(([name, [, options]]) => {
      const select = element("select", { name }, ...options.map(([value, text]) => option(value, text)));
      select.addEventListener("change", () =>
        onChange({ [name]: name === "order" ? select.value : Number(select.value) }));
      return [name, select];
    }));
    this.node = element("div.webhooks__sending", { role: "group", "aria-label": "How webhooks are sent" },
      ...Object.entries(FIELDS).map(([name, [label]]) =>
        element("label", {}, element("span", {}, label), this.selects[name])));
  }

  /** Shows the settings, also those that a program chose. */
  show(state) {
    for (const [name, select] of Object.entries(this.selects)) {
      if (select === document.activeElement) continue;
      const value = String(state[name]);
      if (![...select.options].some((each) => each.value === value)) select.append(option(value, value));
      select.value = value;
    }
  }
}

function option(value, text) {
  return element("option", { value }, text);
}
