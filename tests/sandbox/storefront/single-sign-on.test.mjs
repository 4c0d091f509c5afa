// Single sign-on: what a site may say about who its visitor is.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { load } from "./modules.mjs";

const { Account } = await load("account");
const { SingleSignOn } = await load("single-sign-on");
const ADA = { customer: { id: 7, email: "ada@example.com" }, orders: [] };
let account;
let told;
let went;

beforeEach(() => {
  told = [];
  went = [];
  globalThis.localStorage = { getItem: () => null, setItem: () => {} };
  globalThis.location = { assign: (url) => went.push(url) };
  account = new Account({ storeId: 1, keepsNothing: () => false, changed: (customer) => told.push(customer?.email ?? null), ask: async () => null });
});

const signOn = (profile) => new SingleSignOn({ profile, account, ask: async (payload) => (payload === "good" ? ADA : null) });

test("a payload signs in, the empty one signs out, a bad one changes nothing", async () => {
  const sso = signOn("good");
  await sso.begin();
  await sso.setSsoProfile("good");
  await sso.setSsoProfile("bad");
  await sso.setSsoProfile("");
  await sso.setSsoProfile("");

  assert.deepEqual(told, ["ada@example.com", null]);
});

test("without the page's variable nothing has an effect", async () => {
  const sso = signOn(undefined);
  await sso.begin();
  await sso.setSsoProfile("good");
  sso.setSignInUrls({ signInUrl: "/in" });

  assert.deepEqual([told, sso.hasLink, sso.canSignOut, sso.catches({ name: "account" })], [[], true, true, false]);
});

test("addresses to sign in and out at", async () => {
  const sso = signOn("");
  assert.deepEqual([sso.hasLink, sso.catches({ name: "account" })], [false, false]);

  sso.setSignInUrls({ signInUrl: "/in" });
  assert.deepEqual([sso.hasLink, sso.canSignOut], [true, false]);
  assert.deepEqual(["account", "signin", "cart"].map((name) => sso.catches({ name })), [true, true, false]);

  sso.setSignInUrls({ signInUrl: "/in", signOutUrl: "/out" });
  await sso.setSsoProfile("good");
  assert.deepEqual([sso.canSignOut, sso.catches({ name: "account" })], [true, false]);
  sso.signOut();
  assert.deepEqual(went, ["/in", "/in", "/out"]);
});

test("a provider's functions are called without arguments, and what they throw stays there", () => {
  const sso = signOn("");
  const calls = [];
  sso.setSignInProvider({
    addSignInLinkToPB: () => true, signIn: (...values) => calls.push(["in", ...values]),
    canSignOut: () => { throw new Error("no"); }, signOut: (...values) => calls.push(["out", ...values]),
  });
  const { error } = console;
  console.error = () => {};
  assert.equal(sso.canSignOut, false);
  console.error = error;

  assert.equal(sso.catches({ name: "account/orders" }), true);
  sso.signOut();
  assert.deepEqual(calls, [["in"], ["out"]]);
});
