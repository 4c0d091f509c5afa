/** The order as its shopper sees it: after it was placed, and in the account. */
import { addressLines } from "./address-form.js";
import { element } from "./dom.js";
import { amountRows, goodsList } from "./summary.js";

/** @param {import("./views.js").Views} views @param {any} order the last one, or null */
export function confirmationPage(views, order) {
  const { words } = views;
  if (!order) return views.note(words("confirm"));
  return [
    element("div.ec-confirmation", {},
      views.title(words("confirm")),
      element("p.ec-confirmation__order", {}, `${words("orderNumber")} `, element("strong", {}, order.id)),
      element("p.ec-confirmation__mail", {}, words("mailComing").replace("{email}", order.email)),
      order.instructions ? element("div.ec-confirmation__payment", {},
        element("h2.ec-cart-step__title", {}, order.instructionsTitle || words("howToPay")),
        element("p", {}, order.instructions)) : null,
      order.isPickup && order.pickupInstruction ? element("p.ec-confirmation__pickup", {}, order.pickupInstruction) : null,
      orderDetails(views, order),
      views.link("category", 0, "a.ec-link", {}, words("back"))),
  ];
}

/** The page that a shopper gets whose order came to nothing. */
export function failurePage(views) {
  const { words } = views;
  return [
    views.title(words("orderFailed")),
    element("p", {}, words("orderFailedNote")),
    views.link("cart", null, "a.ec-link", {}, words("bag")),
  ];
}

/** @param {import("./views.js").Views} views @param {any} order */
export function orderDetails(views, order) {
  const { words } = views;
  const address = (title, person) => (person ? element("section.ec-order__address", {},
    element("h3.ec-order__title", {}, title), element("p.ec-order__lines", {}, addressLines(person))) : null);
  const note = (title, text) => (text ? element("section.ec-order__address", {},
    element("h3.ec-order__title", {}, title), element("p.ec-order__lines", {}, text)) : null);
  const fields = (order.orderExtraFields ?? [])
    .filter((field) => field.title && field.value && !["", "hidden"].includes(field.orderDetailsDisplaySection));
  return element("div.ec-order", {},
    element("div.ec-order__sheet", {},
      goodsList(views, order.items),
      amountRows(views, order, { shippingName: order.shippingMethod, couponName: order.couponName })),
    element("div.ec-order__facts", {},
      address(words("shippingAddress"), order.shippingPerson),
      address(words("billingAddress"), order.billingPerson),
      note(words("stepPayment"), order.paymentMethod),
      note(words("comments"), order.orderComments),
      ...fields.map((field) => note(field.title, field.value))));
}
