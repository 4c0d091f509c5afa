/**
 * Where the window goes when a page of the shop is opened.
 *
 * Source: docs.ecwid.com, "Behavioral configs" (read 2026-11), `navigation_scrolling` and `scroll_indent`.
 */

/** @param {HTMLElement} container of the shop @param {any} config `ec.config` */
export function scrollAfterNavigation(container, config) {
  const way = config?.navigation_scrolling ?? "IMMEDIATELY";
  if (way === "DISABLED") return;
  if (way === "CUSTOM" && typeof config.custom_scroller === "function") {
    try {
      config.custom_scroller();
    } catch (error) {
      console.error("Error in custom_scroller:", error);
    }
    return;
  }
  scrollToContainer(container, config, way === "SMOOTH" ? "smooth" : "instant");
}

/** To the top of the page, or to the shop when it begins below what the window shows. */
export function scrollToContainer(container, config, behavior = "instant") {
  const indent = Number(config?.scroll_indent) || 0;
  const top = container.getBoundingClientRect().top + window.scrollY - indent;
  window.scrollTo({ top: top < window.innerHeight / 2 ? 0 : top, behavior });
}
