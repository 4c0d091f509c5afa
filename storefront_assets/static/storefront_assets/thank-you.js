// A message on the confirmation of an order, and what the merchant's tracking is told.

const PAGES = ["ORDER_CONFIRMATION", "CHECKOUT_RESULT"]; // the second in older storefronts

const isText = (value) => typeof value == "string" && value.trim() != "";

/** Return the pixel's address for an order; undefined when it is none, or leads elsewhere. */
const pixelOf = (template, values) => {
  try {
    const fill = (value) => template.replace(/\{(\w+)\}/g, (_, name) => value(name));
    const address = new URL(fill((name) => encodeURIComponent(values[name] ?? "")));
    if (address.protocol == "https:" && address.host == new URL(fill(() => "x")).host) return address.href;
  } catch {
    // Not an address.
  }
};

const list = (value) => (Array.isArray(value) ? value : []);

/** Return an order as Google Analytics describes a purchase; of the person nothing. */
const purchaseOf = (order, number, currency) => ({
  transaction_id: number,
  value: order.total,
  tax: order.tax,
  shipping: order.shipping,
  coupon: order.couponName,
  currency,
  items: list(order.items).flatMap((item) => item?.product ? {
    item_id: String(item.product.sku || item.product.id),
    item_name: item.product.name,
    price: item.product.price,
    quantity: item.quantity,
  } : []),
});

customization((context) => {
  const { settings, prefix, slot, each, onPage, onOrder, onConsent } = context;
  let order;
  /** What was told, by order and receiver. */
  const told = new Set();

  const once = (receiver, tell) => {
    const key = receiver + order.vendorNumber + order.orderNumber;
    if (told.has(key)) return;
    told.add(key);
    tell();
  };

  const track = ({ analytics, personalization }) => {
    if (!order) return;
    const { currency } = context;
    const number = String(order.vendorNumber ?? order.orderNumber ?? "");
    if (analytics && settings.google_analytics === true && typeof window.gtag == "function") {
      once("google", () => window.gtag("event", "purchase", purchaseOf(order, number, currency)));
    }
    if (personalization && settings.meta_pixel === true && typeof window.fbq == "function") {
      once("meta", () => window.fbq("track", "Purchase", { value: order.total, currency }));
    }
    if (personalization && isText(settings.affiliate_pixel)) {
      const values = { order: number, total: order.total, currency };
      const address = pixelOf(settings.affiliate_pixel, values);
      if (address) once("pixel", () => (new Image().src = address));
    }
  };

  onOrder((placed) => {
    order = Object(placed);
    track(context.consent);
  });
  onConsent(track);

  onPage((page) => {
    if (!PAGES.includes(page.type) || !isText(settings.message)) return;
    let root;
    each(".ec-store", () => {
      root =
        slot(".ec-store .page-title", "afterend") ||
        slot(".ec-store .ec-footer", "beforebegin") ||
        slot(".ec-store", "beforeend");
      if (!root || root.firstChild) return;
      root.className = prefix + "-thank-you";
      root.dir = "auto"; // the text's direction, which need not be the page's
      for (const paragraph of settings.message.split(/\n\s*\n/)) {
        const element = document.createElement("p");
        element.textContent = paragraph.trim();
        root.append(element);
      }
    });
    return () => root?.remove();
  });
});
