/** The operations by section, narrowed by the search field. */
import { byId, element } from "./dom.js";

export class OperationList {
  constructor() {
    /** @type {{link: HTMLElement, text: string}[]} */
    this.entries = [];
    const search = /** @type {HTMLInputElement} */ (byId("search"));
    search.addEventListener("input", () => this.narrow(search.value));
    byId("sidebar").addEventListener("keydown", (event) => this.move(event));
  }

  show({ operations }) {
    const sections = Map.groupBy
      ? Map.groupBy(operations, (each) => each.section)
      : operations.reduce((map, each) => map.set(each.section, [...(map.get(each.section) ?? []), each]), new Map());
    byId("operations").replaceChildren(...[...sections].map(([section, items]) =>
      element("details.section", {},
        element("summary", {}, section, " ", element("span.section__count.muted")),
        element("ul", {}, ...items.map((each) => this.entry(each))))));
    this.narrow("");
  }

  entry(operation) {
    const link = element("a", { href: `#${operation.id}`, title: `${operation.method} ${operation.path}` },
      element(`span.method.method--${operation.method.toLowerCase()}`, {}, operation.method),
      element("span.operations__name", {}, operation.name),
      operation.column === "absent" ? element("span.visually-hidden", {}, " (absent)") : null);
    link.classList.toggle("operations__absent", operation.column === "absent");
    const words = [operation.id, operation.name, operation.method, operation.path, ...operation.scopes];
    this.entries.push({ link, text: words.join(" ").toLowerCase() });
    return element("li", {}, link);
  }

  /** Shows the operations that have every word of `query` somewhere. */
  narrow(query) {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { link, text } of this.entries) {
      const fits = words.every((word) => text.includes(word));
      link.parentElement.hidden = !fits;
      if (fits) count += 1;
    }
    for (const section of byId("operations").children) {
      const shown = section.querySelectorAll("li:not([hidden])").length;
      const some = shown > 0;
      section.querySelector(".section__count").textContent = String(shown);
      section.toggleAttribute("hidden", !some);
      const chosen = section.querySelector("[aria-current]") !== null;
      section.toggleAttribute("open", some && (words.length > 0 || chosen));
    }
    byId("count").textContent = count
      ? `${count} operation${count === 1 ? "" : "s"}`
      : `Nothing fits “${query}”. Try a part of a name, path or scope.`;
  }

  mark(id) {
    for (const { link } of this.entries) {
      const isChosen = link.getAttribute("href") === `#${id}`;
      if (isChosen) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
      if (isChosen) link.closest("details").open = true;
    }
  }

  /** Arrow keys go from the search field into the list and through it. */
  move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const first = event.key === "Enter" && event.target === byId("search");
    if (!step && !first) return;
    const places = [byId("search"), ...this.entries.map(({ link }) => link)
      .filter((link) => !link.parentElement.hidden && link.closest("details").open)];
    const place = places[first ? 1 : places.indexOf(document.activeElement) + step];
    if (!place) return;
    event.preventDefault();
    place.focus();
    if (first) place.click();
  }
}
