// The cart, the checkout's data and the orders that apps hear of.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { PRODUCTS, load } from "./modules.mjs";

const { Cart } = await load("cart");
const { placedOrder } = await load("order");
const { fillCart, readPrefilledCart } = await load("prefilled");

const ADA = { name: "Ada", street: "1 Row\nFlat 2", city: "Leeds", countryCode: "GB", postalCode: "LS1", shoe: 38 };
let told;
let cart;

beforeEach(() => {
  told = [];
  globalThis.window = {};
  globalThis.localStorage = { getItem: () => null, setItem: () => {} };
  cart = new Cart({
    products: PRODUCTS, storeId: 1003, changed: (document) => told.push(document), keepsNothing: () => false, goto: () => {},
  });
});

function answersOf(act) {
  const answers = [];
  act((...values) => answers.push(["done", ...values]), (...values) => answers.push(["failed", ...values]));
  return answers;
}

test("an address without a field resets it; a billing address keeps it", () => {
  cart.checkout.setAddress(ADA);
  cart.checkout.setAddress({ name: "Bea", city: "York" });
  assert.deepEqual(cart.document().shippingPerson, { name: "Bea", city: "York" });
  assert.deepEqual(cart.document().billingPerson, { name: "Bea", city: "York" }, "billed to the same");

  cart.checkout.setBillingAddress({ city: "Hull" });
  assert.deepEqual(cart.document().billingPerson, { name: "Bea", city: "Hull" });
  assert.deepEqual(cart.document().shippingPerson, { name: "Bea", city: "York" });
});

test("unknown fields of a person are left out", () => {
  cart.checkout.setAddress(ADA);

  assert.equal("shoe" in cart.document().shippingPerson, false);
});

test("setters say what is wrong, with the platform's codes", () => {
  const { checkout } = cart;
  const failure = (act) => answersOf(act)[0].slice(0, 2);

  assert.deepEqual(failure((...done) => checkout.setCustomerEmail("", ...done)), ["failed", 0]);
  assert.deepEqual(failure((...done) => checkout.setCustomerEmail("nobody", ...done)), ["failed", 100]);
  assert.deepEqual(failure((...done) => checkout.setOrderComments(undefined, ...done)), ["failed", 0]);
  assert.deepEqual(failure((...done) => checkout.setAddress(null, ...done)), ["failed", 0]);
  assert.deepEqual(failure((...done) => checkout.setAddress("Leeds", ...done)), ["failed", 100]);
  assert.deepEqual(failure((...done) => checkout.setBillingAddress([], ...done)), ["failed", 100]);
  assert.deepEqual(answersOf((...done) => checkout.setCustomerEmail("a@b.example", ...done)), [["done"]]);
  checkout.setCustomerEmail(); // callbacks may be left out
});

test("a change is told once, and only when something changed", () => {
  cart.addProduct(1);
  cart.clear();
  cart.clear();
  cart.checkout.setAddress(ADA);
  cart.checkout.setAddress(ADA);

  assert.deepEqual(told.map((document) => [document.productsQuantity, document.shippingPerson?.name]),
    [[1, undefined], [0, undefined], [0, "Ada"]]);
});

test("options are texts, of a checkbox several", () => {
  cart.addProduct({ id: 1, options: { Glaze: "Sea", Extras: ["Lid", "Box"], Size: 3 } });

  assert.deepEqual(cart.document().items[0].options, { Glaze: "Sea", Extras: "Lid, Box", Size: "3" });
});

test("the quantity of an item can change", () => {
  cart.addProduct(1);

  const [[, success]] = answersOf((done) => cart.updateProduct({ index: 0, quantity: 4 }, done));
  const [[, failure]] = answersOf((done) => cart.updateProduct({ index: 5, quantity: 4 }, done));

  assert.deepEqual([success, failure, cart.count], [true, false, 4]);
});

const QUOTE = { subtotal: 36, total: 41, tax: 2, shipping: 3, couponDiscount: 0, pricesIncludeTax: true };

