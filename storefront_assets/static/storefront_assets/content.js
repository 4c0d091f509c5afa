// A block of the merchant's own text: elements made of a tree, never HTML.

const TAGS = ["p", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "br"];
// Where it goes: beside which element, and on which side.
const PLACES = {
  top: [".ec-store", "afterbegin"],
  title: [".product-details__product-title, .page-title", "afterend"],
  products: [".grid__products", "beforebegin"],
  gallery: [".product-details__gallery", "beforeend"],
  price: [".product-details__product-price", "afterend"],
  buy: [".product-details__action-panel", "beforebegin"],
  bought: [".product-details__action-panel", "afterend"],
  description: [".product-details__product-description", "afterend"],
  checkout: [".ec-cart__button--checkout", "afterend"],
  bottom: [".ec-store .ec-footer", "beforebegin"],
};

// The choices of the merchant's form, and the page types that each means.
const KINDS = [
  ["CATEGORY", /^CATEGORY$/],
  ["PRODUCT", /^PRODUCT$/],
  ["SEARCH", /^SEARCH$/],
  ["CART", /^CART$/],
  ["ORDER_CONFIRMATION", /^(ORDER_CONFIRMATION|CHECKOUT_RESULT)$/], // the second in older storefronts
  ["CHECKOUT", /^CHECKOUT_/],
  ["ACCOUNT", /^(SIGN_IN|RESET_PASSWORD|ACCOUNT_|ORDERS|ADDRESS_BOOK|FAVORITES)/],
  ["OTHER", /^/],
];
const kindOf = (page) => KINDS.find(([, types]) => types.test(page.type))[0];

// Whatever the form let through: "javascript:" and its like are no links.
const isAddress = (value) => {
  try {
    return /^(https?|mailto|tel):$/.test(new URL(value).protocol);
  } catch {
    return false;
  }
};

/** Put the elements of these nodes into `parent`. */
const build = (nodes, parent, depth = 0) => {
  for (const node of Array.isArray(nodes) && depth < 9 ? nodes : []) {
    if (typeof node == "string") parent.append(node);
    else if (Array.isArray(node) && TAGS.includes(node[0])) {
      const [tag, children, address] = node;
      const element = document.createElement(tag);
      if (tag == "a" && isAddress(address)) {
        element.href = address;
        element.target = "_top"; // not caught in a frame where the shop itself is framed
      }
      build(children, element, depth + 1);
      parent.append(element);
    }
  }
};

customization(({ settings, prefix, slot, each, onPage }) => {
  const pages = [].concat(settings.pages);
  let root;

  const mount = () => {
    const [, wanted] = Object.entries(PLACES).find(([name]) => name === settings.place) || [];
    root = (wanted && slot(...wanted)) || slot(...PLACES.bottom) || slot(".ec-store", "beforeend");
    if (!root || root.firstChild) return;
    root.className = prefix + "-content";
    root.dir = "auto"; // the text's direction, which need not be the page's
    build(settings.content, root);
  };

  onPage((page) => {
    if (!pages.includes(kindOf(page)) || !settings.content?.[0]) return;
    each(".ec-store", mount); // the shop may draw its page anew
    return () => root?.remove();
  });
});
