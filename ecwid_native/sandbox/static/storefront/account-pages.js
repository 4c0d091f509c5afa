/** The pages of the shopper's account. */
import { element } from "./dom.js";

/** @param {import("./views.js").Views} views @param {any} page @returns {Node[]|null} null for another page */
export function accountPage(views, page) {
  const pages = {
    SIGN_IN: signIn, ACCOUNT_SETTINGS: settings, ORDERS: orders, ADDRESS_BOOK: addresses,
    ACCOUNT_SUBSCRIPTION: settings,
  };
  if (!Object.hasOwn(pages, page.type)) return null;
  const needsCustomer = !["SIGN_IN", "ORDERS"].includes(page.type);
  return needsCustomer && !views.shop.account.customer ? signIn(views) : pages[page.type](views);
}

function signIn(views) {
  const { shop, words } = views;
  const email = element("input.form-control__text", { type: "email", name: "email", required: true, autocomplete: "email" });
  const problem = element("p.ec-form__error", { role: "alert" });
  return [
    views.title(words("signIn")),
    element("form.ec-form", {
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        if (shop.account.signIn(email.value.trim())) shop.openPage("account/settings");
        else problem.textContent = words("noEmail");
      },
    },
    element("label.ec-form__field", {}, element("span", {}, words("email")), email),
    problem,
    element("div.form-control.form-control--button.form-control--primary", {},
      element("button.form-control__button", {}, words("signIn")))),
  ];
}

function settings(views) {
  const { shop, words } = views;
  return [
    views.title(words("account")),
    element("p", {}, shop.account.customer.email),
    element("nav.ec-account__menu", { "aria-label": words("account") },
      views.link("account/orders", null, "a.ec-link", {}, words("orders")),
      views.link("account/address-book", null, "a.ec-link", {}, words("addresses"))),
    element("div.form-control.form-control--button.form-control--secondary", {},
      element("button.form-control__button", {
        type: "button", onclick: () => shop.account.signOut(() => shop.openPage("signin")),
      }, words("signOut"))),
  ];
}

function orders(views) {
  const { shop, words } = views;
  const rows = shop.account.orders.map((order) => element("li.ec-account__order", {},
    element("strong", {}, order.id),
    element("span", {}, new Date(order.date * 1000).toLocaleDateString(views.data.language)),
    element("span", {}, window.Ecwid.formatCurrency(order.total))));
  return [
    views.title(words("orders")),
    rows.length ? element("ul.ec-account__list", {}, ...rows) : element("p", {}, words("noOrders")),
  ];
}

function addresses(views) {
  const { shop, words } = views;
  const rows = shop.account.customer.shippingAddresses.map(({ person }) => element("li.ec-account__address", {},
    [person.name, person.street, person.postalCode, person.city].filter(Boolean).join(", ")));
  return [
    views.title(words("addresses")),
    rows.length ? element("ul.ec-account__list", {}, ...rows) : element("p", {}, words("noAddresses")),
  ];
}