test("calculateTotal has every amount, as the server reckons it, once for the same cart", async () => {
  const asked = [];
  cart.ask = async (body) => { asked.push(body); return QUOTE; };
  cart.addProduct({ id: 1, quantity: 2 });
  let order;
  await cart.calculateTotal((answer) => { order = answer; });
  await cart.calculateTotal(() => {});

  assert.deepEqual(Object.keys(order).sort(), [
    "cart", "couponDiscount", "customerGroupDiscount", "customerGroupVolumeDiscount", "discount", "handlingFee",
    "handlingFeeWithoutTax", "pricesIncludeTax", "shipping", "shippingWithoutTax", "subtotal", "subtotalWithoutTax", "tax",
    "total", "totalWithoutTax", "volumeDiscount",
  ]);
  assert.deepEqual([order.total, order.pricesIncludeTax, order.cart.total, order.cart.tax], [41, true, 41, 2]);
  assert.equal(asked.length, 1);
  assert.deepEqual(asked[0].items, [{ productId: 1, quantity: 2, options: { Glaze: "Sea" } }]);
});

test("without an answer, or anything in the cart, there is no total", async () => {
  const answers = [];
  await cart.calculateTotal((order) => answers.push(order));
  cart.addProduct(1);
  await cart.calculateTotal((order) => answers.push(order));

  assert.deepEqual(answers, [null, null]);
});

test("the payment method is no change of the cart, the shipping method is", () => {
  cart.addProduct(1);
  cart.checkout.set({ paymentMethodId: "1", paymentMethod: "Transfer" });
  cart.checkout.set({ shippingMethodId: "2", shippingMethod: "Post" });

  assert.deepEqual(told.map((document) => [document.shippingMethod, document.paymentMethod]), [[undefined, undefined], ["Post", "Transfer"]]);
});

test("cart and checkout come back after a reload, whatever was stored", () => {
  let stored = null;
  globalThis.localStorage = { getItem: () => stored, setItem: (_, text) => { stored = text; } };
  const again = () => new Cart({ products: PRODUCTS, storeId: 1003, changed: () => {}, keepsNothing: () => false, goto: () => {} });
  const first = again();
  first.addProduct(2);
  first.checkout.setAddress(ADA);

  assert.deepEqual([again().count, again().document().shippingPerson.name], [1, "Ada"]);
  for (const text of ["[]", "5", "null", '{"items":5}', '{"items":[null]}', '{"items":[],"checkout":{"email":5,"extraValues":null}}']) {
    stored = text;
    assert.deepEqual([again().count, again().checkout.email, again().checkout.extraValues], [0, "", {}], text);
  }
});

test("the server's names of an unfinished order are the cart's, and no change of it", () => {
  cart.addProduct(1);
  cart.named({ id: "K4R7Q", cartId: "c-1", orderId: 7 });

  const { id, cartId, orderId } = cart.document();
  assert.deepEqual([id, cartId, orderId, cart.body().cartId, told.length], ["K4R7Q", "c-1", 7, "c-1", 1]);
  cart.clear();
  assert.deepEqual([cart.document().cartId, cart.body().cartId], ["", ""]);
});

test("a store without comments says so", () => {
  const silent = new Cart({
    products: PRODUCTS, storeId: 1003, changed: () => {}, keepsNothing: () => true, goto: () => {}, settings: { orderCommentsEnabled: false },
  });

  assert.deepEqual(answersOf((...done) => silent.checkout.setOrderComments("Hello", ...done))[0].slice(0, 2), ["failed", 1000]);
});

