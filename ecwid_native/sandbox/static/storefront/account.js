/**
 * The shopper's account: kept in the browser, signed in to by an e-mail address alone.
 *
 * Source: docs.ecwid.com, "Get customer data" (read 2026-11); ids of addresses are 0 as in the storefront of
 * 2025.
 */

export class Account {
  /** @param {{storeId: number, keepsNothing: () => boolean, changed: (customer: any) => void}} options */
  constructor({ storeId, keepsNothing, changed }) {
    this.storeId = storeId;
    this.key = `ec-${storeId}-account`;
    this.keepsNothing = keepsNothing;
    this.changed = changed;
    const { customer = null, orders = [] } = this.read();
    this.customer = customer;
    this.orders = orders;
  }

  /** Tells whether the address could be one. */
  signIn(email) {
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) return false;
    this.customer = {
      id: idOf(email), email, ownerId: this.storeId,
      registered: String(Math.floor(Date.now() / 1000)),
      billingPerson: { name: email.split("@")[0] },
      shippingAddresses: [],
    };
    this.save();
    this.changed(this.customer);
    return true;
  }

  signOut(callback) {
    this.customer = null;
    this.orders = [];
    this.save();
    this.changed(null);
    callback?.(true, null);
  }

  /** Remembers an order, and to whom it went. */
  note(order) {
    this.orders.unshift({ id: order.vendorNumber, date: order.date, total: order.total, quantity: order.productsQuantity });
    if (this.customer && order.shippingPerson) {
      this.customer.shippingAddresses.push({ id: 0, person: order.shippingPerson });
      this.customer.billingPerson = order.billingPerson;
    }
    this.save();
  }

  save() {
    try {
      const { customer, orders } = this;
      if (!this.keepsNothing()) localStorage.setItem(this.key, JSON.stringify({ customer, orders }));
    } catch {
      // No storage in this page: the account lives as long as the page.
    }
  }

  read() {
    try {
      return (!this.keepsNothing() && JSON.parse(localStorage.getItem(this.key))) || {};
    } catch {
      return {};
    }
  }
}

/** The same number for the same address: an account that comes back is the same one. */
function idOf(email) {
  return [...email].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 900_000_000, 7) + 100_000_001;
}
