/**
 * A product on a page of the merchant's: card or buy button, as its markup has parts.
 *
 * Source: docs.ecwid.com, "Product card and buy button widgets", and the embed codes of today, with classes that begin
 * with `ecsp`, in public code on GitHub (read 2026-11). Parts of the current markup have `customprop`, those of the old one
 * `itemprop`.
 */
import { element, picture } from "./dom.js";
import { optionField } from "./option-fields.js";
import { ProductPage } from "./product.js";

/** @param {import("./views.js").Views} views @param {HTMLElement} node */
export function fillProduct(views, node) {
  const id = Number(node.dataset.singleProductId ?? /\bec(?:wid)?-Product-(\d+)/.exec(node.className)?.[1]);
  const product = views.data.products.find((each) => each.id === id);
  if (!product) {
    node.replaceChildren(element("p.ecwid-missing", {}, views.words("unavailable")));
    return;
  }
  const page = new ProductPage(views, product, { wished: {}, isWidget: true });
  const part = (name) => node.querySelector(`[customprop="${name}"]`) ?? node.querySelector(`[itemprop="${name}"]`);
  const put = (place, ...content) => place?.replaceChildren(...content);
  put(part("picture") ?? part("image"), views.link("product", id, "a.ecwid-SingleProduct-picture", {}, picture(product)));
  put(node.querySelector(".ecsp-title, .ecwid-title"), views.link("product", id, "a", {}, product.name));
  put(part("options"), ...product.options.map((option) => optionField(page, option)));
  put(part("qty"), element("div.form-control.ecwid-SingleProduct-qty", {}, page.quantity));
  const price = node.querySelector(".ecsp-price, .ecwid-price, [itemprop='price']");
  const isInButton = price?.dataset.spwPriceLocation === "button";
  if (!isInButton) put(price, page.price);
  put(part("addtobag"), page.stock,
    element("div.form-control.form-control--button.form-control--primary", {}, page.button),
    isInButton ? page.price : "", page.problem);
  if (isInButton) price.hidden = true;
}
