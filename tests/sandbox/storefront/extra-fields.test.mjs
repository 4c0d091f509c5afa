// Extra fields: which a shopper sees, what the order gets, what they cost.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { load } from "./modules.mjs";

const { ExtraFields } = await load("extra-fields");
let checkout;

beforeEach(() => {
  globalThis.window = { ec: { order: { extraFields: {} } } };
  checkout = { extraValues: {}, shippingPerson: { countryCode: "GB" }, shippingMethodId: "1", shippingMethod: "Post", paymentMethodId: "2" };
});

function fields(scripted, { stored = [], language = "en" } = {}) {
  window.ec.order.extraFields = scripted;
  return new ExtraFields({ stored, language, words: (key) => key });
}

test("a field is shown in its section, to whom it is for", () => {
  const all = fields({
    plain: { title: "Plain", checkoutDisplaySection: "email" },
    here: { title: "Here", checkoutDisplaySection: "email", showForCountry: ["GB"], showForShippingMethodIds: ["1"], showForPaymentMethodIds: ["2"] },
    elsewhere: { title: "Elsewhere", checkoutDisplaySection: "email", showForCountry: ["US"] },
    off: { title: "Off", checkoutDisplaySection: "email", available: false },
    hidden: { title: "Hidden", value: "v" },
    pickup: { title: "When", checkoutDisplaySection: "pickup_details" },
    first: { title: "First", checkoutDisplaySection: "cart" },
    bill: { title: "Bill", checkoutDisplaySection: "BILLING_ADDRESS" },
    note: { title: "Note", checkoutDisplaySection: "ORDER_COMMENTS" },
  });
  const keys = (section) => all.shown(section, checkout).map((field) => field.key);

  assert.deepEqual(keys("email"), ["plain", "here", "first"]);
  assert.deepEqual([keys("shipping_address"), keys("payment_details")], [["bill"], ["note"]]);
  assert.deepEqual(keys("pickup_details"), []);
  checkout.isPickup = true;
  assert.deepEqual(keys("pickup_details"), ["pickup"]);
});

test("both spellings of a type; a choice without options is a text", () => {
  const kinds = fields({
    a: { type: "toggleButtonGroup", options: [{ title: "x" }] }, b: { type: "toggle_button_group", options: [{ title: "x" }] },
    c: { type: "RADIO_BUTTONS", options: [{ title: "x" }] }, d: { type: "select" }, e: { type: "strange" }, f: { type: "label" },
  }).all(checkout).map((field) => field.kind);

  assert.deepEqual(kinds, ["togglebuttongroup", "togglebuttongroup", "radiobuttons", "text", "text", "label"]);
});

test("scripts win over the store's own fields, odd things are nobody's", () => {
  const all = fields({ gift: { title: "Script" }, odd: null, odder: 5 }, { stored: [{ key: "gift", title: "Store" }, { key: "vat", title: "VAT" }] });

  assert.deepEqual(all.all(checkout).map((field) => field.title), ["VAT", "Script"]);
  assert.deepEqual(fields("nonsense").all(checkout), []);
});

test("the order gets what was entered, preset or hidden, not what this shopper did not see", () => {
  const { extraFields } = fields({
    gift: { title: "Gift", type: "radio_buttons", options: [{ title: "yes" }], checkoutDisplaySection: "payment_details" },
    source: { title: "Source", value: "ad", orderDetailsDisplaySection: "customer_info" },
    note: { title: "Read this", type: "empty", value: "text" },
    abroad: { title: "Abroad", value: "x", checkoutDisplaySection: "email", showForCountry: ["US"] },
    empty: { title: "Empty" },
  }).collected({ ...checkout, extraValues: { gift: "yes" } });

  assert.deepEqual(extraFields.map(({ id, value, customerInputType, orderDetailsDisplaySection }) =>
    [id, value, customerInputType, orderDetailsDisplaySection]), [
    ["gift", "yes", "RADIO_BUTTONS", "order_comments"], ["source", "ad", "TEXT", "customer_info"],
  ]);
});

test("plain texts may be chosen, as scripts of 2020 have it", () => {
  const [old, both] = fields({
    old: { title: "Old", type: "select", selectOptions: ["TV show", "", "Other"] },
    both: { title: "Both", type: "select", selectOptions: ["No"], options: [{ title: "Yes" }] },
  }).all(checkout);

  assert.deepEqual([old.kind, old.options], ["select", [{ title: "TV show" }, { title: "Other" }]]);
  assert.deepEqual(both.options, [{ title: "Yes" }]);
});

test("options cost what they say", () => {
  const { surcharges } = fields({
    tip: { title: "Tip", type: "select", options: [{ title: "Ten", surcharge: 10 }], surchargeType: "PERCENT", value: "Ten", surchargeShortName: { name: "Tip" } },
    wrap: { title: "Wrap", type: "checkbox", options: [{ title: "A", surcharge: 1 }, { title: "B", surcharge: 2 }], surchargeType: "ABSOLUTE", value: "A, B" },
    free: { title: "Free", type: "select", options: [{ title: "No" }], surchargeType: "ABSOLUTE", value: "No" },
  }).collected(checkout);

  assert.deepEqual(surcharges.map(({ id, value, type, description }) => [id, value, type, description]), [
    ["tip", 10, "PERCENT", "Tip (10%)"], ["wrap", 3, "ABSOLUTE", "Wrap"],
  ]);
});

test("a shipping method overrides, a language translates", () => {
  const [field] = fields({
    when: { title: "When", titleTranslated: { de: "Wann" }, overrides: [{ conditions: { shippingMethod: "Post" }, fieldsToOverride: { value: "soon" } }, null] },
  }, { language: "de" }).all(checkout);

  assert.deepEqual([field.title, field.initial], ["Wann", "soon"]);
});
