/**
 * The cart widget: `<div class="ec-cart-widget" data-…>`.
 *
 * Source: docs.ecwid.com, "Cart widget" (read 2026-11).
 */
import { element } from "./dom.js";

const LAYOUTS = [
  "SMALL_ICON", "SMALL_ICON_COUNTER", "COUNTER_ONLY", "TITLE_COUNTER", "MEDIUM_ICON_COUNTER", "MEDIUM_ICON_TITLE_COUNTER",
  "BIG_ICON_TITLE_SUBTOTAL", "BIG_ICON_DETAILS_SUBTOTAL",
];
const ICONS = ["BAG", "CART", "BASKET"];
const CORNERS = ["BOTTOM_RIGHT", "TOP_RIGHT", "TOP_LEFT", "BOTTOM_LEFT"];

export class CartWidget {
  /** @param {import("./views.js").Views} views @param {HTMLElement} node */
  constructor(views, node) {
    this.views = views;
    this.node = node;
  }

  draw({ isChange }) {
    const { node, views } = this;
    const { shop } = views;
    const isEmpty = !shop.cart.count;
    this.fix();
    node.hidden = isEmpty && node.dataset.showEmptyCart?.toUpperCase() === "FALSE";
    const hadFocus = node.contains(document.activeElement);
    node.replaceChildren(this.button());
    if (hadFocus) node.firstElementChild.focus();
    if (isChange && !isEmpty && node.dataset.showBuyAnimation?.toUpperCase() === "TRUE") {
      node.firstElementChild.classList.add("ec-minicart--bought");
    }
  }

  /** A fixed widget keeps its distance from two edges of the window. */
  fix() {
    const { dataset, classList, style } = this.node;
    if (dataset.fixed !== "true") return;
    const corner = one(CORNERS, dataset.fixedPosition);
    const [vertical, horizontal] = corner.toLowerCase().split("_");
    classList.add("ec-cart-widget--fixed", `ec-cart-widget--${(dataset.fixedShape || "plain").toLowerCase()}`);
    style[vertical] = `${Number(dataset.verticalIndent ?? 30)}px`;
    style[horizontal] = `${Number(dataset.horizontalIndent ?? 30)}px`;
  }

  button() {
    const { views, node } = this;
    const { shop, words } = views;
    const { count, subtotal } = shop.cart;
    const layout = one(LAYOUTS, node.dataset.layout, "SMALL_ICON_COUNTER");
    const has = (part) => layout.includes(part);
    return element(`button.ec-minicart.ec-minicart--${layout.toLowerCase().replaceAll("_", "-")}`, {
      type: "button", "aria-label": `${words("bag")}: ${count}`, onclick: () => shop.openPage("cart"),
    },
    has("ICON") ? element(`span.ec-minicart__icon.ec-minicart__icon--${one(ICONS, node.dataset.icon).toLowerCase()}`, { "aria-hidden": "true" }) : null,
    has("TITLE") || has("DETAILS") ? element("span.ec-minicart__title", {}, words("bag")) : null,
    has("COUNTER") || has("DETAILS") ? element("span.ec-minicart__counter", {}, String(count)) : null,
    has("SUBTOTAL") ? element("span.ec-minicart__subtotal", {}, views.money(subtotal)) : null);
  }
}

function one(known, value, fallback = known[0]) {
  const name = String(value ?? "").toUpperCase();
  return known.includes(name) ? name : fallback;
}
