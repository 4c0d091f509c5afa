/** What the runtime promises to modules, to the shop and to other apps. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Page, compose } from "./page.mjs";

const ON = `({ one: { enabled: true, text: "1" }, two: { enabled: true }, three: { text: "3" } })`;
const CATEGORY = { type: "CATEGORY", categoryId: 0 };
const PRODUCT = { type: "PRODUCT", productId: 7 };

/** Run these modules with everything switched on; a module notes what it saw in `log`. */
function visit(modules, pages = [], { config = ON, clientId, level, ...options } = {}) {
  const page = new Page({ config, before: "log = []", ...options });
  page.visit(compose(Object.entries(modules), { clientId, level }), ...pages);
  return page;
}

const log = (page) => page.run("JSON.stringify(log)");

test("a module gets its own settings and the prefix of its app", () => {
  const page = visit({
    one: "customization(({ settings, prefix }) => { log.push(settings.text, prefix); });",
    three: "customization(({ settings }) => { log.push(settings.text); });",
  });

  assert.equal(log(page), '["1","app-demo-app","3"]');
});

test("the body of a module that is off does not run", () => {
  const page = visit({ one: "log.push(1)" }, [], { config: "({ one: { enabled: false } })" });

  assert.equal(log(page), "[]");
});

test("the root element names what is on, in one write", () => {
  const start = "customization(() => {});";

  const page = visit({ one: start, off: start, two: start });

  assert.deepEqual(page.html.attributes, { "data-app-demo-app": "one two" });
  assert.equal(page.changes, 1);
});

test("the style is on before a module starts", () => {
  const page = visit({
    one: `customization(() => {
      log.push(document.documentElement.attributes["data-app-demo-app"]);
    });`,
  });

  assert.equal(log(page), '["one"]');
});

for (const [name, source] of Object.entries({
  "throws at once": "throw new Error('broken')",
  "throws in its start": "customization(() => { throw new Error('broken') })",
  "throws nothing that is an error": "customization(() => { throw undefined })",
  "reaches for what is not there": "customization(() => { missing.thing() })",
  "sets a global by mistake": "customization(() => { leaked = 1 })",
})) {
  test(`a module that ${name} stops nobody else and has no style`, () => {
    const page = visit({
      one: source,
      two: "customization(({ onPage }) => { onPage((page) => { log.push(page.type) }) });",
    }, [CATEGORY]);

    assert.equal(log(page), '["CATEGORY"]');
    assert.equal(page.html.attributes["data-app-demo-app"], "two");
    assert.deepEqual(page.newGlobals, ["log", "__app_demo-app"]);
    assert.deepEqual(page.console.map((entry) => entry.slice(0, 3)), [["debug", "demo-app", "one"]]);
  });
}

test("a module that never starts has no style", () => {
  const page = visit({ one: "", two: "customization(() => {})" });

  assert.equal(page.html.attributes["data-app-demo-app"], "two");
});

test("a module that throws after following the pages follows none", () => {
  const page = visit({
    one: "customization(({ onPage }) => { onPage(() => { log.push(1) }); throw 1 })",
    two: "customization(({ onPage }) => { onPage(() => { log.push(2) }) })",
  }, [CATEGORY]);

  assert.equal(log(page), "[2]");
});

test("errors are loud in development", () => {
  const page = visit({ one: "throw 'broken'" }, [], { level: "error" });

  assert.deepEqual(page.console, [["error", "demo-app", "one", "broken"]]);
});

test("what a module throws on a page, in a listener or in a promise is caught", async () => {
  const page = visit({
    one: `customization(async ({ onPage, safe }) => {
      onPage(() => { throw "page" });
      onPage(async () => { throw "promise" });
      onPage(() => () => { throw "cleanup" });
      listener = safe((event) => { throw event });
      throw "start";
    });`,
    two: "customization(({ onPage }) => { onPage((page) => { log.push(page.type) }) })",
  }, [CATEGORY, PRODUCT], { before: "log = []; listener = 0" });
  page.run("listener('click')");
  await new Promise(setImmediate);

  assert.equal(log(page), '["CATEGORY","PRODUCT"]');
  assert.deepEqual(
    page.console.map((entry) => entry[3]).sort(),
    ["cleanup", "click", "page", "page", "promise", "promise", "start"],
  );
});

test("a safe function passes values on", () => {
  const page = visit({
    one: "customization(({ safe }) => { log.push(safe((one, other) => one + other)(1, 2)) })",
  });

  assert.equal(log(page), "[3]");
});

test("each page is entered once and left once", () => {
  const page = visit({
    one: `customization(({ onPage }) => {
      onPage((page) => {
        log.push("enter " + page.type);
        return () => { log.push("leave " + page.type) };
      });
    });`,
  }, [CATEGORY, PRODUCT, PRODUCT]);

  assert.deepEqual(JSON.parse(log(page)), [
    "enter CATEGORY", "leave CATEGORY", "enter PRODUCT", "leave PRODUCT", "enter PRODUCT",
  ]);
  assert.equal(page.OnPageLoaded.handlers.length, 1);
});

test("who follows the pages late gets the current one", () => {
  const page = visit({
    one: `customization((context) => {
      log.push(typeof context.page);
      follow = () => context.onPage((page) => { log.push(page.type, context.page === page) });
    });`,
  }, [CATEGORY], { before: "log = []; follow = 0" });

  page.run("follow()");

  assert.equal(log(page), '["undefined","CATEGORY",true]');
});

