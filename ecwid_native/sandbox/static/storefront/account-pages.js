/** The pages of the shopper's account. */
import { addressLines } from "./address-form.js";
import { element } from "./dom.js";
import { form, textField } from "./forms.js";
import { orderDetails } from "./order-pages.js";

/** @param {import("./views.js").Views} views @param {any} page @returns {Node[]|null} null for another page */
export function accountPage(views, page) {
  const pages = {
    SIGN_IN: signIn, ACCOUNT_SETTINGS: settings, ORDERS: orders, ADDRESS_BOOK: addresses,
    ACCOUNT_SUBSCRIPTION: subscription, FAVORITES: favorites, RESET_PASSWORD: signIn,
  };
  if (!Object.hasOwn(pages, page.type)) return null;
  const needsCustomer = ["ACCOUNT_SETTINGS", "ADDRESS_BOOK", "ACCOUNT_SUBSCRIPTION"].includes(page.type);
  return needsCustomer && !views.shop.account.customer ? signIn(views) : pages[page.type](views);
}

function signIn(views) {
  const { shop, words } = views;
  if (shop.signOn.isOn) return [views.title(words("signIn")), element("p.ec-account__hint", {}, words("signInOnSite"))];
  const email = textField({
    name: "email", label: words("email"), type: "email", required: true, autocomplete: "email",
  });
  const problem = element("p.ec-form__error", { role: "alert" });
  return [
    views.title(words("signIn")),
    element("p.ec-account__hint", {}, words("signInNote")),
    form({
      fields: [email.node, problem],
      button: words("signIn"),
      submit: async () => {
        const answer = await shop.account.signIn(email.value);
        problem.textContent = { done: "", wrong: words("noEmail"), failed: words("noAnswer") }[answer];
        if (answer === "done") shop.afterSignIn();
        else email.focus();
      },
    }),
  ];
}

function settings(views) {
  const { shop, words } = views;
  const { customer } = shop.account;
  return [
    views.title(words("account")),
    element("p", {}, customer.email, customer.membership ? ` · ${customer.membership.name}` : ""),
    element("nav.ec-account__menu", { "aria-label": words("account") },
      views.link("account/orders", null, "a.ec-link", {}, words("orders")),
      views.link("account/address-book", null, "a.ec-link", {}, words("addresses")),
      views.link("account/favorites", null, "a.ec-link", {}, words("favorites"))),
    shop.signOn.canSignOut ? element("div.form-control.form-control--button.form-control--secondary", {},
      element("button.form-control__button", {
        type: "button",
        onclick: () => (shop.signOn.isOn ? shop.signOn.signOut() : shop.account.signOut(() => shop.openPage("signin"))),
      }, words("signOut"))) : null,
  ].filter(Boolean);
}

function orders(views) {
  const { shop, words } = views;
  const rows = shop.account.orders.map((order) => element("li.ec-account__order", {},
    element("details", {},
      element("summary.ec-account__order-title", {},
        element("strong", {}, order.id),
        element("span", {}, new Date(order.createTimestamp * 1000).toLocaleDateString(views.data.language)),
        element("span.ec-account__status", {}, words(`status_${order.fulfillmentStatus}`)),
        element("span", {}, window.Ecwid.formatCurrency(order.total))),
      orderDetails(views, order))));
  return [
    views.title(words("orders")),
    rows.length ? element("ul.ec-account__list", {}, ...rows) : element("p", {}, words("noOrders")),
    shop.account.customer ? null : element("p", {}, views.link("signin", null, "a.ec-link", {}, words("signIn"))),
  ].filter(Boolean);
}

function subscription(views) {
  const { words } = views;
  return [views.title(words("subscriptions")), element("p", {}, words("noSubscriptions"))];
}

function addresses(views) {
  const { shop, words } = views;
  const rows = shop.account.customer.shippingAddresses.map(({ person }) => element("li.ec-account__address", {}, addressLines(person)));
  return [
    views.title(words("addresses")),
    rows.length ? element("ul.ec-account__list", {}, ...rows) : element("p", {}, words("noAddresses")),
  ];
}

function favorites(views) {
  const { shop, words, data } = views;
  const saved = data.products.filter((product) => shop.account.favorites.includes(product.id));
  const offset = Math.max(0, Math.floor(Number(shop.route?.params?.offset)) || 0);
  return [
    views.title(words("favorites")),
    saved.length ? views.grid(saved.slice(offset)) : element("p", {}, words("noFavorites")),
    saved.length ? null : views.link("category", 0, "a.ec-link", {}, words("back")),
  ].filter(Boolean);
}
