/** One product of a list, as the design wants it. */
import { element, picture, say } from "./dom.js";

/** @param {import("./views.js").Views} views @param {any} product */
export function productCard(views, product) {
  const { design, words } = views;
  const part = (name, node) => {
    const behavior = design[`product_list_${name}_behavior`];
    if (behavior === "HIDE" || !node) return null;
    if (behavior === "SHOW_ON_HOVER") node.classList.add("grid-product__on-hover");
    return node;
  };
  return element(`div.grid-product.grid-product--id-${product.id}`, { "data-product-id": product.id },
    element("div.grid-product__wrap", { "data-product-id": product.id },
      element("div.grid-product__shadow", { "aria-hidden": "true" }),
      element("div.grid-product__wrap-inner", {},
        design.product_list_show_product_images
          ? views.link("product", product.id, "a.grid-product__image", { tabindex: "-1", "aria-hidden": "true" },
            element("span.grid-product__image-wrap", {}, ...pictures(design, product)), ...labels(views, product))
          : null,
        element("div.grid-product__text", {},
          part("title", views.link("product", product.id, "a.grid-product__title", {}, element("div.grid-product__title-inner", {}, product.name))),
          part("subtitles", product.subtitle ? element("div.grid-product__subtitle", {}, element("div.grid-product__subtitle-inner", {}, product.subtitle)) : null),
          part("sku", product.sku ? element("div.grid-product__sku", {}, element("div.grid-product__sku-inner", {}, `${words("sku")} ${product.sku}`)) : null),
          part("price", element("div.grid-product__price", {}, element("div.grid-product__price-amount", {}, ...views.price(product, { isList: true })))),
          swatches(design, product),
          part("buybutton", buyButton(views, product))))));
}

function pictures(design, product) {
  const more = design.product_list_show_additional_image_on_hover && product.gallery?.[0];
  const main = picture(product);
  main.classList.add("grid-product__picture");
  return [main, more ? element("img.grid-product__image-more", { src: more, alt: "", loading: "lazy" }) : null].filter(Boolean);
}

function labels(views, product) {
  const { design, words } = views;
  const isOnSale = product.compareToPrice > product.price;
  return [
    product.ribbon ? element("span.label.label--ribbon", {}, product.ribbon) : null,
    isOnSale && design.product_list_show_on_sale_label ? element("span.label.label--sale", {}, words("sale")) : null,
    !product.inStock && design.product_list_show_sold_out_label ? element("span.label.label--sold-out", {}, words("outOfStock")) : null,
  ].filter(Boolean);
}

function swatches(design, product) {
  if (design.product_list_swatches_product_option_behavior !== "SHOW") return null;
  const option = product.options.find((each) => each.type === "SWATCHES");
  if (!option) return null;
  const shape = design.product_list_swatches_product_option_shape.toLowerCase().replace("_", "-");
  return element(`div.grid-product__swatches.grid-product__swatches--${shape}`, { role: "img", "aria-label": option.choices.map((choice) => choice.text).join(", ") },
    ...option.choices.filter((choice) => choice.color).map((choice) => {
      const swatch = element("span.grid-product__swatch", { title: choice.text });
      swatch.style.background = choice.color;
      return swatch;
    }));
}

function buyButton(views, product) {
  const { shop, words } = views;
  const button = element("button.form-control__button", {
    type: "button", disabled: !product.inStock, "aria-label": `${words("add")}: ${product.name}`,
    onclick: () => shop.cart.addProduct(product.id, (done) => { if (done) say(button, `${words("added")} ✓`); }),
  });
  say(button, words(product.inStock ? "add" : "outOfStock"));
  return element("div.grid-product__button.grid-product__buy-now", {},
    element("div.form-control.form-control--button.form-control--primary", {}, button));
}
