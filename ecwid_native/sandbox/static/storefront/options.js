/**
 * A product's options: what is chosen, which variation that is, what it costs and how many there are.
 *
 * Source: docs.ecwid.com, "Add product to cart", "Product options and variations" (read 2026-11).
 */

/** One choice of several, as opposed to checkboxes and texts. */
export const SINGLE_TYPES = ["SELECT", "RADIO", "SIZE", "SWATCHES"];

/**
 * What is chosen when a product is opened: name → text, of a checkbox a list.
 *
 * @param {any} product
 * @param {{variation?: number, wishes?: number[]}} [opened] a variation's id; choices counted from 1
 */
export function firstChoices(product, { variation, wishes = [] } = {}) {
  const fixed = product.variations?.find((each) => each.id === variation)?.options ?? {};
  return Object.fromEntries(product.options.map((option, index) => {
    if (Object.hasOwn(fixed, option.name)) return [option.name, fixed[option.name]];
    if (option.type === "CHECKBOX") return [option.name, []];
    if (!SINGLE_TYPES.includes(option.type)) return [option.name, ""];
    const choice = option.choices[wishes[index] - 1] ?? option.choices[option.defaultChoice ?? -1]
      ?? (option.required || option.type === "SELECT" ? option.choices[0] : undefined);
    return [option.name, choice?.text ?? ""];
  }));
}

/**
 * What somebody gets who chooses so.
 *
 * @returns {{price: number, sku: string, variation: number|undefined, available: number}} `available` is
 *   Infinity when nobody counts
 */
export function offerOf(product, chosen) {
  const variation = product.variations?.find((each) =>
    Object.entries(each.options).every(([name, value]) => chosen[name] === value));
  const source = variation ?? product;
  const loose = product.options.filter((option) => !Object.hasOwn(variation?.options ?? {}, option.name));
  return {
    price: source.price + surcharge(product.price, loose, chosen),
    sku: source.sku,
    variation: variation?.id,
    available: source.inStock ? source.quantity ?? Infinity : 0,
  };
}

/** Options as the cart shows them: texts, nothing that was left empty. */
export function optionTexts(chosen) {
  return Object.fromEntries(Object.entries(chosen ?? {})
    .map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : String(value ?? "")])
    .filter(([, value]) => value !== ""));
}

function surcharge(base, options, chosen) {
  const picked = options.flatMap((option) => {
    const values = [chosen[option.name]].flat();
    return option.choices.filter((choice) => values.includes(choice.text));
  });
  const cents = picked.reduce((sum, choice) => sum + Math.round(100 * (
    choice.priceModifierType === "PERCENT" ? (base * choice.priceModifier) / 100 : choice.priceModifier ?? 0)), 0);
  return cents / 100;
}
