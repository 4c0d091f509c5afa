/** Keeps what apps have put into a page when the shop draws the page anew. */
import { isOurs } from "./dom.js";

/** Moves nodes that are not the shop's own from one drawing of a page to the same places of another. */
export function keepForeign(before, after) {
  for (const node of foreignIn(before)) {
    const parent = node.parentNode;
    const place = parent === before ? after : counterpart(parent, before, after);
    if (!place) continue;
    const position = [...parent.childNodes].filter((each) => isOurs(each) || each.nodeType === Node.TEXT_NODE)
      .filter((each) => each.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING).length;
    place.insertBefore(node, [...place.childNodes].filter((each) => isOurs(each) || each.nodeType === Node.TEXT_NODE)[position] ?? null);
  }
}

/** The outermost foreign elements, in the order of the page. */
function foreignIn(root) {
  return [...root.querySelectorAll("*")].filter((node) => !isOurs(node) && (node.parentNode === root || isOurs(node.parentNode)));
}

/** The element of the other drawing that has the same class and is as far down the page. */
function counterpart(node, before, after) {
  const name = node.classList?.[0];
  const selector = name ? `.${CSS.escape(name)}` : node.tagName.toLowerCase();
  const index = [...before.querySelectorAll(selector)].indexOf(node);
  return [...after.querySelectorAll(selector)][index] ?? null;
}
