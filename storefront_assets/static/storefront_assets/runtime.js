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
 * @param {[string, (customization: Function) => void][]} modules slug and file of each
 *     customization
 * @param {"debug" | "error"} level console method for errors of modules; browsers hide "debug"
 */
(function (clientId, prefix, modules, level) {
  const flag = "__app_" + clientId;
  if (window[flag]) return; // Ecwid loaded the file and so did the merchant, or a dynamic embed
  window[flag] = true;

  /** What modules do on every page of the shop. */
  const visits = [];
  /** The page the shopper is on; undefined until Ecwid says. */
  let page;
  /** What modules keep, by slug, where the browser refuses sessionStorage. */
  let memory = {};

  /** Return what `run` returns; what it throws, later in a promise too, goes to the console. */
  const attempt = (slug, run, ...values) => {
    const report = (error) => console[level](clientId, slug, error);
    try {
      const result = run(...values);
      result?.then?.(null, report);
      return result;
    } catch (error) {
      report(error);
    }
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

  /** Return what a module is given. */
  const contextOf = (slug, settings) => {
    const safe =
      (run) =>
      (...values) =>
        attempt(slug, run, ...values);

    /** Read or write what the module keeps for this visit, in this tab. */
    const keep = safe((name, value) => {
      let store;
      try {
        if (!window.ec?.config?.disable_all_cookies) store = sessionStorage;
        memory = { ...memory, ...JSON.parse(store.getItem(clientId)) };
      } catch {
        // Refused by the browser or by a shop without cookies: memory lasts until the next load.
      }
      if (value === undefined) return memory[slug]?.[name];
      memory[slug] = { ...memory[slug], [name]: value };
      store?.setItem(clientId, JSON.stringify(memory));
    });

    return {
      settings,
      prefix,
      safe,
      storage: { get: (name) => keep(name), set: keep },
      get page() {
        return page;
      },
      get language() {
        const language = safe(() => window.Ecwid?.getStorefrontLang())();
        return language || document.documentElement.lang || "en";
      },
      onPage(run) {
        let leave;
        const visit = () => {
          if (typeof leave == "function") attempt(slug, leave);
          leave = attempt(slug, run, page);
        };
        visits.push(visit);
        if (page) visit();
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
  const begin = (slug, run, settings) => {
    const before = visits.length;
    let started;
    attempt(slug, run, (run) =>
      attempt(slug, () => {
        const result = run(contextOf(slug, settings));
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
      "data-" + prefix,
      started.map(([slug]) => slug).join(" "),
    );

  /** Start what this shop has switched on; nothing on, nothing done. */
  const start = () => {
    const config = read(window.Ecwid) || read(window.instantsite) || {};
    const on = modules.splice(0).filter(([slug]) => isOn(config[slug]));
    if (!on[0]) return;

    style(on);
    const started = on.filter(([slug, run]) => begin(slug, run, config[slug]));
    if (started.length < on.length) style(started);
    window.Ecwid?.OnPageLoaded?.add((loaded) => {
      page = Object(loaded);
      visits.forEach((visit) => visit());
    });
  };

  attempt("", () => {
    const ready = () => attempt("", start);
    if (window.Ecwid?.OnAPILoaded) Ecwid.OnAPILoaded.add(ready);
    else if (window.instantsite) {
      // An Instant Site's own page: no store script, so no Ecwid.
      page = { type: "SITE" };
      if (document.readyState == "loading") addEventListener("DOMContentLoaded", ready);
      else ready();
    }
  });
});
