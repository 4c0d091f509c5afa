/**
 * Loads the apps' files: scripts and stylesheets of all apps in parallel, for at most 5 seconds.
 *
 * Source: the storefront of 2025 ("V3", read 2026-11).
 */

const LIMIT_MILLISECONDS = 5000;

/** Resolves when every file is there, has failed or took too long. */
export function loadApps(settings) {
  const isDisabled = disabledApps();
  const enabled = settings.customizeStorefrontApps.filter((clientId) => !isDisabled(clientId));
  return Promise.all(enabled.flatMap((clientId) => {
    const { script, stylesheet } = settings[clientId];
    return [
      stylesheet.url && load("link", { rel: "stylesheet", href: stylesheet.url }),
      script.url && load("script", { src: script.url, async: script.isAsync }),
    ];
  }));
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
    const node = Object.assign(document.createElement(tag), attributes);
    node.addEventListener("load", resolve);
    node.addEventListener("error", resolve);
    setTimeout(resolve, LIMIT_MILLISECONDS);
    document.head.append(node);
  });
}
