/**
 * What the shopper said about tracking.
 *
 * Source: docs.ecwid.com, "Track consent" (read 2026-11); any value is taken as it is given.
 */

export class Consent {
  /** @param {{storeId: number, asks: boolean, keepsNothing: () => boolean, changed: (value: string) => void}} options */
  constructor({ storeId, asks, keepsNothing, changed }) {
    this.key = `ec-${storeId}-consent`;
    this.asks = asks;
    this.keepsNothing = keepsNothing;
    this.changed = changed;
    this.answer = "UNDEFINED";
    try {
      if (!keepsNothing()) this.answer = localStorage.getItem(this.key) ?? this.answer;
    } catch {
      // A page without storage: the answer lives as long as the page.
    }
  }

  /** What `getTrackingConsent` gives: HTML wins over JavaScript. */
  read() {
    const configured = window.ec?.config?.tracking ?? {};
    return {
      userResponse: configured.user_response ?? this.answer,
      askConsent: configured.ask_consent ?? this.asks,
    };
  }

  set(value) {
    const isNew = value !== this.answer;
    this.answer = value;
    try {
      if (!this.keepsNothing()) localStorage.setItem(this.key, value);
    } catch {
      // As above.
    }
    if (isNew) this.changed(value);
  }
}
