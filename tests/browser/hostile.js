/**
 * What test_hostile_configs.py runs in a shop's page: the bundle, again and again, with an `Ecwid`
 * object that hands it another public config each time and keeps its handlers.
 */
// What a merchant's text may become, whatever the config says: the elements of all six.
const TAGS = [
  ..."A BR BUTTON DIV EM H2 H3 H4 IMG LI OL P SECTION SPAN STRONG UL".split(" "),
];
const TYPES = ["CATEGORY", "PRODUCT", "CART", "ORDER_CONFIRMATION", "CHECKOUT_ADDRESS", "LEGAL_PAGE"];
const real = window.Ecwid;
window.called = [];
window.canary = () => called.push("called");
const faults = [];
addEventListener("error", (event) => faults.push(String(event.message)));
addEventListener("unhandledrejection", (event) => faults.push(String(event.reason)));
for (const method of ["debug", "log", "info", "warn", "error"]) {
  const original = console[method];
  console[method] = (...values) => { faults.push(values.join(" ")); original(...values); };
}

/** Run the bundle with this config, go through some pages; return how many elements it made. */
function run(bundle, config, pages, order) {
  const handlers = {};
  const event = (name) => ({ add: (run) => (handlers[name] ??= []).push(run) });
  const fire = (name, value) => (handlers[name] ?? []).forEach((run) => run(value));
  window.Ecwid = { ...real, getAppPublicConfig: () => config() };
  for (const name of ["OnPageLoaded", "OnCartChanged", "OnOrderPlaced", "OnConsentChanged", "OnSetProfile"]) {
    window.Ecwid[name] = event(name);
  }
  window.Ecwid.getTrackingConsent = () => ({ userResponse: "ACCEPTED", askConsent: true });
  delete window["__app_demo-app"];
  sessionStorage.clear();
  bundle();
  for (const page of pages) fire("OnPageLoaded", page);
  if (order) fire("OnOrderPlaced", { vendorNumber: "A1", total: 5 });
  const OURS = "[data-app=demo-app], [data-app=demo-app] *, [class*=demo-app-badges]";
  const ours = document.querySelectorAll(OURS);
  for (const element of ours) {
    if (!TAGS.includes(element.tagName)) faults.push("made " + element.tagName);
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) faults.push(`${name} of ${element.tagName}`);
      if (/^(href|src)$/.test(name) && !/^(https?|mailto|tel):/i.test(element[name])) {
        faults.push(`leads to ${value}`);
      }
      if (name == "style" && /url|expression|javascript/i.test(value)) faults.push(`style ${value}`);
    }
  }
  fire("OnPageLoaded", { type: "NOWHERE" }); // every module leaves its page
  document.querySelectorAll(OURS).forEach((each) => each.remove());
  document.documentElement.removeAttribute("data-app-demo-app");
  return ours.length;
}
