/** The pictures of a product: one with thumbnails, a row to swipe, or all below each other. */
import { element, picture } from "./dom.js";

/** @param {import("./views.js").Views} views @param {any} product */
export function gallery(views, product) {
  const { design } = views;
  const all = [product.picture, ...(product.gallery ?? [])].filter(Boolean);
  const layout = design.product_details_image_carousel && all.length > 1 ? "CAROUSEL" : design.product_details_gallery_layout;
  const kind = layout.toLowerCase().replaceAll("_", "-");
  const zoom = design.product_details_show_product_photo_zoom ? ".details-gallery--zoom" : "";
  const box = (...content) => element(`div.product-details__gallery.details-gallery.details-gallery--${kind}${zoom}`, {}, ...content);
  if (!all.length) return box(picture(product));
  const opens = design.product_details_additional_images_preview_on_click;
  const shown = (index) => new Picture(views, product, { src: all[index], index, opens });
  if (all.length > 1 && ["IMAGE_FEED", "CAROUSEL"].includes(layout)) return box(...all.map((_, index) => shown(index).node));
  const wished = (product.media ?? []).findIndex((each) => String(each.id) === String(views.shop.route?.params?.productMedia));
  const first = Math.max(0, wished);
  const main = shown(first);
  return all.length < 2 ? box(main.node) : box(main.node, thumbnails(product, all, first, main));
}

function thumbnails(product, all, first, main) {
  const thumbs = all.map((src, index) => element("button.details-gallery__thumb", {
    type: "button", "aria-pressed": String(index === first), "aria-label": `${product.name}, ${index + 1}`,
    onclick: () => {
      main.show(src, index);
      thumbs.forEach((each, other) => each.setAttribute("aria-pressed", String(other === index)));
    },
  }, element("img", { src, alt: "", loading: "lazy" })));
  return element("div.details-gallery__thumbs", {}, ...thumbs);
}

/** One picture, with what is written about it; a click may show it alone. */
class Picture {
  constructor({ design, words }, product, { src, index, opens }) {
    this.product = product;
    this.words = words;
    this.image = element("img.details-gallery__picture", { width: 800, height: 800, loading: index ? "lazy" : "eager" });
    const hasCaption = design.product_details_show_image_alt_text_as_visible_description;
    this.caption = hasCaption ? element("figcaption.details-gallery__caption") : null;
    const frame = opens
      ? element("button.details-gallery__open", { type: "button", onclick: () => this.open() }, this.image)
      : element("span.details-gallery__frame", {}, this.image);
    this.node = element("figure.details-gallery__item", {}, frame, this.caption);
    this.show(src, index);
  }

  show(src, index) {
    const { name, media = [] } = this.product;
    this.image.src = src;
    this.image.alt = media[index]?.alt || (index ? `${name}, ${index + 1}` : name);
    if (this.caption) this.caption.textContent = media[index]?.alt ?? "";
  }

  open() {
    const dialog = element("dialog.details-gallery__dialog", { "aria-label": this.image.alt, onclose: () => dialog.remove() },
      element("button.ecwid-popup__close", { type: "button", "aria-label": this.words("close"), onclick: () => dialog.close() }, "✕"),
      element("img", { src: this.image.src, alt: this.image.alt }));
    this.node.append(dialog); // inside the shop, so that it goes with the page
    dialog.showModal();
  }
}
