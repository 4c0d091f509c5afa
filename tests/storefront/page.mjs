/**
 * A stand-in for a shop's page: a document that counts changes, a console that remembers, and
 * Ecwid's storefront object with its rules for what is called when.
 *
 * Source of the rules: docs.ecwid.com, track storefront events and get public app details (read
 * 2026-11).
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const VENV = ROOT + ".venv/bin/python";
const PYTHON = process.env.PYTHON || (existsSync(VENV) ? VENV : "python3");

/** Return the bundle that the framework builds of these `[slug, source]` modules. */
export function compose(modules, { clientId = "demo-app", level = "debug", ...more } = {}) {
  return execFileSync(PYTHON, ["-m", "tests.storefront.compose"], {
    cwd: ROOT,
    input: JSON.stringify({ client_id: clientId, modules, level, ...more }),
    encoding: "utf8",
  });
}

/** A script that the framework ships. */
export const shipped = (name) =>
  readFileSync(ROOT + `storefront_assets/static/storefront_assets/${name}.js`, "utf8");

/** One of Ecwid's events; a handler added late is called at once with the last value. */
class Event {
  handlers = [];
  add = (handler) => {
    this.handlers.push(handler);
    if (this.fired) handler(...this.fired);
  };
  fire(...values) {
    this.fired = values;
    for (const handler of this.handlers) handler(...values);
  }
}

class Element {
  children = [];
  dataset = {};
  listeners = {};
  properties = {};
  style = { setProperty: (name, value) => (this.properties[name] = value) };

  constructor(page, tag) {
    this.page = page;
    this.tag = tag;
    page.created++;
  }
  /** Whether a list of tags and classes, without combinators, names this element. */
  matches(selectors) {
    const classes = String(this.className ?? "").split(" ");
    return selectors.split(",").map((each) => each.trim()).some((selector) =>
      selector[0] == "." ? classes.includes(selector.slice(1)) : this.tag == selector);
  }
  querySelector(selectors) {
    return [...this.all()].find((each) => each != this && each.matches(selectors)) ?? null;
  }
  get firstChild() {
    return this.children[0] ?? null;
  }
  append(...children) {
    this.page.changes++;
    for (const child of children) if (child instanceof Element) child.parent = this;
    this.children.push(...children);
  }
  prepend(child) {
    this.insertAdjacentElement("afterbegin", child);
  }
  insertAdjacentElement(position, child) {
    this.page.changes++;
    child.parent = this;
    if (position == "afterbegin") this.children.unshift(child);
    else if (position == "beforeend") this.children.push(child);
    else if (position == "beforebegin" || position == "afterend") {
      child.parent = this.parent;
      const siblings = this.parent.children;
      siblings.splice(siblings.indexOf(this) + (position == "afterend"), 0, child);
    }
    else throw new Error("the stand-in knows no " + position);
    return child;
  }
  remove() {
    this.page.changes++;
    this.parent.children = this.parent.children.filter((child) => child != this);
  }
  setAttribute(name, value) {
    this.page.changes++;
    this.attributes = { ...this.attributes, [name]: value };
  }
  addEventListener(type, listener) {
    this.listeners[type] = listener;
  }
  /** This element and all below it. */
  *all() {
    yield this;
    for (const child of this.children) if (child instanceof Element) yield* child.all();
  }
  find(part) {
    return [...this.all()].find((each) => each.className?.endsWith("__" + part));
  }
  get text() {
    if (this.textContent !== undefined) return this.textContent;
    return this.children.map((child) => child.text ?? child).join("");
  }
}

/**
 * A page with a fresh JavaScript world.
 *
 * `config` gives the source of an expression that is evaluated in the page's world and returns
 * the public config; `withoutEcwid` leaves only what `before` defines.
 */
export class Page {
  changes = 0;
  created = 0;
  console = [];
  beacons = [];
  calls = [];
  timers = [];
  observers = [];
  stored = {};
  OnAPILoaded = new Event();
  OnPageLoaded = new Event();

