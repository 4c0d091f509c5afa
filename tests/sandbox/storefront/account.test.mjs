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

const customerOf = (email) => ({ customer: { id: 7, email }, orders: [{ id: "K4R7Q" }] });

function account({ keepsNothing = false, changed = () => {}, ask = async (email) => customerOf(email) } = {}) {
  return new Account({ storeId: 1003, keepsNothing: () => keepsNothing, changed, ask });
}

test("who signs in is the store's customer, and apps hear of both ways", async () => {
  const told = [];
  const first = account({ changed: (customer) => told.push(customer) });

  assert.equal(await first.signIn("ada@example.com"), "done");
  assert.deepEqual(first.orders.map((order) => order.id), ["K4R7Q"]);
  first.signOut();

  assert.deepEqual(told.map((customer) => customer?.email ?? null), ["ada@example.com", null]);
  assert.deepEqual(first.orders, []);
});

test("only what could be an address signs in, and only when the server answers", async () => {
  for (const email of ["", "nobody", "@", "a b@example.com"]) assert.equal(await account().signIn(email), "wrong", email);
  assert.equal(await account({ ask: async () => null }).signIn("ada@example.com"), "failed");
});

test("it survives a reload unless cookies are off", async () => {
  await account().signIn("ada@example.com");
  assert.equal(account().customer.email, "ada@example.com");
  assert.equal(account({ keepsNothing: true }).customer, null);
});

test("favourites go in and out", () => {
  const guest = account();
  assert.deepEqual([guest.toggleFavorite(3), guest.toggleFavorite(4), guest.toggleFavorite(3)], [true, true, false]);
  assert.deepEqual(account().favorites, [4]);
});

test("broken storage is no account", () => {
  for (const text of ["{", "null", "5", "[]", '{"orders":5}', '{"favorites":{}}']) {
    stored = text;
    assert.deepEqual([account().customer, account().orders, account().favorites], [null, [], []], text);
  }
});
