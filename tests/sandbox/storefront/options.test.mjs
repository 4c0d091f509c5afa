// Options, variations, prices and stock.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PRODUCTS, load, option } from "./modules.mjs";

const { firstChoices, offerOf } = await load("options");
const { Cart } = await load("cart");

const wrapping = option("Wrapping", ["Paper", "Box"], { type: "CHECKBOX", defaultChoice: null });
wrapping.choices[0].priceModifier = 1.1;
wrapping.choices[1] = { text: "Box", priceModifier: 10, priceModifierType: "PERCENT" };
const SHIRT = {
  ...PRODUCTS[1], id: 9, sku: "SHIRT", price: 20, quantity: 5, weight: 0.5,
  options: [
    option("Size", ["S", "L"], { type: "SIZE" }), wrapping, option("Name", [], { type: "TEXTFIELD" }),
    option("Gift", ["Yes"], { type: "RADIO", defaultChoice: null }),
  ],
  variations: [
    { id: 91, sku: "SHIRT-S", price: 20, inStock: true, quantity: 2, options: { Size: "S" } },
    { id: 92, sku: "SHIRT-L", price: 25, inStock: false, quantity: 0, options: { Size: "L" } },
  ],
};

function cartOf(products) {
  globalThis.window = {};
  globalThis.localStorage = { getItem: () => null, setItem: () => {} };
  return new Cart({ products, storeId: 1, changed: () => {}, keepsNothing: () => true, goto: () => {} });
}

test("what is chosen at first", () => {
  assert.deepEqual(firstChoices(SHIRT), { Size: "S", Wrapping: [], Name: "", Gift: "" });
  assert.equal(firstChoices(SHIRT, { wishes: [2] }).Size, "L");
  assert.equal(firstChoices(SHIRT, { wishes: [7, NaN] }).Size, "S");
  assert.equal(firstChoices(SHIRT, { variation: 92 }).Size, "L");
});

test("a variation has its own price, SKU and stock; other choices add to the price", () => {
  const chosen = { Size: "L", Wrapping: ["Paper", "Box"], Name: "Ada" };

  assert.deepEqual(offerOf(SHIRT, chosen), { price: 28.1, sku: "SHIRT-L", variation: 92, available: 0 });
  assert.deepEqual(offerOf(SHIRT, { ...chosen, Size: "M" }), { price: 23.1, sku: "SHIRT", variation: undefined, available: 5 });
  assert.equal(offerOf(PRODUCTS[0], {}).available, Infinity);
});

test("the cart takes what there is", () => {
  const cart = cartOf([SHIRT]);
  const answers = [];
  const add = (quantity, options) => cart.addProduct({
    id: 9, quantity, options, callback: (done, product) => answers.push([done, product?.variation]),
  });

  add(1, { Name: "Ada" });
  add(5, {}); // one is left
  add(1, {});
  add(1, { Size: "L" });

  assert.deepEqual(answers, [[true, 91], [true, 91], [false, undefined], [false, undefined]]);
  assert.deepEqual(cart.items.map((item) => [item.quantity, item.product.sku, item.options]), [
    [1, "SHIRT-S", { Size: "S", Name: "Ada" }], [1, "SHIRT-S", { Size: "S" }],
  ]);
  assert.deepEqual([cart.document().weight, cart.subtotal], [1, 40]);
});
