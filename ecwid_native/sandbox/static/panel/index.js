/** The list of stores. */
import { control } from "./api.js";
import { byId, element } from "./dom.js";

async function showStores() {
  const { stores } = await control("GET", "state");
  const rows = stores.map((store) =>
    element("li", {},
      element("a.store-row", { href: `/store/${store.id}` },
        element("span.store-row__name", {}, store.name),
        element("span.store-row__id", {}, `Store ${store.id}`),
        element("span.tag", {}, store.suspended ? "suspended" : store.plan))));
  byId("stores").replaceChildren(...(rows.length ? rows : [
    element("li.empty", {}, "No stores yet. Create one below."),
  ]));
}

byId("new-store").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const values = new FormData(form);
  const error = form.querySelector(".form-error");
  error.textContent = "";
  try {
    await control("POST", "stores", { id: Number(values.get("id")), name: values.get("name") });
    form.reset();
    await showStores();
  } catch (problem) {
    error.textContent = problem.message;
  }
});

showStores();
