/** The REST playground: finds an operation, explains it, sends it with an app's token. */
import { control } from "./api.js";
import { readCatalogue } from "./catalogue.js";
import { byId, element } from "./dom.js";
import { OperationList } from "./operation-list.js";
import { OperationPage } from "./operation-page.js";

/** Offered on the first page: what most apps begin with. */
const FIRST = [
  "StoreProfile.get_store_profile", "Product.search_products", "Product.create_product", "Order.search_orders",
  "Order.calculate_order_details", "StorageData.get_all_storage",
];

class Playground {
  constructor() {
    this.catalogue = null;
    /** Store and app whose token is sent; null when nothing is installed. */
    this.caller = null;
    this.list = new OperationList();
  }

  async start() {
    const [document_, state] = await Promise.all([control("GET", "openapi"), control("GET", "state")]);
    this.catalogue = readCatalogue(document_, state.addresses.api);
    this.list.show(this.catalogue);
    this.showCallers(state);
    await this.chooseCaller();
  }

  showCallers(state) {
    const title = (clientId) => state.apps.find((app) => app.client_id === clientId)?.title ?? clientId;
    const options = state.stores.flatMap((store) => store.installed.map((clientId) =>
      element("option", { value: JSON.stringify([store.id, clientId]) },
        `${store.name} (${store.id}) · ${title(clientId)}`)));
    byId("caller").replaceChildren(...options);
    byId("caller").toggleAttribute("disabled", options.length === 0);
  }

  async chooseCaller() {
    const { value } = /** @type {HTMLSelectElement} */ (byId("caller"));
    this.caller = null;
    if (value) {
      const [storeId, clientId] = JSON.parse(value);
      const { scopes, public_token } = await control("GET", `stores/${storeId}/apps/${encodeURIComponent(clientId)}`);
      this.caller = { storeId, clientId, scopes, hasPublicToken: public_token !== null };
    }
    this.showPage();
  }

  showPage() {
    const id = decodeURIComponent(location.hash.slice(1));
    const operation = this.catalogue.operations.find((each) => each.id === id);
    this.list.mark(id);
    document.title = `${operation?.id ?? "REST playground"} · Control Panel sandbox`;
    if (operation && this.caller) {
      byId("main").replaceChildren(...new OperationPage(this.catalogue, operation, this.caller).nodes);
    } else {
      byId("main").replaceChildren(...(this.caller ? this.welcome(id) : nobodyToCall()));
    }
  }

  welcome(id) {
    const { operations } = this.catalogue;
    const missing = operations.filter((each) => each.column === "absent").length;
    const known = missing ? `All documented calls but ${missing}` : "All documented calls";
    return [
      element("h1", {}, id ? "There is no such operation" : "REST playground"),
      element("p.lead", {},
        `${known} are in this sandbox. Choose one from the list, or press / and type.`),
      element("h2", {}, "Good first calls"),
      element("ul.starts", {}, ...operations.filter((each) => FIRST.includes(each.id)).map(start)),
      element("p", {}, "Take them elsewhere: ",
        element("a", { href: "/_sandbox/openapi", download: "ecwid-openapi.json" }, "OpenAPI document"), ", ",
        element("a", { href: "/_sandbox/postman", download: "ecwid-postman.json" }, "Postman collection"), "."),
    ];
  }
}

function start({ id, method, name }) {
  return element("li", {}, element("a", { href: `#${id}` },
    element(`span.method.method--${method.toLowerCase()}`, {}, method),
    element("span.starts__name", {}, name)));
}

function nobodyToCall() {
  return [
    element("h1", {}, "No app is installed yet"),
    element("p.lead", {}, "Calls are sent with an app's token. Open a store and install an app in it."),
    element("p", {}, element("a.button.button--primary", { href: "/" }, "All stores")),
  ];
}

function failed(problem) {
  byId("main").replaceChildren(element("div.notice.notice--error", { role: "alert" },
    element("h1", {}, "The sandbox did not answer"),
    element("p", {}, problem.message),
    element("p", {}, element("a.button", { href: location.pathname }, "Try again"))));
}

const playground = new Playground();
const menu = /** @type {HTMLElement} */ (document.querySelector(".menu-button"));

function setMenu(open) {
  menu.setAttribute("aria-expanded", String(open));
  document.body.classList.toggle("menu-open", open);
}

menu.addEventListener("click", () => {
  setMenu(menu.getAttribute("aria-expanded") !== "true");
  byId("search").focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") setMenu(false);
  const typing = event.target instanceof Element && event.target.matches("input, textarea, select");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    setMenu(true);
    byId("search").focus();
  }
});
document.querySelector("[data-skip]").addEventListener("click", (event) => {
  event.preventDefault(); // the fragment is the operation
  byId("main").focus();
});
byId("caller").addEventListener("change", () => playground.chooseCaller().catch(failed));
window.addEventListener("hashchange", () => {
  setMenu(false);
  if (playground.catalogue) playground.showPage();
  window.scrollTo(0, 0);
});
playground.start().catch(failed);
