/** One operation: what it needs, a form for it, the request that was sent and the answer. */
import { appPath, control } from "./api.js";
import { describe, exampleOf, resolve } from "./catalogue.js";
import { element } from "./dom.js";
import { fieldList } from "./fields.js";
import { curl, python } from "./snippets.js";

const COLUMNS = {
  documented: "behaves as documented",
  unconfirmed: "shape unconfirmed",
  absent: "not in this sandbox",
};
const BINARY = "application/octet-stream";

export class OperationPage {
  constructor(catalogue, operation, caller) {
    this.catalogue = catalogue;
    this.operation = operation;
    this.caller = caller;
    this.contentType = operation.content ? Object.keys(operation.content)[0] : "";
    this.answer = element("section.answer", { "aria-live": "polite" });
    this.sent = 0;
    this.form = this.makeForm();
  }

  get nodes() {
    const { operation } = this;
    return [
      element("div.operation__head", {},
        element("h1", {}, operation.name),
        element(`span.tag${operation.column === "documented" ? ".tag--on" : ""}`, {}, COLUMNS[operation.column])),
      element("p.operation__path", {},
        element(`span.method.method--${operation.method.toLowerCase()}`, {}, operation.method), " ", operation.path),
      operation.note ? element("p.notice", {}, operation.note) : null,
      this.scopes(),
      this.form,
      this.answer,
    ].filter(Boolean);
  }

  scopes() {
    const { scopes } = this.operation;
    if (!scopes.length) return element("p.muted", {}, "No scope is needed for it.");
    return element("section.card", {},
      element("h2", {}, scopes.length > 1 ? "Scopes: one of these" : "Scope"),
      element("ul.scope-list", {}, ...scopes.map((scope) => {
        const granted = this.caller.scopes.includes(scope);
        return element("li", {},
          element("code", {}, scope), " ",
          element(`span.tag${granted ? ".tag--on" : ""}`, {}, granted ? "granted" : "not granted"), " ",
          element("span.muted", {}, this.catalogue.scopes[scope] ?? ""));
      })));
  }

  makeForm() {
    const inPath = this.operation.parameters.filter((each) => each.in === "path");
    const inQuery = this.operation.parameters.filter((each) => each.in === "query");
    return element("form.operation__form", { novalidate: true, onsubmit: (event) => this.send(event) },
      parameters("Path", inPath, (each) => this.input(each)),
      parameters("Query", inQuery, (each) => this.input(each)),
      this.body(),
      element("div.actions", {},
        element("label.token", {}, "Token ", element("select", { name: "token" },
          element("option", { value: "secret" }, "secret"),
          element("option", { value: "public", disabled: !this.caller.hasPublicToken }, "public"))),
        element("button.button.button--primary", {}, "Send"),
        this.copyButton("Copy as curl", curl),
        this.copyButton("Copy as Python", python),
        element("label.token", {}, element("input", { type: "checkbox", name: "reveal" }), " with the token")));
  }

  input(parameter) {
    const schema = resolve(this.catalogue.schemas, parameter.schema);
    const name = `${parameter.in}:${parameter.name}`;
    const choices = schema.enum ?? (schema.type === "boolean" ? ["true", "false"] : null);
    if (choices) {
      return element("select", { name },
        element("option", { value: "" }, "—"), ...choices.map((each) => element("option", { value: each }, each)));
    }
    const isStore = parameter.name === "storeId" && parameter.in === "path";
    return element("input", {
      name,
      value: isStore ? this.caller.storeId : "",
      placeholder: describe(parameter.schema),
      required: parameter.in === "path",
      autocomplete: "off",
      spellcheck: "false",
    });
  }

  body() {
    if (!this.contentType) return null;
    const schema = this.operation.content[this.contentType].schema;
    if (this.contentType === BINARY) {
      return element("section.card", {}, element("h2", {}, "File"),
        element("label", {}, "A file from this computer, or leave it out and give externalUrl: ",
          element("input", { type: "file", name: "file" })));
    }
    const isJson = this.contentType.endsWith("json");
    this.text = element("textarea", { name: "body", rows: "10", spellcheck: "false", "aria-label": "Body" });
    /** @type {HTMLTextAreaElement} */ (this.text).value = isJson
      ? JSON.stringify(exampleOf(this.catalogue.schemas, schema), null, 2) : "";
    const fields = fieldList(this.catalogue.schemas, schema, (path, example) => this.insert(path, example));
    return element("section.card", {}, element("h2", {}, "Body"), this.text,
      fields ? element("details", {}, element("summary", {}, "Fields that can be written"), fields) : null);
  }

  /** Puts a field into the body; what is no JSON object is left as it is. */
  insert(path, example) {
    const area = /** @type {HTMLTextAreaElement} */ (this.text);
    let document_;
    try {
      document_ = JSON.parse(area.value || "{}");
    } catch {
      this.showError("The body is no JSON at the moment, so no field can be put into it.");
      return;
    }
    let place = document_;
    for (const name of path.slice(0, -1)) {
      if (typeof place[name] !== "object" || place[name] === null) place[name] = {};
      place = place[name];
    }
    place[path.at(-1)] = example;
    area.value = JSON.stringify(document_, null, 2);
  }

