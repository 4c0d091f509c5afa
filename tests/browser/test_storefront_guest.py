"""Our files are a guest in the shop: off is off, and nobody's text runs."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Response, expect

from ecwid_native.sandbox import Sandbox
from tests.browser.shop import BAR, DRAWN, READY, REGION, SETTLED, Shop
from tests.browser.six import open_page, product_ids, publish, switched_off
from tests.browser.waiting import until

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
FIELDS = ["text", "link_text", "background", "color", "position", "dismissible"]

# The whole markup without the app's own addresses, and all elements with a digest of every
# computed property: as text they would be megabytes. Many elements look the same.
PICTURE = """(filesOrigin) => {
  const digests = new Map();
  const digest = (text) => {
    if (digests.has(text)) return digests.get(text);
    let sum = 0;
    for (let at = 0; at < text.length; at++) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0;
    digests.set(text, sum);
    return sum;
  };
  // Custom properties stand at the end, in an order that is the browser's whim.
  const isCustom = (name) => name.startsWith("--");
  const names = Array.from(getComputedStyle(document.body)).filter((name) => !isCustom(name));
  const style = (element, pseudo) => {
    const computed = getComputedStyle(element, pseudo);
    if (pseudo && computed.content == "none") return "not there";
    const custom = Array.from(computed).slice(names.length).map((name) => {
      if (!isCustom(name)) throw new Error(`${name} is left out`);
      return name + computed.getPropertyValue(name);
    });
    const values = names.map((name) => computed.getPropertyValue(name));
    return digest([...values, ...custom.sort()].join());
  };
  return [
    document.documentElement.outerHTML.replace(new RegExp(filesOrigin + "/[a-z]+/", "g"), ""),
    Array.from(document.querySelectorAll("*"), (element) => [
      element.tagName, element.className,
      style(element), style(element, "::before"), style(element, "::after"),
    ]),
  ];
}"""


@pytest.fixture
def shop(sandbox_server: Sandbox, files_origin: str, chromium: BrowserContext) -> Shop:
    shop = Shop(sandbox_server, files_origin, chromium)
    shop.install()
    return shop


def picture(page: Page, shop: Shop) -> Any:
    page.wait_for_function(SETTLED)
    return page.evaluate(PICTURE, shop.files_origin)


def pictures(shop: Shop) -> dict[str, Any]:
    """How the shop looks on some pages of one visit, whatever its app does."""
    page = shop.visit(ready=DRAWN)
    found = {"entry": picture(page, shop)}
    product = product_ids(page)[0]
    for name in ("product", "cart", "search", "checkout/address", "signin", "pages/terms"):
        params = {"id": product} if name == "product" else {"keyword": "a"}
        open_page(page, name, **params)
        found[name] = picture(page, shop)
    return found


@pytest.mark.parametrize("v2", [False, True], ids=["current", "V2"])
def test_switched_off_is_an_app_whose_files_are_empty(shop: Shop, *, v2: bool) -> None:
    shop.sandbox.set_switch("storefront_v2", v2)
    shop.publish(switched_off())
    switched_off_pictures = pictures(shop)
    assert not shop.complaints

    shop.install("empty")
    shop.sandbox.set_switch("storefront_v2", v2)
    publish(shop)
    for name, (markup, styles) in pictures(shop).items():
        before, styles_before = switched_off_pictures[name]
        assert markup == before, name
        changed = [pair for pair in zip(styles, styles_before, strict=True) if pair[0] != pair[1]]
        assert changed == [], name


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


@pytest.mark.parametrize("link", ["https://shop.example/", ""], ids=["good link", "canary as link"])
def test_no_setting_runs(shop: Shop, link: str) -> None:
    called: list[str] = []
    page = shop.visit()
    page.expose_function("canary", lambda *values: called.append("called"))
    for canary in CANARIES:
        shop.configure(**{**dict.fromkeys(FIELDS, canary), "link_url": link or canary})

        page.reload()
        page.wait_for_function(READY)

        bar = page.locator(BAR)
        shown = bar.locator("p").text_content()
        expect(bar.locator("a")).to_have_count(1 if link else 0)
        first = canary.split("\n")[0]  # other lines take turns on other pages
        assert shown == (f"{first} {canary}" if link else first)
    assert not called
    assert not shop.complaints


def test_a_canary_would_be_heard(shop: Shop) -> None:
    """The control of the test above."""
    called: list[str] = []
    page = shop.visit()
    page.expose_function("canary", lambda *values: called.append("heard"))
    page.reload()
    page.wait_for_function(READY)

    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=canary()>')")
    until(page, lambda: called)

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
    ours = shop.files_origin
    policy = f"script-src 'self' 'unsafe-inline' {ours}; style-src 'self' {ours}"

    def with_policy(route: Any) -> None:
        answer = route.fetch()
        headers = {**answer.headers, "content-security-policy": policy}
        route.fulfill(response=answer, headers=headers)

    shop.context.route(f"{shop.sandbox.storefront_url}/1003", with_policy)
    # A page that does not come from the network has to be allowed to load from this machine.
    shop.context.grant_permissions(["local-network-access"])
    page = shop.visit(ready="")  # waiting for an expression would need unsafe-eval
    page.locator(".grid-product").first.wait_for()

    expect(page.locator(REGION)).to_have_css("color", "rgb(29, 29, 31)")
    assert not shop.complaints


def test_the_files_are_fetched_once_each_and_compressed(shop: Shop) -> None:
    answers: list[tuple[str, str | None]] = []
    shop.configure()

    def listen(answer: Response) -> None:
        if answer.url.startswith(shop.files_origin):
            answers.append((answer.url, answer.headers.get("content-encoding")))

    shop.context.on("response", listen)
    shop.visit()
    shop.context.remove_listener("response", listen)

    assert sorted(answers) == [
        (f"{shop.files_origin}/demo/storefront.css", "br"),
        (f"{shop.files_origin}/demo/storefront.js", "br"),
    ]
    assert json.dumps(shop.complaints) == "[]"
