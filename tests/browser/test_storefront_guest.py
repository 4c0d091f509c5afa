"""Our files are a guest in the shop: off is off, and nobody's text runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from ecwid_native.sandbox import Sandbox
from tests.browser.shop import BAR, READY, Shop, served_files

GRID = "document.querySelector('.grid-product')"
CANARIES = [
    "</script><script>canary()</script>",
    "<img src=x onerror=canary()>",
    '"><svg onload=canary()>',
    "';canary();//",
    "`${canary()}`",
    "\u2028canary()\u2029",
    "javascript:canary()",
    " JaVaScRiPt:canary()",
    "java\nscript:canary()",
    "data:text/html,<script>canary()</script>",
    "red;background:url(javascript:canary())",
    "expression(canary())",
    "{{constructor.constructor('canary()')()}}",
]
FIELDS = ["text", "link_text", "link_url", "background", "color", "position"]

# All elements with every computed property, and the whole markup without the app's own addresses.
PICTURE = """(filesOrigin) => {
  const styles = (element) =>
    ["", "::before", "::after"].map((pseudo) => {
      const style = getComputedStyle(element, pseudo);
      return Array.from(style, (name) => [name, style.getPropertyValue(name)]);
    });
  const own = new RegExp(filesOrigin + "/[a-z]+/", "g");
  return [
    document.documentElement.outerHTML.replace(own, ""),
    Array.from(document.querySelectorAll("*"), styles),
  ];
}"""


@pytest.fixture(scope="module")
def files_origin() -> Iterator[str]:
    with served_files() as origin:
        yield origin


@pytest.fixture
def shop(sandbox_server: Sandbox, files_origin: str, chromium: BrowserContext) -> Shop:
    shop = Shop(sandbox_server, files_origin, chromium)
    shop.install()
    return shop


def picture(page: Page, shop: Shop) -> Any:
    page.wait_for_load_state("networkidle")
    return page.evaluate(PICTURE, shop.files_origin)


@pytest.mark.parametrize("path", ["", "/Green-tea-p1"])
def test_switched_off_is_an_app_whose_files_are_empty(shop: Shop, path: str) -> None:
    shop.configure(enabled=False)
    page = shop.visit(path)
    sheets = page.evaluate("document.styleSheets.length")
    switched_off = picture(page, shop)
    assert not shop.complaints

    shop.install("empty")
    shop.configure()
    page = shop.visit(path, ready="document.querySelector('.grid-product, .product-details')")

    assert page.evaluate("document.styleSheets.length") == sheets
    assert picture(page, shop) == switched_off


def test_the_picture_shows_a_bar(shop: Shop) -> None:
    """The control: what the comparison above would see."""
    shop.configure(enabled=False)
    before = picture(shop.visit(), shop)
    shop.configure()

    assert picture(shop.visit(), shop) != before


@pytest.mark.parametrize("public_config", ["", "{", "null", "[]", '"text"', "{'a': 1}", "5"])
def test_an_odd_config_leaves_the_console_clean(shop: Shop, public_config: str) -> None:
    shop.publish(public_config)

    page = shop.visit()

    assert page.locator("[data-app]").count() == 0
    assert not shop.complaints


def test_a_shop_that_never_saved_has_a_clean_console(shop: Shop) -> None:
    page = shop.visit()

    assert page.locator("[data-app]").count() == 0
    assert not shop.complaints


@pytest.mark.parametrize("field", FIELDS)
def test_no_setting_runs(shop: Shop, field: str) -> None:
    called: list[str] = []
    shop.context.expose_function("canary", lambda *values: called.append(field))
    for canary in CANARIES:
        shop.configure(**{"link_url": "https://shop.example/", field: canary})

        page = shop.visit()

        if field == "text":
            shown = page.locator(f"{BAR} a").text_content()
            assert shown == canary
        for link in page.locator(f"{BAR} a").all():
            assert (link.get_attribute("href") or "").startswith("https://")
            if field == "link_url":
                link.click()
        page.close()
    assert not called
    assert not shop.complaints


def test_a_canary_would_be_heard(shop: Shop) -> None:
    """The control of the test above."""
    called: list[str] = []
    shop.context.expose_function("canary", lambda *values: called.append("heard"))
    page = shop.visit()

    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=canary()>')")
    page.wait_for_function("document.querySelector('img[src=x]').complete")
    page.wait_for_timeout(100)

    assert called == ["heard"]


def test_two_loads_are_one(shop: Shop) -> None:
    shop.configure()
    page = shop.visit()

    page.add_script_tag(url=f"{shop.files_origin}/demo/storefront.js")

    assert page.locator(BAR).count() == 1
    assert page.evaluate("Object.keys(window).filter((name) => name.startsWith('__app'))") == [
        "__app_demo-app"
    ]


def test_a_policy_without_inline_code_is_no_obstacle(shop: Shop) -> None:
    shop.configure(background="#ffd166", color="#1d1d1f")
    policy = f"script-src 'self' 'unsafe-inline' {shop.files_origin}; style-src 'self' {shop.files_origin}"

    def with_policy(route: Any) -> None:
        answer = route.fetch()
        headers = {**answer.headers, "content-security-policy": policy}
        route.fulfill(response=answer, headers=headers)

    shop.context.route(f"{shop.sandbox.storefront_url}/1003", with_policy)
    page = shop.visit(ready=READY)

    color = page.locator(f"{BAR} [role=region]").evaluate("bar => getComputedStyle(bar).color")
    assert color == "rgb(29, 29, 31)"
    assert not [each for each in shop.complaints if shop.files_origin in each]


def test_the_files_are_fetched_once_each_and_compressed(shop: Shop) -> None:
    answers: list[tuple[str, str | None]] = []
    shop.configure()
    shop.context.on(
        "response",
        lambda answer: (
            answers.append((answer.url, answer.headers.get("content-encoding")))
            if answer.url.startswith(shop.files_origin)
            else None
        ),
    )

    shop.visit()

    assert sorted(answers) == [
        (f"{shop.files_origin}/demo/storefront.css", "gzip"),
        (f"{shop.files_origin}/demo/storefront.js", "gzip"),
    ]
    assert json.dumps(shop.complaints) == "[]"
