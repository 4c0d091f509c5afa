/** The OpenAPI document of the sandbox as a list of operations and types. */

const METHODS = ["get", "post", "put", "delete"];

/**
 * @param {any} document_ as `GET /_sandbox/openapi` answers it
 * @param {string} apiUrl ends in /api/v3
 */
export function readCatalogue(document_, apiUrl) {
  const operations = Object.entries(document_.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => operation(path, item, method)));
  const { schemas, securitySchemes } = document_.components;
  return { operations, schemas, scopes: securitySchemes.token["x-scopes"], origin: new URL(apiUrl).origin };
}

function operation(path, item, method) {
  const { operationId, tags, summary, parameters, security, requestBody, description } = item[method];
  return {
    id: operationId,
    section: tags[0],
    name: summary,
    method: method.toUpperCase(),
    // Paths of other hosts are served on the REST API's origin as they are.
    path: item.servers ? path : `/api/v3${path}`,
    parameters,
    scopes: security[0]?.token ?? [],
    content: requestBody?.content ?? null,
    note: description ?? "",
    column: item[method]["x-sandbox"],
  };
}

/** Follows a reference into the types. */
export function resolve(schemas, schema) {
  const name = typeName(schema);
  return name ? { ...schemas[name], ...schema, $ref: undefined } : schema;
}

/** The name of the type that a schema refers to, or "". */
export function typeName(schema) {
  return (schema.$ref ?? "").replace("#/components/schemas/", "");
}

/** What a value of this schema is, in words. */
export function describe(schema) {
  const name = typeName(schema);
  if (name) return name.replace(/^Enum\./, "");
  if (schema.type === "array") return `list of ${describe(schema.items)}`;
  if (schema.additionalProperties) return `map of ${describe(schema.additionalProperties)}`;
  return schema.type ?? "any";
}

/** A first value for a field of this schema: enough to be filled in. */
export function exampleOf(schemas, schema, depth = 0) {
  const whole = resolve(schemas, schema);
  if (whole.enum) return whole.enum[0];
  if (whole.examples) return whole.examples[0];
  switch (whole.type) {
    case "array": return depth < 3 ? [exampleOf(schemas, whole.items, depth + 1)] : [];
    case "boolean": return true;
    case "integer": return 1;
    case "number": return 9.99;
    case "string": return "text";
    default: return objectExample(schemas, whole, depth);
  }
}

/** The fields that the documentation wants to have; a whole object would be hard to read. */
function objectExample(schemas, whole, depth) {
  if (depth >= 4) return {};
  return Object.fromEntries(Object.entries(whole.properties ?? {})
    .filter(([, field]) => !field.readOnly && /^Required/.test(field.description ?? ""))
    .map(([name, field]) => [name, exampleOf(schemas, field, depth + 1)]));
}
