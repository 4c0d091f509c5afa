/** The product page: options of every type, and what they change. */
import { breadcrumbs } from "./catalog-page.js";
import { showsDetail } from "./design.js";
import { element, say } from "./dom.js";
import { gallery } from "./gallery.js";
import { tierPrice } from "./money.js";
import { optionField } from "./option-fields.js";
import { attributeList, deliveryTimes, priceLines } from "./product-facts.js";
import { purchaseTerms } from "./purchase-terms.js";
import { firstChoices, offerOf } from "./options.js";

/** Parts of the sidebar in the order in which the merchant's `product_details_position_…` may put them. */
const POSITIONS = {
  product_name: 100, subtitle: 150, breadcrumbs: 200, product_sku: 300, product_price: 400, product_options: 500, buy_button: 600, wholesale_prices: 700,
  product_description: 800, save_for_later: 900, share_buttons: 1000,
};

const BUTTON = "form-control.form-control--button.form-control--large.form-control--primary.form-control--flexible.form-control--animated";

/** A part of the sidebar, as apps know it. */
function module(classes, ...content) {
  return element(`div${classes}.product-details-module`, {}, element("div.product-details-module__content", {}, ...content));
}

export class ProductPage {
  /** @param {import("./views.js").Views} views @param {any} product @param {{wished?: any, isWidget?: boolean}} [options] */
  constructor(views, product, { wished = views.shop.wishedChoices(), isWidget = false } = {}) {
    this.views = views;
    this.shop = views.shop;
    this.words = views.words;
    this.design = views.design;
    this.product = product;
    this.isWidget = isWidget;
    this.chosen = firstChoices(product, wished);
    /** What `addProduct` gets of the price and the interval that the shopper chose. */
    this.terms = {};
    this.price = element("div.product-details__product-price.ec-price-item", isWidget ? {} : { itemprop: "price" });
    this.sku = element("div.product-details__product-sku", isWidget ? {} : { itemprop: "sku" });
    this.stock = element("div.product-details__product-in-stock.details-product-stock.details-product-purchase__place.product-details-module__title.ec-header-h6", { role: "status" });
    this.problem = element("p.ec-form__error", { role: "alert" });
    this.button = element("button.form-control__button", { type: "button", onclick: () => this.buy() });
    this.quantity = element("input.form-control__text", {
      type: "number", min: 1, max: 9999, inputmode: "numeric", "aria-label": this.words("qty"), onchange: () => this.showOffer(),
    });
    this.quantity.value = "1";
    this.showOffer();
  }

  content() {
    const { product, views, design } = this;
    const category = views.data.categories.find((each) => each.id === product.categoryId);
    const trail = this.shows("breadcrumbs") ? breadcrumbs(views, category?.id ?? 0, product.name) : null;
    const isInSidebar = design.product_details_show_breadcrumbs_position === "PRODUCT_DETAILS_SIDEBAR";
    const description = this.description();
    const isOwnColumn = design.product_details_layout.startsWith("THREE");
    const isBelow = !isOwnColumn && !this.describesInSidebar();
    return [
      isInSidebar ? null : trail,
      this.shows("navigation_arrows") && design.product_details_show_navigation_arrows ? this.arrows() : null,
      element(`div.product-details.product-details--${design.product_details_layout.toLowerCase().replaceAll("_", "-")}`, {},
        gallery(views, product),
        isOwnColumn ? element("div.product-details__middle", {}, description) : null,
        element("div.product-details__sidebar", {}, ...this.parts(isBelow || isOwnColumn ? null : description, isInSidebar ? trail : null)),
        isBelow ? element("div.product-details__below", {}, description) : null),
    ].filter(Boolean);
  }

  shows(name) {
    return showsDetail(this.design, name);
  }

  /** What the two layouts say about the description; it stands in the sidebar unless they say no. */
  describesInSidebar() {
    const side = this.design.product_details_layout.endsWith("LEFT") ? "left" : "right";
    return this.design[`product_details_two_columns_with_${side}_sidebar_show_product_description_on_sidebar`] !== false;
  }

  parts(description, trail) {
    const { product, words, design } = this;
    const parts = {
      product_name: element("h1.product-details__product-title.ec-header-h3", { itemprop: "name" }, product.name),
      subtitle: product.subtitle ? element("div.product-details__subtitle", {}, product.subtitle) : null,
      breadcrumbs: trail,
      product_sku: design.show_sku === false ? null : this.sku,
      product_price: module(".product-details__product-price-row", this.price),
      product_options: element("div.product-details__product-options.details-product-options", {}, ...product.options.map((option) => optionField(this, option))),
      buy_button: this.purchase(),
      wholesale_prices: this.wholesale(),
      product_description: description,
      save_for_later: this.saveForLater(),
      share_buttons: this.share(),
    };
    const place = (name) => Number(design[`product_details_position_${name}`] ?? POSITIONS[name]);
    return [...Object.keys(parts).filter((name) => parts[name] && this.shows(name)).sort((a, b) => place(a) - place(b)).map((name) => parts[name]),
      this.shows("weight") && product.weight ? element("div.product-details__product-weight", {}, `${words("weight")}: ${this.views.weight(product.weight)}`) : null,
      deliveryTimes(this),
      this.shows("attributes") ? attributeList(this) : null];
  }

  description() {
    const { product, words } = this;
    if (!product.description || !this.shows("product_description")) return null;
    const text = element("div.product-details__product-description", { id: "productDescription" }, product.description);
    if (!this.design.product_details_description_compact_view && !this.design.product_details_cut_product_description_in_sidebar) return text;
    return element("details.product-details__compact", {}, element("summary", {}, words("description")), text);
  }

