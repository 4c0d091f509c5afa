"""Our files among other apps, behind a bad CDN, and switched off in a browser."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from ecwid_native.sandbox import Sandbox, SandboxApp
from tests.browser.shop import BAR, DRAWN, REGION, STORE_ID, Shop
from tests.browser.six import BADGE, BLOCK, OURS, SEEN, open_page, product_ids, publish
from tests.browser.waiting import HELD_TIMERS, pass_time, until

ELSEWHERE = "https://apps.example"
# What other apps do: fail at once, on every page, in promises; wrap what is the browser's; be rude.
FOREIGN = {
    "throws": "throw new Error('at once')",
    "rejects": "Ecwid.OnPageLoaded.add(() => Promise.reject(new Error('later')))",
    "throws-on-pages": "Ecwid.OnPageLoaded.add(() => { throw new Error('on a page') })",
    "no-script": "<!doctype html><p>Not found",
    "patches": """
      const { append } = Element.prototype;
      Element.prototype.append = function (...values) { return append.apply(this, values) };
      Array.prototype.ours = () => 1; // shows up in for-in
      window.jQuery = window.$ = () => { throw new Error('not the jQuery you know') };""",
    "tidies": """
      // Throws out what it does not know from the page, once.
      Ecwid.OnPageLoaded.add(() => document.querySelectorAll(".ec-store > [id]").forEach(
        (each) => { if (!window.tidied) each.remove(); window.tidied = true; }))""",
    "config": "window.ec = { ...window.ec, storefront: { show_breadcrumbs: false } }",
}
STYLE = "p { margin: 40px; font-size: 40px } a { display: block } div { min-height: 1px }"
SLOW = "slow"


@pytest.fixture
def shop(sandbox_server: Sandbox, files_origin: str, chromium: BrowserContext) -> Shop:
    shop = Shop(sandbox_server, files_origin, chromium)
    shop.install()
    publish(shop)
    return shop


def add_foreign_app(shop: Shop, name: str) -> None:
    shop.sandbox.add_app(
        SandboxApp(
            client_id=f"foreign-{name}",
            client_secret="0123456789abcdef",
            iframe_url=f"{ELSEWHERE}/panel",
            script_url=f"{ELSEWHERE}/{name}.js",
            stylesheet_url=f"{ELSEWHERE}/{name}.css",
        )
    )
    shop.sandbox.install(f"foreign-{name}", STORE_ID)


def expect_everything(page: Page) -> None:
    """All of ours are in order on a product's page, and the shop sells."""
    ids = product_ids(page)
    for product_id in ids[:2]:
        open_page(page, "product", id=product_id)
    for selector in (REGION, BLOCK, f".product-details {BADGE}", SEEN, "[role=progressbar]"):
        expect(page.locator(selector)).to_have_count(1)
        expect(page.locator(selector)).to_be_visible()
    expect_sold(page)


def expect_sold(page: Page) -> None:
    """The shop is unharmed: something can be bought."""
    if not page.locator(".product-details").count():
        open_page(page, "product", id=product_ids(page)[0])
    before = page.locator(".ec-minicart__counter").text_content()
    page.get_by_role("button", name="Add to bag").click()
    expect(page.locator(".ec-minicart__counter")).not_to_have_text(before or "")


def replying(answer: dict[str, Any] | None) -> Callable[[Route], None]:
    """Answers like this, or not at all."""

    def reply(route: Route) -> None:
        route.fulfill(content_type="text/html", **answer) if answer else route.abort()

    return reply


