/** The steps of the checkout after the bag: address, delivery, payment. */
import { AddressForm, addressLines } from "./address-form.js";
import { isEmail } from "./checkout.js";
import { element } from "./dom.js";
import { choiceField, form, textField, tick, validate } from "./forms.js";
import { amountRows, goodsList } from "./summary.js";

const STEPS = [
  ["CHECKOUT_ADDRESS", "checkout/address", "stepAddress"],
  ["CHECKOUT_DELIVERY", "checkout/delivery", "stepDelivery"],
  ["CHECKOUT_PAYMENT_DETAILS", "checkout/payment", "stepPayment"],
];

/**
 * @param {import("./views.js").Views} views @param {any} page
 * @param {{quote: any, countries: any}} fetched from the server
 * @returns {Node[]|null} null for another page
 */
export function checkoutPage(views, page, fetched) {
  const steps = {
    CHECKOUT_ADDRESS: address, CHECKOUT_ADDRESS_BOOK: addressBook, CHECKOUT_DELIVERY: delivery,
    CHECKOUT_PAYMENT_DETAILS: payment,
  };
  if (!Object.hasOwn(steps, page.type)) return null;
  const { words } = views;
  if (!views.shop.cart.items.length) return views.note(words("empty"), "cart");
  return [
    views.title(words("checkout")),
    progress(views, page),
    element("div.ec-cart.ec-checkout", {},
      element(`div.ec-cart-step.ec-cart-step--${page.type.toLowerCase().replaceAll("_", "-")}`, {}, ...steps[page.type](views, fetched)),
      sidebar(views, fetched.quote)),
  ];
}

function progress(views, page) {
  const { shop, words } = views;
  const steps = STEPS.filter(([type]) => type !== "CHECKOUT_DELIVERY" || needsDelivery(shop.cart.quoted?.quote));
  const current = steps.findIndex(([type]) => page.type.startsWith(type));
  return element("nav.ec-checkout__progress", { "aria-label": words("checkout") },
    element("ol.ec-checkout__steps", {},
      element("li.ec-checkout__step", {}, views.link("cart", null, "a.ec-link", {}, words("bag"))),
      ...steps.map(([, name, word], index) => element("li.ec-checkout__step", index === current ? { "aria-current": "step" } : {},
        index < current ? views.link(name, null, "a.ec-link", {}, words(word)) : words(word)))));
}

/** What is bought and what it comes to. */
export function sidebar(views, quote) {
  const { shop, words } = views;
  const { checkout, items } = shop.cart;
  const goods = items.map(({ product, quantity, options }, index) => ({
    name: product.name, quantity, options, price: quote?.items[index]?.price ?? product.price,
    picture: views.data.products.find((each) => each.id === product.id)?.picture,
  }));
  const method = quote?.shippingMethods.find((each) => each.id === quote.shippingMethodId);
  return element("aside.ec-cart__sidebar", { "aria-label": words("yourOrder") }, element("div.ec-cart__sidebar-inner", {},
    goodsList(views, goods),
    quote
      ? amountRows(views, quote, { shippingName: method?.name, couponName: checkout.coupon?.name })
      : element("p.ec-form__error", { role: "alert" }, words("cannotReckon")),
    views.link("cart", null, "a.ec-link", {}, words("changeBag"))));
}

/** Tells whether somebody must say how the goods travel. */
export function needsDelivery(quote) {
  return !quote || quote.needsShipping;
}

