/** The cart: kept in the browser, changed by the shop and by `Ecwid.Cart`, reckoned by the server. */
import { Checkout } from "./checkout.js";
import { mediaItem, sentTerms, termsOf } from "./cart-item.js";
import { firstChoices, offerOf, optionTexts } from "./options.js";
import { totals } from "./order.js";

export class Cart {
  /**
   * @param {{products: any[], storeId: number, changed: (cart: object) => void,
   *   keepsNothing: () => boolean, goto: () => void, isV2?: boolean, synchronized?: () => void,
   *   quote?: (cart: any) => Promise<any>, settings?: any, customerId?: () => number,
   *   addressOf?: (productId: number) => string|undefined, extraFields?: (checkout: Checkout) => {extraFields: any[], surcharges: any[]}}} options
   */
  constructor({
    products, storeId, changed, keepsNothing, goto, isV2 = false, synchronized = () => {},
    quote = async () => null, settings = {}, customerId = () => 0,
    extraFields = () => ({ extraFields: [], surcharges: [] }), addressOf = () => undefined,
  }) {
    this.isV2 = isV2;
    this.products = products;
    this.key = `ec-${storeId}-checkout`;
    this.changed = changed;
    this.synchronized = synchronized;
    this.keepsNothing = keepsNothing;
    this.goto = goto;
    this.ask = quote;
    this.customerId = customerId;
    this.extraFields = extraFields;
    this.addressOf = addressOf;
    this.includesTax = Boolean(settings.pricesIncludeTax);
    /** What the server said last, and of which cart. */
    this.quoted = null;
    this.checkout = new Checkout(() => this.save(), { commentsAllowed: settings.orderCommentsEnabled !== false });
    this.items = [];
    /** What the server calls the unfinished order, once it has one. */
    this.names = {};
    this.read();
    this.told = this.summary();
  }

  get count() {
    return this.items.reduce((sum, item) => sum + item.quantity, 0);
  }

  get subtotal() {
    return this.items.reduce((sum, item) => sum + item.quantity * item.product.price, 0);
  }

  /** The cart as callbacks and events get it. */
  document() {
    const quote = this.quoted?.of === JSON.stringify(this.body()) ? this.quoted.quote : null;
    return {
      id: "", cartId: this.items.length ? "unsaved" : "", orderId: 0, ...(this.items.length ? this.names : {}),
      weight: this.items.reduce((sum, item) => sum + item.quantity * (item.product.weight || 0), 0),
      items: structuredClone(this.items),
      productsQuantity: this.count,
      subtotal: quote?.subtotal ?? this.subtotal, total: quote?.total ?? this.subtotal, tax: quote?.tax ?? 0,
      isPricesIncludeTax: this.includesTax,
      ...this.checkout.choices(),
      ...this.checkout.persons(),
    };
  }

  /** The cart as the server gets it: what was chosen, no prices. */
  body() {
    const { checkout } = this;
    return {
      items: this.items.map(({ product, quantity, options }) =>
        ({ productId: product.id, quantity, options, variation: product.variation, ...sentTerms(product) })),
      email: checkout.email,
      cartId: this.names.cartId ?? "",
      ...checkout.persons(),
      customerId: this.customerId(),
      couponCode: checkout.coupon?.code ?? "",
      shippingMethodId: checkout.shippingMethodId,
      paymentMethodId: checkout.paymentMethodId,
      orderComments: checkout.orderComments,
      acceptMarketing: checkout.acceptMarketing ?? false,
      refererId: globalThis.window?.ec?.order?.referer_id ?? "",
      ...this.extraFields(checkout),
    };
  }

  /** @returns {Promise<any>} amounts and methods, asked once for the same cart; null when there are none */
  async quote() {
    if (!this.items.length) return null;
    const of = JSON.stringify(this.body());
    if (this.quoted?.of !== of) {
      const quote = await this.ask(JSON.parse(of));
      if (quote) this.quoted = { of, quote };
      else return null;
    }
    return this.quoted.quote;
  }

