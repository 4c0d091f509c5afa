/** Explains the fields of a body; a click puts one into it. */
import { describe, exampleOf, resolve } from "./catalogue.js";
import { element } from "./dom.js";

const MAX_DEPTH = 5;

/**
 * @param {any} schemas
 * @param {any} schema of the body
 * @param {(path: string[], example: any) => void} insert
 * @returns {HTMLElement|null} null when the body has no known fields
 */
export function fieldList(schemas, schema, insert, path = []) {
  const whole = resolve(schemas, schema);
  const inner = whole.type === "array" ? resolve(schemas, whole.items) : whole;
  const fields = Object.entries(inner.properties ?? {}).filter(([, field]) => !field.readOnly);
  if (!fields.length || path.length >= MAX_DEPTH) return null;
  return element("ul.fields", {}, ...fields.map(([name, field]) => {
    const here = [...path, name];
    // Only what lies in plain objects can be put in place: in a list it would be unclear where.
    const canInsert = whole.type !== "array";
    return element("li", {},
      element("div.fields__line", {},
        canInsert
          ? element("button.fields__name", {
            type: "button",
            title: "Put it into the body",
            onclick: () => insert(here, exampleOf(schemas, field)),
          }, name)
          : element("span.fields__name", {}, name),
        element("span.muted", {}, describe(field)),
        field.deprecated ? element("span.tag", {}, "deprecated") : null,
        /^Required/.test(field.description ?? "") ? element("span.tag", {}, "required to create") : null,
        field.description?.includes("null clears") ? element("span.tag", {}, "null clears it") : null),
      values(schemas, field),
      inside(schemas, field, canInsert ? insert : null, here));
  }));
}

function values(schemas, field) {
  const whole = resolve(schemas, field.type === "array" ? field.items : field);
  const texts = whole.enum ?? (whole.type === "string" && whole.examples?.length > 1 ? whole.examples : null);
  return texts ? element("p.fields__values", {}, texts.join(", ")) : null;
}

/** The fields of a field, made when it is opened: types can hold themselves. */
function inside(schemas, field, insert, path) {
  const whole = resolve(schemas, field);
  const inner = whole.type === "array" ? resolve(schemas, whole.items) : whole;
  if (!inner.properties || path.length >= MAX_DEPTH) return null;
  const details = element("details", {}, element("summary", {}, "its fields"));
  details.addEventListener("toggle", () => {
    if (details.children.length > 1) return;
    const list = whole.type === "array" || !insert
      ? fieldList(schemas, { type: "array", items: inner }, () => {}, path)
      : fieldList(schemas, field, insert, path);
    details.append(list ?? element("p.muted", {}, "It cannot be written."));
  });
  return details;
}