@pytest.mark.parametrize("v2", [False, True], ids=["current", "V2"])
def test_other_apps_that_throw_and_one_that_is_slow(shop: Shop, *, v2: bool) -> None:
    held: list[Route] = []

    def answer(route: Route) -> None:
        name, _, kind = route.request.url.rpartition("/")[2].partition(".")
        if kind == "css":
            route.fulfill(content_type="text/css", body=STYLE)
        elif name == SLOW:
            held.append(route)
        else:
            route.fulfill(content_type="text/javascript", body=FOREIGN[name])

    shop.sandbox.set_switch("storefront_v2", v2)
    for name in (*FOREIGN, SLOW):
        add_foreign_app(shop, name)
    shop.context.route(f"{ELSEWHERE}/**", answer)

    page = shop.visit(ready="")
    # The current storefront waits for the slow one, up to five seconds. Our bar does not.
    expect(page.locator(REGION)).to_be_visible()
    until(page, lambda: held)
    held[0].fulfill(content_type="text/javascript", body="window.slowIsHere = true")
    page.wait_for_function(f"{DRAWN} && window.slowIsHere")

    expect_everything(page)
    ours = [each for each in shop.complaints if "demo-app" in each or shop.files_origin in each]
    assert ours == []
    expected = ("at once", "later", "on a page", "Unexpected token")
    assert all(any(each in line for each in expected) for line in shop.complaints)
    assert {each for each in expected for line in shop.complaints if each in line} == {*expected}


@pytest.mark.parametrize("v2", [False, True], ids=["current", "V2"])
def test_files_that_come_late_are_late_and_no_more(shop: Shop, *, v2: bool) -> None:
    held: list[Route] = []
    shop.sandbox.set_switch("storefront_v2", v2)
    shop.context.route(f"{shop.files_origin}/**", lambda route: held.append(route))

    page = shop.visit(ready="", script=HELD_TIMERS)
    until(page, lambda: len(held) == 2)
    pass_time(page, 5)  # no storefront waits for longer; that of before does not wait at all
    page.wait_for_function(DRAWN)
    assert page.locator(OURS).count() == 0
    expect_sold(page)
    for route in sorted(held, key=lambda each: each.request.url, reverse=True):
        route.continue_()  # the script first
    expect(page.locator(REGION)).to_be_visible()

    open_page(page, "category")
    expect_everything(page)
    assert not shop.complaints


def test_files_that_do_not_come_harm_nobody(shop: Shop) -> None:
    bundle = shop.context.request.get(f"{shop.files_origin}/demo/storefront.js").text()
    answers: dict[str, dict[str, Any] | None] = {
        "not there": {"status": 404, "body": "<p>Not found"},
        "broken": {"status": 503, "body": ""},
        "a page": {"body": "<!doctype html><p>Sign in to the hotel's network"},
        "half": {"body": bundle[: len(bundle) // 2]},
        "empty": {"body": ""},
        "cut": None,
    }
    for kind in ("js", "css"):
        for what, answer in answers.items():
            shop.context.route(f"**/demo/storefront.{kind}", replying(answer))
            page = shop.visit(ready=DRAWN)

            expect_sold(page)
            if kind == "js":
                assert page.locator(OURS).count() == 0, what
            else:  # text without style would look broken: it is not shown
                assert page.locator(BAR).count() == 1
                for selector in (BAR, "[role=progressbar]"):
                    expect(page.locator(selector)).to_be_hidden()
            shop.context.unroute_all()
            page.close()
    browsers_own = ("Failed to load resource", "Unexpected", "Refused", "missing )", "Invalid")
    assert [
        line for line in shop.complaints if not any(each in line for each in browsers_own)
    ] == []


@pytest.mark.parametrize(
    ("setting", "is_disabled"),
    [
        ("all", True),
        (json.dumps(["demo-app"]), True),
        (json.dumps(["another", "demo-app"]), True),
        ("none", False),
        (json.dumps(["another"]), False),
        ("[demo-app]", False),
    ],
)
def test_apps_that_are_disabled_in_a_browser(
    shop: Shop, setting: str, *, is_disabled: bool
) -> None:
    asked: list[str] = []
    page = shop.visit(ready=DRAWN)
    page.evaluate("text => localStorage.setItem('ec_disabled_apps', text)", setting)
    page.on("request", lambda request: asked.append(request.url))

    page.reload()
    page.wait_for_function(DRAWN)

    expect(page.locator(REGION)).to_have_count(0 if is_disabled else 1)
    page.evaluate("localStorage.removeItem('ec_disabled_apps')")
    assert any(shop.files_origin in url for url in asked) is not is_disabled
    assert not shop.complaints
    if is_disabled:
        assert page.locator(OURS).count() == 0
        expect_sold(page)