test("a shop whose pages cannot be followed still has its modules", () => {
  const page = visit({ one: "customization(() => { log.push(1) })" }, [], {
    before: "log = []; delete Ecwid.OnPageLoaded",
  });

  assert.equal(log(page), "[1]");
  assert.deepEqual(page.console, []);
});

for (const nothing of [undefined, null, 5]) {
  test(`a page that is ${nothing} is a page of no type`, () => {
    const page = visit({
      one: "customization(({ onPage }) => { onPage(({ type }) => { log.push(typeof type) }) })",
    }, [nothing]);

    assert.equal(log(page), '["undefined"]');
  });
}

test("a bundle that is loaded twice runs once", () => {
  const page = new Page({ config: ON, before: "log = []" });
  const bundle = compose([["one", "customization(() => { log.push(1) })"]]);

  page.run(bundle);
  page.visit(bundle).visit(bundle);

  assert.equal(log(page), "[1]");
});

test("two apps in one shop do not meet", () => {
  const page = new Page({ config: ON, before: "log = []" });
  const module = "customization(({ prefix, slot }) => { log.push(slot('body', 'beforeend').id) })";

  page.run(compose([["one", module]], { clientId: "my-app" }));
  page.visit(compose([["one", module]], { clientId: "my_app" }));

  assert.equal(log(page), '["app-my-app-one-main","app-my_5fapp-one-main"]');
  assert.deepEqual(page.newGlobals, ["log", "__app_my-app", "__app_my_app"]);
});

test("a slot is made once, where the module wants it, and marked as the app's", () => {
  const page = visit({
    one: `customization(({ slot, onPage }) => {
      onPage(() => { slot("body", "beforeend"); slot("body", "afterbegin", "top"); });
      log.push(typeof slot("main", "beforeend"));
    });`,
  }, [CATEGORY, PRODUCT]);

  assert.deepEqual(
    page.body.children.map((slot) => slot.id),
    ["app-demo-app-one-top", "app-demo-app-one-main"],
  );
  assert.equal(page.body.children[0].dataset.app, "demo-app");
  assert.equal(log(page), '["undefined"]');
});

test("what a module keeps survives a page load, under the client id alone", () => {
  const stored = {};
  const keep = "customization(({ storage }) => { log.push(storage.get('n') ?? null); storage.set('n', 1) })";

  const first = visit({ one: keep, two: keep }, [], { stored });
  const second = visit({ one: keep, two: keep }, [], { stored });

  assert.equal(log(first), "[null,null]");
  assert.equal(log(second), "[1,1]");
  assert.deepEqual(stored, { "demo-app": '{"one":{"n":1},"two":{"n":1}}' });
});

for (const [name, before] of Object.entries({
  "is blocked": "Object.defineProperty(globalThis, 'sessionStorage', { get() { throw 1 } })",
  "is null": "sessionStorage = null",
  "is forbidden by a shop without cookies": `ec = { config: { disable_all_cookies: true } };
    sessionStorage = new Proxy({}, { get() { throw 1 } })`,
})) {
  test(`a module keeps values in memory when storage ${name}`, () => {
    const page = visit({
      one: "customization(({ storage }) => { storage.set('n', [1]); log.push(storage.get('n')) })",
    }, [], { before: "log = [];" + before });

    assert.equal(log(page), "[[1]]");
    assert.deepEqual(page.console, []);
  });
}

for (const text of ["", "{", "5", "null", '"text"', "[]", '{"one":5}', '{"one":{"n":{}}}']) {
  test(`somebody else's ${text || "nothing"} in storage harms nobody`, () => {
    const page = visit({
      one: "customization(({ storage }) => { storage.set('n', 1); log.push(storage.get('n')) })",
    }, [], { stored: { "demo-app": text } });

    assert.equal(log(page), "[1]");
    assert.deepEqual(page.console, []);
  });
}

test("storage that is full costs the module nothing but the memory", () => {
  const page = visit({
    one: "customization(({ storage }) => { storage.set('n', 1); log.push('on') })",
  }, [], { before: "log = []; sessionStorage = { getItem: () => null, setItem() { throw 1 } }" });

  assert.equal(log(page), '["on"]');
});

test("the language is the shop's, or the page's, or English", () => {
  const source = { one: "customization((context) => { log.push(context.language) })" };
  const languages = ["", "Ecwid.getStorefrontLang = () => ''", "Ecwid.getStorefrontLang = 0"].map(
    (before) => log(visit(source, [], { before: `log = []; ${before}` })),
  );
  const german = visit(source, [], {
    before: "log = []; Ecwid.getStorefrontLang = () => ''; document.documentElement.lang = 'de'",
  });

  assert.deepEqual(languages, ['["en"]', '["en"]', '["en"]']);
  assert.equal(log(german), '["de"]');
});

test("no module, no script", () => {
  assert.equal(compose([]), "");
});

test("a client id and source of any characters do not end the script", () => {
  const page = visit({ one: "log.push(`</script>\u2028${'\\\\'}'\"`) // no line end" }, [], {
    clientId: "a'\"</script>\u2028",
  });

  assert.equal(JSON.parse(log(page))[0], "</script>\u2028\\'\"");
});
