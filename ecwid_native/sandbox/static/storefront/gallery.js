/** The pictures of a product: one with thumbnails, or all below each other. */
import { element, picture } from "./dom.js";

/** @param {import("./views.js").Views} views @param {any} product */
export function gallery(views, product) {
  const { design } = views;
  const all = [product.picture, ...(product.gallery ?? [])].filter(Boolean);
  const kind = design.product_details_gallery_layout.toLowerCase().replaceAll("_", "-");
  const box = (...content) => element(`div.product-details__gallery.details-gallery.details-gallery--${kind}`, {}, ...content);
  if (all.length < 2) return box(picture(product));
  const image = (src, index) => element("img.details-gallery__picture", {
    src, alt: index ? `${product.name}, ${index + 1}` : product.name, width: 800, height: 800, loading: index ? "lazy" : "eager",
  });
  if (design.product_details_gallery_layout === "IMAGE_FEED") return box(...all.map(image));
  const wished = (product.media ?? []).findIndex((each) => String(each.id) === String(views.shop.route?.params?.productMedia));
  const first = Math.max(0, wished);
  const main = image(all[first], first);
  const thumbs = all.map((src, index) => element("button.details-gallery__thumb", {
    type: "button", "aria-pressed": String(index === first), "aria-label": `${product.name}, ${index + 1}`,
    onclick: () => {
      main.src = src;
      thumbs.forEach((each, other) => each.setAttribute("aria-pressed", String(other === index)));
    },
  }, element("img", { src, alt: "", loading: "lazy" })));
  return box(main, element("div.details-gallery__thumbs", {}, ...thumbs));
}
