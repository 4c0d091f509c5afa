/** One request of the settings page, sent by htmx. */

/** The header of an answer that is a part of this page, whatever its status says. */
const FRAGMENT = "X-Dashboard-Fragment";
const TIMEOUT_MS = 60_000;

/** Lets in what is a part of this page also when it reports an error. */
export function acceptFragments() {
  globalThis.htmx.config.timeout = TIMEOUT_MS;
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (!detail.xhr.getResponseHeader(FRAGMENT)) return;
    detail.shouldSwap = true;
    detail.isError = false;
  });
}

/**
 * Posts `data` and puts the answer in the place of `target`. What is not a part of this page (a
 * refusal, a proxy's error, nothing at all) changes nothing, so that what was typed stays.
 *
 * @param {string} url
 * @param {Element} target
 * @param {FormData} data
 * @returns {Promise<boolean>} whether the answer took the place of the target
 */
export async function post(url, target, data) {
  try {
    await globalThis.htmx.ajax("POST", url, { target, swap: "outerHTML", values: data });
  } catch {
    return false;
  }
  return !target.isConnected;
}