  /** @returns {Promise<any>} the call as the form describes it */
  async call() {
    const values = new FormData(/** @type {HTMLFormElement} */ (this.form));
    const { operation } = this;
    const path = operation.path.replace(/{(\w+)}/g, (_, name) => encodeURIComponent(String(values.get(`path:${name}`))));
    const query = operation.parameters.filter((each) => each.in === "query" && values.get(`query:${each.name}`))
      .map((each) => `${encodeURIComponent(each.name)}=${encodeURIComponent(String(values.get(`query:${each.name}`)))}`);
    const call = { method: operation.method, path: query.length ? `${path}?${query.join("&")}` : path };
    const file = values.get("file");
    if (file instanceof File && file.size) {
      return { ...call, content_type: BINARY, body_base64: await base64(file) };
    }
    if (!this.text) return call;
    return { ...call, content_type: this.contentType, body: String(values.get("body")).replaceAll("\r\n", "\n") };
  }

  async send(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (this.form);
    const empty = [...form.querySelectorAll("input[required]")].find((input) => !input.value);
    if (empty) {
      empty.setAttribute("aria-invalid", "true");
      empty.focus();
      this.showError(`${empty.name.replace("path:", "")} is missing.`);
      return;
    }
    form.querySelectorAll("[aria-invalid]").forEach((input) => input.removeAttribute("aria-invalid"));
    const turn = ++this.sent;
    this.answer.replaceChildren(element("p.muted", {}, "Sending…"));
    const isPublic = new FormData(form).get("token") === "public";
    try {
      const call = await this.call();
      const answer = await control("POST", `${appPath(this.caller.storeId, this.caller.clientId)}/call`, { ...call, public: isPublic });
      if (turn === this.sent) this.showAnswer(call, answer);
    } catch (problem) {
      if (turn === this.sent) this.showError(problem.message);
    }
  }

  showError(text) {
    this.answer.replaceChildren(element("p.notice.notice--error", { role: "alert" }, text));
  }

  showAnswer(call, answer) {
    const kind = answer.status < 300 ? "good" : "bad";
    this.answer.replaceChildren(
      element("h2", {}, "Answer"),
      element("p.answer__line", {},
        element(`strong.status.status--${kind}`, {}, `${answer.status} ${answer.reason}`), " ",
        element("span.muted", {}, `${answer.milliseconds} ms · ${answer.size} bytes`)),
      element("pre", { tabindex: "0" }, pretty(answer)),
      element("details", {}, element("summary", {}, "Headers"),
        element("pre", {}, answer.headers.map(([name, value]) => `${name}: ${value}`).join("\n"))),
      element("details", {}, element("summary", {}, "Request"),
        element("pre", {}, [`${call.method} ${call.path}`, "Authorization: Bearer …",
          call.content_type ? `Content-Type: ${call.content_type}` : null, call.body ? `\n${call.body}` : null]
          .filter((line) => line !== null).join("\n"))));
    this.answer.scrollIntoView({ block: "nearest" });
  }

  copyButton(label, write) {
    const button = element("button.button", {
      type: "button",
      onclick: async () => {
        const call = await this.call();
        const values = new FormData(/** @type {HTMLFormElement} */ (this.form));
        const text = write({
          method: call.method,
          url: this.catalogue.origin + call.path,
          contentType: call.content_type,
          body: call.body,
          isFile: call.body_base64 !== undefined,
          token: values.get("reveal") ? await this.token(values.get("token") === "public") : undefined,
        });
        button.textContent = await copied(text) ? "Copied" : label;
        this.answer.replaceChildren(element("h2", {}, label), element("pre.snippet", { tabindex: "0" }, text));
        setTimeout(() => { button.textContent = label; }, 1500);
      },
    }, label);
    return button;
  }

  async token(isPublic) {
    const tokens = await control("GET", appPath(this.caller.storeId, this.caller.clientId));
    return isPublic ? tokens.public_token : tokens.access_token;
  }
}

function parameters(title, items, input) {
  if (!items.length) return null;
  const rows = items.map((each) => element("label.parameter", {},
    element("span.parameter__name", {}, each.name), input(each), element("span.muted", {}, each.description)));
  const list = element("div.parameters", {}, ...rows);
  if (title === "Path") return element("section.card", {}, element("h2", {}, title), list);
  return element("details.card", { open: items.length <= 6 },
    element("summary", {}, element("h2", {}, `${title} · ${items.length}`)), list);
}

function pretty(answer) {
  if (answer.body === null) return `(${answer.size} bytes that are no text)`;
  try {
    return JSON.stringify(JSON.parse(answer.body), null, 2);
  } catch {
    return answer.body || "(empty)";
  }
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // not allowed: the text is shown to be selected
  }
}

async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(text);
}
