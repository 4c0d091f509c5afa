/** The dialog that sends any event by hand. */
import { control } from "./api.js";
import { element } from "./dom.js";

/**
 * @param {HTMLDialogElement} dialog
 * @param {{storeId: number, receivers: any[], onSent: (delivery: any) => void}} options
 */
export async function sendForm(dialog, { storeId, receivers, onSent }) {
  const types = await control("GET", `webhooks/types?store_id=${storeId}`);
  const app = select("client_id", receivers.map((each) => [each.client_id, each.title]));
  const type = select("event_type", types.map((each) => [each.name, each.name]));
  const signature = select("signature", [
    ["valid", "valid"], ["wrong", "wrong: of another secret"], ["missing", "missing"],
  ]);
  const entity = element("input", { name: "entity_id", maxlength: "200", autocomplete: "off" });
  const data = element("textarea", { name: "data", rows: "5", spellcheck: "false" });
  const error = element("p.form-error", { role: "alert" });
  const known = () => types.find((each) => each.name === type.value);
  const suggest = () => {
    data.value = Object.keys(known().data).length ? JSON.stringify(known().data, null, 2) : "";
    entity.value = known().entity_id ?? (known().entity === "store" ? "" : "100000001");
    entity.placeholder = String(storeId);
  };
  type.addEventListener("change", suggest);
  suggest();

  async function submit(event) {
    event.preventDefault();
    error.textContent = "";
    try {
      const delivery = await control("POST", "webhooks/deliveries", {
        client_id: app.value,
        store_id: storeId,
        event_type: type.value,
        signature: signature.value,
        entity_id: wholeNumber(entity.value),
        data: data.value.trim() ? JSON.parse(data.value) : {},
      });
      dialog.close();
      onSent(delivery);
    } catch (problem) {
      error.textContent = problem instanceof SyntaxError ? "The data is not JSON." : problem.message;
    }
  }

  dialog.replaceChildren(
    element("h2", { id: "dialog-title" }, "Send a webhook"),
    element("form.webhook-form", { onsubmit: submit },
      label("Event", type),
      receivers.length > 1 ? label("App", app) : null,
      label("Signature", signature),
      label("Entity id", entity),
      label("Data (JSON; empty for none)", data),
      error,
      element("div.actions", {},
        element("button.button.button--primary", {}, "Send"),
        element("button.button", { type: "button", onclick: () => dialog.close() }, "Cancel"))));
  dialog.showModal();
}

/** Ids of most things are numbers on the wire; anything else is sent as text. */
function wholeNumber(text) {
  if (!text.trim()) return null;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}

function label(text, field) {
  return element("label", {}, element("span", {}, text), field);
}

function select(name, options) {
  return element("select", { name }, ...options.map(([value, text]) => element("option", { value }, text)));
}
