/** Builds the shop's nodes without HTML strings, so that no name can become markup. */

/**
 * @param {string} tag tag name with classes after dots
 * @param {Record<string, any>} [attributes] `on…` members are listeners
 * @param {...(Node|string|null)} children
 */
export function element(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const node = document.createElement(name);
  if (classes.length) node.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value != null) node.setAttribute(key, String(value));
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

/** An empty picture keeps the place of one that the product does not have. */
export const NO_PICTURE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/%3E";

export function picture(product) {
  return element("img", { src: product.picture || NO_PICTURE, alt: product.name, width: 240, height: 240 });
}
