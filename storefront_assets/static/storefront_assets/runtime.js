/**
 * The runtime: starts an app's customizations in a shop's page.
 *
 * A guest in a stranger's page. It throws nothing, needs nothing, leaves one global behind, and
 * when no customization is switched on it touches nothing at all. What a module may count on is
 * in docs/reference/storefront.md. The bundle calls this function: storefront_assets/script.py.
 *
 * Sources: docs.ecwid.com, customize storefront and get public app details (read 2026-11); the
 * odd forms of the public config were seen in published apps.
 *
 * @param {string} clientId the app's client id
 * @param {string} prefix the client id as attributes, ids and class names can hold it
 * @param {[string, (customization: Function) => void, Function?][]} modules slug and file of each
 *     customization; what makes its `call` when there is something to call
 * @param {"debug" | "error"} level console method for errors of modules; browsers hide "debug"
 * @param {number} sample the share of page loads, 0 to 1, that report such errors to our server
 * @param {string} server our server's address of the app; "" where the script came from
 * @param {string} mark "-" and the digest when this is the hashed file of a release, else ""
 * @param {[string, number]} [canary] digest of a release and the share of stores that get it
 */
(function (clientId, prefix, modules, level, sample, server, mark = "", canary) {
  const flag = "__app_" + clientId;
  // Ecwid loaded the file and so did the merchant, or a dynamic embed. Unless it was us: handOver.
  if (window[flag] && window[flag] != mark) return;
  window[flag] = true;

  /** Where our files are; unknown where a site's optimizer moved the script into another. */
  const base = document.currentScript?.src;
  /** Where our server is: it need not be where the files are. */
  const home = () => new URL(server || (mark ? ".." : "."), base);
  /** What modules do: [topic, function] in their order. */
  const visits = [];
  /** What Ecwid said last, by topic. `page` is the page the shopper is on. */
  const current = {};
  /** What ends with this page. */
  const ends = [];
  /** What looks for elements when the document changes: by one observer, once a frame. */
  const looks = new Set();
  let observer;
  let frame = 0;
  const lookAgain = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      looks.forEach((look) => look());
    });
  };
  /** What modules keep, by slug, where the browser refuses sessionStorage. */
  let memory = {};
  /** How many more errors this page load may report. */
  let reports = Math.random() < sample ? 5 : 0;

  /** Return what `run` returns; what it throws, later in a promise too, goes to the console. */
  const attempt = (slug, run, ...values) => {
    const report = (error) => {
      console[level](clientId, slug, error);
      if ((server || base) && reports && consent().analytics) {
        reports--;
        // No address and no text of the page: they can be about a person.
        const [, place] = /(\d+:\d+)\)?$/m.exec(error?.stack) || [];
        const message = String(error).slice(0, 200);
        const about = { module: slug, message, place, page: current.page?.type, release: mark };
        navigator.sendBeacon(home() + "errors", JSON.stringify(about));
      }
    };
    try {
      const result = run(...values);
      result?.then?.(null, report);
      return result;
    } catch (error) {
      report(error);
    }
  };

  const withoutCookies = () => window.ec?.config?.disable_all_cookies;

  /** What the shopper has agreed to. Silence is no consent, whether the shop asks or not. */
  const consent = () => {
    let answer;
    try {
      if (!withoutCookies()) answer = Ecwid.getTrackingConsent().userResponse;
    } catch {
      // Too early, or no such function: not agreed.
    }
    // Long and short forms of the answers are in use.
    const allows = (purpose) => RegExp("^(ACCEPT|" + purpose + ")").test(answer);
    return { analytics: allows("ANALYTICS"), personalization: allows("PERSONALIZATION") };
  };

  /**
   * How to begin following each topic; done when the first module asks. An Instant Site's own page
   * has no Ecwid: nothing happens there.
   */
  const topics = {
    cart: (tell) => {
      // The carts that events bring can lack their totals.
      const look = () => window.Ecwid?.Cart.get(tell);
      look();
      window.Ecwid?.OnCartChanged.add(look);
    },
    customer: (tell) => window.Ecwid?.OnSetProfile.add(tell),
    order: (tell) => window.Ecwid?.OnOrderPlaced.add(tell),
    consent: (tell) => {
      const look = () => tell(consent());
      look();
      window.Ecwid?.OnConsentChanged.add(look);
    },
  };

  /** Note what holds now and let the modules that follow it know. */
  const tell = (topic, value) => {
    current[topic] = value;
    visits.forEach(([about, visit]) => about == topic && visit());
  };

  /** Return the app's public config as `source`, a global of Ecwid's, has it; or undefined. */
  const read = (source) => {
    try {
      let config = source.getAppPublicConfig(clientId);
      // A string, a string of a string, {value}, {key, value}: unwrap, but not for ever.
      for (let depth = 0; depth < 4; depth++) {
        if (typeof config == "string") config = JSON.parse(config);
        else if ("value" in config) config = config.value;
        else return { ...config }; // here a getter may throw
      }
    } catch {
      // No such function, too early, not JSON, null: there is no config.
    }
  };

  /** Whether these are the settings of a customization that is on. On any doubt it is off. */
  const isOn = (settings) =>
    ({}).toString.call(settings) == "[object Object]" && [true, undefined].includes(settings.enabled);

  const storeId = () =>
    attempt("", () => window.Ecwid?.getOwnerId?.() || window.instantsite?.getSiteId?.());

  /** The texts of styles that modules have added. */
  const styles = new Set();

  /** Return what a module is given. */
  const contextOf = (slug, settings, calls) => {
    const safe =
      (run) =>
      (...values) =>
        attempt(slug, run, ...values);

    /** Read or write what the module keeps for this visit, in this tab. */
    const keep = safe((name, value) => {
      let store;
      try {
        if (!withoutCookies()) store = sessionStorage;
        memory = { ...memory, ...JSON.parse(store.getItem(clientId)) };
      } catch {
        // Refused by the browser or by a shop without cookies: memory lasts until the next load.
      }
      if (value === undefined) return memory[slug]?.[name];
      memory[slug] = { ...memory[slug], [name]: value };
      store?.setItem(clientId, JSON.stringify(memory));
    });

    /** Call `run` with what holds now and with each change; what it returns undoes its work. */
    const follow = (topic) => (run) => {
      let leave;
      const visit = () => {
        if (typeof leave == "function") attempt(slug, leave);
        leave = attempt(slug, run, current[topic]);
      };
      visits.push([topic, visit]);
      if (topic in current) visit();
      const begin = topics[topic];
      delete topics[topic];
      if (begin) attempt(slug, begin, (value) => tell(topic, value));
    };

    /** Call `run` once for each matching element, those to come too, until the page is left. */
    const each = (selector, run) => {
      const seen = new WeakSet();
      const look = safe(() => {
        for (const element of document.querySelectorAll(selector)) {
          if (!seen.has(element)) {
            seen.add(element);
            attempt(slug, run, element);
          }
        }
      });
      const end = () => {
        looks.delete(look);
        if (!looks.size) observer.disconnect();
      };
      ends.push(end);
      look();
      looks.add(look);
      observer ||= new MutationObserver(lookAgain);
      observer.observe(document.documentElement, { childList: true, subtree: true });
      return end;
    };

    return {
      settings,
      prefix,
      safe,
      each,
      call: calls?.(home, storeId, ends, safe),
      storage: { get: (name) => keep(name), set: keep },
      onPage: follow("page"),
      onCart: follow("cart"),
      onCustomer: follow("customer"),
      onConsent: follow("consent"),
      onOrder: follow("order"),
      get page() {
        return current.page;
      },
      get consent() {
        return consent();
      },
      get storeId() {
        return storeId();
      },
      get language() {
        const language = safe(() => window.Ecwid?.getStorefrontLang())();
        return language || document.documentElement.lang || "en";
      },
      get currency() {
        return safe(() => window.Ecwid?.getStoreConfiguration?.()?.currency?.code)();
      },
      price: (amount) => safe(() => window.Ecwid?.formatCurrency(amount))() || String(amount),
      waitFor(selector) {
        let end;
        return new Promise((resolve) => (end = each(selector, resolve))).then((element) => {
          end();
          return element;
        });
      },
      style(css) {
        if (styles.has(css)) return;
        styles.add(css);
        const sheet = new CSSStyleSheet(); // no element: a policy may forbid inline style
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      },
      slot(selector, position, name = "main") {
        const id = prefix + "-" + slug + "-" + name;
        const slot =
          document.getElementById(id) ||
          document
            .querySelector(selector)
            ?.insertAdjacentElement(position, document.createElement("div"));
        if (slot) {
          slot.id = id;
          slot.dataset.app = clientId;
        }
        return slot;
      },
    };
  };

  /** Start one module. Return whether it did; one that threw is left without its visits. */
  const begin = ([slug, run, calls], settings) => {
    const before = visits.length;
    let started;
    attempt(slug, run, (run) =>
      attempt(slug, () => {
        const result = run(contextOf(slug, settings, calls));
        started = true;
        return result;
      }),
    );
    if (!started) visits.length = before;
    return started;
  };

  /** Open the gate of these customizations' style rules, in one write. */
  const style = (started) =>
    document.documentElement.setAttribute(
      "data-" + prefix + mark,
      started.map(([slug]) => slug).join(" "),
    );

  /** Start what this shop has switched on; nothing on, nothing done. */
  const start = (config) => {
    window[flag] = true;
    const on = modules.splice(0).filter(([slug]) => isOn(config[slug]));
    if (!on[0]) return;

    style(on);
    const started = on.filter((module) => begin(module, config[module[0]]));
    if (started.length < on.length) style(started);
    window.Ecwid?.OnPageLoaded?.add((loaded) => {
      if (current.page) ends.splice(0).forEach((end) => end());
      tell("page", Object(loaded));
    });
  };

  /** Load another release in place of this one; start this one if it does not come. */
  const handOver = (digest, config) => {
    const load = (tag, values) =>
      document.head.append(Object.assign(document.createElement(tag), values));
    const address = (kind) => new URL("releases/" + digest + kind, base).href;
    window[flag] = "-" + digest;
    load("link", { rel: "stylesheet", href: address(".css") });
    load("script", { src: address(".js"), onerror: () => attempt("", start, config) });
  };

  /** Which release this store has: its own, one that a share of the stores tries, or this one. */
  const choose = () => {
    const config = read(window.Ecwid) || read(window.instantsite) || {};
    const { off, release } = Object(config.$);
    if (off) return;
    // The same store is always on the same side, and more of them as the share grows (Knuth's
    // multiplicative hash).
    const id = storeId();
    const tries = canary && id && (Math.imul(id, 0x9e3779b1) >>> 0) / 2 ** 32 < canary[1];
    const other = release || (tries && canary[0]);
    if (!mark && base && typeof other == "string" && /^[0-9a-f]{20}$/.test(other)) handOver(other, config);
    else start(config);
  };

  attempt("", () => {
    const ready = () => attempt("", choose);
    if (window.Ecwid?.OnAPILoaded) Ecwid.OnAPILoaded.add(ready);
    else if (window.instantsite) {
      // An Instant Site's own page: no store script, so no Ecwid.
      current.page = { type: "SITE" };
      if (document.readyState == "loading") addEventListener("DOMContentLoaded", ready);
      else ready();
    }
  });
});
