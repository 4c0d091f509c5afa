/**
 * The options of a product, one module each, in the markup that apps know: a title, and below it the controls.
 *
 * Class names, nesting, labels and names are those that published scripts and page builders look for (public code on
 * GitHub, read 2026-11).
 */
import { element } from "./dom.js";
import { SINGLE_TYPES } from "./options.js";

const TITLE = "details-product-option__title.product-details-module__title.ec-header-h6";
/** Which control draws the choices of a type. */
const CONTROLS = {
  RADIO: ["radio", "radio"], CHECKBOX: ["checkbox", "checkbox"], SIZE: ["checkbox-button", "checkbox"], SWATCHES: ["swatch", "radio"],
};
let count = 0;

/** @param {import("./product.js").ProductPage} page @param {any} option */
export function optionField(page, option) {
  const module = (...content) => element(
    `div.details-product-option.details-product-option--${option.type.toLowerCase()}.details-product-option--${inClass(option.name)}.product-details-module`, {}, ...content);
  if (option.type !== "SELECT" && option.choices.length) {
    return module(element("fieldset.details-product-option__group", {},
      element(`legend.${TITLE}`, {}, option.name),
      element("div.details-product-option__choices.product-details-module__content", {}, ...option.choices.map((each) => choice(page, option, each)))));
  }
  const id = `ec-option-${count += 1}`;
  return module(element(`label.${TITLE}`, { for: id }, option.name),
    element("div.product-details-module__content", {}, option.choices.length ? select(page, option, id) : field(page, option, id)));
}

/** A name as class names have it: `-` for a space, the code for what is no letter or digit, as in `Length-0028cm0029`. */
function inClass(name) {
  return name.replaceAll(/\s/g, "-").replaceAll(/[^\w-]/g, (sign) => sign.charCodeAt(0).toString(16).padStart(4, "0"));
}

function select(page, option, id) {
  return element("div.form-control.form-control--select", {},
    element("select.form-control__select", { id, "aria-label": option.name, onchange: (event) => page.choose(option, event.target.value) },
      ...option.choices.map((each) => element("option", {
        value: each.text, selected: each.text === page.chosen[option.name],
      }, [each.text, modifier(page, each)].filter(Boolean).join(" ")))));
}

function choice(page, option, { text, color, ...more }) {
  const id = `ec-option-${count += 1}`;
  const isSingle = SINGLE_TYPES.includes(option.type);
  const [kind, part] = CONTROLS[option.type] ?? CONTROLS.RADIO;
  const input = element(`input.form-control__${part}`, {
    id, type: isSingle ? "radio" : "checkbox", value: text,
    // Products of a page with several are not to share their buttons.
    name: page.isWidget ? `option-${page.product.id}-${option.name}` : option.name,
    checked: [page.chosen[option.name]].flat().includes(text),
    onchange: () => page.choose(option, isSingle ? text : others(page, option, text, input.checked)),
  });
  const swatch = option.type === "SWATCHES" && color ? element("span.details-product-option__swatch", { "aria-hidden": "true" }) : null;
  if (swatch) swatch.style.background = color;
  const surcharge = modifier(page, more);
  return element(`div.details-product-option__choice.form-control.form-control--${kind}`, {},
    element(`span.form-control__${part}-wrap`, {}, input), swatch,
    element("span.form-control__inline-label", {},
      element("label", { for: id }, text, surcharge ? element("span.option-surcharge", {}, ` ${surcharge}`) : null)));
}

function others(page, option, text, isOn) {
  const kept = page.chosen[option.name].filter((each) => each !== text);
  return isOn ? [...kept, text] : kept;
}

/** What a choice adds to the price, unless the design hides it or a variation has its own price. */
function modifier({ design, product, views }, { priceModifier, priceModifierType }) {
  if (!priceModifier || design.product_details_hide_price_modifiers) return "";
  const sign = priceModifier > 0 ? "+" : "−";
  const amount = Math.abs(priceModifier);
  return `(${sign}${priceModifierType === "PERCENT" ? `${amount}%` : views.money(views.shown(amount, product))})`;
}

function field(page, option, id) {
  const types = { DATE: "date", FILES: "file" };
  const isArea = option.type === "TEXTAREA";
  const input = isArea
    ? element("textarea.form-control__textarea.form-control__text", { id, rows: 3, "aria-label": option.name })
    : element("input.form-control__text", { id, type: types[option.type] ?? "text", "aria-label": option.name });
  input.addEventListener("change", () => page.choose(option, input.value));
  return element(`div.form-control${isArea ? ".form-control--textarea" : ""}`, {}, input);
}
