// A few words on the pictures of products, by the merchant's rules.

const isText = (value) => typeof value == "string" && value.trim() != "";
const isColor = (value) => typeof value == "string" && /^#[0-9a-f]{6}$/i.test(value);
const list = (value) => (Array.isArray(value) ? value : []);

customization(({ settings, prefix, slot, each, onPage }) => {
  const rules = list(settings.rules).filter((rule) => isText(rule?.text));
  if (!rules[0]) return;
  const name = prefix + "-badges";

  /** The text of the first rule that fits; undefined for none. */
  const badgeOf = (id, title, ...from) =>
    rules.find(
      ({ products, categories, words }) =>
        list(products).includes(id) ||
        list(categories).some((category) => from.includes(category)) ||
        list(words).some((word) => isText(word) && title.toLowerCase().includes(word.toLowerCase())),
    )?.text;

  const make = (text) => {
    const badge = document.createElement("span");
    badge.className = name + "__badge";
    badge.dir = "auto"; // the text's direction, which need not be the page's
    badge.textContent = text;
    badge.style.display = "none"; // until the stylesheet, which may come later, shows it
    const { background, color } = settings;
    if (isColor(background)) badge.style.setProperty(`--${prefix}-badge-background`, background);
    if (isColor(color)) badge.style.setProperty(`--${prefix}-badge-color`, color);
    return badge;
  };

  onPage((page) => {
    const added = [];
    const category = page.type == "CATEGORY" ? page.categoryId : undefined;

    // Cards of a list, and those of related products; the shop makes and replaces them as it likes.
    each(".grid-product", (card) => {
      const id = Number(/grid-product--id-(\d+)/.exec(card.className)?.[1]);
      const title = card.querySelector(".grid-product__title")?.textContent || "";
      const text = badgeOf(id, title, category);
      const place = card.querySelector(".grid-product__wrap");
      if (!text || !place || place.querySelector("." + name + "__badge")) return;
      const badge = make(text);
      place.append(badge);
      added.push(badge);
    });

    if (page.type == "PRODUCT") {
      const text = badgeOf(page.productId, String(page.name || ""), page.categoryId, page.mainCategoryId);
      each(".product-details__product-title", () => {
        const place = text && slot(".product-details__product-title", "beforebegin");
        if (!place || place.firstChild) return;
        place.className = name;
        place.append(make(text));
        added.push(place);
      });
    }

    return () => added.forEach((element) => element.remove());
  });
});
