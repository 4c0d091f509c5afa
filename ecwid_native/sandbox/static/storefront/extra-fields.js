/**
 * Extra fields of the checkout: those of `ec.order.extraFields` and those that the store has by REST.
 *
 * Source: docs.ecwid.com, "Add checkout extra fields with JavaScript", "Checkout extra fields" (read 2026-11).
 * Both spellings of the types are taken, and the `selectOptions` of 2020; a choice without options is a text.
 */
import { choiceField, textField } from "./forms.js";

const CHOICES = ["select", "radiobuttons", "checkbox", "togglebuttongroup"];
const INPUT_TYPES = {
  text: "TEXT", textarea: "TEXTAREA", select: "SELECT", radiobuttons: "RADIO_BUTTONS", checkbox: "CHECKBOX",
  togglebuttongroup: "TOGGLE_BUTTON_GROUP", datetime: "DATETIME", empty: "LABEL", label: "LABEL",
};
const SECTIONS = {
  email: "CHECKOUT_ADDRESS", shipping_address: "CHECKOUT_ADDRESS", shipping_methods: "CHECKOUT_DELIVERY",
  pickup_methods: "CHECKOUT_DELIVERY", pickup_details: "CHECKOUT_DELIVERY", payment_details: "CHECKOUT_PAYMENT_DETAILS",
};
/** Sections that the shop asks for in the place of another one. */
const SAME_PLACE = { cart: "email", billing_address: "shipping_address", order_comments: "payment_details" };
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/** What may be chosen; the documentation of 2020 had plain texts. */
function optionsOf({ options, selectOptions }) {
  if (Array.isArray(options)) return options.filter((each) => each?.title);
  return Array.isArray(selectOptions) ? selectOptions.filter(Boolean).map((each) => ({ title: String(each) })) : [];
}

export class ExtraFields {
  /** @param {{stored: any[], language: string, words: (key: string) => string}} options `stored`: of REST */
  constructor({ stored, language, words }) {
    this.stored = stored;
    this.language = language;
    this.words = words;
  }

  /** Every field that is not switched off, those of scripts over those of REST. */
  all(checkout) {
    const scripted = window.ec?.order?.extraFields;
    const own = Object.entries(scripted && typeof scripted === "object" ? scripted : {})
      .filter(([, field]) => field && typeof field === "object").map(([key, field]) => ({ ...field, key }));
    const keys = own.map((field) => field.key);
    return [...this.stored.filter((field) => !keys.includes(field.key)), ...own]
      .map((field) => this.normal(field, checkout)).filter((field) => field.available !== false);
  }

  normal(source, checkout) {
    const override = (Array.isArray(source.overrides) ? source.overrides : [])
      .find((each) => each?.conditions?.shippingMethod === checkout.shippingMethod && checkout.shippingMethod);
    const field = { ...source, ...override?.fieldsToOverride };
    const kind = String(field.type ?? "text").toLowerCase().replaceAll("_", "");
    const options = optionsOf(field);
    const section = String(field.checkoutDisplaySection ?? "").toLowerCase();
    const isKnown = Object.hasOwn(INPUT_TYPES, kind) && (options.length > 0 || !CHOICES.includes(kind));
    return {
      ...field, options, kind: isKnown ? kind : "text",
      section: Object.hasOwn(SAME_PLACE, section) ? SAME_PLACE[section] : section,
      title: this.text(field, "title"), subtitle: this.text(field, "subtitle"),
      initial: this.text(field, "value"),
    };
  }

  text(field, name) {
    return String(field[`${name}Translated`]?.[this.language] ?? field[name] ?? "");
  }

  /** The fields of a section that this shopper sees. */
  shown(section, checkout) {
    return this.all(checkout).filter((field) => field.section === section && isFor(field, checkout));
  }

  /** @returns {any[]} fields of a form for one section, which write what is entered into the checkout */
  fields(section, checkout, changed = () => {}) {
    return this.shown(section, checkout).map((field) => {
      const value = checkout.extraValues[field.key] ?? field.initial;
      const shown = this.input(field, value, () => {
        checkout.extraValues = { ...checkout.extraValues, [field.key]: shown.value };
        changed();
      });
      shown.node.classList.add("ec-extra-field", `ec-extra-field--${field.key.replace(/[^\w-]/g, "-")}`);
      return shown;
    });
  }

