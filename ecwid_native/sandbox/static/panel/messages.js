/** Reads what an app posts to the Control Panel. */

/**
 * The message, or null for anything that is not a message of this app: the Control Panel ignores it.
 *
 * Source: the message format of the native app SDK, which posts JSON strings (read 2026-11).
 *
 * @param {MessageEvent} event
 * @param {{source: Window|null, clientId: string}} expected
 * @returns {{method: string, data: any}|null}
 */
export function readMessage(event, { source, clientId }) {
  if (!source || event.source !== source || typeof event.data !== "string") return null;
  let message;
  try {
    message = JSON.parse(event.data);
  } catch {
    return null;
  }
  if (typeof message !== "object" || message === null) return null;
  if (message.ecwidAppNs !== clientId || typeof message.method !== "string") return null;
  return { method: message.method, data: message.data };
}