  constructor({ config = "undefined", before = "", withoutEcwid = false, stored = {}, script = "" } = {}) {
    const page = this;
    const html = new Element(this, "html");
    this.html = html;
    this.body = new Element(this, "body");
    this.head = new Element(this, "head");
    html.append(this.body, this.head);
    this.changes = this.created = 0;
    this.stored = stored;

    const record = (method) => (...values) => this.console.push([method, ...values]);
    const world = {
      URL,
      console: Object.fromEntries(
        ["debug", "log", "info", "warn", "error"].map((method) => [method, record(method)]),
      ),
      document: {
        readyState: "complete",
        documentElement: html,
        head: this.head,
        currentScript: script ? { src: script } : null,
        adoptedStyleSheets: [],
        createElement: (tag) => new Element(this, tag),
        getElementById: (id) => [...html.all()].find((each) => each.id == id) ?? null,
        querySelectorAll: (selector) => [...html.all()].filter((each) => each.matches(selector)),
        querySelector: (selector) => [...html.all()].find((each) => each.matches(selector)) ?? null,
      },
      sessionStorage: {
        getItem: (key) => this.stored[key] ?? null,
        setItem: (key, text) => (this.stored[key] = String(text)),
      },
      AbortController,
      setTimeout: (run, delay) => {
        this.timers.push({ run, delay });
        return this.timers.length;
      },
      clearTimeout: (number) => (this.timers[number - 1] = undefined),
      fetch: (url, options) => {
        this.calls.push([String(url), options]);
        return new Promise((resolve, reject) => {
          options.signal.addEventListener("abort", () => reject(new Error("aborted")));
          // Without an answer the call stays under way.
          Promise.resolve(this.answer?.(String(url))).then((answer) => answer && resolve(answer), reject);
        });
      },
      navigator: { sendBeacon: (url, body) => this.beacons.push([String(url), JSON.parse(body)]) },
      CSSStyleSheet: class {
        replaceSync(text) {
          this.text = text;
        }
      },
      requestAnimationFrame: (run) => {
        run();
        return 0;
      },
      cancelAnimationFrame() {},
      // The stand-in's changes are not observed: a test calls `mutate`.
      MutationObserver: class {
        constructor(seen) {
          this.seen = seen;
        }
        observe() {
          if (!page.observers.includes(this)) page.observers.push(this);
        }
        disconnect() {
          page.observers = page.observers.filter((each) => each != this);
        }
      },
      ResizeObserver: class {
        constructor(seen) {
          this.observe = seen;
        }
      },
    };
    if (!withoutEcwid) {
      world.Ecwid = {
        OnAPILoaded: this.OnAPILoaded,
        OnPageLoaded: this.OnPageLoaded,
        getStorefrontLang: () => "en",
        getOwnerId: () => 1003,
      };
    }
    this.world = vm.createContext(world);
    this.run("globalThis.window = globalThis");
    if (!withoutEcwid) this.run(`Ecwid.getAppPublicConfig = (clientId) => (${config})`);
    this.globals = Object.keys(world);
    this.run(before);
  }

  run(source) {
    return vm.runInContext(source, this.world);
  }

  /** Run the bundle as the shop does, and go to these pages. */
  visit(bundle, ...pages) {
    this.run(bundle);
    this.OnAPILoaded.fire();
    for (const page of pages) this.OnPageLoaded.fire(page);
    return this;
  }

  /** Add an element, "tag" or "tag.class", to the body or another one; let observers know. */
  add(what, parent = this.body) {
    const [tag, ...classes] = what.split(".");
    const element = new Element(this, tag);
    if (classes[0]) element.className = classes.join(" ");
    parent.append(element);
    for (const observer of this.observers) observer.seen();
    return element;
  }

  /** The globals that were not there before. */
  get newGlobals() {
    return Object.keys(this.world).filter((name) => !this.globals.includes(name));
  }
}
