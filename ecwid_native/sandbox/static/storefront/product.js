/** The product page: options of every type, and what they change. */
import { SINGLE_TYPES, firstChoices, offerOf } from "./options.js";
import { element, picture } from "./dom.js";

export class ProductPage {
  /** @param {import("./views.js").Views} views @param {any} product */
  constructor(views, product) {
    this.views = views;
    this.shop = views.shop;
    this.words = views.words;
    this.product = product;
    this.chosen = firstChoices(product, this.shop.wishedChoices());
    this.price = element("div.product-details__product-price");
    this.sku = element("div.product-details__product-sku");
    this.stock = element("div.product-details__product-in-stock.details-product-stock", { role: "status" });
    this.button = element("button.form-control__button", { type: "button", onclick: () => this.buy() });
    this.quantity = element("input.form-control__text", {
      type: "number", min: 1, max: 99, value: 1, "aria-label": this.words("qty"),
    });
  }

  content() {
    const { product, views } = this;
    const category = views.data.categories.find((each) => each.id === product.categoryId);
    this.showOffer();
    return [
      views.link("category", product.categoryId, "a.ec-breadcrumbs", {}, category?.name ?? this.words("all")),
      element("div.product-details", {},
        element("div.product-details__gallery.details-gallery", {}, picture(product)),
        element("div.product-details__sidebar", {},
          element("h1.product-details__product-title", {}, product.name),
          this.sku,
          this.price,
          element("div.product-details__product-options", {}, ...product.options.map((option) => this.option(option))),
          this.stock,
          element("div.product-details__action-panel", {}, this.purchase()),
          element("div.product-details__product-description", {}, product.description))),
    ];
  }

  /** Price, SKU, stock and button follow the choices. */
  showOffer() {
    const offer = offerOf(this.product, this.chosen);
    const inStock = offer.available > 0;
    this.price.replaceChildren(...this.views.price({ ...this.product, price: offer.price, inStock }));
    this.sku.textContent = `${this.words("sku")} ${offer.sku}`;
    this.stock.textContent = inStock && Number.isFinite(offer.available) ? `${offer.available} ${this.words("left")}` : "";
    this.button.disabled = !inStock;
    this.button.textContent = this.words(inStock ? "add" : "outOfStock");
  }

  choose(option, value) {
    this.chosen[option.name] = value;
    this.showOffer();
    this.shop.hooks.events.OnProductOptionsChanged.fire(this.product.id);
  }

  buy() {
    this.shop.cart.addProduct({
      id: this.product.id,
      quantity: Number(this.quantity.value),
      options: this.chosen,
      callback: (done) => { this.button.textContent = done ? `${this.words("added")} ✓` : this.words("outOfStock"); },
    });
  }

  purchase() {
    return element("div.details-product-purchase", {},
      element("div.details-product-purchase__controls", {},
        element("div.details-product-purchase__qty.form-control", {}, this.quantity),
        element("div.details-product-purchase__add-to-bag.form-control.form-control--button.form-control--primary", {}, this.button)));
  }

  option(option) {
    const kind = option.type.toLowerCase();
    const title = element("span.details-product-option__title", {}, option.name);
    const name = `div.details-product-option.details-product-option--${kind}`;
    if (option.type === "SELECT" || !option.choices.length) {
      return element(name, {}, element("label.details-product-option__label", {}, title,
        option.choices.length ? this.select(option) : this.field(option)));
    }
    return element(name, {}, element("fieldset.details-product-option__group", {},
      element("legend", {}, title),
      element("div.details-product-option__choices", {}, ...option.choices.map((choice) => this.choice(option, choice)))));
  }

  select(option) {
    return element("span.form-control.form-control--select", {},
      element("select.form-control__select", { onchange: (event) => this.choose(option, event.target.value) },
        ...option.choices.map(({ text }) => element("option", { selected: text === this.chosen[option.name] }, text))));
  }

  choice(option, { text, color }) {
    const isSingle = SINGLE_TYPES.includes(option.type);
    const input = element("input.form-control__choice", {
      type: isSingle ? "radio" : "checkbox",
      name: `option-${option.name}`,
      value: text,
      checked: [this.chosen[option.name]].flat().includes(text),
      onchange: () => this.choose(option, isSingle ? text : this.checked(option, text, input.checked)),
    });
    const swatch = option.type === "SWATCHES" && color ? element("span.details-product-option__swatch", { "aria-hidden": "true" }) : null;
    if (swatch) swatch.style.background = color;
    return element("label.details-product-option__choice", {}, input, swatch, element("span", {}, text));
  }

  checked(option, text, isOn) {
    const others = this.chosen[option.name].filter((each) => each !== text);
    return isOn ? [...others, text] : others;
  }

  field(option) {
    const types = { DATE: "date", FILES: "file" };
    const input = option.type === "TEXTAREA"
      ? element("textarea.form-control__textarea.form-control__text", { rows: 3 })
      : element("input.form-control__text", { type: types[option.type] ?? "text" });
    input.addEventListener("change", () => this.choose(option, input.value));
    return element("span.form-control", {}, input);
  }
}
