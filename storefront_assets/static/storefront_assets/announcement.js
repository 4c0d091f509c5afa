// A line of text across the top or the bottom of every page of the shop.

// In the shopper's language: [name of the region, label of the button].
const LABELS = {
  ar: ["إعلان", "إغلاق"],
  de: ["Ankündigung", "Schließen"],
  en: ["Announcement", "Close"],
  es: ["Anuncio", "Cerrar"],
  fr: ["Annonce", "Fermer"],
  he: ["הודעה", "סגירה"],
  it: ["Annuncio", "Chiudi"],
  nl: ["Mededeling", "Sluiten"],
  pl: ["Ogłoszenie", "Zamknij"],
  pt: ["Anúncio", "Fechar"],
  ru: ["Объявление", "Закрыть"],
};

const isText = (value) => typeof value == "string" && value.trim() != "";
const isColor = (value) => typeof value == "string" && /^#[0-9a-f]{6}$/i.test(value);

// Whatever the form let through: "javascript:" and its like are no links.
const isWebAddress = (value) => {
  try {
    return /^https?:$/.test(new URL(value).protocol);
  } catch {
    return false;
  }
};

customization(({ settings, prefix, language, storage, slot, onPage, safe }) => {
  const { text, link_text, link_url, background, color } = settings;
  if (!isText(text)) return;

  const name = prefix + "-announcement";
  const [region, close] = LABELS[language.slice(0, 2)] || LABELS.en;
  const atBottom = settings.position === "bottom";

  const make = (tag, part, content) => {
    const element = document.createElement(tag);
    element.className = name + "__" + part;
    if (content) element.textContent = content;
    return element;
  };

  const makeText = () => {
    const line = make("p", "text");
    if (!isWebAddress(link_url)) {
      line.textContent = text;
      return line;
    }
    const link = make("a", "link", isText(link_text) ? link_text : text);
    link.href = link_url;
    // The same tab, and not caught in a frame where the shop itself is framed.
    link.target = "_top";
    if (isText(link_text)) line.append(text, " ");
    line.append(link);
    return line;
  };

  const makeBar = (dismiss) => {
    const bar = make("div", "bar");
    bar.role = "region";
    bar.ariaLabel = region;
    bar.dir = "auto"; // the text's direction, which need not be the page's
    if (isColor(background)) bar.style.setProperty(`--${prefix}-background`, background);
    if (isColor(color)) bar.style.setProperty(`--${prefix}-color`, color);
    bar.append(makeText());
    if (settings.dismissible !== false) {
      const button = make("button", "close", "×");
      button.type = "button";
      button.ariaLabel = close;
      button.addEventListener("click", safe(dismiss));
      bar.append(button);
    }
    return bar;
  };

  const mount = () => {
    // Lasts for this visit. The text is kept, so that another one shows again.
    if (storage.get("dismissed") === text) return;
    const root = slot("body", atBottom ? "beforeend" : "afterbegin");
    if (!root || root.firstChild) return;
    const bar = makeBar(() => {
      storage.set("dismissed", text);
      root.remove();
    });
    root.className = name + (atBottom ? " " + name + "--bottom" : "");
    root.style.display = "none"; // until the stylesheet, which may come later, shows it in its place
    root.append(bar);
    // The bar at the bottom floats; below the page's end its root keeps the same room free.
    if (atBottom) new ResizeObserver(() => (root.style.height = bar.offsetHeight + "px")).observe(bar);
  };

  mount();
  onPage(mount); // a site built on a framework may have thrown it out with the last page
});
