/**
 * Links that fill the cart: `#!/~/cart/create=` and an encoded JSON document.
 *
 * Source: docs.ecwid.com, "Create pre-filled shopping carts" (read 2026-11).
 */

const LINK = /^#!\/~\/cart\/create=(.+)$/;

/** The document of a link, or null when the address is no such link or nobody can read it. */
export function readPrefilledCart(hash) {
  const code = LINK.exec(hash)?.[1];
  if (!code) return null;
  const cart = parse(code) ?? parseBase64(code); // sites on Wix encode it once more
  return Array.isArray(cart?.products) ? cart : null;
}

/** @param {any} wish @param {import("./cart.js").Cart} cart @param {import("./checkout.js").Checkout} checkout */
export function fillCart(wish, cart, checkout) {
  cart.clear();
  for (const product of wish.products) cart.addProduct(product ?? {});
  const { address, billingAddress, email, orderComments } = wish.profile ?? {};
  if (address) checkout.setAddress(address);
  if (billingAddress) checkout.setBillingAddress(billingAddress);
  if (email) checkout.setCustomerEmail(email);
  if (orderComments) checkout.setOrderComments(orderComments);
}

function parse(code) {
  try {
    return JSON.parse(decodeURIComponent(code));
  } catch {
    return null;
  }
}

function parseBase64(code) {
  try {
    return JSON.parse(atob(decodeURIComponent(code)));
  } catch {
    return null;
  }
}
