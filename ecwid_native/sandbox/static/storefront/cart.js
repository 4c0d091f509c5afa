/** The cart: kept in the browser, changed by the shop and by `Ecwid.Cart`. */
import { Checkout } from "./checkout.js";
import { firstChoices, offerOf, optionTexts } from "./options.js";
import { totals } from "./order.js";

export class Cart {
  /**
   * @param {{products: any[], storeId: number, changed: (cart: object) => void,
   *   keepsNothing: () => boolean, goto: () => void, isV2?: boolean}} options
   */
  constructor({ products, storeId, changed, keepsNothing, goto, isV2 = false }) {
    this.isV2 = isV2;
    this.products = products;
    this.key = `ec-${storeId}-checkout`;
    this.changed = changed;
    this.keepsNothing = keepsNothing;
    this.goto = goto;
    this.items = this.read();
    this.checkout = new Checkout(() => this.tell());
    this.told = JSON.stringify(this.document());
  }

  get count() {
    return this.items.reduce((sum, item) => sum + item.quantity, 0);
  }

  get subtotal() {
    return this.items.reduce((sum, item) => sum + item.quantity * item.product.price, 0);
  }

  /** The cart as callbacks and events get it. */
  document() {
    return {
      id: "", cartId: this.items.length ? "sandbox-cart" : "", orderId: 0,
      weight: this.items.reduce((sum, item) => sum + item.quantity * (item.product.weight || 0), 0),
      items: structuredClone(this.items),
      productsQuantity: this.count,
      subtotal: this.subtotal, total: this.subtotal, tax: 0, isPricesIncludeTax: false,
      ...this.checkout?.persons(),
    };
  }

  get(callback) {
    callback?.(this.document());
  }

  /** `addProduct(id, callback)` or `addProduct({id, quantity, options, callback})`. */
  addProduct(what, callback) {
    const wish = typeof what === "object" && what !== null ? what : { id: what, callback };
    const done = wish.callback ?? callback;
    const product = this.products.find((each) => each.id === Number(wish.id));
    const quantity = Math.floor(Number(wish.quantity ?? 1));
    const chosen = product && { ...firstChoices(product), ...wish.options };
    const offer = product && offerOf(product, chosen);
    const added = product && Math.min(quantity, offer.available - this.countOf(product, offer));
    if (!(added > 0)) {
      // The current storefront gives no error text.
      done?.(false, null, this.document(), this.isV2 ? "This product cannot be added" : null);
      return;
    }
    const options = optionTexts(chosen);
    const same = this.items.find((item) =>
      item.product.id === product.id && JSON.stringify(item.options) === JSON.stringify(options));
    if (same) same.quantity += added;
    else this.items.push({ quantity: added, product: describe(product, offer), options });
    this.save();
    done?.(true, describe(product, offer), this.document(), null);
  }

  /** How many of an offer are in the cart already. */
  countOf(product, offer) {
    return this.items.filter((item) => item.product.id === product.id && item.product.variation === offer.variation)
      .reduce((sum, item) => sum + item.quantity, 0);
  }

  removeProduct(index, callback) {
    const [item] = Number.isInteger(index) && index >= 0 ? this.items.splice(index, 1) : [];
    if (!item) {
      this.tellRemoved(callback, false, undefined, 0, "No such product in the cart");
      return;
    }
    this.save();
    this.tellRemoved(callback, true, item.product, item.quantity, null);
  }

  /** `updateProduct({index, quantity}, callback)`; undocumented, in the current storefront's code. */
  updateProduct({ index, quantity }, callback) {
    const item = this.items[index];
    if (!item || !(Math.floor(quantity) > 0)) {
      callback?.(false, null, this.document(), null);
      return;
    }
    item.quantity = Math.floor(quantity);
    this.save();
    callback?.(true, item.product, this.document(), null);
  }

  removeProducts(indexes, callback) {
    const gone = indexes.map((index) => this.items[index]).filter(Boolean);
    this.items = this.items.filter((item) => !gone.includes(item));
    this.save();
    const quantity = gone.reduce((sum, item) => sum + item.quantity, 0);
    this.tellRemoved(callback, gone.length > 0, gone.map((item) => item.product), quantity, []);
  }

  /** The current storefront swaps product and quantity against what the documentation says. */
  tellRemoved(callback, success, product, quantity, error) {
    const order = this.isV2 ? [quantity, product] : [product, quantity];
    callback?.(success, ...order, this.document(), error);
  }

  clear(callback) {
    this.items = [];
    this.save();
    callback?.(true, null);
  }

  calculateTotal(callback) {
    callback?.(totals(this.document()));
  }

  canGotoCheckout(callback) {
    callback?.(true);
  }

  gotoCheckout(callback) {
    this.goto();
    callback?.();
  }

  save() {
    try {
      if (!this.keepsNothing()) localStorage.setItem(this.key, JSON.stringify(this.items));
    } catch {
      // No storage in this page: the cart lives as long as the page.
    }
    this.tell();
  }

  /** Says what the cart is now, unless that was said last. */
  tell() {
    const cart = this.document();
    const text = JSON.stringify(cart);
    if (text === this.told) return;
    this.told = text;
    this.changed(cart);
  }

  read() {
    try {
      const items = this.keepsNothing() ? [] : JSON.parse(localStorage.getItem(this.key) ?? "[]");
      return items.filter((item) => this.products.some((each) => each.id === item.product.id));
    } catch {
      return [];
    }
  }
}

function describe(product, offer) {
  return {
    id: product.id, sku: offer.sku, price: offer.price, name: product.name, weight: product.weight ?? 0,
    shortDescription: product.description.slice(0, 120), url: product.slug,
    ...(offer.variation ? { variation: offer.variation } : {}),
  };
}
