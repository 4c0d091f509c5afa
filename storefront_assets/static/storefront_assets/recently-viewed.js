// The products that the shopper has looked at in this tab, newest first.

const isText = (value) => typeof value == "string" && value.trim() != "";

const isWebAddress = (value) => {
  try {
    return /^https?:$/.test(new URL(value).protocol);
  } catch {
    return false;
  }
};

customization(({ settings, prefix, storage, slot, each, safe, onPage }) => {
  const { heading } = settings;
  const pages = [].concat(settings.pages);
  const count = Number.isInteger(settings.count) ? Math.min(Math.max(settings.count, 1), 12) : 6;
  if (!isText(heading)) return;
  const name = prefix + "-recently-viewed";

  const make = (tag, part, ...content) => {
    const element = document.createElement(tag);
    element.className = name + "__" + part;
    element.append(...content);
    return element;
  };

  /** What was kept; whatever else stands in storage is left out. */
  const kept = () => {
    const products = storage.get("products");
    return (Array.isArray(products) ? products : []).filter(
      (each) => Number.isInteger(each?.id) && isText(each.name) && isWebAddress(each.url),
    );
  };

  const remember = (page, element) => {
    const product = {
      id: page.productId,
      name: page.name || element.querySelector(".product-details__product-title")?.textContent,
      url: location.href,
      image: element.querySelector("img")?.src,
    };
    // One more than are shown: the product whose page this is does not count.
    const others = kept().filter(({ id }) => id != product.id);
    storage.set("products", [product, ...others].slice(0, count + 1));
  };

  /** What was made, by product: a picture that is drawn already costs nothing on the next page. */
  const items = new Map();

  const itemOf = (product) => {
    if (!items.has(product.id)) items.set(product.id, makeItem(product));
    return items.get(product.id);
  };

  const makeItem = ({ id, name: title, url, image }) => {
    const link = make("a", "link");
    link.href = url;
    link.addEventListener(
      "click",
      safe((event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return; // to a new tab or window
        event.preventDefault();
        Ecwid.openPage("product", { id });
      }),
    );
    if (isWebAddress(image)) {
      const picture = make("img", "image");
      picture.src = image;
      picture.alt = ""; // the name stands beside it
      picture.loading = "lazy";
      picture.decoding = "async";
      link.append(picture);
    }
    link.append(make("span", "name", title));
    return make("li", "item", link);
  };

  onPage((page) => {
    let root;
    const products = kept().filter(({ id }) => id != page.productId).slice(0, count);
    if (page.type == "PRODUCT" && Number.isInteger(page.productId)) {
      each(".product-details", (element) => remember(page, element));
    }
    if (!pages.includes(page.type) || !products[0]) return;

    each(".ec-store", () => {
      root = slot(".ec-store .ec-footer", "beforebegin") || slot(".ec-store", "beforeend");
      if (!root || root.firstChild) return;
      root.className = name;
      const title = make("h2", "heading", heading);
      title.id = root.id + "-heading";
      const section = make("section", "section", title, make("ul", "list", ...products.map(itemOf)));
      section.setAttribute("aria-labelledby", title.id);
      root.style.display = "none"; // until the stylesheet, which may come later, shows it
      root.append(section);
    });
    return () => root?.remove();
  });
});
