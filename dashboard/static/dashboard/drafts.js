/**
 * What was typed and not saved, kept in this tab until it is: the control panel throws the page
 * away when the merchant goes elsewhere, and a session may end in mid-edit.
 *
 * The session storage of a tab is gone with the tab and unknown to other sites. Secrets are left
 * out. Where the browser denies it to framed pages, as Chrome does when it blocks third-party
 * cookies, there are no drafts and all else works.
 */

/** @param {HTMLFormElement} form @param {HTMLElement} section */
const keyOf = (form, section) => `dashboard-draft:${form.dataset.draft}:${section.dataset.section}`;

/** @param {HTMLElement} section @returns {HTMLInputElement[]} what one can type into, secrets aside */
const controls = (section) =>
  [...section.querySelectorAll("input, select, textarea")].filter(({ type, name }) =>
    name && !["hidden", "password", "file", "submit"].includes(type) && !name.endsWith("-clear"));

/** @param {HTMLInputElement} control */
const read = (control) => {
  if (["checkbox", "radio"].includes(control.type)) return control.checked;
  return control.multiple ? [...control.selectedOptions].map(({ value }) => value) : control.value;
};

/** @param {HTMLInputElement} control @param {string | boolean | string[]} value */
const write = (control, value) => {
  if (typeof value === "boolean") control.checked = value;
  else if (!Array.isArray(value)) control.value = value;
  else for (const option of control.options) option.selected = value.includes(option.value);
};

/**
 * Keeps the sections that changed, forgets the others.
 *
 * @param {HTMLFormElement} form
 * @param {HTMLElement[]} sections all of them
 * @param {HTMLElement[]} changed
 * @returns {boolean} whether they will be there again
 */
export function keepDrafts(form, sections, changed) {
  try {
    for (const section of sections) {
      const key = keyOf(form, section);
      if (changed.includes(section)) {
        sessionStorage.setItem(key, JSON.stringify(controls(section).map(read)));
      } else {
        sessionStorage.removeItem(key);
      }
    }
    return true;
  } catch {
    return false; // denied, or full
  }
}

/**
 * Types the drafts into the form again.
 *
 * @param {HTMLFormElement} form
 * @param {HTMLElement[]} sections
 * @returns {boolean} whether there was one
 */
export function restoreDrafts(form, sections) {
  let found = false;
  for (const section of sections.filter(({ dataset }) => !("unsaved" in dataset))) {
    try {
      const values = JSON.parse(sessionStorage.getItem(keyOf(form, section)) ?? "null");
      const own = controls(section);
      // Other controls than the draft's: the app has changed since.
      if (!Array.isArray(values) || values.length !== own.length) continue;
      own.forEach((control, index) => write(control, values[index]));
      found = true;
    } catch {
      // Denied, or not a draft of ours.
    }
  }
  return found;
}
