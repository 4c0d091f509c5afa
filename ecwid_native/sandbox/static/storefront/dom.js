/** Builds the shop's nodes without HTML strings, so that no name can become markup. */

/** What the shop has made, as opposed to what apps put beside it. */
const made = new WeakSet();

/** @param {Node} node */
export function isOurs(node) {
  return made.has(node);
}

/**
 * @param {string} tag tag name with classes after dots
 * @param {Record<string, any>} [attributes] `on…` members are listeners
 * @param {...(Node|string|null)} children
 */
export function element(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const node = document.createElement(name);
  made.add(node);
  if (classes.length) node.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value != null) node.setAttribute(key, String(value));
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

/** Changes what a button says. Its element stays: a click whose press has changed the text still counts. */
export function say(button, text) {
  const place = button.querySelector(".form-control__button-text");
  if (place) place.textContent = text;
  else button.append(element("span.form-control__button-text", {}, text));
}

/** A quiet drawing keeps the place of a picture that the product does not have. */
export const NO_PICTURE = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240"><rect width="240" height="240" fill="#eee9de"/>'
  + '<g fill="none" stroke="#b9b2a3" stroke-width="5"><rect x="75" y="80" width="90" height="80" rx="6"/>'
  + '<path d="m78 150 26-30 20 20 16-14 22 26"/><circle cx="142" cy="104" r="8"/></g></svg>')}`;

export function picture(product) {
  return element("img", { src: product.picture || NO_PICTURE, alt: product.name, width: 240, height: 240 });
}
