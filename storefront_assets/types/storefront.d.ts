/**
 * What a customization's script is given. Written beside the generated types of its settings by
 * `manage.py ecwid_storefront types`; what each member does is in docs/reference/storefront.md.
 *
 * Sources: docs.ecwid.com, track storefront events, storefront pages, manage cart (read 2026-11).
 */

/** The page types that Ecwid documents; there can be others, so have a default branch. */
export type PageType =
  | "CATEGORY" | "PRODUCT" | "SEARCH" | "CART"
  | "CHECKOUT_ADDRESS" | "CHECKOUT_ADDRESS_BOOK" | "CHECKOUT_DELIVERY" | "CHECKOUT_PAYMENT_DETAILS"
  | "CHECKOUT_PLACE_ORDER" | "CHECKOUT_RESULT" | "ORDER_CONFIRMATION" | "ORDER_FAILURE"
  | "SIGN_IN" | "RESET_PASSWORD" | "ACCOUNT_SETTINGS" | "ORDERS" | "ADDRESS_BOOK" | "FAVORITES"
  | "ACCOUNT_SUBSCRIPTION" | "DOWNLOAD_ERROR" | "SITE"
  | (string & {});

/** The page the shopper is on. Which fields are there depends on the type. */
export interface Page {
  readonly type?: PageType;
  readonly hasPrevious?: boolean;
  readonly name?: string;
  readonly nameTranslated?: Readonly<Record<string, string>>;
  readonly productId?: number;
  readonly variationId?: number;
  /** 0 is the store's root, -1 unknown. */
  readonly categoryId?: number;
  readonly mainCategoryId?: number;
  readonly keywords?: string;
  readonly offset?: number;
  readonly sort?: string;
  readonly filterParams?: Readonly<Record<string, unknown>>;
  readonly orderId?: string;
}

export interface CartProduct {
  readonly id: number;
  readonly name: string;
  readonly price: number;
  readonly sku?: string;
  readonly url?: string;
  readonly weight?: number;
  readonly shortDescription?: string;
}

export interface CartItem {
  readonly quantity: number;
  readonly product: CartProduct;
  readonly options?: Readonly<Record<string, string>>;
}

export interface Cart {
  readonly items: readonly CartItem[];
  readonly productsQuantity: number;
  readonly subtotal?: number;
  readonly total?: number;
  readonly tax?: number;
  readonly weight?: number;
  readonly couponName?: string;
}

/** About a person: have a reason to read it, and never send it anywhere without consent. */
export interface Customer {
  readonly id?: number;
  readonly email?: string;
  readonly membership?: { readonly id: number; readonly name: string };
}

/** An order that was just placed; has more fields, some of them about the person. */
export interface Order {
  /** The number that merchant and shopper see. */
  readonly vendorNumber?: string;
  readonly orderNumber?: number;
  readonly total?: number;
  readonly subtotal?: number;
  readonly tax?: number;
  readonly shipping?: number;
  readonly couponName?: string;
  readonly items?: readonly CartItem[];
}

export interface Consent {
  readonly analytics: boolean;
  readonly personalization: boolean;
}

/** Undoes the work of the function that returned it. */
export type Cleanup = () => void;
export type Visit<Value> = (value: Value) => Cleanup | void | Promise<void>;

export interface Context<Settings, Calls = {}> {
  /** The public settings. An older version's may still be there: check what you rely on. */
  readonly settings: Readonly<Settings>;
  readonly prefix: string;
  readonly page: Page | undefined;
  readonly consent: Consent;
  readonly language: string;
  readonly currency: string | undefined;
  readonly storeId: number | undefined;
  /** Only where there is something to call. Undefined when it failed; never kept once the page is left. */
  call<Name extends keyof Calls & string>(
    name: Name,
    ...data: Calls[Name] extends (...data: infer Data) => unknown ? Data : never
  ): Promise<(Calls[Name] extends (...data: never) => infer Answer ? Answer : never) | undefined>;
  price(amount: number): string;
  onPage(run: Visit<Page>): void;
  onCart(run: Visit<Cart>): void;
  onCustomer(run: Visit<Customer | null>): void;
  onConsent(run: Visit<Consent>): void;
  onOrder(run: Visit<Order>): void;
  each(selector: string, run: (element: HTMLElement) => void): Cleanup;
  waitFor(selector: string): Promise<HTMLElement>;
  slot(selector: string, position: InsertPosition, name?: string): HTMLElement | undefined;
  style(css: string): void;
  readonly storage: {
    get(name: string): unknown;
    set(name: string, value: unknown): void;
  };
  safe<Values extends unknown[], Result>(
    run: (...values: Values) => Result,
  ): (...values: Values) => Result | undefined;
}

declare global {
  /** Start this customization. */
  function customization(start: (context: Context<any, any>) => void | Promise<void>): void;
}
