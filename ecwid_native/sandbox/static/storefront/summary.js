/** What a cart or an order comes to, line by line. */
import { element } from "./dom.js";

/**
 * @param {import("./views.js").Views} views
 * @param {any} amounts a quote or an order of the server
 * @param {{shippingName?: string, couponName?: string}} [names]
 */
export function amountRows(views, amounts, { shippingName = "", couponName = "" } = {}) {
  const { words } = views;
  const includes = amounts.pricesIncludeTax;
  const rows = [
    row(views, words("subtotal"), amounts.subtotal, "subtotal"),
    amounts.discount ? row(views, words("discount"), -amounts.discount, "discount") : null,
    amounts.couponDiscount ? row(views, `${words("coupon")} ${couponName}`.trim(), -amounts.couponDiscount, "coupon") : null,
    shippingName ? row(views, shippingName, amounts.shipping, "shipping") : null,
    amounts.handlingFee ? row(views, words("handling"), amounts.handlingFee, "handling") : null,
    ...amounts.surcharges.map(({ name, total }) => row(views, name, total, "surcharge")),
    ...(includes ? [] : taxRows(views, amounts, (name) => name)),
    row(views, words("total"), amounts.total, "total"),
    ...(includes ? taxRows(views, amounts, (name) => `${words("including")} ${name}`) : []),
  ];
  return element("div.ec-cart__summary.ec-cart-summary", {}, element("dl.ec-cart-summary__body", {}, ...rows.filter(Boolean)));
}

function taxRows(views, amounts, named) {
  return amounts.taxes.map(({ name, rate, total }) =>
    row(views, named(`${name || views.words("tax")} ${rate}%`), total, "tax"));
}

function row(views, label, amount, kind) {
  const text = kind === "shipping" && !amount ? views.words("free") : window.Ecwid.formatCurrency(amount);
  const total = kind === "total" ? ".ec-cart__total" : "";
  return element(`div.ec-cart-summary__row.ec-cart-summary__row--${kind}${total}`, {},
    element("dt.ec-cart-summary__cell.ec-cart-summary__title", {}, label),
    element(`dd.ec-cart-summary__cell.ec-cart-summary__price${kind === "total" ? ".ec-cart-summary__total" : ""}`, {}, element("span.ec-price-item", {}, text)));
}

/** The goods in short, beside the steps of the checkout. */
export function goodsList(views, items) {
  return element("ul.ec-cart-goods", {}, ...items.map(({ name, quantity, price, options, picture }) =>
    element("li.ec-cart-goods__item", {},
      element("img.ec-cart-goods__image", { src: picture || views.noPicture, alt: "", width: 48, height: 48 }),
      element("span.ec-cart-goods__name", {}, name,
        element("span.ec-cart-goods__options", {}, [optionText(options), `× ${quantity}`].filter(Boolean).join(" · "))),
      element("span.ec-cart-goods__price", {}, window.Ecwid.formatCurrency(quantity * price)))));
}

/** @param {Record<string, string>} options */
export function optionText(options) {
  return Object.entries(options ?? {}).map(([name, value]) => `${name}: ${value}`).join(", ");
}
