/** Fields and forms that say what is wrong beside the field, to everybody. */
import { element } from "./dom.js";

let count = 0;

/**
 * A labelled field.
 *
 * @param {{name: string, label: string, type?: string, value?: string, required?: boolean, autocomplete?: string,
 *   choices?: Record<string, string>, rows?: number, hint?: string, placeholder?: string, optional?: string,
 *   check?: (value: string) => string, attributes?: Record<string, any>}} options
 *   `choices` (value to text) makes a list; `check` returns what is wrong, "" for nothing
 */
export function textField(options) {
  const { name, label, type = "text", value = "", required = false, choices, rows, hint, optional } = options;
  const id = `ec-field-${count += 1}`;
  const shared = {
    id, name, required, autocomplete: options.autocomplete, placeholder: options.placeholder,
    "aria-describedby": `${id}-hint ${id}-error`, ...options.attributes,
  };
  let input;
  if (choices) {
    input = element("select.form-control__select", shared, ...Object.entries(choices).map(([each, text]) =>
      element("option", { value: each, selected: each === value }, text)));
  } else if (rows) input = element("textarea.form-control__textarea.form-control__text", { ...shared, rows });
  else input = element("input.form-control__text", { ...shared, type });
  if (!choices) input.value = value;
  const problem = element("span.ec-form__error", { id: `${id}-error` });
  const kind = choices ? ".form-control--select" : "";
  const node = element(`div.ec-form__field.ec-form__field--${name.replace(/[^\w-]/g, "-")}`, {},
    element("label.ec-form__label", { for: id }, label, optional && !required ? element("span.ec-form__optional", {}, ` (${optional})`) : null),
    element(`div.form-control${kind}`, {}, input),
    element("span.ec-form__hint", { id: `${id}-hint` }, hint ?? ""), problem);
  return {
    name, node, input,
    get value() { return input.value.trim(); },
    isMissing() { return required && !input.value.trim(); },
    check: () => options.check?.(input.value.trim()) ?? "",
    show(text) { showProblem(input, problem, text); },
    focus: () => input.focus(),
  };
}

/**
 * One choice of several, or several: radio buttons, checkboxes, toggle buttons.
 *
 * @param {{name: string, label: string, choices: {value: string, content: (Node|string|null)[], classes?: string}[],
 *   value: string[], several?: boolean, required?: boolean, hint?: string, classes?: string, changed?: () => void}} options
 */
export function choiceField({ name, label, choices, value, several = false, required = false, hint, classes = "", changed }) {
  const id = `ec-field-${count += 1}`;
  const inputs = choices.map((choice) => element(`input.form-control__choice.form-control__${several ? "checkbox" : "radio"}`, {
    type: several ? "checkbox" : "radio", name: id, value: choice.value, checked: value.includes(choice.value),
    "aria-describedby": `${id}-error`, onchange: () => { field.show(""); changed?.(); },
  }));
  const problem = element("span.ec-form__error", { id: `${id}-error` });
  const node = element(`fieldset.ec-form__field.ec-radiogroup${classes}`, {},
    element("legend.ec-form__label", {}, label),
    ...choices.map((choice, index) => element(`label.ec-radiogroup__item${choice.classes ?? ""}`, {}, inputs[index],
      element("span.ec-radiogroup__content", {}, ...choice.content))),
    element("span.ec-form__hint", {}, hint ?? ""), problem);
  const field = {
    name, node,
    get values() { return inputs.filter((input) => input.checked).map((input) => input.value); },
    get value() { return this.values.join(", "); },
    isMissing() { return required && !this.values.length; },
    check: () => "",
    show(text) { problem.textContent = text; node.classList.toggle("ec-form__field--invalid", Boolean(text)); },
    focus: () => inputs[0]?.focus(),
  };
  return field;
}

/** A checkbox of its own. */
export function tick({ name, label, value = false, required = false, changed, problemText = "" }) {
  const id = `ec-field-${count += 1}`;
  const input = element("input.form-control__choice.form-control__checkbox", {
    type: "checkbox", id, name, checked: value, "aria-describedby": `${id}-error`,
    onchange: () => { field.show(""); changed?.(); },
  });
  const problem = element("span.ec-form__error", { id: `${id}-error` });
  const content = typeof label === "string" ? [label] : label;
  const field = {
    name,
    node: element("div.ec-form__tick", {}, element("label", {}, input, element("span", {}, ...content)), problem),
    get value() { return input.checked; },
    isMissing: () => false,
    check: () => (required && !input.checked ? problemText : ""),
    show(text) { showProblem(input, problem, text); },
    focus: () => input.focus(),
  };
  return field;
}

/**
 * Tells whether all is well; else every field says what is not, and the first such field has the focus.
 *
 * @param {any[]} fields @param {(key: string) => string} words
 */
export function validate(fields, words) {
  const wrong = fields.filter((field) => {
    const text = field.isMissing() ? words("required") : field.check();
    field.show(text);
    return text;
  });
  wrong[0]?.focus();
  return !wrong.length;
}

/** A form whose button is the page's main one. */
export function form({ fields, button, submit, classes = "", after = [] }) {
  const press = element("button.form-control__button", { type: "submit" }, button);
  return element(`form.ec-form${classes}`, {
    novalidate: true,
    onsubmit: async (event) => {
      event.preventDefault();
      if (press.disabled) return; // once is enough, however often it is pressed
      press.disabled = true;
      try {
        await submit();
      } finally {
        press.disabled = false;
      }
    },
  }, ...fields, element("div.ec-form__submit.form-control.form-control--button.form-control--primary", {}, press), ...after);
}

function showProblem(input, problem, text) {
  problem.textContent = text;
  if (text) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}
