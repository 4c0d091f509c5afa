"""The storefront in a browser, with the `Ecwid` object that apps use."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
import requests
from playwright.sync_api import Page, Route, expect

from ecwid_native.sandbox import Sandbox
from ecwid_native.sandbox.conditions import child_of, equals
from tests.browser.waiting import HELD_TIMERS, pass_time, until
from tests.sandbox.browser.conftest import StandInApp
from tests.sandbox.conftest import CLIENT_ID, CLIENT_SECRET, STORE_ID

FUNCTIONS = """
isStorefrontV3 getOwnerId getStorefrontLang formatCurrency getAppPublicConfig getAppPublicToken
getInitializedWidgets getVisitorLocation getTrackingConsent setTrackingConsent getFeatureToggles
getStaticBaseUrl getStoreConfiguration openPage refreshConfig setStorefrontBaseUrl
showProductFilters resizeProductBrowser init destroy scrollToContent openCookiesSettingSidePanel
Cart.get Cart.addProduct Cart.removeProduct Cart.removeProducts Cart.clear Cart.calculateTotal
Cart.canGotoCheckout Cart.gotoCheckout Cart.setCustomerEmail Cart.setOrderComments Cart.setAddress
Cart.setBillingAddress Cart.updateProduct Customer.get Customer.signOut
setSsoProfile setSignInUrls setSignInProvider
"""
EVENTS = """
OnAPILoaded OnPageLoad OnPageLoaded OnPageSwitch OnCartChanged OnOrderPlaced OnSetProfile
OnProductOptionsChanged OnConsentChanged OnCartSynchronized OnSessionChanged
OnRouterExternalStateChanged
"""
RECORD = """
window.seen = [];
Ecwid.OnAPILoaded.add(() => seen.push(["api"]));
Ecwid.OnPageLoad.add((page) => seen.push(["load", page]));
Ecwid.OnPageLoaded.add((page) => seen.push(["loaded", page]));
Ecwid.OnPageSwitch.add((page) => { seen.push(["switch", page]); return window.answer; });
Ecwid.OnCartChanged.add((cart) => seen.push(["cart", cart.productsQuantity]));
Ecwid.OnSetProfile.add((customer) => seen.push(["profile", customer]));
Ecwid.OnConsentChanged.add((value) => seen.push(["consent", value]));
Ecwid.OnOrderPlaced.add((order) => seen.push(["order", order.total]));
Ecwid.OnProductOptionsChanged.add((id) => seen.push(["options", id]));
"""


def open_shop(page: Page, sandbox: Sandbox, path: str = "") -> None:
    page.goto(f"{sandbox.storefront_url}/{STORE_ID}{path}")
    page.locator(".ec-store").wait_for()


def names(page: Page) -> list[str]:
    events: list[list[Any]] = page.evaluate("seen")
    return [f"{event[0]} {event[1]['type']}" if is_page(event) else event[0] for event in events]


def fits(page: Page) -> bool:
    """Tell whether nothing is wider than the window."""
    return bool(
        page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )
    )


def is_page(event: list[Any]) -> bool:
    return event[0] in {"load", "loaded", "switch"}


def test_a_shopper_buys_something(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    app.storefront_script = RECORD
    open_shop(page, sandbox)
    expect(page.locator(".grid-product")).to_have_count(8)
    page.get_by_role("link", name="Stoneware mug").click()
    page.get_by_label("Glaze").select_option("Night")
    page.get_by_label("Quantity").fill("2")
    page.get_by_role("button", name="Add to bag").click()
    page.get_by_role("button", name="Bag: 2").click()
    expect(page.locator(".ec-cart__total")).to_contain_text("$36.00")
    page.get_by_role("button", name="Check out").click()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_label("E-mail")).to_be_focused()
    expect(page.get_by_label("Full name")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("E-mail").fill("ada@example.com")
    page.get_by_label("Full name").fill("Ada Lovelace")
    page.get_by_label("Street and number").fill("12 Row")
    page.get_by_label("City").fill("Albany")
    page.get_by_label("State or province").select_option("NY")
    page.get_by_label("Postal code").fill("12207")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Express delivery").check()
    expect(page.locator(".ec-cart__total")).to_contain_text("$51.00")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Pay on delivery").check()
    expect(page.locator(".ec-cart__total")).to_contain_text("$53.00")
    expect(page.locator(".ec-radiogroup__item .ec-radiogroup__info:empty")).to_have_count(2)
    page.get_by_role("button", name="Place the order").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    number = page.locator(".ec-confirmation__order strong").inner_text()
    page.reload()
    expect(page.locator(".ec-confirmation__order")).to_contain_text(number)
    order = sandbox.documents.all(STORE_ID, "order", equals("orderId", number))[0]
    assert (order["total"], order["paymentMethod"]) == (53, "Pay on delivery")
    page.go_back()
    assert page.evaluate("seen.at(-1)[1].type") != "ORDER_CONFIRMATION"


def test_a_page_switch_waits_for_the_cart(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    app.storefront_script = RECORD
    open_shop(page, sandbox)
    held: list[Route] = []
    page.route("**/quote", lambda route: held.append(route))
    page.evaluate("Ecwid.Cart.addProduct(1); Ecwid.Cart.calculateTotal(); seen = []")
    until(page, lambda: bool(held))
    page.evaluate("Ecwid.openPage('account/favorites'); Ecwid.openPage('pages/terms')")

    assert names(page) == []

    held.pop().continue_()
    page.wait_for_function(
        "seen.some(([name, page]) => name === 'loaded' && page.type === 'LEGAL_PAGE')"
    )
    assert names(page)[:1] == ["switch FAVORITES"]
    assert names(page)[-1] == "loaded LEGAL_PAGE"


def test_events_of_the_checkout(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    app.storefront_script = RECORD
    open_shop(page, sandbox)
    page.get_by_role("link", name="Stoneware mug").click()
    page.get_by_label("Glaze").select_option("Night")
    page.get_by_role("button", name="Add to bag").click()
    page.evaluate(
        """Ecwid.Cart.setCustomerEmail("ada@example.com");
        Ecwid.Cart.setAddress({name: "Ada", street: "1 Row", city: "Leeds", postalCode: "LS1",
          countryCode: "GB"})"""
    )
    page.get_by_role("button", name="Bag: 1").click()
    page.get_by_role("button", name="Check out").click()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Standard delivery").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Bank transfer").check()
    page.get_by_role("button", name="Place the order").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    page.wait_for_function("seen.at(-1)[1].type === 'ORDER_CONFIRMATION'")

    assert page.evaluate("Ecwid.getVisitorLocation()")["countryCode"] == "GB"
    assert names(page) == [
        "api",
        "profile",
        "load CATEGORY",
        "cart",
        "loaded CATEGORY",
        "switch PRODUCT",
        "load PRODUCT",
        "loaded PRODUCT",
        "options",
        "cart",
        "cart",
        "switch CART",
        "load CART",
        "loaded CART",
        "switch CHECKOUT_ADDRESS",
        "load CHECKOUT_ADDRESS",
        "loaded CHECKOUT_ADDRESS",
        "cart",
        "switch CHECKOUT_DELIVERY",
        "load CHECKOUT_DELIVERY",
        "loaded CHECKOUT_DELIVERY",
        "cart",
        "switch CHECKOUT_PAYMENT_DETAILS",
        "load CHECKOUT_PAYMENT_DETAILS",
        "loaded CHECKOUT_PAYMENT_DETAILS",
        "cart",
        "switch ORDER_CONFIRMATION",
        "load ORDER_CONFIRMATION",
        "order",
        "loaded ORDER_CONFIRMATION",
    ]


def test_page_objects(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    app.storefront_script = RECORD
    open_shop(page, sandbox, "/Teapot-p8")
    page.evaluate("Ecwid.openPage('category', {id: 11})")
    expect(page.locator(".grid-product")).to_have_count(3)
    page.evaluate("Ecwid.openPage('search', {keyword: 'mug'})")
    expect(page.locator(".grid-product")).to_have_count(1)
    loaded = [event[1] for event in page.evaluate("seen") if event[0] == "loaded"]
    reduced = next(event[1] for event in page.evaluate("seen") if event[0] == "load")

    product, category, search = loaded
    assert product["type"] == "PRODUCT"
    assert (product["productId"], product["categoryId"], product["mainCategoryId"]) == (8, -1, 10)
    assert (product["name"], product["hasPrevious"]) == ("Teapot", False)
    assert (reduced["name"], reduced["categoryId"], reduced["nameTranslated"]) == (
        "Teapot-p8",
        -1,
        {},
    )
    assert (category["type"], category["categoryId"]) == ("CATEGORY", 11)
    assert category["hasPrevious"] is True
    assert (search["type"], search["keywords"], search["sort"]) == ("SEARCH", "mug", "relevance")


def test_late_handlers_hear_what_replays(page: Page, sandbox: Sandbox) -> None:
    open_shop(page, sandbox)

    page.evaluate(RECORD)

    assert names(page) == ["api", "loaded CATEGORY", "profile"]


def test_returning_false_keeps_the_page(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    app.storefront_script = RECORD + "window.answer = false;"
    open_shop(page, sandbox)
    page.get_by_role("link", name="Brass pen").click()
    kept = page.url
    page.evaluate("window.answer = 0")
    page.get_by_role("link", name="Brass pen").click()
    page.locator(".product-details").wait_for()

    assert kept.endswith(f"/{STORE_ID}")
    assert page.url.endswith(f"/{STORE_ID}/Brass-pen-p4")


def test_back_and_reload(page: Page, sandbox: Sandbox) -> None:
    open_shop(page, sandbox)
    page.get_by_role("link", name="Brass pen").click()
    page.locator(".product-details").wait_for()
    page.go_back()
    expect(page.locator(".grid-product")).to_have_count(8)
    page.go_forward()
    page.reload()

    expect(page.locator(".product-details__product-title")).to_have_text("Brass pen")


def test_an_error_in_one_handler_does_not_reach_others(
    page: Page, app: StandInApp, sandbox: Sandbox
) -> None:
    app.storefront_script = "Ecwid.OnPageLoaded.add(() => { throw new Error('mine'); });" + RECORD
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text))

    open_shop(page, sandbox)
    page.wait_for_function("window.seen?.some((event) => event[0] === 'loaded')")

    assert any("OnPageLoaded" in text and "mine" in text for text in errors)


@pytest.mark.parametrize("config", ['{"a":1}', "", "not json", "\u2028</script>", None])
def test_the_public_config_arrives_as_stored(
    page: Page, sandbox: Sandbox, config: str | None
) -> None:
    values = (
        {"private": "sup3r-s3cret"}
        if config is None
        else {"public": config, "private": "sup3r-s3cret"}
    )
    sandbox.set_storage(CLIENT_ID, STORE_ID, values)
    open_shop(page, sandbox)

    seen = page.evaluate(f"[typeof Ecwid.getAppPublicConfig('{CLIENT_ID}')]")
    value = page.evaluate(f"Ecwid.getAppPublicConfig('{CLIENT_ID}')")

    assert seen == ["undefined" if config is None else "string"]
    assert value == config
    assert page.evaluate("typeof Ecwid.getAppPublicConfig('toString')") == "undefined"
    everything = requests.get(f"{sandbox.storefront_url}/initial-data/{STORE_ID}", timeout=10).text
    assert "sup3r-s3cret" not in everything
    assert "secret_" not in everything


def test_getters(page: Page, sandbox: Sandbox) -> None:
    open_shop(page, sandbox)
    tokens = sandbox.tokens(CLIENT_ID, STORE_ID)

    assert tokens is not None
    assert page.evaluate("Ecwid.getOwnerId()") == STORE_ID
    assert page.evaluate("Ecwid.isStorefrontV3()") is True
    assert page.evaluate("Ecwid.getStorefrontLang()") == "en"
    assert page.evaluate(f"Ecwid.getAppPublicToken('{CLIENT_ID}')") == tokens.public_token
    assert page.evaluate("Ecwid.getAppPublicToken('other')") is None
    assert page.evaluate("Ecwid.getInitializedWidgets()") == [
        "ProductBrowser",
        "SearchPanel",
        "Minicart",
    ]
    assert page.evaluate("[1234567.891, -5, 0].map(Ecwid.formatCurrency)") == [
        "$1,234,567.89",
        "-$5.00",
        "$0.00",
    ]


EARLY = """<!doctype html><body><script src="{shop}/script.js?1003&data_platform=code"></script>
<script>
window.early = {{owner: Ecwid.getOwnerId(), added: []}};
for (const name of ["getAppPublicConfig", "getStorefrontLang", "formatCurrency"]) {{
  try {{ Ecwid[name]("x"); early[name] = "no error"; }} catch (error) {{ early[name] = "threw"; }}
}}
Ecwid.Cart.get((cart) => early.added.push(cart.productsQuantity));
Ecwid.OnAPILoaded.add(() => early.added.push("api"));
</script>"""


def test_before_the_api_is_ready(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    """Also proves that a site on another origin can use the script."""
    app.site = EARLY.format(shop=sandbox.storefront_url)
    page.goto(f"{app.url}/site")
    page.wait_for_function("early.added.length === 2")

    assert page.evaluate("early") == {
        "owner": STORE_ID,
        "added": ["api", 0],
        "getAppPublicConfig": "threw",
        "getStorefrontLang": "threw",
        "formatCurrency": "threw",
    }
    assert page.evaluate("document.documentElement.id + ' ' + document.body.id") == (
        "ecwid_html ecwid_body"
    )
    assert page.evaluate("Ecwid.getInitializedWidgets()") == []


def test_a_closed_store_gives_no_data(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    app.storefront_script = "window.loaded = true;"
    sandbox.set_storage(CLIENT_ID, STORE_ID, {"public": "{}"})
    sandbox.change_store(STORE_ID, suspended=True)
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.type))

    open_shop(page, sandbox)

    expect(page.get_by_role("heading")).to_have_text("This store is closed for now.")
    assert page.evaluate(f"typeof Ecwid.getAppPublicConfig('{CLIENT_ID}')") == "undefined"
    assert "error" in errors
    assert page.evaluate("window.loaded") is None


def test_the_apps_files_are_loaded(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    app.storefront_script = "window.loaded = (window.loaded ?? 0) + 1;"
    app.stylesheet = ".grid-product__title { color: rgb(1, 2, 3) !important; }"

    open_shop(page, sandbox)
    page.get_by_role("link", name="Brass pen").click()
    page.go_back()

    expect(page.locator(".grid-product__title").first).to_have_css("color", "rgb(1, 2, 3)")
    assert page.evaluate("window.loaded") == 1


@pytest.mark.parametrize(
    ("setting", "loads"),
    [
        ("all", False),
        (json.dumps([CLIENT_ID]), False),
        ("none", True),
        ("", True),
        ("[broken", True),
        ('["other"]', True),
    ],
)
def test_apps_can_be_disabled_in_the_browser(
    page: Page, app: StandInApp, sandbox: Sandbox, setting: str, loads: bool
) -> None:
    app.storefront_script = "window.loaded = true;"
    page.add_init_script(f"localStorage.setItem('ec_disabled_apps', {json.dumps(setting)})")

    open_shop(page, sandbox)

    assert (page.evaluate("window.loaded") is True) is loads


@pytest.mark.parametrize("reason", ["free plan", "no scope", "uninstalled"])
def test_files_need_plan_scope_and_installation(
    page: Page, app: StandInApp, sandbox: Sandbox, reason: str
) -> None:
    app.storefront_script = "window.loaded = true;"
    if reason == "free plan":
        sandbox.change_store(STORE_ID, plan="free")
    elif reason == "no scope":
        sandbox.install(CLIENT_ID, STORE_ID, scopes=["read_store_profile"])
    else:
        sandbox.uninstall(CLIENT_ID, STORE_ID)

    open_shop(page, sandbox)

    assert page.evaluate("window.loaded") is None


def test_an_app_that_fails_does_not_stop_the_shop(
    page: Page, app: StandInApp, sandbox: Sandbox
) -> None:
    app.stop()

    open_shop(page, sandbox)

    expect(page.locator(".grid-product")).to_have_count(8)


def test_an_app_that_hangs_delays_the_shop_for_5_seconds_only(
    page: Page, app: StandInApp, sandbox: Sandbox
) -> None:
    held: list[Route] = []
    page.add_init_script(HELD_TIMERS)
    page.route(f"{app.url}/**", lambda route: held.append(route))

    page.goto(f"{sandbox.storefront_url}/{STORE_ID}")
    until(page, lambda: len(held) == 2)
    pass_time(page, 4.9)
    expect(page.locator(".grid-product")).to_have_count(0)
    pass_time(page, 0.1)

    expect(page.locator(".grid-product")).to_have_count(8)


def test_the_cart_functions(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    open_shop(page, sandbox)
    calls = page.evaluate(
        """new Promise((done) => {
          const results = [];
          Ecwid.Cart.addProduct(1, (ok, product, cart, error) =>
            results.push([ok, product.id, cart.productsQuantity, error]));
          Ecwid.Cart.addProduct({id: 5, quantity: 3, callback: (ok, product, cart) =>
            results.push([ok, product.id, cart.productsQuantity])});
          Ecwid.Cart.addProduct(8, (ok, product, cart, error) =>
            results.push([ok, product, error]));
          Ecwid.Cart.addProduct(999, (ok, product) => results.push([ok, product]));
          Ecwid.Cart.removeProduct(0, (ok, product, quantity) =>
            results.push([ok, product.id, quantity]));
          Ecwid.Cart.removeProduct(9, (ok, product, quantity) => results.push([ok, quantity]));
          Ecwid.Cart.get((cart) => results.push([cart.items.length, cart.subtotal]));
          Ecwid.Cart.clear((ok, error) => results.push([ok, error]));
          Ecwid.Cart.get((cart) => done([...results, [cart.cartId, cart.items]]));
        })"""
    )

    assert calls == [
        [True, 1, 1, None],
        [True, 5, 4],
        [False, None, None],
        [False, None],
        [True, 1, 1],
        [False, 0],
        [1, 66],
        [True, None],
        ["", []],
    ]


def test_the_cart_survives_a_reload_unless_cookies_are_off(page: Page, sandbox: Sandbox) -> None:
    open_shop(page, sandbox)
    page.evaluate("Ecwid.Cart.addProduct(1)")
    page.reload()
    expect(page.get_by_role("button", name="Bag: 1")).to_be_visible()

    page.route(
        f"{sandbox.storefront_url}/{STORE_ID}",
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            body=answer.text().replace("baseUrl:", "disable_all_cookies: true, baseUrl:"),
        ),
    )
    page.reload()

    expect(page.get_by_role("button", name="Bag: 0")).to_be_visible()


def test_consent(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    app.storefront_script = RECORD
    open_shop(page, sandbox)

    assert page.evaluate("Ecwid.getTrackingConsent()") == {
        "userResponse": "UNDEFINED",
        "askConsent": False,
    }
    page.evaluate("Ecwid.setTrackingConsent('ANALYTICS_ONLY')")
    page.evaluate("Ecwid.setTrackingConsent('ANALYTICS_ONLY')")
    assert [event for event in page.evaluate("seen") if event[0] == "consent"] == [
        ["consent", "ANALYTICS_ONLY"]
    ]
    page.evaluate("window.ec.config.tracking = {ask_consent: true, user_response: 'DECLINED'}")
    assert page.evaluate("Ecwid.getTrackingConsent()") == {
        "userResponse": "DECLINED",
        "askConsent": True,
    }


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("product", "PRODUCT"),
        ("cart", "CART"),
        ("checkout/shipping", "CHECKOUT_ADDRESS"),
        ("checkout/delivery", "CHECKOUT_DELIVERY"),
        ("account/favorites", "FAVORITES"),
        ("signin", "SIGN_IN"),
    ],
)
def test_open_page(page: Page, app: StandInApp, sandbox: Sandbox, name: str, kind: str) -> None:
    app.storefront_script = RECORD
    open_shop(page, sandbox)

    page.evaluate(f"Ecwid.openPage('{name}', {{id: 2}})")
    page.wait_for_function(f"seen.at(-1)[1]?.type === '{kind}'")
    address = page.url
    page.reload()
    page.wait_for_function("window.seen?.some((event) => event[0] === 'loaded')")

    assert page.url == address
    assert page.evaluate("seen.at(-1)[1].type") == kind


def test_the_whole_ecwid_object(page: Page, sandbox: Sandbox) -> None:
    """Every function and event of the documentation and of the current storefront's code."""
    open_shop(page, sandbox)

    missing = page.evaluate(
        """([functions, events]) => [
          ...functions.filter((path) =>
            typeof path.split(".").reduce((object, name) => object[name], Ecwid) !== "function"),
          ...events.filter((name) => typeof Ecwid[name].add !== "function")]""",
        [FUNCTIONS.split(), EVENTS.split()],
    )

    assert missing == []
    configuration = page.evaluate("Ecwid.getStoreConfiguration()")
    assert (configuration["currency"], configuration["currencyFormat"]["prefix"]) == (
        {"code": "USD"},
        "$",
    )