  input(field, value, changed) {
    const shared = { name: field.key, label: field.title, hint: field.subtitle || this.text(field, "tip"), required: field.required === true };
    if (field.kind === "empty" || field.kind === "label") {
      const label = textField({ ...shared, required: false });
      label.input.parentNode.remove();
      return label;
    }
    if (field.kind === "radiobuttons" || field.kind === "checkbox" || field.kind === "togglebuttongroup") {
      return choiceField({
        ...shared, several: field.kind === "checkbox", value: value.split(", "), changed,
        classes: field.kind === "togglebuttongroup" ? ".ec-radiogroup--buttons" : "",
        choices: field.options.map((option) => ({ value: option.title, content: [this.optionText(option)] })),
      });
    }
    const shown = textField({ ...shared, ...this.kindOf(field), value, placeholder: this.text(field, "textPlaceholder") || undefined });
    shown.input.addEventListener("input", changed);
    shown.input.addEventListener("change", changed);
    return shown;
  }

  kindOf(field) {
    if (field.kind === "textarea") return { rows: 3 };
    if (field.kind === "select") {
      const none = field.required || field.initial ? {} : { "": "—" };
      return { choices: { ...none, ...Object.fromEntries(field.options.map((option) => [option.title, this.optionText(option)])) } };
    }
    if (field.kind !== "datetime") return { attributes: { maxlength: 255 } };
    const { minDate, maxDate, showTime, incrementMinuteBy, limitAvailableHoursWeekly: hours } = field.datePickerOptions ?? field.datepickerOptions ?? {};
    return {
      type: showTime ? "datetime-local" : "date",
      attributes: { min: local(minDate, showTime), max: local(maxDate, showTime), step: showTime && incrementMinuteBy ? incrementMinuteBy * 60 : undefined },
      check: (value) => (!value || isOpen(value, hours, showTime) ? "" : this.words("notOpen")),
    };
  }

  optionText(option) {
    const title = option.titleTranslated?.[this.language] ?? option.title;
    return option.subtitle ? `${title} – ${option.subtitleTranslated?.[this.language] ?? option.subtitle}` : title;
  }

  /** What the order gets: values and what they cost. Fields that this shopper does not see are left out. */
  collected(checkout) {
    const filled = this.all(checkout).map((field) => ({ ...field, value: checkout.extraValues[field.key] ?? field.initial }))
      .filter((field) => field.value !== "" && INPUT_TYPES[field.kind] !== "LABEL")
      .filter((field) => !Object.hasOwn(SECTIONS, field.section) || isFor(field, checkout));
    return {
      extraFields: filled.map((field, index) => ({
        id: field.key, value: field.value, title: field.title, customerInputType: INPUT_TYPES[field.kind],
        orderDetailsDisplaySection: String(field.orderDetailsDisplaySection ?? "order_comments").toLowerCase(),
        orderBy: String(index), showInInvoice: field.showInInvoice === true, showInNotifications: field.showInNotifications === true,
      })),
      surcharges: filled.map((field) => this.surcharge(field)).filter(Boolean),
    };
  }

  surcharge(field) {
    const chosen = field.options.filter((option) => field.value.split(", ").includes(option.title) && Number(option.surcharge));
    if (!chosen.length || !field.surchargeType) return null;
    const value = chosen.reduce((sum, option) => sum + Number(option.surcharge), 0);
    const name = field.surchargeShortName ?? {};
    const title = name.nameTranslated?.[this.language] ?? name.name ?? field.title;
    const percent = field.surchargeType === "PERCENT" && name.showSurchargePercentValue !== false ? ` (${value}%)` : "";
    return { id: field.key, value, type: field.surchargeType, description: title + percent, taxable: field.surchargeTaxable === true };
  }
}

function isFor(field, checkout) {
  const country = (checkout.shippingPerson ?? checkout.billingPerson)?.countryCode;
  const fits = (list, value) => !Array.isArray(list) || !list.length || list.map(String).includes(String(value));
  if (field.section.startsWith("pickup") && !checkout.isPickup) return false;
  return fits(field.showForCountry, country) && fits(field.showForShippingMethodIds, checkout.shippingMethodId)
    && fits(field.showForPaymentMethodIds, checkout.paymentMethodId);
}

/** A moment as an input of the browser has it, in local time. */
function local(moment, hasTime) {
  const date = moment ? new Date(moment) : null;
  if (!date || Number.isNaN(date.getTime())) return undefined;
  const text = new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString();
  return text.slice(0, hasTime ? 16 : 10);
}

/** Tells whether the weekly hours have the day, and the time if one was asked for. */
function isOpen(value, hours, hasTime) {
  if (!hours || typeof hours !== "object") return true;
  const ranges = hours[DAYS[new Date(value).getDay()]];
  if (!Array.isArray(ranges)) return false;
  const time = value.slice(11, 16);
  return !hasTime || ranges.some(([from, until]) => from <= time && time <= until);
}
