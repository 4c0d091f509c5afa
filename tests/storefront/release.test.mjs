/** Which release a store runs: the one of all, one on trial, one of its own, or none. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Page, compose } from "./page.mjs";

const MODULES = [["one", "customization(() => { log.push(1) })"]];
const OTHER = "0123456789abcdef0123";
const plain = compose(MODULES);
const hashed = compose(MODULES, { mark: OTHER });
// Store 1003 is among the first 88.81 %.
const outside = compose(MODULES, { canary: [OTHER, 0.88] });
const inside = compose(MODULES, { canary: [OTHER, 0.89] });

function visit(bundle, { control, script = "https://app.example/demo/storefront.js", ...more } = {}) {
  const config = JSON.stringify({ one: { enabled: true }, ...(control && { $: control }) });
  return new Page({ config, before: "log = []", script, ...more }).visit(bundle);
}

const ran = (page) => page.run("log.length");
const loads = (page) => page.head.children.map((each) => each.href ?? each.src);
const FILES = [
  `https://app.example/demo/releases/${OTHER}.css`,
  `https://app.example/demo/releases/${OTHER}.js`,
];

test("without a trial every store has the release of all", () => {
  const page = visit(plain);

  assert.equal(ran(page), 1);
  assert.deepEqual(loads(page), []);
});

test("a store outside the share has the release of all", () => {
  assert.equal(ran(visit(outside)), 1);
});

test("a store of the share loads the release on trial instead", () => {
  const page = visit(inside);

  assert.equal(ran(page), 0);
  assert.deepEqual(loads(page), FILES);
  assert.equal(page.html.attributes, undefined);
});

const triesAt = (share, id) => {
  const bundle = compose(MODULES, { canary: [OTHER, share] });
  return ran(visit(bundle, { before: `log = []; Ecwid.getOwnerId = () => ${id}` })) === 0;
};

for (const [id, most] of [[1, 0.61], [1003, 0.88], [2 ** 33 + 5, 0.0901]]) {
  test(`store ${id} is outside up to a share of ${most}, and inside from then on`, () => {
    assert.equal(triesAt(most, id), false);
    assert.equal(triesAt(most + (most < 0.1 ? 0.0001 : 0.01), id), true);
    assert.equal(triesAt(0.99, id), true);
  });
}

test("a share is about that many stores", () => {
  const bundle = compose(MODULES, { canary: [OTHER, 0.1] });
  const tries = Array.from({ length: 400 }, (_, index) => index + 1000).filter(
    (id) => ran(visit(bundle, { before: `log = []; Ecwid.getOwnerId = () => ${id}` })) === 0,
  );
  assert.ok(tries.length > 36 && tries.length < 44, String(tries.length));
});

test("the release on trial runs once and opens its own gates", () => {
  const page = visit(inside);

  page.visit(hashed).visit(hashed);

  assert.equal(ran(page), 1);
  assert.deepEqual(page.html.attributes, { [`data-app-demo-app-${OTHER}`]: "one" });
  assert.deepEqual(page.newGlobals, ["log", "__app_demo-app"]);
});

test("a release that does not come leaves the store with that of all", () => {
  const page = visit(inside);

  page.head.children[1].onerror();

  assert.equal(ran(page), 1);
  assert.deepEqual(page.html.attributes, { "data-app-demo-app": "one" });
});

test("a store can have a release of its own", () => {
  const page = visit(plain, { control: { release: OTHER } });

  assert.equal(ran(page), 0);
  assert.deepEqual(loads(page), FILES);
});

for (const release of ["", "../../evil", "https://evil.example", OTHER + "0", OTHER.toUpperCase(), 5, {}, null]) {
  test(`${JSON.stringify(release)} is no release`, () => {
    const page = visit(plain, { control: { release } });

    assert.equal(ran(page), 1);
    assert.deepEqual(loads(page), []);
  });
}

for (const [name, bundle] of Object.entries({ plain, inside, hashed })) {
  test(`a store that is off runs nothing and loads nothing: ${name}`, () => {
    const page = visit(bundle, { control: { off: true } });

    assert.equal(ran(page), 0);
    assert.equal(page.created, 0);
    assert.equal(page.changes, 0);
  });
}

test("a script that cannot tell where it came from stays", () => {
  assert.equal(ran(visit(inside, { script: "" })), 1);
});

test("a store whose number nobody knows stays", () => {
  const page = visit(inside, { before: "log = []; delete Ecwid.getOwnerId" });

  assert.equal(ran(page), 1);
  assert.deepEqual(page.console, []);
});

for (const control of [null, 5, "off", [], { off: false }, {}]) {
  test(`the control ${JSON.stringify(control)} changes nothing`, () => {
    assert.equal(ran(visit(plain, { control })), 1);
  });
}
