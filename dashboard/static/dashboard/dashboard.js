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

/** A page that htmx brings begins at its heading, as a page that the browser loads would. */
function arrive({ detail }) {
  start();
  if (detail.target === document.body) document.querySelector("h1")?.focus();
}

/** A page that htmx could not bring: say why where the merchant is. */
function stay({ detail }) {
  if (detail.successful || detail.target !== document.body || detail.elt === document.body) return;
  const answer = new DOMParser().parseFromString(detail.xhr.responseText ?? "", "text/html");
  const notice = document.querySelector("[data-failure]");
  const title = answer.querySelector(".embedded-refusal h1")?.textContent;
  const text = answer.querySelector(".embedded-refusal p")?.textContent;
  notice.querySelector(".title").textContent = title ?? notice.dataset.title;
  notice.querySelector("p").textContent = text ?? "";
  notice.hidden = false;
  notice.focus();
}

// Without htmx the form stays an ordinary one, and its save button visible.
if (globalThis.htmx) {
  document.documentElement.dataset.enhanced = "";
  acceptFragments();
  start();
  document.addEventListener("htmx:afterSettle", arrive);
  document.addEventListener("htmx:afterRequest", stay);
  document.addEventListener("htmx:confirm", guard);
  document.addEventListener("ecwid:session-ended", () => page?.end());
  addEventListener("beforeunload", (event) => {
    if (page?.isUnsaved) event.preventDefault();
  });
}
