/**
 * "Default User Auth": the payload is in the fragment, which only the browser sees. Post it, or
 * say that there is none.
 */
const form = document.getElementById("hash-form");
const payload = location.hash.replace(/^#!?/, "");

if (payload) {
  history.replaceState(null, "", location.pathname);
  form.elements.hash_payload.value = payload;
  form.submit();
} else {
  document.getElementById("hash-missing").hidden = false;
  import(form.dataset.embed);
}
