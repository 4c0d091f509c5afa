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

test("calculateTotal has every amount", () => {
  cart.addProduct({ id: 1, quantity: 2 });
  const [[, order]] = answersOf((done) => cart.calculateTotal(done));

  assert.deepEqual(Object.keys(order).sort(), [
    "cart", "couponDiscount", "customerGroupDiscount", "customerGroupVolumeDiscount", "discount", "handlingFee",
    "handlingFeeWithoutTax", "pricesIncludeTax", "shipping", "shippingWithoutTax", "subtotal", "subtotalWithoutTax", "tax",
    "total", "totalWithoutTax", "volumeDiscount",
  ]);
  assert.equal(order.total, 36);
});

test("a placed order names the buyer and what apps asked", () => {
  globalThis.window.ec = { order: {
    referer_id: "friend",
    extraFields: { "my-gift": { title: "Gift", value: "yes", orderDetailsDisplaySection: "order_comments" }, empty: { title: "Empty" } },
  } };
  cart.addProduct(1);
  cart.checkout.setAddress(ADA);
  cart.checkout.setCustomerEmail("ada@example.com");

  const order = placedOrder(cart.document(), cart.checkout, { number: 7, id: "K4R7Q" });

  assert.deepEqual([order.orderNumber, order.vendorNumber, order.affiliateId], [7, "K4R7Q", "friend"]);
  assert.deepEqual(order.customer, { name: "Ada", email: "ada@example.com" });
  assert.equal(order.shippingPerson.street, "1 Row\nFlat 2");
  assert.match(order.date, /^\d{10}$/);
  assert.equal("couponName" in order && order.couponName, undefined);
  assert.deepEqual(order.extraFields, [
    { title: "Gift", value: "yes", type: "text", orderBy: "0", orderDetailsDisplaySection: "order_comments" },
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
