/** Builds DOM without HTML strings, so that no store name or message can become markup. */

/**
 * @param {string} tag tag name, with classes after dots: "div.card.card--app"
 * @param {Record<string, any>} [attributes] `on…` members are listeners, others attributes
 * @param {...(Node|string|null)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const node = document.createElement(name);
  node.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value != null) node.setAttribute(key, String(value));
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

/** @param {string} id */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** What the server wrote into the page. */
export const pageData = JSON.parse(byId("data").textContent || "{}");
