/** The playground's snippets: what is pasted into a shell or into Python stays one value. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

import { curl, python } from "../../ecwid_native/sandbox/static/panel/snippets.js";

const NASTY = "it's \"$HOME\" `id` \\ \n ; é 😀 {x} %s";
const CALL = { method: "PUT", url: "http://127.0.0.1:1/api/v3/1/storage/k?a='b", contentType: "text/plain", body: NASTY };

function shellWords(text) {
  const script = `curl() { printf '%s\\0' "$@"; }\n${text}`;
  return execFileSync("sh", ["-c", script], { env: { ECWID_TOKEN: "secret_env" }, encoding: "utf8" }).split("\0").slice(0, -1);
}

test("curl sends each value whole, the token from the environment", () => {
  assert.deepEqual(shellWords(curl(CALL)), [
    "-X", "PUT", CALL.url, "-H", "Authorization: Bearer secret_env", "-H", "Content-Type: text/plain", "--data-raw", NASTY,
  ]);
  assert.ok(shellWords(curl({ ...CALL, token: "secret_shown" })).includes("Authorization: Bearer secret_shown"));
  assert.ok(shellWords(curl({ ...CALL, isFile: true })).includes("@FILE"));
});

test("Python sends each value whole", () => {
  const stub = `
import sys, json, types
class Response: status_code = 200; text = ""
def request(*values, headers, data, timeout):
    print(json.dumps([*values, headers, data.decode()]))
    return Response()
sys.modules["requests"] = types.SimpleNamespace(request=request)
`;
  const run = (code, env) => JSON.parse(execFileSync("python3", ["-c", stub + code], { env: { ...process.env, ...env }, encoding: "utf8" }).split("\n")[0]);
  assert.deepEqual(run(python(CALL), { ECWID_TOKEN: "secret_env" }), [
    "PUT", CALL.url, { Authorization: "Bearer secret_env", "Content-Type": "text/plain" }, NASTY,
  ]);
  assert.equal(run(python({ ...CALL, token: "secret_shown" }), {})[2].Authorization, "Bearer secret_shown");
});
