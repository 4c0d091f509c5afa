/** The store's legal pages, in the merchant's words. */
import { element } from "./dom.js";

/** @param {import("./views.js").Views} views @param {string} name such as "pages/terms" */
export function legalPage(views, name) {
  const { data, words } = views;
  const page = data.settings.legalPages.find((each) => each.name === name);
  const title = page?.title || words(`page_${name.split("/")[1]}`);
  if (page?.url) return [views.title(title), element("a.ec-link", { href: page.url }, page.url)];
  return [views.title(title), element("div.ec-legal", {}, plain(page?.text) || words("noText"))];
}

/** A merchant's HTML as text: nothing of it can become markup here. */
function plain(html = "") {
  const parsed = new DOMParser().parseFromString(html.replace(/<(?:br|\/p|\/li|\/h\d)>/gi, "\n$&"), "text/html");
  return parsed.body.textContent.trim();
}
