/** The fields of an address, with the states of the chosen country. */
import { element } from "./dom.js";
import { textField } from "./forms.js";

export class AddressForm {
  /**
   * @param {{person: any, words: (key: string) => string, settings: any, design: any, language: string,
   *   countries: Record<string, {name: string, states: Record<string, string>}>, kind?: string, changed?: () => void}} options
   *   `kind` is the section of the browser's autocompletion, "shipping" or "billing"
   */
  constructor({ person, words, settings, design, language, countries, kind = "shipping", changed = () => {} }) {
    Object.assign(this, { words, settings, design, countries, kind });
    const filled = { countryCode: settings.country, ...person };
    const [street, secondLine = ""] = String(filled.street ?? "").split("\n");
    const names = countryNames(countries, language);
    this.fields = [
      this.text("name", filled.name, { autocomplete: "name", required: true }),
      settings.askCompanyName ? this.text("companyName", filled.companyName, { autocomplete: "organization" }) : null,
      this.text("street", street, { autocomplete: "address-line1", required: true }),
      design.checkout_show_address_line_2 ? this.text("street2", secondLine, { autocomplete: "address-line2" }) : null,
      this.text("city", filled.city, { autocomplete: "address-level2", required: true }),
      this.text("countryCode", filled.countryCode, { autocomplete: "country", required: true, choices: { "": "—", ...names } }),
      settings.askZipCode ? this.text("postalCode", filled.postalCode, { autocomplete: "postal-code", required: true }) : null,
      this.text("phone", filled.phone, { autocomplete: "tel", type: "tel" }),
    ].filter(Boolean);
    this.state = null;
    this.stateNode = element("div.ec-form__state");
    this.showStates(filled.stateOrProvinceCode);
    this.by("countryCode").input.addEventListener("change", () => {
      this.showStates("");
      changed();
    });
    const nodes = this.fields.map((field) => field.node);
    nodes.splice(nodes.indexOf(this.by("countryCode").node) + 1, 0, this.stateNode);
    this.node = element("div.ec-address-form", {}, ...nodes);
  }

  text(name, value = "", options = {}) {
    const { autocomplete, ...rest } = options;
    return textField({
      name, label: this.words(name), value, autocomplete: `${this.kind} ${autocomplete}`, optional: this.words("optional"),
      attributes: rest.choices ? {} : { maxlength: 255 }, ...rest,
    });
  }

  by(name) {
    return this.fields.find((field) => field.name === name);
  }

  /** A country with known states asks for one, unless the design hides the input. */
  showStates(value) {
    const states = this.countries[this.by("countryCode").value]?.states ?? {};
    const isAsked = Object.keys(states).length > 0 && this.design.checkout_show_state_input !== false;
    this.state = isAsked
      ? this.text("stateOrProvinceCode", value, { autocomplete: "address-level1", required: true, choices: { "": "—", ...states } })
      : null;
    this.stateNode.replaceChildren(...(this.state ? [this.state.node] : []));
  }

  /** All fields, for the check of the form. */
  get all() {
    return this.state ? [...this.fields, this.state] : this.fields;
  }

  /** @returns {any} the address that was entered, as apps get it */
  get person() {
    const entered = Object.fromEntries(this.all.map((field) => [field.name, field.value]).filter(([, value]) => value));
    const { street2, ...person } = entered;
    if (street2) person.street = `${person.street ?? ""}\n${street2}`;
    const country = this.countries[person.countryCode];
    if (country) person.countryName = country.name;
    return person;
  }
}

/** Names of countries in the shopper's language, in its order. */
export function countryNames(countries, language) {
  let names = null;
  try {
    names = new Intl.DisplayNames([language], { type: "region" });
  } catch {
    // A language that the browser does not know: English.
  }
  return Object.fromEntries(Object.entries(countries).map(([code, { name }]) => [code, names?.of(code) ?? name])
    .sort(([, one], [, other]) => one.localeCompare(other, language)));
}

/** @param {any} person @returns {string} the address in lines */
export function addressLines(person) {
  const place = [person.postalCode, person.city].filter(Boolean).join(" ");
  const state = person.stateOrProvinceName ?? person.stateOrProvinceCode;
  return [person.name, person.companyName, person.street, place, state, person.countryName ?? person.countryCode, person.phone]
    .filter(Boolean).join("\n");
}
