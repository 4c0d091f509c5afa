/**
 * Who buys: the e-mail address, the comment and the two persons that `Ecwid.Cart` can set.
 *
 * Source: docs.ecwid.com, "Manage shopping cart" (read 2026-11); what an omitted field does follows the
 * storefront of 2025.
 */

const PERSON = [
  "name", "companyName", "street", "city", "countryName", "countryCode", "postalCode",
  "stateOrProvinceCode", "phone",
];
const MISSING = 0;
const INVALID = 100;

export class Checkout {
  /** @param {() => void} changed called after each change */
  constructor(changed) {
    this.changed = changed;
    this.forget();
  }

  /** Starts afresh, as after an order. */
  forget() {
    this.email = "";
    this.orderComments = "";
    this.shippingPerson = null;
    this.billingPerson = null;
  }

  /** Members of the cart and of the order; nobody is there as long as nobody was named. */
  persons() {
    const shipping = this.shippingPerson;
    const billing = this.billingPerson ?? shipping;
    return {
      ...(shipping ? { shippingPerson: { ...shipping } } : {}),
      ...(billing ? { billingPerson: { ...billing } } : {}),
    };
  }

  setCustomerEmail(email, done, failed) {
    if (!email) return void failed?.(MISSING, "The e-mail address is missing");
    if (!/^[^\s@]+@[^\s@]+$/.test(String(email))) return void failed?.(INVALID, "This is no e-mail address");
    this.email = String(email);
    this.changed();
    done?.();
  }

  setOrderComments(text, done, failed) {
    if (typeof text !== "string") return void failed?.(MISSING, "The comment is missing");
    this.orderComments = text;
    this.changed();
    done?.();
  }

  /** Omitted fields are reset, and the order is billed to the same address. */
  setAddress(person, done, failed) {
    if (!isPerson(person, failed)) return;
    this.shippingPerson = fieldsOf(person);
    this.billingPerson = null;
    this.changed();
    done?.();
  }

  /** Omitted fields are kept, and the order is billed to an address of its own. */
  setBillingAddress(person, done, failed) {
    if (!isPerson(person, failed)) return;
    this.billingPerson = { ...(this.billingPerson ?? this.shippingPerson), ...fieldsOf(person) };
    this.changed();
    done?.();
  }
}

function isPerson(person, failed) {
  if (person === undefined || person === null) failed?.(MISSING, "The address is missing");
  else if (typeof person !== "object" || Array.isArray(person)) failed?.(INVALID, "This is no address");
  else return true;
  return false;
}

function fieldsOf(person) {
  return Object.fromEntries(PERSON.filter((name) => typeof person[name] === "string")
    .map((name) => [name, person[name]]));
}