def test_the_shop_leaves_and_comes_back(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    """As a site builder does with `Ecwid.destroy`; then a link fills the bag."""
    app.storefront_script = RECORD
    open_shop(page, sandbox)

    page.evaluate("Ecwid.destroy()")
    expect(page.locator(".ec-store")).to_have_count(0)
    assert page.evaluate("Ecwid.getInitializedWidgets()") == []
    page.evaluate(f"xProductBrowser('id=my-store-{STORE_ID}')")
    page.locator(".ec-store").wait_for()
    assert names(page)[-3:] == ["load CATEGORY", "cart", "loaded CATEGORY"]

    page.evaluate("Ecwid.openCookiesSettingSidePanel()")
    page.get_by_role("button", name="Decline").click()
    assert page.evaluate("seen.at(-1)") == ["consent", "DECLINED"]
    wish = quote(json.dumps({"products": [{"id": 1, "quantity": 2}], "gotoCheckout": False}))
    page.goto(f"{sandbox.storefront_url}/{STORE_ID}?filled#!/~/cart/create={wish}")
    expect(page.locator(".ec-cart__total")).to_contain_text("$36.00")
    assert page.url.endswith(f"/{STORE_ID}/cart")
    page.evaluate("document.querySelector('.ec-cart').before('from an app')")
    page.evaluate("Ecwid.Cart.addProduct(1)")
    expect(page.locator(".ec-cart__total")).to_contain_text("$54.00")
    expect(page.locator(".ec-store")).to_contain_text("from an app")


def test_variations_and_stock(
    new_page: Callable[..., Page], app: StandInApp, sandbox: Sandbox
) -> None:
    """Choices by keyboard change price, SKU and stock; what is sold out cannot be bought."""
    sandbox.create_store(2000, name="Clothes")
    sandbox.seed(2000, "fashion")
    product = sandbox.documents.all(2000, "product")[0]
    variations = sandbox.documents.all(2000, "variation", child_of(product["id"]))
    sold_out = next(each for each in variations if not each["inStock"])
    large = next(each for each in variations if each["inStock"] and each.get("price"))
    page = new_page(phone=True)
    shop = f"{sandbox.storefront_url}/2000"

    page.goto(f"{shop}/x-p{product['id']}?variation={sold_out['id']}")
    expect(page.get_by_role("button", name="Sold out")).to_be_disabled()
    expect(page.locator(".product-details__product-sku")).to_contain_text(sold_out["sku"])
    page.evaluate("Ecwid.OnProductOptionsChanged.add((id) => { window.changed = id; })")
    for option in large["options"]:
        page.get_by_role("radio", name=option["value"], exact=True).press("Space")
    expect(page.locator(".product-details__product-sku")).to_contain_text(large["sku"])
    expect(page.locator(".details-product-price__value")).to_have_text(f"${large['price']:.2f}")
    expect(page.get_by_role("status")).to_have_text(f"{large['quantity']} in stock")
    assert page.evaluate("window.changed") == product["id"]
    page.get_by_label("Quantity").fill("99")
    page.get_by_role("button", name="Add to bag").click()
    expect(page.get_by_role("button", name=f"Bag: {large['quantity']}")).to_be_visible()
    assert (
        page.evaluate(
            "new Promise((done) => Ecwid.Cart.get((cart) => done(cart.items[0].product.variation)))"
        )
        == large["id"]
    )


def test_the_storefront_of_before(
    new_page: Callable[..., Page], app: StandInApp, sandbox: Sandbox
) -> None:
    """No V3 test, apps that nobody waits for, callbacks as documented, specific styles."""
    sandbox.set_switch("storefront_v2", True)
    app.storefront_script = RECORD
    app.stylesheet = ".page-title__name { color: rgb(1, 2, 3); }"
    page = new_page()
    logged: list[str] = []
    page.on("console", lambda message: logged.append(message.text))
    page.add_init_script("localStorage.setItem('show_ec_logs', 'true')")
    open_shop(page, sandbox)
    page.wait_for_function("window.seen?.some((event) => event[0] === 'loaded')")

    assert page.evaluate(
        "['isStorefrontV3', 'appsStylesheetsAttached', 'appsScriptsAttached']"
        ".map((name) => typeof Ecwid[name])"
    ) == ["undefined", "boolean", "boolean"]
    assert page.locator(f"script[src^='{app.url}']").get_attribute("data-cfasync") == "false"
    assert [text for text in logged if CLIENT_ID in text] == [
        f"Installed apps: [{CLIENT_ID}]",
        f"Enabled apps: [{CLIENT_ID}]",
    ]
    removed = page.evaluate(
        """new Promise((done) => Ecwid.Cart.addProduct(Number(
          document.querySelector(".grid-product").dataset.productId), () =>
            Ecwid.Cart.removeProduct(0, (...values) =>
              done(values.slice(0, 3).map((value) => typeof value)))))"""
    )
    assert removed == ["boolean", "number", "object"]
    title = page.locator(".page-title__name")
    size = title.evaluate("(node) => getComputedStyle(node).fontSize")
    page.add_style_tag(content=".page-title__name { font-size: 7px; }")
    assert title.evaluate("(node) => getComputedStyle(node).fontSize") == size != "7px"
    assert title.evaluate("(node) => getComputedStyle(node).color") == "rgb(1, 2, 3)"


def test_a_shopper_signs_in_buys_and_signs_out(
    new_page: Callable[..., Page], app: StandInApp, sandbox: Sandbox
) -> None:
    app.storefront_script = RECORD
    page = new_page(phone=True)
    open_shop(page, sandbox)
    page.get_by_role("link", name="Account").click()
    page.get_by_label("E-mail").fill("nobody")
    page.get_by_label("E-mail").press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Please enter an e-mail address.")
    page.get_by_label("E-mail").fill("ada@example.com")
    page.get_by_label("E-mail").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Account")
    assert names(page)[-5:] == [
        "loaded SIGN_IN",
        "profile",
        "switch ACCOUNT_SETTINGS",
        "load ACCOUNT_SETTINGS",
        "loaded ACCOUNT_SETTINGS",
    ]

    page.evaluate(
        """Ecwid.Cart.setAddress({name: "Ada", street: "1 Row", city: "Leeds", postalCode: "LS1",
          countryCode: "GB"});
        Ecwid.Cart.addProduct(1);
        Ecwid.openPage('checkout/address')"""
    )
    expect(page.get_by_label("E-mail")).to_have_value("ada@example.com")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Pick up in the shop").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Bank transfer").check()
    page.get_by_role("button", name="Place the order").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    assert fits(page)
    page.goto(f"{sandbox.storefront_url}/{STORE_ID}/account-orders")
    expect(page.locator(".ec-account__order")).to_contain_text("$18.00")
    page.evaluate("Ecwid.openPage('account/address-book')")
    expect(page.locator(".ec-account__address")).to_contain_text("LS1 Leeds")
    customer = page.evaluate("new Promise((done) => Ecwid.Customer.get(done))")
    assert (customer["email"], customer["ownerId"]) == ("ada@example.com", STORE_ID)
    assert [each["person"]["city"] for each in customer["shippingAddresses"]] == ["Leeds"]

    page.evaluate("Ecwid.openPage('account')")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    assert ["profile", None] in page.evaluate("seen")


