/**
 * The settings form with JavaScript: saves the sections that changed one after the other, and
 * puts what the server answers in their place. Without this module the same form is posted whole.
 */
import { keepDrafts, restoreDrafts } from "./drafts.js";
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
    const restored = restoreDrafts(form, this.unsaved.sections());
    for (const slider of form.querySelectorAll("input[type=range]")) showValue(slider);
    this.#showUnsaved(restored ? "restored" : "unsaved");
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
    this.bar.button("save").focus({ preventScroll: true }); // the bar is in sight
  }

  /** Takes the question back. */
  stay() {
    this.#leave = null;
    this.#showUnsaved();
  }

  /** Says that nothing can be saved any more; what was typed stays on the page. */
  end() {
    this.#hasEnded = true;
    const isKept = keepDrafts(this.form, this.unsaved.sections(), this.unsaved.changed());
    this.bar.show(isKept || !this.isUnsaved ? "ended" : "stranded");
  }

  /** Saves every section that changed. */
  async save() {
    const focused = document.activeElement?.id;
    const answers = [];
    for (const section of this.unsaved.changed()) {
      const answer = await this.#send(section.dataset.url, section, sectionData(section));
      if (!answer) return;
      answers.push(answer);
    }
    if (answers.length) this.#finish(answers, focused);
  }

  /** Puts every section back to what is saved. */
  async discard() {
    for (const section of this.unsaved.changed()) {
      const pristine = this.unsaved.pristine(section);
      if (pristine) {
        section.replaceWith(pristine);
        this.unsaved.remember(pristine);
      } else {
        const data = sectionData(section);
        data.append(`${section.dataset.section}--discard`, "1");
        if (!(await this.#send(section.dataset.url, section, data))) return;
      }
    }
    this.#showUnsaved();
    this.form.querySelector("h2")?.focus({ preventScroll: true });
  }

  /** @param {SubmitEvent} event of the form; the buttons of notices have addresses of their own */
  async #submitted(event) {
    event.preventDefault();
    if (this.#isBusy || this.#hasEnded) return;
    const button = event.submitter;
    const target = button?.hasAttribute("formaction") && button.closest(button.dataset.target);
    if (!target) {
      await this.save();
      return;
    }
    const data = target.matches("[data-section]") ? sectionData(target) : new FormData();
    if (button.name) data.append(button.name, button.value);
    const answer = await this.#send(button.formAction, target, data);
    if (answer) this.#finish([answer]);
  }

  /**
   * Posts data and shows the answer in the place of a section, or of a notice.
   *
   * @param {string} url
   * @param {HTMLElement} target
   * @param {FormData} data
   * @returns {Promise<Element | null>} the answer; null when there was none to show
   */
  async #send(url, target, data) {
    const { parentElement, previousElementSibling } = target;
    this.#isBusy = true;
    this.bar.show("saving", this.#names());
    target.inert = true; // what was typed now would be lost with the old section
    const isAnswered = await post(url, target, data);
    target.inert = false;
    this.#isBusy = false;
    if (this.#hasEnded) return null;
    if (!isAnswered) {
      this.bar.show("failed", this.#names());
      return null;
    }
    const answer = previousElementSibling?.nextElementSibling ?? parentElement.firstElementChild;
    if (answer.matches("[data-section]")) {
      keepSecrets(target, answer);
      this.unsaved.remember(answer);
    }
    return answer;
  }

  /**
   * Leads to what needs the merchant: the first wrong field, else the first warning. If nothing
   * does, goes on as before.
   *
   * @param {Element[]} answers
   * @param {string} [focused] id of what had the focus
   */
  #finish(answers, focused) {
    this.#showUnsaved();
    const problem = find(answers, "[aria-invalid=true]") ?? find(answers, ".alert[role=alert]");
    if (problem) {
      this.#leave = null;
      problem.closest("details")?.setAttribute("open", "");
      problem.focus();
      return;
    }
    if (this.#leave) {
      this.#leave();
      return;
    }
    if (!this.isUnsaved && find(answers, ".alert-success")) this.bar.show("saved");
    const place = document.getElementById(focused) ?? find(answers, "h2") ?? answers[0];
    place.focus({ preventScroll: true });
  }

  #names() {
    return this.unsaved.changed().map((section) => section.dataset.title);
  }

  /** @param {import("./save-bar.js").State} [state] of the bar when there is something to say */
  #showUnsaved(state = "unsaved") {
    if (this.#isBusy) return;
    const changed = this.unsaved.changed();
    keepDrafts(this.form, this.unsaved.sections(), changed);
    if (this.#hasEnded) return;
    this.bar.show(changed.length ? state : "hidden", changed.map(({ dataset }) => dataset.title));
  }

  /** @param {Element} field that somebody types into */
  #edited(field) {
    field.closest("[data-section]")?.querySelector(".alert-success")?.remove();
    if (field.type === "range") showValue(field);
    this.#leave = null;
    this.#showUnsaved();
  }
}

/**
 * @param {Element[]} elements
 * @param {string} selector
 * @returns {HTMLElement | undefined} the first such element among them or inside
 */
function find(elements, selector) {
  return elements
    .map((element) => (element.matches(selector) ? element : element.querySelector(selector)))
    .find(Boolean);
}

/**
 * Shows the value of a slider beside it.
 *
 * @param {HTMLInputElement} slider
 */
function showValue(slider) {
  const output = slider.nextElementSibling;
  if (output?.matches("output")) output.textContent = slider.value;
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
