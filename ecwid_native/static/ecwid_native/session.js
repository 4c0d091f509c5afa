/**
 * Keeps the session token of this page: sends it with htmx's requests, writes it into forms, and
 * renews it while the page is open. `sessionHeaders()` is for a page's own calls of fetch.
 *
 * When the session has ended, `ecwid:session-ended` is dispatched on the document and nothing on
 * the page is touched.
 */
const config = JSON.parse(document.getElementById("embedded-config").textContent);
let token = config.session_token;
let renewAt = Date.now() + config.renew_after_seconds * 1000;

export const sessionHeaders = () => ({ "X-Session-Token": token });

const fillForms = () => {
  for (const field of document.querySelectorAll("input[name=session_token]")) field.value = token;
};

const renew = async () => {
  if (Date.now() < renewAt) return;
  renewAt = Date.now() + 60_000; // the next try, should this one not get through
  const headers = { ...sessionHeaders(), Accept: "application/json" };
  const answer = await fetch(config.session_url, { method: "POST", headers }).catch(() => null);
  if (answer?.status === 403) {
    renewAt = Infinity;
    const detail = await answer.json().catch(() => ({}));
    document.dispatchEvent(new CustomEvent("ecwid:session-ended", { detail }));
  } else if (answer?.ok) {
    const renewed = await answer.json();
    token = renewed.session_token;
    renewAt = Date.now() + renewed.renew_after_seconds * 1000;
    fillForms();
  }
};

document.addEventListener("htmx:configRequest", (event) => {
  Object.assign(event.detail.headers, sessionHeaders());
});
document.addEventListener("htmx:afterSettle", fillForms);
document.addEventListener("visibilitychange", renew); // timers stand still while a laptop sleeps
setInterval(renew, 30_000);