WIDGETS = """<!doctype html><body><div id="menu"></div><div id="box"></div>
<script src="{shop}/script.js?1003&data_platform=code"></script>
<script>
window.ec = {{ config: {{ store_main_page_url: "{shop}/1003/" }} }};
xCategoriesV2("id=menu"); xSearch("id=box");
</script>"""


def test_a_site_says_who_its_visitor_is(page: Page, sandbox: Sandbox) -> None:
    """Single sign-on; which payloads are good is in test_storefront_sso.py."""
    sandbox.install(CLIENT_ID, STORE_ID, scopes=("customize_storefront", "create_customers"))
    message = {"appClientId": CLIENT_ID, "userId": "1", "profile": {"email": "zoe@example.com"}}
    encoded = base64.b64encode(json.dumps(message).encode()).decode()
    signed = f"{encoded} {int(sandbox.clock.timestamp())}"
    digest = hmac.new(CLIENT_SECRET.encode(), signed.encode(), hashlib.sha256).hexdigest()
    payload = signed.replace(" ", f" {digest} ")
    page.add_init_script("window.ecwid_sso_profile = ''")
    open_shop(page, sandbox)
    account = page.locator(".footer__link--my-account")

    expect(account).to_have_count(0)
    page.evaluate(
        """(payload) => {
          window.people = [];
          Ecwid.Customer.get((customer) => people.push(customer?.email ?? null));
          Ecwid.setSignInUrls({ signInUrl: "#in", signOutUrl: "#out" });
          Ecwid.setSsoProfile(payload);
        }""",
        payload,
    )
    account.click()
    expect(page.locator(".ec-account__menu")).to_be_visible()
    page.evaluate("Ecwid.setSsoProfile('')")
    expect(page.get_by_text("Please sign in on this website.")).to_be_visible()
    account.click()

    assert page.evaluate("people") == [None, "zoe@example.com", None]
    assert page.url.endswith("#in")


