/**
 * What of the page is not saved. A section is the part of the form whose fields are named
 * "<slug>-…"; it is unsaved while its values differ from those it had when it was last saved.
 */

/**
 * The entries of one section: what a save of it sends.
 *
 * @param {FormData} data the whole form
 * @param {string} slug
 * @returns {FormData}
 */
export function sectionData(data, slug) {
  const own = new FormData();
  for (const [name, value] of data) if (name.startsWith(`${slug}-`)) own.append(name, value);
  return own;
}

/**
 * The values of a section as text, to compare by. The revision is not something one types.
 *
 * @param {FormData} data
 * @param {string} slug
 */
export function fingerprint(data, slug) {
  const entries = [...sectionData(data, slug)].filter(([name]) => name !== `${slug}-revision`);
  return JSON.stringify(entries.map(([name, value]) => [name, typeof value === "string" ? value : value.name]));
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
    } else {
      this.#typed.delete(slug);
      const text = fingerprint(new FormData(this.form), slug);
      this.#saved.set(slug, { fingerprint: text, markup: section.cloneNode(true) });
    }
  }

  /** @returns {HTMLElement[]} the sections that differ from what is saved */
  changed() {
    const data = new FormData(this.form);
    return this.sections().filter(({ dataset: { section: slug } }) =>
      this.#typed.has(slug) || fingerprint(data, slug) !== this.#saved.get(slug)?.fingerprint);
  }

  /**
   * A copy of the section as it was last saved; null when this page never had it like that.
   *
   * @param {HTMLElement} section
   * @returns {HTMLElement | null}
   */
  pristine(section) {
    return /** @type {any} */ (this.#saved.get(section.dataset.section)?.markup.cloneNode(true)) ?? null;
  }
}
