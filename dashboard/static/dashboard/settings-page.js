/**
 * The settings form with JavaScript: saves the sections that changed one after the other, and
 * puts what the server answers in their place. Without this module the same form is posted whole.
 */
import { post } from "./requests.js";
import { SaveBar } from "./save-bar.js";
import { Unsaved, sectionData } from "./unsaved.js";

export class SettingsPage {
  #isBusy = false;
  #hasEnded = false;
  /** @type {(() => void) | null} where to go when everything is saved */
  #leave = null;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.unsaved = new Unsaved(form);
    this.bar = new SaveBar(document.querySelector("[data-save-bar]"));
    form.addEventListener("input", ({ target }) => this.#edited(target));
    form.addEventListener("change", ({ target }) => this.#edited(target));
    form.addEventListener("submit", (event) => this.#submitted(event));
    this.bar.button("discard").addEventListener("click", () => this.discard());
    this.bar.button("leave").addEventListener("click", () => this.#leave?.());
    this.bar.button("stay").addEventListener("click", () => this.stay());
    this.#showUnsaved();
  }

  /** Whether leaving would lose something. */
  get isUnsaved() {
    return this.unsaved.changed().length > 0;
  }

  /**
   * Asks whether to save before the page goes.
   *
   * @param {() => void} leave what to do then
   */
  ask(leave) {
    if (this.#isBusy) return;
    this.#leave = leave;
    this.bar.show("asking", this.#names());
    this.bar.button("save").focus();
  }

  /** Takes the question back. */
  stay() {
    this.#leave = null;
    this.#showUnsaved();
  }

  /** Says that nothing can be saved any more; what was typed stays on the page. */
  end() {
    this.#hasEnded = true;
    this.bar.show("ended");
  }

  /** Saves every section that changed. */
  async save() {
    for (const section of this.unsaved.changed()) {
      if (!(await this.#send(section.dataset.url, section, sectionData(section)))) return;
    }
    if (this.isUnsaved) this.#showProblem();
    else if (this.#leave) this.#leave();
    else this.bar.show("saved");
  }

  /** Puts every section back to what is saved. */
  async discard() {
    for (const section of this.unsaved.changed()) {
      const { section: slug, url } = section.dataset;
      const pristine = this.unsaved.pristine(section);
      if (pristine) {
        section.replaceWith(pristine);
        this.unsaved.remember(pristine);
      } else {
        const data = new FormData();
        data.append(`${slug}-discard`, "1");
        if (!(await this.#send(url, section, data))) return;
      }
    }
    this.#showUnsaved();
    this.form.querySelector("h2")?.focus({ preventScroll: true });
  }

  /** @param {SubmitEvent} event of the form; the buttons of notices have addresses of their own */
  async #submitted(event) {
    event.preventDefault();
    const button = event.submitter;
    if (this.#isBusy || this.#hasEnded) return;
    if (!button?.hasAttribute("formaction")) {
      await this.save();
      return;
    }
    const target = button.closest(button.dataset.target) ?? this.form;
    const data = target.matches("[data-section]") ? sectionData(target) : new FormData();
    if (button.name) data.append(button.name, button.value);
    if (!(await this.#send(button.formAction, target, data))) return;
    this.#showUnsaved();
    if (this.isUnsaved) this.#showProblem();
  }

  /**
   * Posts data and shows the answer in the place of a section, or of a notice.
   *
   * @param {string} url
   * @param {HTMLElement} target
   * @param {FormData} data
   * @returns {Promise<boolean>} whether there was an answer to show
   */
  async #send(url, target, data) {
    const focused = document.activeElement?.id;
    const before = target.previousElementSibling;
    const parent = target.parentElement;
    this.#isBusy = true;
    this.bar.show("saving", this.#names());
    target.inert = true; // what was typed now would be lost with the old section
    const isAnswered = await post(url, target, data);
    this.#isBusy = false;
    target.inert = false;
    if (this.#hasEnded) return false;
    if (!isAnswered) {
      this.bar.show("failed", this.#names());
      return false;
    }
    const answer = before ? before.nextElementSibling : parent.firstElementChild;
    if (answer.matches("[data-section]")) {
      keepSecrets(target, answer);
      this.unsaved.remember(answer);
    }
    const focus = document.getElementById(focused) ?? answer.querySelector("h2") ?? answer;
    focus.focus({ preventScroll: true });
    return true;
  }

  #names() {
    return this.unsaved.changed().map((section) => section.dataset.title);
  }

  #showUnsaved() {
    if (this.#isBusy || this.#hasEnded) return;
    const names = this.#names();
    this.bar.show(names.length ? "unsaved" : "hidden", names);
  }

  /** Leads to what needs the merchant: the first wrong field, else the notice of its section. */
  #showProblem() {
    this.#leave = null;
    this.#showUnsaved();
    const places = this.unsaved.changed().map((section) =>
      section.querySelector("[aria-invalid=true]") ?? section.querySelector(".alert"));
    const place = places.find(Boolean);
    place?.closest("details")?.setAttribute("open", "");
    place?.focus();
  }

  /** @param {Element} field that somebody types into */
  #edited(field) {
    field.closest("[data-section]")?.querySelector(".alert-success")?.remove();
    this.#leave = null;
    this.#showUnsaved();
  }
}

/**
 * The server never sends a secret back, not even one that it has just refused: it stays typed.
 *
 * @param {HTMLElement} before
 * @param {HTMLElement} after
 */
function keepSecrets(before, after) {
  if (!("unsaved" in after.dataset)) return;
  for (const { id, value } of before.querySelectorAll("input[type=password]")) {
    const field = after.querySelector(`#${CSS.escape(id)}`);
    if (field && value) field.value = value;
  }
}
