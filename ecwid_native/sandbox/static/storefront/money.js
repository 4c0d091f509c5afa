/** Amounts in the store's currency, and prices with the taxes that the store shows in them. */

/** @param {number|string} amount @param {any} formats of the store's profile */
export function formatMoney(amount, formats) {
  const [whole, fraction] = Math.abs(Number(amount)).toFixed(formats.currencyPrecision).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, formats.currencyGroupSeparator);
  const hidden = !fraction || (formats.currencyTruncateZeroFractional && !Number(fraction));
  const text = hidden ? grouped : grouped + formats.currencyDecimalSeparator + fraction;
  const isNegative = Number(amount) < 0 && /[1-9]/.test(text);
  return (isNegative ? "-" : "") + formats.currencyPrefix + text + formats.currencySuffix;
}

/** What a shopper sees as the price of a product: with taxes on top, where the store shows them so. */
export function shownPrice(price, product, precision = 2) {
  const rate = product.tax?.addedRate ?? 0;
  return Number((price * (1 + rate / 100) + Number.EPSILON).toFixed(precision));
}

/** The price of one piece when so many are bought: that of the best wholesale tier. */
export function tierPrice(price, tiers, quantity) {
  const reached = (tiers ?? []).filter((tier) => tier.quantity <= quantity).sort((a, b) => b.quantity - a.quantity)[0];
  return reached?.price ?? price;
}
