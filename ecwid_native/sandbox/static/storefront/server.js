/** Asks the sandbox's server: what a cart costs, orders, accounts, countries. */

export class Server {
  /** @param {{origin: string, storeId: number, language: string}} options */
  constructor({ origin, storeId, language }) {
    this.origin = origin;
    this.storeId = storeId;
    this.language = language;
    this.known = null;
    this.pending = new Set();
  }

  /** Calls back at once, or when all that was asked about the cart and the checkout is answered. */
  whenAnswered(act) {
    if (this.pending.size) Promise.all(this.pending).then(() => this.whenAnswered(act));
    else act();
  }

  /** @param {any} cart @returns {Promise<any>} the amounts and methods of a cart; null when it cannot be reckoned */
  async quote(cart) {
    const { ok, document } = await this.post(`checkout/${this.storeId}/quote`, cart);
    return ok ? document : null;
  }

  /** @param {any} cart @returns {Promise<any>} the names of the unfinished order: id, cartId, orderId; or null */
  async save(cart) {
    const { ok, document } = await this.post(`checkout/${this.storeId}/cart`, cart);
    return ok ? document : null;
  }

  /** @param {any} cart @returns {Promise<{order: any, problems: any[]}>} an order, or what is in its way */
  async place(cart) {
    const { ok, document } = await this.post(`checkout/${this.storeId}/orders`, cart);
    return ok ? { order: document, problems: [] } : { order: null, problems: document?.problems ?? [] };
  }

  /** @param {string} email @returns {Promise<any>} customer and orders, or null */
  async account(email) {
    const { ok, document } = await this.post(`account/${this.storeId}`, { email });
    return ok ? document : null;
  }

  /** @param {string} payload of single sign-on @returns {Promise<any>} customer and orders, or null */
  async signOn(payload) {
    const { ok, document } = await this.post(`account/${this.storeId}/sso`, { payload });
    return ok ? document : null;
  }

  /** @returns {Promise<Record<string, {name: string, states: Record<string, string>}>>} by code */
  async countries() {
    this.known ??= fetch(`${this.origin}/countries`).then((answer) => answer.json()).catch(() => {
      this.known = null;
      return {};
    });
    return this.known;
  }

  async post(path, body) {
    const answer = this.answerTo(path, body);
    if (path.startsWith("checkout/")) this.pending.add(answer);
    await answer;
    this.pending.delete(answer);
    return answer;
  }

  async answerTo(path, body) {
    try {
      const answer = await fetch(`${this.origin}/${path}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ ...body, lang: this.language }),
      });
      return { ok: answer.ok, document: await answer.json() };
    } catch {
      return { ok: false, document: null }; // no network: the page says so
    }
  }
}
