/** Puts design settings on the shop's root element: classes and variables that the stylesheets use. */

const RATIOS = { PORTRAIT_0667: "2 / 3", PORTRAIT_075: "3 / 4", SQUARE_1: "1", LANDSCAPE_1333: "4 / 3", LANDSCAPE_15: "3 / 2" };
const CARD_WIDTHS = { SMALL: "160px", MEDIUM: "230px", LARGE: "340px" };
const SWATCH_SIZES = { SMALL: "16px", MEDIUM: "20px", LARGE: "30px" };
const COLORS = {
  "color-background": "--ec-background", "color-foreground": "--ec-foreground", "color-link": "--ec-link",
  "color-button": "--accent", "color-price": "--ec-price",
};

/** @param {HTMLElement} root `.ecwid-productBrowser` @param {any} design @param {any} config `ec.config` */
export function applyLook(root, design, config) {
  const set = (name, value) => (value ? root.style.setProperty(name, value) : root.style.removeProperty(name));
  const choose = (prefix, value) => {
    for (const name of [...root.classList]) if (name.startsWith(`${prefix}-`)) root.classList.remove(name);
    root.classList.add(`${prefix}-${String(value).toLowerCase().replaceAll("_", "-")}`);
  };
  set("--card-width", CARD_WIDTHS[design.product_list_image_size]);
  set("--image-ratio", RATIOS[design.product_list_image_aspect_ratio]);
  set("--thumb-ratio", RATIOS[design.product_details_thumbnails_aspect_ratio]);
  set("--cell-gap", pixels(design.product_list_cell_spacing));
  set("--category-gap", pixels(design.product_list_category_cell_spacing));
  set("--swatch-size", SWATCH_SIZES[design.product_details_swatches_product_option_size]);
  choose("ec-info", design.product_list_product_info_layout);
  choose("ec-image", design.product_list_image_position);
  choose("ec-category-image", design.product_list_category_image_position);
  choose("ec-category-title", design.product_list_category_title_behavior);
  choose("ec-swatch", design.product_details_swatches_product_option_shape);
  root.classList.toggle("ec-framed", design.product_list_show_frame === true);
  root.classList.toggle("ec-shadowed", design.product_list_image_has_shadow === true);
  root.classList.toggle("ec-gallery-shadowed", design.product_details_additional_images_has_shadow === true);
  root.classList.toggle("ec-name-first", design.product_details_show_product_name_always_first_on_mobile === true
    || design.product_details_product_name_always_first_on_mobile === true);
  applyChameleon(root, config?.chameleon, set);
}

/** The colours and the font that a site lends its shop; "auto" is what the shop has by itself. */
function applyChameleon(root, chameleon, set) {
  const colors = chameleon?.colors && typeof chameleon.colors === "object" ? chameleon.colors : {};
  for (const [name, variable] of Object.entries(COLORS)) {
    const value = typeof colors[name] === "string" && CSS.supports("color", colors[name]) ? colors[name] : "";
    set(variable, value);
    root.classList.toggle(`ec-has-${name}`, Boolean(value));
  }
  const family = chameleon?.font && typeof chameleon.font === "object" ? chameleon.font["font-family"] : "";
  root.style.fontFamily = typeof family === "string" ? family : "";
}

function pixels(value) {
  return Number.isFinite(value) && value >= 0 ? `${value}px` : "";
}
