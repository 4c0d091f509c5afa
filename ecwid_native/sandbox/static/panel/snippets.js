/** A call as text to paste elsewhere: curl and Python, quoted so that no value can break out. */

/**
 * @typedef {object} Call
 * @property {string} method
 * @property {string} url
 * @property {string} [contentType]
 * @property {string} [body] text; absent for none and for a file
 * @property {boolean} [isFile] the body is a file
 * @property {string} [token] shown in the text; a variable stands for it otherwise
 */

/** @param {Call} call */
export function curl({ method, url, contentType, body, isFile, token }) {
  const lines = [`curl -X ${method} ${shell(url)}`];
  lines.push(token ? `-H ${shell(`Authorization: Bearer ${token}`)}` : '-H "Authorization: Bearer $ECWID_TOKEN"');
  if (contentType) lines.push(`-H ${shell(`Content-Type: ${contentType}`)}`);
  if (isFile) lines.push("--data-binary @FILE");
  else if (body !== undefined) lines.push(`--data-raw ${shell(body)}`);
  return lines.join(" \\\n  ");
}

/** @param {Call} call */
export function python({ method, url, contentType, body, isFile, token }) {
  const headers = [`"Authorization": ${token ? literal(`Bearer ${token}`) : "f\"Bearer {os.environ['ECWID_TOKEN']}\""}`];
  if (contentType) headers.push(`"Content-Type": ${literal(contentType)}`);
  const lines = [
    ...(token ? [] : ["import os", ""]),
    "import requests",
    "",
    "response = requests.request(",
    `    ${literal(method)},`,
    `    ${literal(url)},`,
    `    headers={${headers.join(", ")}},`,
  ];
  if (isFile) lines.push('    data=open("FILE", "rb"),');
  else if (body !== undefined) lines.push(`    data=${literal(body)}.encode(),`);
  return [...lines, "    timeout=30,", ")", "print(response.status_code, response.text)"].join("\n");
}

/** One word of a POSIX shell. */
function shell(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A Python text: JSON's escapes are Python's, but for characters beyond 16 bits, which stay as they are. */
function literal(text) {
  return JSON.stringify(text);
}
