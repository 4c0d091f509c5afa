/**
 * The site's half of an Instant Site: `window.instantsite`, and the apps' files on pages of the site itself.
 *
 * Source: docs.ecwid.com, "Track Instant Site events", "Get public app details" (read 2026-11). A tile's id is the id
 * of its element; apps register inside `DOMContentLoaded`, so their scripts stand in the page before that.
 */
(() => {
  "use strict";
  const { siteId, appsSettings } = JSON.parse(document.getElementById("instant-site-data").textContent);
  const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined);

  function createEvent(name) {
    const handlers = [];
    return {
      add: (handler) => handlers.push(handler),
      fire(tileId) {
        for (const handler of handlers) {
          try {
            handler(tileId);
          } catch (error) {
            console.error(`Error in a callback of ${name}:`, error);
          }
        }
      },
    };
  }

  const loaded = createEvent("onTileLoaded");
  const unloaded = createEvent("onTileUnloaded");
  window.instantsite = {
    getSiteId: () => siteId,
    getAppPublicToken: (clientId) => own(appsSettings.publicTokens, clientId) ?? null,
    getAppPublicConfig: (clientId) => own(appsSettings.publicConfigs, clientId),
    onTileLoaded: { add: loaded.add },
    onTileUnloaded: { add: unloaded.add },
  };

  document.addEventListener("DOMContentLoaded", () => {
    // Apps' listeners for the same event were added later: they come first only when we wait.
    setTimeout(() => {
      const inView = new Set();
      const observer = new IntersectionObserver((entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting === inView.has(target)) continue;
          if (isIntersecting) inView.add(target);
          else inView.delete(target);
          (isIntersecting ? loaded : unloaded).fire(target.id);
        }
      });
      document.querySelectorAll(".ins-tile").forEach((tile) => observer.observe(tile));
    });
  });

  if (document.documentElement.dataset.page === "store") return; // the store loads them
  const isDisabled = disabled();
  for (const clientId of appsSettings.customizeStorefrontApps.filter((each) => !isDisabled(each))) {
    const { script, stylesheet } = appsSettings[clientId];
    // Written, not inserted: an inserted script would miss DOMContentLoaded.
    if (stylesheet.url) document.write(tag("link", { rel: "stylesheet", href: stylesheet.url }));
    if (script.url) document.write(tag("script", { src: script.url }));
  }

  function tag(name, attributes) {
    return Object.assign(document.createElement(name), attributes).outerHTML;
  }

  /** As in the store: absent or "none" nothing, "all" everything, else a list. */
  function disabled() {
    try {
      const setting = localStorage.getItem("ec_disabled_apps");
      if (setting === "all") return () => true;
      const list = JSON.parse(setting);
      return (clientId) => Array.isArray(list) && list.includes(clientId);
    } catch {
      return () => false;
    }
  }
})();