  wholesale() {
    const tiers = this.product.wholesalePrices ?? [];
    if (!tiers.length) return null;
    return element("ul.product-details__wholesale", {}, ...tiers.map(({ quantity, price }) => element("li", {},
      this.words("wholesale").replace("{quantity}", quantity).replace("{price}", this.views.money(this.views.shown(price, this.product))))));
  }

  saveForLater() {
    const { shop, product, words } = this;
    if (!this.views.data.settings.favoritesEnabled) return null;
    const button = element("button.ec-link.product-details__save", { type: "button", onclick: () => {
      shop.account.toggleFavorite(product.id);
      draw();
    } });
    const draw = () => {
      const isSaved = shop.account.favorites.includes(product.id);
      button.setAttribute("aria-pressed", String(isSaved));
      button.textContent = isSaved ? `♥ ${words("saved")}` : `♡ ${words("saveForLater")}`;
    };
    draw();
    return module(".product-details__product-like.favorite-product.product-details__product-favorites", button);
  }

  /** Links that a click opens elsewhere; nothing is loaded from anybody before. */
  share() {
    const address = encodeURIComponent(new URL(this.shop.hrefOf({ name: "product", params: { id: this.product.id } }), location.href));
    const places = {
      facebook: ["Facebook", `https://www.facebook.com/sharer/sharer.php?u=${address}`],
      pinterest: ["Pinterest", `https://pinterest.com/pin/create/button/?url=${address}`],
      twitter: ["X", `https://twitter.com/intent/tweet?url=${address}`],
      vk: ["VK", `https://vk.com/share.php?url=${address}`],
    };
    // Off as long as nobody turns them on: a shop of the sandbox has nothing to share.
    if (!this.design.product_details_show_share_buttons) return null;
    const links = Object.entries(places).filter(([name]) => this.shows(`${name}_share_button`)).map(([name, [title, href]]) =>
      element(`a.social-link.social-link--${name}`, { href, target: "_blank", rel: "noopener noreferrer" }, title));
    return element("div.product-details__share", { "aria-label": this.words("share"), role: "group" }, ...links);
  }

  arrows() {
    const { data } = this.views;
    const neighbours = data.products.filter((each) => each.categoryId === this.product.categoryId);
    const at = neighbours.findIndex((each) => each.id === this.product.id);
    const arrow = (product, text) => (product ? this.views.link("product", product.id, "a.ec-link", {}, text) : null);
    return element("nav.product-details__arrows", { "aria-label": this.words("pages") },
      arrow(neighbours[at - 1], `← ${this.words("previous")}`), arrow(neighbours[at + 1], `${this.words("next")} →`));
  }

  /** Price, SKU, stock and button follow the choices and the quantity. */
  showOffer() {
    const offer = offerOf(this.product, this.chosen);
    const inStock = offer.available > 0;
    const base = offer.variation ? offer.price : tierPrice(offer.price, this.product.wholesalePrices, Number(this.quantity.value));
    this.price.replaceChildren(...this.views.price({ ...this.product, price: base, inStock }), ...priceLines(this));
    if (!this.isWidget) this.price.setAttribute("content", String(this.views.shown(base, this.product)));
    this.sku.textContent = `${this.words("sku")} ${offer.sku}`;
    const counts = inStock && Number.isFinite(offer.available);
    const label = counts && this.shows("number_of_items_in_stock") ? `${offer.available} ${this.words("left")}` : "";
    const stock = this.shows("in_stock_label") ? label || (counts ? this.words("inStock") : "") : label;
    this.stock.replaceChildren(...(stock ? [element("span", {}, stock)] : []));
    this.button.disabled = !inStock;
    say(this.button, this.words(inStock ? "add" : "outOfStock"));
  }

  choose(option, value) {
    this.chosen[option.name] = value;
    this.showOffer();
    this.problem.textContent = "";
    if (this.shop.hooks.isV2 && !["SELECT", "RADIO", "CHECKBOX"].includes(option.type)) return;
    this.shop.hooks.events.OnProductOptionsChanged.fire(this.product.id);
  }

  buy() {
    const empty = this.product.options.find((option) => option.required && !this.chosen[option.name]?.length);
    if (empty) {
      this.problem.textContent = `${empty.name}: ${this.words("required")}`;
      return;
    }
    this.shop.cart.addProduct({
      id: this.product.id,
      ...this.terms,
      quantity: Math.max(1, Number(this.quantity.value) || 1),
      options: this.chosen,
      callback: (done) => {
        say(this.button, done ? `${this.words("added")} ✓` : this.words("outOfStock"));
        if (done && this.views.data.settings.openBagOnAddition) this.shop.openPage("cart");
      },
    });
  }

  purchase() {
    const compact = this.design.product_details_add_to_cart_quantity_compact_view ? ".details-product-purchase--compact" : "";
    return element(`div.product-details__action-panel.details-product-purchase.product-details-module${compact}`, {},
      this.stock, ...purchaseTerms(this),
      element("div.product-details-module__content.product-details-module__content--indented", {},
        element("div.details-product-purchase__controls", {},
          this.shows("qty") ? element("div.details-product-purchase__qty.form-control", {}, this.quantity) : null,
          element("div.details-product-purchase__add-buttons", {},
            element(`div.details-product-purchase__add-to-bag.${BUTTON}`, {}, this.button)))),
      this.problem);
  }
}
