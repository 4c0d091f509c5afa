/**
 * The two shapes of an order that apps get: what `calculateTotal` reckons and what `OnOrderPlaced` tells.
 *
 * Source: docs.ecwid.com, "Track placed orders", "Calculate cart total" (read 2026-11).
 */

const AMOUNTS = [
  "subtotal", "subtotalWithoutTax", "total", "totalWithoutTax", "tax", "couponDiscount", "volumeDiscount",
  "customerGroupDiscount", "customerGroupVolumeDiscount", "discount", "shipping", "shippingWithoutTax",
  "handlingFee", "handlingFeeWithoutTax",
];

/** @param {any} cart as events carry it @param {any} quote of the server */
export function totals(cart, quote) {
  return { ...amountsOf(quote), pricesIncludeTax: Boolean(quote.pricesIncludeTax), cart };
}

/**
 * @param {any} order as the server shows it
 * @param {(id: number) => string|undefined} addressOf a product
 */
export function placedOrder(order, addressOf) {
  const items = order.items.map((item) => ({
    quantity: item.quantity,
    product: {
      id: item.productId, sku: item.sku, price: item.price, name: item.name, weight: item.weight,
      shortDescription: item.shortDescription, url: addressOf(item.productId),
      ...(item.variation ? { variation: item.variation } : {}),
    },
    options: item.options,
  }));
  const person = order.billingPerson ?? order.shippingPerson;
  return {
    ...amountsOf(order),
    shippingAndHandling: order.shipping + order.handlingFee,
    items,
    productsQuantity: items.reduce((sum, item) => sum + item.quantity, 0),
    weight: items.reduce((sum, item) => sum + item.quantity * item.product.weight, 0),
    paymentMethod: order.paymentMethod || undefined,
    shippingMethod: order.shippingMethod || undefined,
    shippingCarrierName: order.shippingCarrierName || undefined,
    couponName: order.couponName || undefined,
    billingPerson: order.billingPerson, shippingPerson: order.shippingPerson,
    affiliateId: order.refererId ?? "",
    orderNumber: order.orderNumber, vendorNumber: order.id,
    date: String(order.createTimestamp),
    paymentStatus: order.paymentStatus, fulfillmentStatus: order.fulfillmentStatus,
    customer: { name: person?.name ?? "", email: order.email },
    extraFields: (order.orderExtraFields ?? []).map((field) => ({
      title: field.title, value: field.value, type: (field.customerInputType ?? "").toLowerCase(),
      orderBy: field.orderBy, orderDetailsDisplaySection: field.orderDetailsDisplaySection,
    })),
  };
}

function amountsOf(document) {
  return Object.fromEntries(AMOUNTS.map((name) => [name, document[name] ?? 0]));
}
