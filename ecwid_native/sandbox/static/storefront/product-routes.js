/** What the way to a product says besides its id: where it was taken, what is chosen, whether to buy at once. */
import { firstChoices } from "./options.js";

/** The route with the category that the shopper is leaving, unless it names one. */
export function cameFrom(route, current) {
  const isKnown = route.name === "product" && route.params?.category === undefined && current?.type === "CATEGORY";
  return isKnown ? { ...route, params: { ...route.params, category: current.categoryId } } : route;
}

/** What a product's address chooses: a variation, or choices counted from 1. */
export function wishedChoices({ variation, options = "" } = {}) {
  return { variation: Number(variation), wishes: [options].flat().join(",").split(",").map(Number) };
}

/** Puts one of the product into the bag and goes to the address step. */
export function buyNow(shop, params) {
  const product = shop.data.products.find((each) => each.id === Number(params.id));
  shop.cart.addProduct({
    id: product.id,
    options: firstChoices(product, wishedChoices(params)),
    callback: (isThere) => { if (isThere) shop.openPage("checkout/address"); },
  });
}
