/**
 * Loads the apps' files, those that are not disabled in this browser.
 *
 * Source: the storefronts of 2025 ("V3") and 2023 ("V2", read 2026-11).
 */

const LIMIT_MILLISECONDS = 5000;

/** V3: all in parallel. Resolves when every file is there, has failed or took 5 seconds. */
export function loadApps(settings) {
  return Promise.all(enabledApps(settings).flatMap(({ script, stylesheet }) => [
    stylesheet.url && load("link", { rel: "stylesheet", href: stylesheet.url }),
    // An inserted script is asynchronous by itself: one app that hangs must not hold up the others.
    script.url && load("script", { src: script.url, ...(script.isAsync ? { async: true } : {}) }),
  ]));
}

/** V2: all stylesheets, then all scripts; nobody waits for them. */
export function attachApps(settings) {
  const apps = enabledApps(settings);
  logApps(settings, apps);
  for (const { stylesheet } of apps) {
    if (stylesheet.url) append("link", { rel: "stylesheet", href: stylesheet.url });
  }
  window.Ecwid.appsStylesheetsAttached = true;
  for (const { script } of apps) {
    if (!script.url) continue;
    const node = append("script", { src: script.url });
    node.dataset.cfasync = "false";
    if (script.isAsync) node.setAttribute("async", "");
  }
  window.Ecwid.appsScriptsAttached = true;
}

function enabledApps(settings) {
  const isDisabled = disabledApps();
  return settings.customizeStorefrontApps.filter((clientId) => !isDisabled(clientId))
    .map((clientId) => ({ clientId, ...settings[clientId] }));
}

function logApps(settings, enabled) {
  try {
    if (localStorage.getItem("show_ec_logs") !== "true") return;
  } catch {
    return;
  }
  console.log("Installed apps:", settings.customizeStorefrontApps);
  console.log("Enabled apps:", enabled.map((app) => app.clientId));
}

/** Returns a test for client ids that support or a preview switched off in this browser. */
function disabledApps() {
  let setting;
  try {
    setting = localStorage.getItem("ec_disabled_apps");
  } catch {
    setting = null;
  }
  if (!setting || setting === "none") return () => false;
  if (setting === "all") return () => true;
  try {
    const list = JSON.parse(setting);
    return (clientId) => Array.isArray(list) && list.includes(clientId);
  } catch {
    return () => false;
  }
}

function load(tag, attributes) {
  return new Promise((resolve) => {
    const node = append(tag, attributes);
    node.addEventListener("load", resolve);
    node.addEventListener("error", resolve);
    setTimeout(resolve, LIMIT_MILLISECONDS);
  });
}

function append(tag, attributes) {
  const node = Object.assign(document.createElement(tag), attributes);
  document.head.append(node);
  return node;
}
