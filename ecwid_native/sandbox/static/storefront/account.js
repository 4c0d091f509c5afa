/**
 * The shopper's account: the store's customer, signed in to by an e-mail address alone.
 *
 * Source: docs.ecwid.com, "Get customer data" (read 2026-11). The browser keeps who is signed in; a guest's
 * orders and favourites are kept here too.
 */
import { isEmail } from "./checkout.js";

export class Account {
  /**
   * @param {{storeId: number, keepsNothing: () => boolean, changed: (customer: any) => void,
   *   ask: (email: string) => Promise<any>}} options `ask` gives customer and orders, or null
   */
  constructor({ storeId, keepsNothing, changed, ask }) {
    this.key = `ec-${storeId}-account`;
    this.keepsNothing = keepsNothing;
    this.changed = changed;
    this.ask = ask;
    const { customer = null, orders = [], favorites = [], last = null } = this.read();
    this.customer = customer;
    this.orders = orders;
    /** Ids of products that were saved for later. */
    this.favorites = favorites;
    /** The order that the confirmation page shows. */
    this.last = last;
  }

  /** @param {string} email @returns {Promise<"done"|"wrong"|"failed">} */
  async signIn(email) {
    if (!isEmail(email)) return "wrong";
    if (!await this.refresh(email)) return "failed";
    this.changed(this.customer);
    return "done";
  }

  /** Asks the server who this is and what was ordered; tells whether it answered. */
  async refresh(email = this.customer?.email) {
    const found = email ? await this.ask(email) : null;
    if (!found) return false;
    this.keep(found);
    return true;
  }

  /** Signs in somebody whom the server knows already. */
  take(found) {
    const isNew = JSON.stringify(found.customer) !== JSON.stringify(this.customer);
    this.keep(found);
    if (isNew) this.changed(this.customer);
  }

  keep({ customer, orders }) {
    this.customer = customer;
    this.orders = orders;
    this.save();
  }

  signOut(callback) {
    this.customer = null;
    this.orders = [];
    this.save();
    this.changed(null);
    callback?.(true, null);
  }

  /** Remembers an order. */
  note(order) {
    this.last = order;
    this.orders.unshift(order);
    this.save();
  }

  /** Adds a product to the favourites or takes it out; tells whether it is one now. */
  toggleFavorite(productId) {
    const isNew = !this.favorites.includes(productId);
    this.favorites = isNew ? [...this.favorites, productId] : this.favorites.filter((id) => id !== productId);
    this.save();
    return isNew;
  }

  save() {
    try {
      const { customer, orders, favorites, last } = this;
      if (!this.keepsNothing()) localStorage.setItem(this.key, JSON.stringify({ customer, orders, favorites, last }));
    } catch {
      // No storage in this page: the account lives as long as the page.
    }
  }

  read() {
    try {
      const stored = (!this.keepsNothing() && JSON.parse(localStorage.getItem(this.key))) || {};
      const lists = ["orders", "favorites"].every((name) => stored[name] === undefined || Array.isArray(stored[name]));
      return lists ? stored : {};
    } catch {
      return {};
    }
  }
}
