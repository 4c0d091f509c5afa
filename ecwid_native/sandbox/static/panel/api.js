/** Calls of the sandbox's control API. */

export class ControlError extends Error {}

/**
 * @param {string} method
 * @param {string} path below /_sandbox/
 * @param {object} [body]
 * @returns {Promise<any>}
 */
export async function control(method, path, body) {
  const response = await fetch(`/_sandbox/${path}`, {
    method,
    headers: { "Content-Type": "application/json" },
    body: method === "GET" ? undefined : JSON.stringify(body ?? {}),
  });
  const answer = await response.json();
  if (!response.ok) throw new ControlError(answer.errorMessage);
  return answer;
}

/** @param {number} storeId @param {string} clientId */
export function appPath(storeId, clientId) {
  return `stores/${storeId}/apps/${encodeURIComponent(clientId)}`;
}
