/** The first step of the checkout: what is in the bag, a coupon, what it comes to. */
import { element, picture } from "./dom.js";
import { optionText, amountRows } from "./summary.js";

/** @param {import("./views.js").Views} views @param {any} quote of the server, or null */
export function cartPage(views, quote) {
  const { shop, words } = views;
  const { cart } = shop;
  if (!cart.items.length) return views.note(words("empty"), "cart");
  return [
    views.title(words("bag")),
    element("div.ec-cart", {},
      goods(views, quote),
      element("div.ec-cart__sidebar", {}, element("div.ec-cart__sidebar-inner", {},
        quote
          ? amountRows(views, quote, { couponName: cart.checkout.coupon?.name, shippingName: shippingName(cart, quote) })
          : element("div.ec-cart__total", {}, element("span", {}, words("total")),
            element("strong", {}, window.Ecwid.formatCurrency(cart.subtotal))),
        quote && !cart.checkout.shippingMethodId && quote.needsShipping && quote.shippingMethods.length
          ? element("p.ec-cart__note", {}, words("shippingLater")) : null,
        quote ? coupon(views) : element("p.ec-form__error", { role: "alert" }, words("cannotReckon")),
        element("div.ec-cart__button.ec-cart__button--checkout.form-control.form-control--button.form-control--primary", {},
          element("button.form-control__button", { type: "button", onclick: () => shop.openPage("checkout/address") },
            words("checkout"))),
        element("div.ec-cart__shopping.ec-cart-shopping", {}, element("div.ec-cart-shopping__wrap", {},
          views.link("category", 0, "a.ec-link", {}, words("back"))))))),
  ];
}

function shippingName(cart, quote) {
  return quote.shippingMethods.find((each) => each.id === quote.shippingMethodId)?.name;
}

function goods(views, quote) {
  const { design, shop, words } = views;
  const { items } = shop.cart;
  const rows = items.map((item, index) => row(views, item, index, quote?.items[index]?.price));
  const list = element("div.ec-cart__products", {}, element("ul.ec-cart__products-inner", {}, ...rows));
  const isPhone = window.matchMedia("(max-width: 480px)").matches;
  const collapses = items.length > 4 && design[`shopping_cart_products_collapsed_on_${isPhone ? "mobile" : "desktop"}`];
  if (!collapses || shop.showsWholeCart) return list;
  rows.slice(3).forEach((each) => { each.hidden = true; });
  const more = element("button.ec-link.ec-cart__more", {
    type: "button", onclick: () => {
      shop.showsWholeCart = true;
      rows.forEach((each) => { each.hidden = false; });
      more.remove();
      rows[3].querySelector("a")?.focus();
    },
  }, words("showAll").replace("{count}", String(items.length)));
  return element("div", {}, list, more);
}

function row(views, item, index, price = item.product.price) {
  const { data, design, shop, words } = views;
  const product = data.products.find((each) => each.id === item.product.id);
  const money = window.Ecwid.formatCurrency;
  return element(`li.ec-cart-item.ec-cart-item--product-id-${product.id}`, {}, element("div.ec-cart-item__wrap", {},
    element("div.ec-cart-item__image", {}, picture(product)),
    element("div.ec-cart-item__content", {},
      views.link("product", product.id, "a.ec-cart-item__title", {}, product.name),
      design.shopping_cart_show_sku && item.product.sku
        ? element("div.ec-cart-item__sku", {}, `${words("sku")} ${item.product.sku}`) : null,
      element("div.ec-cart-item__options", {}, optionText(item.options)),
      design.shopping_cart_show_weight && item.product.weight
        ? element("div.ec-cart-item__weight", {}, `${words("weight")}: ${views.weight(item.product.weight * item.quantity)}`) : null,
      design.shopping_cart_show_qty_inputs
        ? quantity(views, item, index, product)
        : element("div.ec-cart-item__count", {}, `× ${item.quantity}`)),
    element("div.ec-cart-item__price", {}, element("span.ec-cart-item__price-inner", {}, money(item.quantity * price))),
    element("button.ec-cart-item__remove", {
      type: "button", "aria-label": `${words("remove")}: ${product.name}`, onclick: () => shop.cart.removeProduct(index),
    }, "✕")));
}

function quantity(views, item, index, product) {
  const { shop, words } = views;
  const input = element("input.form-control__text", {
    type: "number", min: 1, max: 9999, inputmode: "numeric", "aria-label": `${words("qty")}: ${product.name}`,
    onchange: () => {
      shop.cart.updateProduct({ index, quantity: Math.max(1, Number(input.value) || 1) });
      input.value = String(item.quantity); // not more than there are
    },
  });
  input.value = String(item.quantity);
  return element("div.ec-cart-item__qty.form-control", {}, input);
}

function coupon(views) {
  const { shop, words } = views;
  const { checkout } = shop.cart;
  if (checkout.coupon) {
    return element("p.ec-cart-coupon__used", {}, `${words("coupon")}: ${checkout.coupon.name} `,
      element("button.ec-link", { type: "button", onclick: () => checkout.set({ coupon: null }) }, words("remove")));
  }
  const input = element("input.form-control__text", {
    name: "coupon", "aria-label": words("couponCode"), placeholder: words("couponCode"), autocomplete: "off", maxlength: 100,
  });
  const problem = element("p.ec-form__error", { role: "alert" });
  return element("details.ec-cart-coupon", {},
    element("summary.ec-cart-coupon__title", {}, words("haveCoupon")),
    element("form.ec-cart-coupon__form", {
      onsubmit: async (event) => {
        event.preventDefault();
        problem.textContent = await useCoupon(shop, input.value.trim()) ? "" : words("couponInvalid");
      },
    }, input, element("button.form-control__button.ec-cart-coupon__button", {}, words("apply"))),
    problem);
}

/** Tells whether the store takes the code for what is in the bag. */
async function useCoupon(shop, code) {
  if (!code) return false;
  const quote = await shop.cart.ask({ ...shop.cart.body(), couponCode: code });
  if (!quote?.coupon) return false;
  shop.cart.checkout.set({ coupon: quote.coupon });
  return true;
}
