/** What happens between the pages of the checkout: reckoning anew, drawing anew, placing the order. */
import { placedOrder } from "./order.js";

export class CheckoutFlow {
  /** @param {any} shop */
  constructor(shop) {
    this.shop = shop;
    this.cart = shop.cart;
  }

  /** Amounts and methods of the bag. A method that the store offers no more, or not there, is forgotten. */
  async quote() {
    const { checkout } = this.cart;
    const quote = await this.cart.quote();
    if (!quote) return null;
    const goes = quote.shippingMethodId === checkout.shippingMethodId;
    const pays = !checkout.paymentMethodId || quote.paymentMethods.some((each) => each.id === checkout.paymentMethodId);
    if (goes && pays) return quote;
    checkout.set({
      ...(goes ? {} : { shippingMethodId: "", shippingMethod: "" }),
      ...(pays ? {} : { paymentMethodId: "", paymentMethod: "", paymentModule: "" }),
    });
    return this.cart.quote();
  }

  /** Has the server keep the cart of somebody who has said who it is: a shopper who leaves has an unfinished order. */
  async save() {
    const names = await this.shop.server.save(this.cart.body());
    if (names) this.cart.named(names);
  }

  /** Reckons anew after a choice, and draws the amounts; what was typed stays. */
  async requote() {
    const { shop } = this;
    const page = shop.current;
    const { quote } = await shop.prepare(page);
    const shown = shop.container?.querySelector(".ec-checkout .ec-cart__sidebar");
    if (shown && shop.current === page) shown.replaceWith(shop.views.checkoutSidebar(quote));
  }

  /** Draws a step anew when a choice changes what it asks, with what was typed and the focus where it was. */
  async redraw() {
    const { shop } = this;
    const page = shop.current;
    const fetched = await shop.prepare(page);
    if (shop.current !== page || !shop.container) return;
    const fields = () => [...shop.container.querySelectorAll(".ec-checkout__form [name]")];
    const typed = fields().filter((input) => !["radio", "checkbox"].includes(input.type)).map((input) => [input.name, input.value]);
    const { value } = document.activeElement ?? {};
    shop.draw(page, fetched);
    for (const [name, text] of typed) {
      const input = fields().find((each) => each.name === name);
      if (input) input.value = text;
    }
    fields().find((input) => input.type === "radio" && input.value === value)?.focus();
  }

  /** @returns {Promise<any[]>} what is in the way of the order; nothing when it was placed */
  async place() {
    const { shop, cart } = this;
    const body = cart.body();
    const method = cart.quoted?.quote.paymentMethods.find((each) => each.id === body.paymentMethodId);
    const { order, problems } = await shop.server.place(body);
    if (!order) {
      cart.quoted = null; // prices and methods may have changed
      if (!problems.length) shop.openPage("order-failure", {}, { isNamed: false });
      return problems.length ? problems : [{ code: "failed" }];
    }
    order.instructions = method?.instructions ?? "";
    order.instructionsTitle = method?.instructionsTitle ?? "";
    shop.account.note(order);
    cart.checkout.forget();
    cart.clear();
    shop.openPage("checkout/order-confirmation");
    shop.hooks.events.OnOrderPlaced.fire(placedOrder(order, (id) => shop.productAddress(id)));
    if (shop.account.customer) shop.account.refresh();
    return [];
  }
}
