/**
 * Who buys, and how: the e-mail address, the comment and the two persons that `Ecwid.Cart` can set, the
 * coupon, the methods and the extra fields that the pages of the checkout ask for.
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
const DISABLED = 1000;

/** What a checkout without an answer holds. */
const NOTHING = {
  email: "", orderComments: "", shippingPerson: null, billingPerson: null, coupon: null,
  shippingMethodId: "", shippingMethod: "", paymentMethodId: "", paymentMethod: "", paymentModule: "", acceptMarketing: null,
  extraValues: {},
};

export class Checkout {
  /**
   * @param {() => void} changed called after each change
   * @param {{commentsAllowed?: boolean}} [settings] of the store
   */
  constructor(changed, { commentsAllowed = true } = {}) {
    this.changed = changed;
    this.commentsAllowed = commentsAllowed;
    this.forget();
  }

  /** Starts afresh, as after an order. */
  forget() {
    Object.assign(this, structuredClone(NOTHING));
  }

  /** What is kept in the browser; `restore` takes it back, and whatever else somebody put there. */
  stored() {
    return Object.fromEntries(Object.keys(NOTHING).map((name) => [name, this[name]]));
  }

  restore(stored) {
    for (const [name, empty] of Object.entries(NOTHING)) {
      const value = stored?.[name];
      const fits = empty === null ? value === null || ["object", "boolean"].includes(typeof value) : typeof value === typeof empty;
      if (fits && value !== undefined && (empty === null || value !== null)) this[name] = value;
    }
  }

  /** Writes several answers at once. */
  set(answers) {
    Object.assign(this, answers);
    this.changed();
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

  /** Members of the cart that its late steps bring. */
  choices() {
    return {
      ...(this.coupon ? { couponName: this.coupon.name } : {}),
      ...(this.shippingMethod ? { shippingMethod: this.shippingMethod } : {}),
      ...(this.paymentMethod ? { paymentMethod: this.paymentMethod, paymentModule: this.paymentModule } : {}),
    };
  }

  setCustomerEmail(email, done, failed) {
    if (!email) return void failed?.(MISSING, "The e-mail address is missing");
    if (!isEmail(String(email))) return void failed?.(INVALID, "This is no e-mail address");
    this.set({ email: String(email) });
    done?.();
  }

  setOrderComments(text, done, failed) {
    if (!this.commentsAllowed) return void failed?.(DISABLED, "The store owner has disabled comments");
    if (typeof text !== "string") return void failed?.(MISSING, "The comment is missing");
    this.set({ orderComments: text });
    done?.();
  }

  /** Omitted fields are reset, and the order is billed to the same address. */
  setAddress(person, done, failed) {
    if (!isPerson(person, failed)) return;
    this.set({ shippingPerson: fieldsOf(person), billingPerson: null });
    done?.();
  }

  /** Omitted fields are kept, and the order is billed to an address of its own. */
  setBillingAddress(person, done, failed) {
    if (!isPerson(person, failed)) return;
    this.set({ billingPerson: { ...(this.billingPerson ?? this.shippingPerson), ...fieldsOf(person) } });
    done?.();
  }
}

/** @param {string} text */
export function isEmail(text) {
  return /^[^\s@]+@[^\s@]+$/.test(text);
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
