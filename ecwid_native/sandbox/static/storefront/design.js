/**
 * Design settings: the merchant's of the store's profile, and over them `ec.storefront` of page and apps.
 *
 * Source: docs.ecwid.com, "Design configs", and the page of 2020 (read 2026-11).
 */

const DEFAULTS = {
  show_signin_link: true, show_breadcrumbs: true, breadcrumbs_have_home_item: true, breadcrumbs_separator: "/",
  breadcrumbs_home_url: "", product_list_show_sort_viewas_options: true, show_footer_menu: true, show_root_categories: true,
  enable_catalog_on_one_page: false, hide_category_block_show_all_enabled_products: false, enable_simple_category_list: false,
  product_list_show_frame: false, product_list_product_info_layout: "LEFT", product_list_show_product_images: true,
  product_list_show_price_ranges: false, product_list_title_behavior: "SHOW", product_list_sku_behavior: "HIDE",
  product_list_price_behavior: "SHOW", product_list_subtitles_behavior: "SHOW", product_list_buybutton_behavior: "HIDE",
  product_list_category_title_behavior: "SHOW_ON_IMAGE", product_list_image_size: "MEDIUM",
  product_list_image_aspect_ratio: "SQUARE_1", product_list_image_has_shadow: false,
  product_list_show_additional_image_on_hover: false, product_list_image_position: "AUTO",
  product_list_category_image_position: "AUTO", product_list_show_on_sale_label: true,
  product_list_show_sold_out_label: true, product_filters_visible_on_catalog_pages: true,
  product_filters_position_on_catalog_pages: "left", product_filters_position_search_page: "left",
  product_filters_opened_by_default_on_catalog_pages: true, product_filters_orientation: "VERTICAL",
  product_list_swatches_product_option_behavior: "HIDE", product_list_swatches_product_option_shape: "CIRCLE",
  product_details_swatches_product_option_shape: "CIRCLE", product_details_swatches_product_option_size: "MEDIUM",
  product_details_layout: "TWO_COLUMNS_SIDEBAR_ON_THE_RIGHT",
  product_details_gallery_layout: "IMAGE_SINGLE_THUMBNAILS_HORIZONTAL", product_details_thumbnails_aspect_ratio: "AUTO",
  product_details_show_breadcrumbs_position: "NAVIGATION_CONTAINER",
  shopping_cart_show_qty_inputs: true, shopping_cart_show_sku: false, shopping_cart_show_weight: false,
  checkout_show_state_input: true, checkout_show_address_line_2: false, shopping_cart_products_collapsed_on_desktop: true,
  shopping_cart_products_collapsed_on_mobile: true, checkout_expand_billing_address_form: false,
};

/** Names of 2020 that still work, to those of today. */
const OLD_NAMES = {
  product_filters_position_category_page: "product_filters_position_on_catalog_pages",
  product_filters_opened_by_default_on_category_page: "product_filters_opened_by_default_on_catalog_pages",
};

/** @param {any} stored of the store's profile @returns {any} every setting that has a value */
export function designOf(stored) {
  const written = window.ec?.storefront;
  return { ...DEFAULTS, ...modern(stored ?? {}), ...modern(written && typeof written === "object" ? written : {}) };
}

function modern(settings) {
  const { ...result } = settings;
  for (const [old, name] of Object.entries(OLD_NAMES)) {
    if (old in result && !(name in result)) result[name] = result[old];
  }
  for (const name of ["product_filters_position_on_catalog_pages", "product_filters_position_search_page"]) {
    if (typeof result[name] === "string") result[name] = result[name].toLowerCase();
  }
  return result;
}

/** Tells whether a part of the product page is shown: it is, unless a setting says no. */
export function showsDetail(design, name) {
  return design[`product_details_show_${name}`] !== false;
}
