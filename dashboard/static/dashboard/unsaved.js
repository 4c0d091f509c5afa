/**
 * What of the page is not saved: a section is, while its values differ from those it had when it
 * was last saved.
 */

/**
 * The entries of one section: what a save of it sends.
 *
 * @param {Iterable<[string, FormDataEntryValue]>} data of the whole form
 * @param {Iterable<string>} names of the section's controls
 * @returns {FormData}
 */
export function pick(data, names) {
  const wanted = new Set(names);
  const own = new FormData();
  for (const [name, value] of data) if (wanted.has(name)) own.append(name, value);
  return own;
}

/**
 * The values of a section as text, to compare by.
 *
 * @param {FormData} data
 */
export function fingerprint(data) {
  return JSON.stringify([...data].map(([name, value]) => [name, value.name ?? value]));
}

/**
 * @param {HTMLElement} section
 * @returns {FormData} what the section would send
 */
export function sectionData(section) {
  const names = [...section.querySelectorAll("[name]:not(button)")].map(({ name }) => name);
  return pick(new FormData(section.closest("form")), names);
}

/** Remembers each section as it was last saved, and tells which ones differ from that. */
export class Unsaved {
  /** @type {Map<string, {fingerprint: string, markup: Element}>} */
  #saved = new Map();
  /** @type {Set<string>} rendered with values that the store does not have */
  #typed = new Set();

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    for (const section of this.sections()) this.remember(section);
  }

  /** @returns {HTMLElement[]} */
  sections() {
    return [...this.form.querySelectorAll("[data-section]")];
  }

  /**
   * Takes note of a section that the server has just rendered. One that shows unsaved values
   * stays unsaved, whatever it is compared with.
   *
   * @param {HTMLElement} section
   */
  remember(section) {
    const slug = section.dataset.section;
    if ("unsaved" in section.dataset) {
      this.#typed.add(slug);
      return;
    }
    this.#typed.delete(slug);
    const form = document.createElement("form");
    form.append(section.cloneNode(true));
    form.reset(); // somebody may have typed before this module arrived
    form.querySelector(".section-notice").replaceChildren();
    const markup = form.firstElementChild;
    this.#saved.set(slug, { fingerprint: fingerprint(sectionData(markup)), markup });
  }

  /** @returns {HTMLElement[]} the sections that differ from what is saved */
  changed() {
    return this.sections().filter((section) => {
      const slug = section.dataset.section;
      const saved = this.#saved.get(slug);
      return this.#typed.has(slug) || fingerprint(sectionData(section)) !== saved?.fingerprint;
    });
  }

  /**
   * A copy of the section as it was last saved; undefined when this page never had it like that.
   *
   * @param {HTMLElement} section
   * @returns {HTMLElement | undefined}
   */
  pristine(section) {
    return this.#saved.get(section.dataset.section)?.markup.cloneNode(true);
  }
}
