/** What the shop does to the page around it: styles, title, languages. */
import { element } from "./dom.js";

const STYLES = ["shop.css", "catalog.css", "checkout.css", "widgets.css"];

export function linkStyles() {
  const linked = [...document.querySelectorAll("link")].map((link) => link.href);
  const missing = STYLES.map((name) => new URL(name, import.meta.url).href)
    // Our own page links them already, so that nothing is drawn, and then moved, without them.
    .filter((href) => !linked.includes(href));
  document.head.prepend(...missing.map((href) => element("link", { rel: "stylesheet", href })));
}

/** Tells search engines of the site's pages in other languages. */
export function linkLanguages(config) {
  const { enableHreflangTags, internationalPages } = config.storefrontUrls ?? {};
  if (!enableHreflangTags || !internationalPages || typeof internationalPages !== "object") return;
  document.head.append(...Object.entries(internationalPages).map(([code, href]) =>
    element("link", { rel: "alternate", hreflang: code === "default" ? "x-default" : code, href })));
}

/** The page that is open, in the store's other languages; only the sandbox's own page has a place for that. */
export function showLanguages({ languages, language }) {
  const place = document.querySelector(".site-header__languages");
  if (!place || languages.length < 2) return;
  const query = new URLSearchParams(location.search);
  place.replaceChildren(...languages.map((code) => {
    query.set("lang", code);
    return element("a", {
      href: `${location.pathname}?${query}`, lang: code, "aria-current": code === language ? "true" : null,
    }, code);
  }));
}

/** @param {any} page that is open @param {Element} root of its drawing @param {string} storeName */
export function nameWindow(page, root, storeName) {
  const isFront = page.type === "CATEGORY" && !page.categoryId;
  const title = isFront ? "" : root.querySelector("h1")?.textContent;
  document.title = [title, storeName].filter(Boolean).join(" – ");
}
