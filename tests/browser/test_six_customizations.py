"""All six ready-made customizations in a shop, on every type of page, as a shopper meets them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from ecwid_native.sandbox import Sandbox
from tests.browser.shop import BAR, REGION, Shop, screenshot
from tests.browser.six import (
    BADGE,
    BLOCK,
    OURS,
    SEEN,
    THANKS,
    open_page,
    product_ids,
    publish,
)
from tests.browser.waiting import press, until

FAULTS = (Path(__file__).parent / "dashboard" / "look.js").read_text().partition("*/")[2].strip()
# Pages by the names that `openPage` takes, and those that only have an address.
NAMES = {
    "category": "CATEGORY",
    "search": "SEARCH",
    "cart": "CART",
    "checkout/address": "CHECKOUT_ADDRESS",
    "checkout/delivery": "CHECKOUT_DELIVERY",
    "checkout/payment": "CHECKOUT_PAYMENT_DETAILS",
    "account/settings": "ACCOUNT_SETTINGS",
    "account/orders": "ORDERS",
    "account/address-book": "ADDRESS_BOOK",
    "account/favorites": "FAVORITES",
    "account/subscription": "ACCOUNT_SUBSCRIPTION",
    "signin": "SIGN_IN",
    "pages/terms": "LEGAL_PAGE",
}
ADDRESSES = {
    "/checkout-address-book": "CHECKOUT_ADDRESS_BOOK",
    "/order-failure": "ORDER_FAILURE",
    "/reset-password": "RESET_PASSWORD",
    "/download-error": "DOWNLOAD_ERROR",
}
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 3
ARABIC = "شحن مجاني لجميع الطلبات هذا الأسبوع"
PIXEL = "https://net.example/pixel?o={order}&t={total}&c={currency}"
SHOPPER = """
new Promise((done) => {
  const place = { city: "New York", stateOrProvinceCode: "NY", postalCode: "10001" };
  const person = { name: "Ann Example", street: "1 Main St", countryCode: "US", ...place };
  Ecwid.Cart.setCustomerEmail("ann@shop.example", () => Ecwid.Cart.setAddress(person, done));
})
"""
TRACKERS = """
window.told = [];
window.gtag = (...values) => told.push(["gtag", ...values]);
window.fbq = (...values) => told.push(["fbq", ...values]);
undefined
"""


@pytest.fixture
def shop(sandbox_server: Sandbox, files_origin: str, chromium: BrowserContext) -> Iterator[Shop]:
    """A shop with our app; the console stays clean."""
    shop = Shop(sandbox_server, files_origin, chromium)
    shop.install()
    yield shop
    assert not shop.complaints


def faults_of_ours(page: Page) -> list[str]:
    """What is wrong with how our parts of a page look, and with the page because of them."""
    page.wait_for_function("document.getAnimations().length == 0")
    found: list[str] = page.evaluate(FAULTS)
    return [each for each in found if re.search("demo-app|wider than|id twice", each)]


def shown_on(page: Page) -> dict[str, int]:
    """How many of each there are on this page."""
    parts = {"bar": REGION, "block": BLOCK, "badges": BADGE, "seen": SEEN, "thanks": THANKS}
    parts["progress"] = "[role=progressbar]"
    return {name: page.locator(selector).count() for name, selector in parts.items()}


def buy(page: Page, product_id: int) -> None:
    page.evaluate("id => new Promise((done) => Ecwid.Cart.addProduct(id, done))", product_id)


@pytest.mark.parametrize(
    ("v2", "phone"), [(False, False), (True, True)], ids=["current on desktop", "V2 on phone"]
)
def test_every_type_of_page(shop: Shop, *, v2: bool, phone: bool) -> None:
    shop.sandbox.set_switch("storefront_v2", v2)
    publish(shop)
    page = shop.visit()
    name = "phone-v2" if phone else "desktop"
    first, second, *_ = product_ids(page)
    assert shown_on(page) == {
        "bar": 1,
        "block": 1,
        "seen": 0,
        "thanks": 0,
        "progress": 1,
        "badges": page.locator(".grid-product").count(),
    }

    for product_id in (first, second):
        assert open_page(page, "product", id=product_id) == "PRODUCT"
    everything = {"bar": 1, "block": 1, "badges": 1, "seen": 1, "thanks": 0, "progress": 1}
    assert shown_on(page) == everything
    screenshot(page, f"six-product-{name}")
    assert faults_of_ours(page) == []
    buy(page, first)
    for target, page_type in NAMES.items():
        assert open_page(page, target, keyword="a") == page_type
        shown = shown_on(page)
        assert shown["bar"] == shown["block"] == 1, page_type
        assert shown["progress"] == (page_type in {"CATEGORY", "SEARCH", "CART"}), page_type
        assert shown["seen"] == (page_type in {"CATEGORY", "CART"}), page_type
        assert (shown["badges"] > 1) == (page_type in {"CATEGORY", "SEARCH"}), page_type
        assert page.locator(OURS).count() <= 5
        assert faults_of_ours(page) == [], page_type
        if page_type in {"CATEGORY", "CART"}:
            screenshot(page, f"six-{page_type.lower()}-{name}")
    for address, page_type in ADDRESSES.items():
        page.goto(f"{shop.sandbox.storefront_url}/1003{address}")
        expect(page.locator(BLOCK)).to_have_count(1)
        seen_type = "new Promise((done) => Ecwid.OnPageLoaded.add((page) => done(page.type)))"
        assert page.evaluate(seen_type) == page_type
        assert shown_on(page)["bar"] == 1
        assert faults_of_ours(page) == []
    for site in ("/site/1003", "/site/1003/about"):  # an Instant Site's own pages
        page.goto(shop.sandbox.storefront_url + site)
        expect(page.locator(REGION)).to_be_visible()
        assert shown_on(page) == dict.fromkeys(everything, 0) | {"bar": 1}
        assert faults_of_ours(page) == []


def test_what_screen_readers_and_keyboards_find(shop: Shop) -> None:
    publish(shop)
    page = shop.visit()
    first, second, *_ = product_ids(page)
    open_page(page, "product", id=first)
    open_page(page, "product", id=second)

    seen = page.get_by_role("region", name="Recently viewed")
    expect(seen.get_by_role("heading", name="Recently viewed", level=2)).to_be_visible()
    expect(seen.get_by_role("listitem")).to_have_count(1)
    expect(page.get_by_role("progressbar", name="to go for free shipping")).to_have_count(1)
    expect(page.get_by_role("status").filter(has_text="to go for free")).to_have_count(1)
    expect(page.get_by_role("heading", name="Delivery", level=3)).to_be_visible()
    link = seen.get_by_role("link")
    before = link.text_content()
    link.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert link.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(before or "")

    fill = page.locator("[role=progressbar] > *")
    assert fill.evaluate("fill => getComputedStyle(fill).transitionProperty") == "width"
    page.emulate_media(reduced_motion="reduce")
    assert fill.evaluate("fill => getComputedStyle(fill).transitionDuration") == "0s"
    page.emulate_media(media="print")
    expect(seen).to_be_hidden()
    expect(page.get_by_role("progressbar")).to_be_hidden()


@pytest.mark.parametrize("phone", [True], ids=["phone"])
def test_long_and_right_to_left_texts(shop: Shop, *, phone: bool) -> None:
    shop.install(language="he")
    publish(
        shop,
        announcement={"text": LONG, "link_text": ""},
        free_shipping={"text": LONG + "{amount}"},
        badges={"rules": [{"text": LONG[:24], "products": [], "categories": [0], "words": ["a"]}]},
        content={"content": [["p", [LONG]], ["ul", [["li", [ARABIC, LONG]]]]], "place": "top"},
        recently_viewed={"heading": LONG[:60]},
        thank_you={"message": LONG},
    )
    page = shop.visit()
    first, second, *_ = product_ids(page)
    assert faults_of_ours(page) == []
    screenshot(page, "six-long-rtl-category")
    open_page(page, "product", id=first)
    open_page(page, "product", id=second)

    # An untranslated text stands at the page's side, where its bar begins.
    words = page.locator("[data-app=demo-app]:has([role=progressbar]) > :first-child")
    assert words.evaluate("(line) => getComputedStyle(line).textAlign") == "right"
    screenshot(page, "six-long-rtl-product")
    assert shown_on(page)["seen"] == 1
    assert faults_of_ours(page) == []
    publish(
        shop,
        announcement={"text": ARABIC, "link_text": ""},
        free_shipping={"text": "{amount} " + ARABIC},
    )
    page.reload()
    expect(page.locator(BAR)).to_contain_text(ARABIC)
    sentence = page.get_by_role("status").filter(has_text=ARABIC)
    assert sentence.evaluate("line => getComputedStyle(line).direction") == "rtl"
    assert faults_of_ours(page) == []


def place_order(page: Page) -> None:
    """Buy what is in the bag."""
    page.evaluate(SHOPPER)
    open_page(page, "checkout/address")
    press(page.get_by_role("button", name="Continue"))
    page.get_by_role("radio", name="Standard delivery").check()
    press(page.get_by_role("button", name="Continue"))
    page.get_by_role("radio").first.check()
    press(page.get_by_role("button", name="Place the order"))
    expect(page.locator(THANKS)).to_be_visible()


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_an_order_is_thanked_for_and_told_with_consent(shop: Shop, *, phone: bool) -> None:
    pictures: list[str] = []

    def answer(route: Route) -> None:
        pictures.append(route.request.url)
        route.fulfill(content_type="image/gif", body=b"GIF89a")

    shop.context.route("https://net.example/**", answer)
    publish(
        shop,
        thank_you={"google_analytics": True, "meta_pixel": True, "affiliate_pixel": PIXEL},
    )
    page = shop.visit()
    page.evaluate(TRACKERS)
    page.evaluate("Ecwid.Cart.clear()")  # an earlier test's bag may be kept in the browser
    buy(page, product_ids(page)[0])
    place_order(page)
    screenshot(page, f"thank-you-{'phone' if phone else 'desktop'}")
    expect(page.locator(f"{THANKS} p")).to_have_text(["Thank you.", "We pack it tomorrow."])
    assert page.evaluate("told") == []
    assert not pictures

    page.evaluate("Ecwid.setTrackingConsent('ACCEPTED')")
    page.wait_for_function("told.length == 2")
    [google, meta] = page.evaluate("told")
    assert google[:3] == ["gtag", "event", "purchase"]
    assert google[3]["items"][0]["quantity"] == 1
    assert google[3]["value"] == meta[3]["value"] > 0
    assert google[3]["currency"] == meta[3]["currency"] == "USD"
    assert "@" not in str([google, meta])
    until(page, lambda: pictures)
    assert len(pictures) == 1
    assert re.fullmatch(r"https://net\.example/pixel\?o=\w+&t=[\d.]+&c=USD", pictures[0])

    open_page(page, "category")
    expect(page.locator(THANKS)).to_have_count(0)
    assert len(page.evaluate("told")) == 2


def test_nothing_is_kept_but_for_the_visit(shop: Shop) -> None:
    publish(shop)
    page = shop.visit()
    first, second, *_ = product_ids(page)
    before: dict[str, Any] = page.evaluate("({ ...localStorage })")
    open_page(page, "product", id=first)
    open_page(page, "product", id=second)

    assert page.evaluate("document.cookie") == ""
    assert page.evaluate("({ ...localStorage })") == before
    assert list(page.evaluate("({ ...sessionStorage })")) == ["demo-app"]