  /** Notes what the server calls the order that is not finished yet. */
  named(names) {
    this.names = names;
    this.save();
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
    const offer = product && { ...offerOf(product, chosen), ...termsOf(product, wish) };
    const added = product && !offer.isRefused && Math.min(quantity, offer.available - this.countOf(product, offer));
    if (!(added > 0)) {
      // The current storefront gives no error text.
      done?.(false, null, this.document(), this.isV2 ? "This product cannot be added" : null);
      return;
    }
    const options = optionTexts(chosen);
    const described = this.describe(product, offer);
    const same = this.items.find((item) =>
      JSON.stringify([item.product, item.options]) === JSON.stringify([described, options]));
    if (same) same.quantity += added;
    else this.items.push({ quantity: added, product: described, options });
    this.save();
    done?.(true, structuredClone(described), this.document(), null);
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
    item.quantity = Math.min(Math.floor(quantity), this.mostOf(item));
    this.save();
    callback?.(true, item.product, this.document(), null);
  }

  /** How many there may be of a line: what is in stock, less what other lines have. */
  mostOf(item) {
    const product = this.products.find((each) => each.id === item.product.id);
    const stock = product?.variations?.find((each) => each.id === item.product.variation) ?? product;
    const available = stock?.inStock === false ? 0 : stock?.quantity ?? Infinity;
    return Math.max(1, available - this.countOf(item.product, item.product) + item.quantity);
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
    this.names = {};
    this.checkout.coupon = null;
    this.save();
    callback?.(true, null);
  }

  /** Asks the server; an empty cart, or a server that does not answer, gives null. */
  async calculateTotal(callback) {
    const quote = await this.quote();
    callback?.(quote ? totals(this.document(), quote) : null);
  }

  canGotoCheckout(callback) {
    if (this.isV2) callback?.(true);
    else callback?.(); // the current storefront says nothing: apps test for "not false"
  }

  gotoCheckout(callback) {
    this.goto();
    callback?.();
  }

  save() {
    try {
      // The first two are those that the platform's own package for websites, @ecwid/sdk, reads.
      const stored = { id: this.names.cartId ?? "", itemsCount: this.count, items: this.items, names: this.names, checkout: this.checkout.stored() };
      if (!this.keepsNothing()) localStorage.setItem(this.key, JSON.stringify(stored));
    } catch {
      // No storage in this page: the cart lives as long as the page.
    }
    this.tell();
  }

  /** Says what the cart is now, unless that was said last. */
  tell() {
    const summary = this.summary();
    if (summary === this.told) return;
    this.told = summary;
    this.changed(this.document());
  }

  /** What makes a change: neither names nor the payment method nor amounts, which follow from the rest. */
  summary() {
    const { id, cartId, orderId, paymentMethod, paymentModule, subtotal, total, tax, ...cart } = this.document();
    return JSON.stringify(cart);
  }

  /** Takes over what another tab has done to the cart. */
  synchronize() {
    this.read();
    this.tell();
    this.synchronized();
  }

  read() {
    try {
      const stored = this.keepsNothing() ? null : JSON.parse(localStorage.getItem(this.key));
      this.items = (stored?.items ?? []).filter((item) => this.products.some((each) => each.id === item.product.id));
      this.names = stored?.names && typeof stored.names === "object" ? stored.names : {};
      this.checkout.restore(stored?.checkout);
    } catch {
      this.items = [];
    }
  }

  /** A product as carts have it. */
  describe(product, offer) {
    return {
      id: product.id, sku: offer.sku, price: offer.price, name: product.name, weight: product.weight ?? 0,
      shortDescription: product.description.slice(0, 120), url: this.addressOf(product.id) ?? product.slug,
      ...(product.picture ? { mediaItem: mediaItem(product) } : {}),
      ...(offer.variation ? { variation: offer.variation } : {}),
      ...offer.terms,
    };
  }
}