def test_widgets_lead_to_the_store(
    new_page: Callable[..., Page], app: StandInApp, sandbox: Sandbox
) -> None:
    """From the shop's own header, and from another site's page without the product browser."""
    page = new_page(phone=True)
    open_shop(page, sandbox)
    page.get_by_role("searchbox").fill("mug")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator(".grid-product")).to_have_count(1)
    assert page.url.endswith("/search?keyword=mug")
    assert fits(page)

    app.site = WIDGETS.format(shop=sandbox.storefront_url)
    page.goto(f"{app.url}/site")
    expect(page.get_by_role("navigation").get_by_role("link")).to_have_count(3)
    assert page.evaluate("Ecwid.getInitializedWidgets()") == ["Categories", "SearchPanel"]
    page.get_by_role("searchbox").fill("pen")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url(f"{sandbox.storefront_url}/1003/search?keyword=pen")
    expect(page.locator(".grid-product")).to_have_count(1)


def test_an_unknown_page_is_a_warning(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    app.storefront_script = RECORD
    warnings: list[str] = []
    page.on("console", lambda message: warnings.append(message.type))
    open_shop(page, sandbox)

    page.evaluate("Ecwid.openPage('nowhere'); Ecwid.openPage('product', {id: 999});")

    assert warnings.count("warning") == 2
    assert page.url.endswith(f"/{STORE_ID}")


def test_languages_and_direction(new_page: Callable[..., Page], sandbox: Sandbox) -> None:
    page = new_page(phone=True)
    open_shop(page, sandbox, "?lang=he")

    assert page.evaluate("Ecwid.getStorefrontLang()") == "he"
    assert page.evaluate("document.dir") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator(".grid-product__title").first.click()
    page.locator(".product-details").wait_for()
    assert "lang=he" in page.url
    page.get_by_role("link", name="de", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "de")


def test_the_default_store_lives_at_the_root(page: Page, sandbox: Sandbox) -> None:
    page.goto(sandbox.storefront_url)
    page.get_by_role("link", name="Brass pen").click()
    page.locator(".product-details").wait_for()

    assert page.url == f"{sandbox.storefront_url}/Brass-pen-p4"
