/** Control Panel addresses: everything after `#`, such as `app:name=demo&app_state=x`. */

/**
 * @param {string} hash with or without `#`
 * @returns {{page: string, params: URLSearchParams}}
 */
export function parseRoute(hash) {
  const text = hash.replace(/^#/, "");
  const colon = text.indexOf(":");
  const page = colon < 0 ? text : text.slice(0, colon);
  return { page: page || "dashboard", params: new URLSearchParams(colon < 0 ? "" : text.slice(colon + 1)) };
}

/** @param {string} clientId */
export function appRoute(clientId) {
  return `#app:name=${encodeURIComponent(clientId)}`;
}

/** @param {string} clientId */
export function marketRoute(clientId) {
  return `#apps:view=app&name=${encodeURIComponent(clientId)}`;
}
