/**
 * What a product page says of a product beside its texts: attributes, by the price or as a list, and delivery times.
 *
 * Source: docs.ecwid.com, "Design configs", "Search products", "Get store profile" (read 2026-11).
 */
import { element } from "./dom.js";

/** @param {import("./product.js").ProductPage} page @returns {HTMLElement[]} attributes that stand by the price */
export function priceLines(page) {
  return byPrice(page).map(({ name, value }) => element("span.product-details__product-price-attribute", {}, `${name}: ${value}`));
}

/** @param {import("./product.js").ProductPage} page @returns {HTMLElement|null} all other attributes */
export function attributeList(page) {
  const { attributes = [] } = page.product;
  const listed = attributes.filter((each) => each.type !== "PRICE_PER_UNIT" && each.show !== "PRICE");
  if (!listed.length) return null;
  return element("dl.product-details__product-attributes", {}, ...listed.map(({ name, value }) =>
    element("div.details-product-attribute", {}, element("dt", {}, name), element("dd", {}, value))));
}

function byPrice(page) {
  const { attributes = [] } = page.product;
  const hasUnits = page.views.data.settings.showPricePerUnit && page.shows("price_per_unit");
  return attributes.filter((each) => (each.type === "PRICE_PER_UNIT" ? hasUnits : each.show === "PRICE"));
}

/** @param {import("./product.js").ProductPage} page @returns {HTMLElement|null} how long each way of shipping takes */
export function deliveryTimes(page) {
  const { product, words, design, views } = page;
  const ways = views.data.settings.deliveryTimes;
  if (!product.showsDeliveryTime || !ways.length) return null;
  const list = element("ul.product-details__delivery-list", {}, ...ways.map(({ title, days }) =>
    element("li", {}, `${title}: ${words("days").replace("{days}", days)}`)));
  return design.product_details_estimated_delivery_time_compact_view
    ? element("details.product-details__delivery.product-details__compact", {}, element("summary", {}, words("deliveryTime")), list)
    : element("div.product-details__delivery", {}, element("strong", {}, words("deliveryTime")), list);
}
