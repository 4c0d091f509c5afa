/**
 * The bar that names what is unsaved. It appears with the first change, says what became of a
 * save, and asks before the page is left. Every text is also said to screen readers.
 */
import { stickToWindow } from "./visible-area.js";

const SAVED_SHOWN_MS = 4000;

/** The buttons that each state of the bar offers. */
export const BUTTONS = {
  hidden: [],
  unsaved: ["discard", "save"],
  restored: ["discard", "save"],
  saving: ["save"],
  saved: [],
  failed: ["discard", "save"],
  asking: ["stay", "leave", "save"],
  ended: [],
  stranded: [],
};

/** @typedef {keyof typeof BUTTONS} State */

/**
 * Puts names into a sentence of the page's language.
 *
 * @param {string} sentence with "%s" where they go
 * @param {string[]} names
 * @param {string} [language]
 */
export function sentenceWith(sentence, names, language) {
  const list = new Intl.ListFormat(language || undefined, { type: "conjunction" }).format(names);
  return sentence.replace("%s", () => list);
}

export class SaveBar {
  #unstick = () => {};
  #timer = 0;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.text = element.querySelector("[data-text]");
    this.live = document.querySelector("[data-live]");
    /** @type {State} */
    this.state = "hidden";
  }

  /** @param {string} name @returns {HTMLButtonElement} */
  button(name) {
    return this.element.querySelector(`[data-button="${name}"]`);
  }

  /**
   * @param {State} state
   * @param {string[]} [names] titles of the sections that it is about
   */
  show(state, names = []) {
    clearTimeout(this.#timer);
    const sentence = this.element.getAttribute(`data-text-${state}`) ?? "";
    this.say(sentenceWith(sentence, names, document.documentElement.lang));
    for (const button of this.element.querySelectorAll("[data-button]")) {
      button.hidden = !BUTTONS[state].includes(button.dataset.button);
    }
    this.button("save").classList.toggle("btn-loading", state === "saving");
    this.button("save").setAttribute("aria-disabled", String(state === "saving"));
    if (this.element.hidden && state !== "hidden") this.#unstick = stickToWindow(this.element);
    if (state === "hidden") this.#unstick();
    this.element.hidden = state === "hidden";
    this.element.dataset.state = this.state = state;
    if (state === "saved") this.#timer = setTimeout(() => this.show("hidden"), SAVED_SHOWN_MS);
  }

  /** @param {string} text what the bar says, and a screen reader with it */
  say(text) {
    if (this.text.textContent === text) return;
    this.text.textContent = text;
    this.live.textContent = text;
  }
}