test("a placed order has the shape that apps know", () => {
  const person = { name: "Ada", city: "Leeds" };
  const order = placedOrder({
    ...QUOTE, handlingFee: 1, id: "K4R7Q", orderNumber: 7, createTimestamp: 1795915225, email: "ada@example.com", couponName: "",
    paymentMethod: "Transfer", shippingMethod: "", paymentStatus: "AWAITING_PAYMENT", fulfillmentStatus: "AWAITING_PROCESSING",
    refererId: "friend", billingPerson: person, shippingPerson: person,
    items: [{ productId: 1, sku: "MUG", name: "Mug", price: 18, quantity: 2, weight: 0.5, shortDescription: "Tea", variation: 9, options: { Glaze: "Sea" } }],
    orderExtraFields: [{ id: "gift", title: "Gift", value: "yes", customerInputType: "RADIO_BUTTONS", orderBy: "0", orderDetailsDisplaySection: "order_comments" }],
  }, (id) => `/Mug-p${id}`);

  assert.deepEqual([order.orderNumber, order.vendorNumber, order.affiliateId, order.date], [7, "K4R7Q", "friend", "1795915225"]);
  assert.deepEqual(order.customer, { name: "Ada", email: "ada@example.com" });
  assert.deepEqual([order.productsQuantity, order.weight, order.shippingAndHandling], [2, 1, 4]);
  assert.deepEqual([order.couponName, order.shippingMethod, order.paymentMethod], [undefined, undefined, "Transfer"]);
  assert.deepEqual([order.items[0].product.variation, order.items[0].product.url], [9, "/Mug-p1"]);
  assert.deepEqual(order.extraFields, [
    { title: "Gift", value: "yes", type: "radio_buttons", orderBy: "0", orderDetailsDisplaySection: "order_comments" },
  ]);
});

test("a price of the shopper's own and an interval, where the product offers them", () => {
  const tea = { ...PRODUCTS[1], id: 9, namesPrice: true, subscriptions: [{ interval: "MONTH", count: 1, priceWithFee: 45 }] };
  cart.products = [...PRODUCTS, tea];
  const added = [];
  const add = (wish) => cart.addProduct({ ...wish, callback: (isThere, product) => added.push(isThere && product) });

  add({ id: 9, selectedPrice: 50 });
  add({ id: 9, recurringChargeSettings: { recurringInterval: "month", recurringIntervalCount: 1 } });
  add({ id: 9, recurringChargeSettings: { recurringInterval: "DAY" } });
  add({ id: 2, selectedPrice: 1 });

  assert.deepEqual([added[0].price, added[0].selectedPrice, added[0].isCustomerSetPrice], [50, 50, true]);
  assert.deepEqual(added[1].recurringChargeSettings, {
    recurringSubscriptionInterval: "MONTH", recurringIntervalCount: 1, signUpFee: 5, subscriptionPriceWithSignUpFee: 45,
  });
  assert.equal(added[2], false);
  assert.deepEqual([added[3].price, "selectedPrice" in added[3]], [40, false]);
  assert.deepEqual(cart.body().items.map(({ selectedPrice, recurringChargeSettings }) => [selectedPrice, recurringChargeSettings]), [
    [50, undefined], [undefined, { recurringInterval: "MONTH", recurringIntervalCount: 1 }], [undefined, undefined],
  ]);
});

test("a link fills the cart", () => {
  const wish = { products: [{ id: 1, quantity: 2 }, { id: 999 }, null], profile: { email: "a@b.example", address: ADA } };
  const hash = `#!/~/cart/create=${encodeURIComponent(JSON.stringify(wish))}`;
  const onWix = `#!/~/cart/create=${encodeURIComponent(btoa(JSON.stringify(wish)))}`;
  cart.addProduct(2);

  fillCart(readPrefilledCart(hash), cart, cart.checkout);

  assert.deepEqual(cart.items.map((item) => [item.product.id, item.quantity]), [[1, 2]]);
  assert.equal(cart.checkout.email, "a@b.example");
  assert.equal(cart.document().shippingPerson.name, "Ada");
  assert.deepEqual(readPrefilledCart(onWix), wish);
});

test("a broken link is none", () => {
  for (const code of ["", "%", "{}", "[1]", "null", "%7B%22products%22%3A5%7D", "~"]) {
    assert.equal(readPrefilledCart(`#!/~/cart/create=${code}`), null, code);
  }
  assert.equal(readPrefilledCart("#!/Mug/p/1"), null);
});
