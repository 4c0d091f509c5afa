/** What a product page asks besides options: the price where the shopper names it, and how often. */
import { element } from "./dom.js";

/** @param {import("./product.js").ProductPage} page @returns {Node[]} */
export function purchaseTerms({ product, words, terms, views }) {
  return [product.namesPrice ? price(product, words, terms) : null, interval(product, words, terms, views)].filter(Boolean);
}

function field(title, control) {
  return element("label.details-product-option.details-product-purchase__terms", {},
    element("span.details-product-option__title", {}, title), control);
}

function price(product, words, terms) {
  const input = element("input.form-control__text", {
    type: "number", min: 0.01, step: 0.01, inputmode: "decimal",
    onchange: () => { terms.selectedPrice = Number(input.value) || undefined; },
  });
  input.value = String(product.price);
  return field(words("yourPrice"), element("span.form-control", {}, input));
}

function interval(product, words, terms, views) {
  const offered = product.subscriptions ?? [];
  if (!offered.length) return null;
  const text = ({ interval, count, priceWithFee }) => {
    const fee = (priceWithFee ?? product.price) - product.price;
    return words(`every_${interval}_${count}`) + (fee > 0 ? ` (+ ${views.money(fee)})` : "");
  };
  const choices = [...(product.soldOnce ? [element("option", { value: "" }, words("buyOnce"))] : []),
    ...offered.map((each, index) => element("option", { value: String(index) }, text(each)))];
  const choose = (value) => {
    const chosen = offered[value === "" ? -1 : Number(value)];
    terms.recurringChargeSettings = chosen && { recurringInterval: chosen.interval, recurringIntervalCount: chosen.count };
  };
  choose(product.soldOnce ? "" : "0");
  return field(words("howOften"), element("span.form-control.form-control--select", {},
    element("select.form-control__select", { onchange: (event) => choose(event.target.value) }, ...choices)));
}
