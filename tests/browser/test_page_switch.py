"""What a page switch costs a shop with six customizations, counted: no clock is asked.

The time itself is a row of `make bench` (P8).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from ecwid_native.sandbox import Sandbox
from tests.browser.shop import DRAWN, REGION, SETTLED, Shop
from tests.browser.six import open_page, product_ids, publish
from tests.browser.waiting import wait_for_frame

METER = (Path(__file__).parent / "meter.js").read_text()
PAGES = ("product", "category", "cart", "search", "account/settings", "checkout/address")


@pytest.fixture
def shop(sandbox_server: Sandbox, files_origin: str, chromium: BrowserContext) -> Iterator[Shop]:
    shop = Shop(sandbox_server, files_origin, chromium)
    shop.install()
    yield shop
    assert not shop.complaints


def watched(shop: Shop) -> Page:
    """The shop in a tab with the meter."""
    page = shop.context.new_page()
    page.add_init_script(METER)
    page.goto(f"{shop.sandbox.storefront_url}/1003")
    return page


def go_round(page: Page, product: int) -> list[dict[str, Any]]:
    """Go through some pages and read the meter on each."""
    found = []
    for name in PAGES:
        open_page(page, name, **({"id": product} if name == "product" else {"keyword": "a"}))
        found.append(page.evaluate("readMeter()"))
    return found


def test_a_page_switch_forces_no_layout_and_piles_nothing_up(shop: Shop) -> None:
    publish(shop)
    page = watched(shop)
    page.wait_for_function(DRAWN)
    expect(page.locator(REGION)).to_be_visible()
    product = product_ids(page)[0]

    go_round(page, product)
    first, second = go_round(page, product), go_round(page, product)

    assert [each["forced"] for each in (*first, *second)] == [[]] * (2 * len(PAGES))
    assert first == second
    assert all(0 < each["changes"] <= 40 for each in first), first
    assert all(each["observers"] == 1 for each in first), first


def test_a_forced_layout_would_be_seen(shop: Shop) -> None:
    """The control: a bar at the bottom measures itself when it has grown, which is no switch."""
    publish(shop, announcement={"position": "bottom"})
    page = watched(shop)
    page.wait_for_function("meter.forced.includes('offsetHeight')")


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_nothing_moves_on_a_page_switch(shop: Shop, *, phone: bool) -> None:
    """What ours add is there when a page is first drawn: its content does not jump."""
    publish(shop)
    page = shop.visit()
    page.wait_for_function(SETTLED)
    product = product_ids(page)[0]
    wait_for_frame(page)
    page.evaluate("window.shifts = 0; window.watchedSince = performance.now()")

    for name in PAGES:
        open_page(page, name, **({"id": product} if name == "product" else {"keyword": "a"}))
        page.wait_for_function(SETTLED)
        wait_for_frame(page)

    assert page.evaluate("window.shifts") == 0


def test_how_far_a_landing_moves(shop: Shop) -> None:
    """At the bottom nothing moves; on top the head of the site, which is drawn before us, does."""
    moved = {}
    for position in ("off", "bottom", "top"):
        off = {"enabled": position != "off", "position": position}
        others = ("free_shipping", "badges", "content", "recently_viewed", "thank_you")
        publish(shop, announcement=off, **{name: {"enabled": False} for name in others})
        page = shop.visit()
        page.wait_for_function(SETTLED)
        wait_for_frame(page)
        moved[position] = page.evaluate("window.shifts")
        page.close()

    assert moved["bottom"] == pytest.approx(moved["off"], abs=0.005)
    assert moved["top"] - moved["off"] < 0.1, moved  # what web.dev calls good, all of a page
