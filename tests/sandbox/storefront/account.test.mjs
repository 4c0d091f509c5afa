// The shopper's account.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { load } from "./modules.mjs";

const { Account } = await load("account");
let stored;

beforeEach(() => {
  stored = null;
  globalThis.localStorage = { getItem: () => stored, setItem: (_, value) => { stored = value; } };
});

function account({ keepsNothing = false, changed = () => {} } = {}) {
  return new Account({ storeId: 1003, keepsNothing: () => keepsNothing, changed });
}

test("who signs in has the documented shape, and the same id each time", () => {
  const told = [];
  const first = account({ changed: (customer) => told.push(customer) });

  assert.ok(first.signIn("ada@example.com"));
  const { id } = first.customer;
  first.signOut();
  first.signIn("ada@example.com");

  assert.deepEqual(Object.keys(first.customer).sort(),
    ["billingPerson", "email", "id", "ownerId", "registered", "shippingAddresses"]);
  assert.equal(first.customer.id, id);
  assert.deepEqual(told.map((customer) => customer?.email ?? null), ["ada@example.com", null, "ada@example.com"]);
});

test("only what could be an address signs in", () => {
  for (const email of ["", "nobody", "@", "a b@example.com"]) assert.equal(account().signIn(email), false, email);
});

test("it survives a reload unless cookies are off", () => {
  account().signIn("ada@example.com");
  assert.equal(account().customer.email, "ada@example.com");
  assert.equal(account({ keepsNothing: true }).customer, null);
});

test("broken storage is no account", () => {
  for (const text of ["{", "null", "5", "[]"]) {
    stored = text;
    assert.deepEqual([account().customer, account().orders], [null, []], text);
  }
});
