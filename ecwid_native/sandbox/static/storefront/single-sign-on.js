/**
 * Single sign-on: the site around the shop says who the shopper is, and where to sign in and out.
 *
 * Source: docs.ecwid.com, "Add SSO to the website", "Customize SSO on the website" (read 2026-11). All of it does
 * something only on pages that have set `ecwid_sso_profile`, to the empty text at least.
 */

/** Pages for somebody who is signed in, by the name that `openPage` takes. */
const PROTECTED = ["account", "account/settings", "account/address-book", "account/orders", "account/subscription", "signin"];

export class SingleSignOn {
  /**
   * @param {{profile: unknown, account: import("./account.js").Account, ask: (payload: string) => Promise<any>}} options
   *   `profile` is what the page has set; `ask` gives customer and orders, or null
   */
  constructor({ profile, account, ask }) {
    this.isOn = profile !== undefined;
    this.account = account;
    this.ask = ask;
    this.provider = null;
    this.first = profile;
  }

  /** Signs in, or out, whom the page says. */
  async begin() {
    await this.setSsoProfile(this.first);
  }

  /** @param {unknown} payload "" signs out; one that is not valid changes nothing, and nothing says so */
  async setSsoProfile(payload) {
    if (!this.isOn) return;
    if (payload === "") {
      if (this.account.customer) this.account.signOut();
      return;
    }
    const found = await this.ask(String(payload));
    if (found) this.account.take(found);
  }

  /** @param {{signInUrl?: string, signOutUrl?: string}} urls without `signOutUrl` there is no link to sign out */
  setSignInUrls({ signInUrl, signOutUrl } = {}) {
    if (!signInUrl) {
      console.warn("Ecwid.setSignInUrls: signInUrl is missing.");
      return;
    }
    this.setSignInProvider({
      addSignInLinkToPB: () => true,
      signIn: () => location.assign(signInUrl),
      canSignOut: () => Boolean(signOutUrl),
      signOut: () => location.assign(signOutUrl),
    });
  }

  /** @param {{addSignInLinkToPB?: () => boolean, signIn?: () => void, canSignOut?: () => boolean, signOut?: () => void}} provider */
  setSignInProvider(provider) {
    if (this.isOn) this.provider = provider;
  }

  /** Whether the shop shows a link to the account. */
  get hasLink() {
    return !this.isOn || Boolean(this.account.customer) || this.call("addSignInLinkToPB") === true;
  }

  get canSignOut() {
    return !this.isOn || this.call("canSignOut") === true;
  }

  signOut() {
    this.call("signOut");
  }

  /** Sends somebody who has to sign in to where the site wants it; tells whether it did. */
  catches(route) {
    if (!this.isOn || this.account.customer || !PROTECTED.includes(route.name) || !this.provider?.signIn) return false;
    this.call("signIn");
    return true;
  }

  call(name) {
    try {
      return this.provider?.[name]?.();
    } catch (error) {
      console.error(`Error in ${name} of the sign-in provider:`, error);
      return undefined;
    }
  }
}
