// A line of text across the top or the bottom of the shop's pages.

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

/** The day where the shopper is, as the form writes days: 2026-12-24. */
const today = () => {
  const now = new Date();
  const digits = (number) => String(number).padStart(2, "0");
  return [now.getFullYear(), digits(now.getMonth() + 1), digits(now.getDate())].join("-");
};

customization(({ settings, prefix, language, storage, slot, onPage, safe }) => {
  const { text, link_text, link_url, background, color, theme, starts_on, ends_on } = settings;
  const lines = isText(text) ? text.split(/\s*\n\s*/).filter(isText) : [];
  if (!lines[0]) return;

  const name = prefix + "-announcement";
  const [region, close] = LABELS[language.slice(0, 2)] || LABELS.en;
  const atBottom = settings.position === "bottom";
  const pages = Array.isArray(settings.pages) ? settings.pages : KINDS.map(([kind]) => kind);
  let turn = -1;
  let root;

  const make = (tag, part, content) => {
    const element = document.createElement(tag);
    element.className = name + "__" + part;
    if (content) element.textContent = content;
    return element;
  };

  const makeText = (message) => {
    const line = make("p", "text");
    if (!isWebAddress(link_url)) {
      line.textContent = message;
      return line;
    }
    const link = make("a", "link", isText(link_text) ? link_text : message);
    link.href = link_url;
    // The same tab, and not caught in a frame where the shop itself is framed.
    link.target = "_top";
    if (isText(link_text)) line.append(message, " ");
    line.append(link);
    return line;
  };

  const makeBar = () => {
    const bar = make("div", "bar");
    bar.role = "region";
    bar.ariaLabel = region;
    bar.dir = "auto"; // the text's direction, which need not be the page's
    // Before there were themes the colors were the merchant's own.
    if (isText(theme) && /^(?!own$)[a-z]+$/.test(theme)) bar.className += ` ${name}--${theme}`;
    else {
      if (isColor(background)) bar.style.setProperty(`--${prefix}-background`, background);
      if (isColor(color)) bar.style.setProperty(`--${prefix}-color`, color);
    }
    if (settings.dismissible !== false) {
      const button = make("button", "close", "×");
      button.type = "button";
      button.ariaLabel = close;
      button.addEventListener(
        "click",
        safe(() => {
          storage.set("dismissed", text);
          root.remove();
        }),
      );
      bar.append(button);
    }
    return bar;
  };

  const isDue = () => {
    const day = today();
    return !(isText(starts_on) && day < starts_on) && !(isText(ends_on) && day > ends_on);
  };

  const show = (message) => {
    // Lasts for this visit. The text is kept, so that another one shows again.
    if (!isDue() || storage.get("dismissed") === text) return root?.remove();
    root = slot("body", atBottom ? "beforeend" : "afterbegin");
    if (!root) return;
    const isNew = !root.firstChild;
    const bar = root.firstChild || makeBar();
    const line = bar.querySelector("p");
    // A message that somebody is about to press stays.
    if (line?.textContent == message || bar.matches(":focus-within")) return;
    bar.prepend(makeText(message));
    line?.remove();
    if (!isNew) return;
    root.className = name + (atBottom ? " " + name + "--bottom" : "");
    root.style.display = "none"; // until the stylesheet, which may come later, shows it in its place
    root.append(bar);
    // The bar at the bottom floats; below the page's end its root keeps the same room free.
    if (atBottom) new ResizeObserver(() => (root.style.height = bar.offsetHeight + "px")).observe(bar);
  };

  // Known for all pages, it need not wait for the first one, which comes when the shop is drawn.
  if (KINDS.every(([kind]) => pages.includes(kind))) show(lines[0]);
  onPage((page) => {
    if (!pages.includes(kindOf(page))) return root?.remove();
    turn = (turn + 1) % lines.length;
    show(lines[turn]); // a site built on a framework may have thrown it out with the last page
  });
});
