/**
 * What a line of the cart has besides a product and its options: the picture, a price that the shopper has named, an
 * interval at which it is bought again.
 *
 * Source: docs.ecwid.com, "Add product to cart", "Get cart details" (read 2026-11).
 */

/** @param {any} product with a picture */
export function mediaItem({ picture, media = [] }) {
  const sized = (size) => picture.replace(/-800(\.\w+)$/, `-${size}$1`);
  const { alt, ...described } = media[0] ?? {};
  return {
    type: "PICTURE", isMain: true, ...described,
    image160pxUrl: sized(160), image400pxUrl: sized(400), image800pxUrl: picture,
  };
}

/**
 * The terms that `addProduct` is asked for.
 *
 * @param {any} product @param {any} wish the argument of `addProduct`
 * @returns {{price?: number, terms?: any, isRefused?: boolean}} refused is what the product does not offer
 */
export function termsOf(product, { selectedPrice, recurringChargeSettings: wanted }) {
  const price = product.namesPrice && Number(selectedPrice) > 0 ? Number(selectedPrice) : undefined;
  const interval = wanted && (product.subscriptions ?? []).find((each) =>
    each.interval === String(wanted.recurringInterval).toUpperCase() && each.count === Number(wanted.recurringIntervalCount ?? 1));
  if (wanted && !interval) return { isRefused: true };
  return {
    ...(price ? { price } : {}),
    terms: {
      ...(product.namesPrice ? { isCustomerSetPrice: price !== undefined, ...(price ? { selectedPrice: price } : {}) } : {}),
      ...(interval ? { recurringChargeSettings: settingsOf(product, interval) } : {}),
    },
  };
}

function settingsOf(product, { interval, count, priceWithFee }) {
  const withFee = priceWithFee ?? product.price;
  return {
    recurringSubscriptionInterval: interval, recurringIntervalCount: count,
    signUpFee: Math.round((withFee - product.price) * 100) / 100, subscriptionPriceWithSignUpFee: withFee,
  };
}

/** The same terms as the server gets them. */
export function sentTerms({ selectedPrice, recurringChargeSettings: terms }) {
  return {
    ...(selectedPrice ? { selectedPrice } : {}),
    ...(terms ? { recurringChargeSettings: { recurringInterval: terms.recurringSubscriptionInterval, recurringIntervalCount: terms.recurringIntervalCount } } : {}),
  };
}
