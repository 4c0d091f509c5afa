/** Starts what a page of the dashboard needs, on the first page and on each that htmx brings. */
import { acceptFragments } from "./requests.js";
import { SettingsPage } from "./settings-page.js";

/** @type {SettingsPage | null} */
let page = null;

function start() {
  const form = document.querySelector("[data-settings]");
  if (form === (page?.form ?? null)) return;
  page = form ? new SettingsPage(form) : null;
}

/** A request that would put something else in the place of the form waits for an answer. */
function guard(event) {
  const { target, issueRequest } = event.detail;
  if (!page?.isUnsaved || !target.contains(page.form)) return;
  event.preventDefault();
  page.ask(() => issueRequest(true));
}

// Without htmx the form stays an ordinary one, and its save button visible.
if (globalThis.htmx) {
  document.documentElement.dataset.enhanced = "";
  acceptFragments();
  start();
  document.addEventListener("htmx:afterSettle", start);
  document.addEventListener("htmx:confirm", guard);
  document.addEventListener("ecwid:session-ended", () => page?.end());
  addEventListener("beforeunload", (event) => {
    if (page?.isUnsaved) event.preventDefault();
  });
}
