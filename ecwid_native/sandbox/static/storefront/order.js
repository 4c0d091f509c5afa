/**
 * The two shapes of an order that apps get: what `calculateTotal` reckons and what `OnOrderPlaced` tells.
 *
 * Source: docs.ecwid.com, "Track placed orders", "Calculate cart total" (read 2026-11). This shop knows no
 * discounts, no taxes and no shipping costs, so their amounts are 0.
 */

const NOTHING = [
  "couponDiscount", "volumeDiscount", "customerGroupDiscount", "customerGroupVolumeDiscount", "discount",
  "shipping", "shippingWithoutTax", "handlingFee", "handlingFeeWithoutTax", "tax",
];

/** @param {any} cart as events carry it */
export function totals(cart) {
  const { subtotal, total } = cart;
  return {
    ...Object.fromEntries(NOTHING.map((name) => [name, 0])),
    subtotal, subtotalWithoutTax: subtotal, total, totalWithoutTax: total,
    pricesIncludeTax: cart.isPricesIncludeTax,
    cart,
  };
}

/** @param {any} cart @param {import("./checkout.js").Checkout} checkout @param {{number: number, id: string}} names */
export function placedOrder(cart, checkout, { number, id }) {
  const { cart: _, pricesIncludeTax, ...amounts } = totals(cart);
  const persons = checkout.persons();
  return {
    ...amounts,
    shippingAndHandling: 0,
    items: cart.items, productsQuantity: cart.productsQuantity, weight: cart.weight,
    paymentMethod: "Bank transfer", shippingMethod: undefined, shippingCarrierName: undefined,
    couponName: undefined,
    billingPerson: persons.billingPerson, shippingPerson: persons.shippingPerson,
    affiliateId: window.ec?.order?.referer_id ?? "",
    orderNumber: number, vendorNumber: id,
    date: String(Math.floor(Date.now() / 1000)),
    paymentStatus: "AWAITING_PAYMENT", fulfillmentStatus: "AWAITING_PROCESSING",
    customer: {
      name: persons.billingPerson?.name ?? "Sandbox Shopper",
      email: checkout.email || "shopper@example.com",
    },
    extraFields: extraFields(window.ec?.order?.extraFields),
  };
}

/** What apps asked at the checkout, as the order shows it. */
function extraFields(fields) {
  return Object.values(fields ?? {}).filter((field) => field && field.value !== undefined).map((field, index) => ({
    title: field.title ?? "",
    value: field.value,
    type: field.type ?? "text",
    orderBy: String(index),
    orderDetailsDisplaySection: field.orderDetailsDisplaySection ?? "",
  }));
}
