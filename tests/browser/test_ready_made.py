"""The ready-made customizations together in a shop, as a shopper meets them."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from ecwid_native.customizations import isolated_registry
from ecwid_native.sandbox import Sandbox
from storefront_assets.badges.badges import BaseProductBadges
from storefront_assets.free_shipping.progress import BaseFreeShippingProgress
from storefront_assets.published import published
from tests.browser.shop import CLIENT_ID, Shop, screenshot, served_files

RULE = {"text": "Bestseller", "products": [], "categories": [0], "words": ["a", "e"]}
BADGE = ".app-demo-app-badges__badge"
OPEN = "([name, id]) => Ecwid.openPage(name, { id })"


@pytest.fixture
def shop(sandbox_server: Sandbox, chromium: BrowserContext) -> Iterator[Shop]:
    with isolated_registry():
        type("Badges", (BaseProductBadges,), {"app": "demo"})
        type("Progress", (BaseFreeShippingProgress,), {"app": "demo"})
        published.forget()
        with served_files() as origin:
            shop = Shop(sandbox_server, origin, chromium)
            shop.install()
            yield shop
    published.forget()
    assert not shop.complaints


def configure(shop: Shop) -> None:
    progress = {
        "enabled": True,
        "goal": "1000.00",
        "text": "Only {amount} to go",
        "reached_text": "Your order ships free",
        "pages": ["CART"],
    }
    badges = {"enabled": True, "rules": [RULE], "background": "#7a1f3d", "color": "#ffffff"}
    shop.publish(json.dumps({"free-shipping": progress, "badges": badges}))


def product_id(page: Page) -> int:
    return int(page.locator(".grid-product").first.get_attribute("data-product-id") or 0)


def top(element: Locator) -> float:
    """How far below the window's upper edge an element begins."""
    return float(element.evaluate("(each) => each.getBoundingClientRect().top"))


def test_badges_and_progress_on_the_way_to_the_cart(shop: Shop) -> None:
    configure(shop)
    page = shop.visit()
    first = product_id(page)
    cards = page.locator(".grid-product")
    expect(page.locator(f".grid-product {BADGE}")).to_have_count(cards.count())
    expect(page.locator(BADGE).first).to_have_css("position", "absolute")
    picture, badge = (page.locator(one).first for one in (".grid-product img", BADGE))
    assert top(badge) - top(picture) == pytest.approx(8)
    screenshot(page, "badges-category")

    page.evaluate(OPEN, ["product", first])
    expect(page.locator(f".product-details__sidebar {BADGE}")).to_have_text("Bestseller")
    expect(page.locator(BADGE)).to_have_count(1)

    page.evaluate("id => new Promise((done) => Ecwid.Cart.addProduct(id, done))", first)
    page.evaluate("Ecwid.openPage('cart')")
    bar = page.get_by_role("progressbar")
    expect(bar).to_be_visible()
    before = int(bar.get_attribute("aria-valuenow") or -1)
    expect(page.get_by_role("status").filter(has_text="to go")).to_have_count(1)
    expect(page.get_by_role("progressbar", name="to go")).to_have_count(1)
    screenshot(page, "free-shipping-cart")
    page.evaluate(
        "id => new Promise((done) => Ecwid.Cart.addProduct({ id, quantity: 5, callback: done }))",
        first,
    )
    page.wait_for_function(
        f"Number(document.querySelector('[role=progressbar]')?.ariaValueNow) > {before}"
    )

    page.go_back()
    expect(bar).to_have_count(0)
    assert page.evaluate("document.cookie") == ""
    assert CLIENT_ID not in page.evaluate("Object.keys(localStorage).join()")
