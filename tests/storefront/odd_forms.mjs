/**
 * Forms in which the public config comes, as expressions: what is read, and what means silence.
 * Node's tests and the browser's use them, so nothing here needs either.
 *
 * Source: docs.ecwid.com, get public app details (read 2026-11), and published apps.
 */
export const ON = JSON.stringify({ announcement: { enabled: true, text: "Hello" } });
export const literal = (value) => JSON.stringify(value);

/** Config expressions that hold the settings of a bar that is on. */
export const READABLE = {
  "the stored string": literal(ON),
  "a string with white space": literal(`\n ${ON}\t`),
  "an object": ON,
  "a record {value: string}": `({ value: ${literal(ON)} })`,
  "a record {key, value: string}": `({ key: "public", value: ${literal(ON)} })`,
  "a record {key, value: object}": `({ key: "public", value: ${ON} })`,
  "a record in a string": literal(literal({ key: "public", value: ON })),
  "a string of a string": literal(literal(ON)),
  "unknown fields beside ours": literal(JSON.stringify({ ...JSON.parse(ON), v: 7, other: null })),
  "an object without a prototype": `Object.assign(Object.create(null), ${ON})`,
};

/** Config expressions after which nothing may happen. */
export const SILENT = {
  undefined: "undefined",
  null: "null",
  "an empty string": '""',
  "white space": '"  \\n"',
  "the text undefined": '"undefined"',
  "the text null": '"null"',
  "not JSON": '"{announcement:"',
  "JSON with single quotes": `"{'announcement': {'enabled': true}}"`,
  "cut JSON": literal(ON.slice(0, -4)),
  "a number": "5",
  "a number in a string": '"5"',
  true: "true",
  "a function": "() => {}",
  "a symbol": "Symbol()",
  "an array": "[]",
  "an array of settings": `[${ON}]`,
  "an array in a string": literal(`[${ON}]`),
  "an empty object": "({})",
  "an empty record": "({ key: 'public' })",
  "a record of null": "({ value: null })",
  "a record without end": "(() => { const it = {}; it.value = it; return it; })()",
  "strings without end": "'\"'.repeat(9)",
  "settings of another customization": '({ badge: { enabled: true, text: "Hello" } })',
  "settings without our names, an old schema": '({ enabled: true, text: "Hello" })',
  "settings that are null": "({ announcement: null })",
  "settings that are a string": `({ announcement: ${literal(ON)} })`,
  "settings that are an array": '({ announcement: ["Hello"] })',
  "settings that are a function": "({ announcement: () => 1 })",
  "switched off": '({ announcement: { enabled: false, text: "Hello" } })',
  "switched on by a string": '({ announcement: { enabled: "true", text: "Hello" } })',
  "switched on by a number": '({ announcement: { enabled: 1, text: "Hello" } })',
  "switched by null": '({ announcement: { enabled: null, text: "Hello" } })',
  "a throwing getter": '({ get announcement() { throw new Error("no") } })',
  "a throwing value": '({ get value() { throw new Error("no") } })',
  "a proxy that throws": `new Proxy({}, { get() { throw 1 }, has() { throw 1 },
      ownKeys() { throw 1 } })`,
  "a promise": `Promise.resolve(${literal(ON)})`,
  "deep nesting": '"[".repeat(100000)',
  "an error": '(() => { throw new Error("the store is closed") })()',
  "an error that is null": "(() => { throw null })()",
};