function address(views, { quote, countries }) {
  const { shop, words, data } = views;
  const { checkout } = shop.cart;
  const customer = shop.account.customer;
  const email = textField({
    name: "email", label: words("email"), type: "email", value: checkout.email || customer?.email, required: true,
    autocomplete: "email", check: (value) => (isEmail(value) ? "" : words("noEmail")), attributes: { maxlength: 255 },
  });
  const known = checkout.shippingPerson ?? customer?.shippingAddresses.at(-1)?.person ?? {};
  const person = new AddressForm({ person: known, words, settings: data.settings, design: views.design, language: data.language, countries });
  const extras = [...shop.extraFields.fields("email", checkout)];
  const addressExtras = [...shop.extraFields.fields("shipping_address", checkout)];
  const { settings } = data;
  const marketing = settings.showAcceptMarketingCheckbox ? tick({
    name: "acceptMarketing", label: settings.acceptMarketingCheckboxCustomText || words("acceptMarketing"),
    value: checkout.acceptMarketing ?? settings.acceptMarketingCheckboxDefaultValue,
  }) : null;
  const book = customer?.shippingAddresses.length
    ? views.link("checkout/address-book", null, "a.ec-link.ec-checkout__book", {}, words("addressBook")) : null;
  return [form({
    classes: ".ec-checkout__form",
    fields: [
      heading(words("contact")), email.node, ...nodes(extras), ...nodes([marketing]),
      heading(words(needsDelivery(quote) ? "shippingAddress" : "billingAddress")), book, person.node, ...nodes(addressExtras),
    ].filter(Boolean),
    button: words("continue"),
    submit: async () => {
      if (!validate([email, ...extras, ...person.all, ...addressExtras], words)) return;
      const billed = checkout.billingPerson;
      checkout.set({ email: email.value, shippingPerson: person.person, billingPerson: billed, acceptMarketing: marketing?.value ?? null });
      await shop.checkout.save();
      shop.openPage(needsDelivery(quote) ? "checkout/delivery" : "checkout/payment");
    },
  })];
}

function addressBook(views) {
  const { shop, words } = views;
  const addresses = shop.account.customer?.shippingAddresses ?? [];
  const use = (person) => {
    shop.cart.checkout.set({ shippingPerson: person });
    shop.openPage("checkout/address");
  };
  return [
    heading(words("addressBook")),
    addresses.length ? null : element("p", {}, words("noAddresses")),
    ...addresses.map(({ person }) => element("button.ec-address-card", { type: "button", onclick: () => use({ ...person }) }, addressLines(person))),
    element("button.ec-link", { type: "button", onclick: () => use({ name: shop.account.customer?.billingPerson?.name ?? "" }) }, words("newAddress")),
  ].filter(Boolean);
}

function delivery(views, { quote }) {
  const { shop, words } = views;
  const { checkout } = shop.cart;
  if (!checkout.shippingPerson) return [missing(views, words("addressFirst"), "checkout/address")];
  if (!quote) return [];
  const methods = quote.shippingMethods;
  const section = methods.find((each) => each.id === quote.shippingMethodId)?.kind === "PICKUP" ? "pickup" : "shipping";
  checkout.isPickup = section === "pickup";
  const extras = [
    ...shop.extraFields.fields(`${section}_methods`, checkout, () => shop.checkout.requote()),
    ...(section === "pickup" ? shop.extraFields.fields("pickup_details", checkout, () => shop.checkout.requote()) : []),
  ];
  const method = methods.length ? choiceField({
    name: "shippingMethodId", label: words("howToDeliver"), required: true, value: [quote.shippingMethodId],
    choices: methods.map((each) => ({
      value: each.id, classes: `.ec-radiogroup__item--${each.kind.toLowerCase()}`,
      content: option(each.name, each.description || (each.kind === "PICKUP" ? each.instruction : ""),
        each.rate ? window.Ecwid.formatCurrency(each.rate) : words("free")),
    })),
    changed: () => {
      const chosen = methods.find((each) => each.id === method.value);
      checkout.set({ shippingMethodId: chosen.id, shippingMethod: chosen.plainName });
      shop.checkout.redraw();
    },
  }) : null;
  const isUnreachable = !methods.length && shop.data.settings.ships;
  return [
    recap(views),
    isUnreachable ? missing(views, words("noDelivery"), "checkout/address") : form({
      classes: ".ec-checkout__form",
      fields: [method?.node ?? element("p", {}, words("noMethods")), ...nodes(extras)],
      button: words("continue"),
      submit: () => {
        if (validate([method, ...extras].filter(Boolean), words)) shop.openPage("checkout/payment");
      },
    }),
  ];
}

function payment(views, { quote, countries }) {
  const { shop, words, data } = views;
  const { checkout } = shop.cart;
  const { settings } = data;
  if (!checkout.shippingPerson || !isEmail(checkout.email)) return [missing(views, words("addressFirst"), "checkout/address")];
  if (!quote) return [];
  if (needsDelivery(quote) && settings.ships && !quote.shippingMethodId) {
    return [missing(views, words("deliveryFirst"), "checkout/delivery")];
  }
  const method = quote.paymentMethods.length ? choiceField({
    name: "paymentMethodId", label: words("howToPay"), required: true, value: [checkout.paymentMethodId],
    choices: quote.paymentMethods.map((each) => ({
      value: each.id, classes: each.appClientId ? `.ec-radiogroup__item--app_id-${each.appClientId}` : "",
      // Apps put the signs of their cards into the empty part.
      content: [...option(each.name, each.description || each.instructions, ""), element("div.ec-radiogroup__info")],
    })),
    changed: () => {
      const chosen = quote.paymentMethods.find((each) => each.id === method.value);
      checkout.set({ paymentMethodId: chosen.id, paymentMethod: chosen.name, paymentModule: chosen.module });
      shop.checkout.redraw();
    },
  }) : null;
  const billing = billingPart(views, countries);
  const comments = settings.orderCommentsEnabled ? textField({
    name: "orderComments", label: settings.orderCommentsCaption || words("comments"), rows: 3, value: checkout.orderComments,
    required: settings.orderCommentsRequired, optional: words("optional"), attributes: { maxlength: 2000 },
  }) : null;
  const terms = settings.agreesToTerms ? tick({
    name: "terms", required: true, problemText: words("agreeFirst"),
    label: [`${words("agree")} `, views.link("pages/terms", null, "a.ec-link", {}, words("terms"))],
  }) : null;
  const extras = shop.extraFields.fields("payment_details", checkout, () => shop.checkout.requote());
  const problem = element("p.ec-form__error.ec-checkout__problem", { role: "alert", tabindex: "-1" });
  return [recap(views), form({
    classes: ".ec-checkout__form",
    fields: [
      method?.node ?? element("p", {}, words("noPayment")),
      ...nodes(extras), ...billing.nodes, ...nodes([comments, terms]), problem,
    ],
    button: words("place"),
    submit: async () => {
      if (!validate([method, ...extras, ...billing.fields(), comments, terms].filter(Boolean), words)) return;
      checkout.set({ billingPerson: billing.person(), orderComments: comments?.value ?? "" });
      const problems = await shop.checkout.place();
      if (!problems.length) return;
      problem.textContent = problemText(views, problems);
      problem.focus();
    },
  })];
}

/** The address of the bill, which is that of the goods unless the shopper says otherwise. */
function billingPart(views, countries) {
  const { shop, words, data, design } = views;
  const { checkout } = shop.cart;
  const place = element("div.ec-checkout__billing");
  const isOpen = () => !same.value;
  let addressForm = null;
  const draw = () => {
    addressForm = isOpen() ? new AddressForm({
      person: checkout.billingPerson ?? { ...checkout.shippingPerson, phone: "" }, words, settings: data.settings, design,
      language: data.language, countries, kind: "billing",
    }) : null;
    place.replaceChildren(...(addressForm ? [addressForm.node] : []));
  };
  const same = tick({
    name: "sameBilling", label: words("sameBilling"), changed: draw,
    value: !checkout.billingPerson && !design.checkout_expand_billing_address_form,
  });
  draw();
  return {
    nodes: [heading(words("billingAddress")), same.node, place],
    fields: () => addressForm?.all ?? [],
    person: () => addressForm?.person ?? null,
  };
}

function problemText(views, problems) {
  const { shop, words } = views;
  const short = problems.find((each) => each.code === "stock");
  if (short) return `${words("soldOutNow")} ${shop.cart.items[short.item]?.product.name ?? ""}`.trim();
  return words(problems.some((each) => each.field) ? "checkFields" : "orderFailed");
}

function recap(views) {
  const { checkout } = views.shop.cart;
  return element("div.ec-checkout__recap", {},
    element("span", {}, [checkout.email, addressLines(checkout.shippingPerson).replaceAll("\n", ", ")].filter(Boolean).join(" · ")),
    views.link("checkout/address", null, "a.ec-link", {}, views.words("change")));
}

function option(name, description, price) {
  return [
    element("span.ec-radiogroup__title", {}, name),
    price ? element("span.ec-radiogroup__price", {}, price) : null,
    description ? element("span.ec-radiogroup__description", {}, description) : null,
  ];
}

function missing(views, text, name) {
  return element("div.ec-checkout__missing", { role: "alert" }, element("p", {}, text),
    views.link(name, null, "a.ec-link", {}, views.words("goThere")));
}

function heading(text) {
  return element("h2.ec-cart-step__title", {}, text);
}

function nodes(fields) {
  return fields.filter(Boolean).map((field) => field.node);
}
