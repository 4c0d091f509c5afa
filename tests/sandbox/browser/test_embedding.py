"""Stores on other people's pages, and several apps in one store."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from ecwid_native.sandbox import Sandbox, SandboxApp
from tests.browser.waiting import HELD_TIMERS, pass_time, until
from tests.sandbox.browser.conftest import StandInApp
from tests.sandbox.conftest import CLIENT_ID, STORE_ID

WIDGETS = {
    "cart": ["Minicart"],
    "search": ["SearchPanel"],
    "categories": ["Categories"],
    "legacy": ["SearchPanel", "Minicart", "Categories"],
}
RECORD = """
window.seen = [];
Ecwid.OnPageLoaded.add((page) => seen.push(page.type));
"""


def test_a_whole_store_on_a_page_of_the_site(
    new_page: Callable[..., Page], sandbox: Sandbox
) -> None:
    """With addresses in the hash, and in the query; a phone has room for both."""
    page = new_page(phone=True)
    home = f"{sandbox.storefront_url}/embed/{STORE_ID}"
    page.goto(f"{home}/store")
    page.get_by_role("link", name="Brass pen").click()
    page.locator(".product-details").wait_for()
    assert page.url == f"{home}/store#!/Brass-pen/p/4/category=0"
    page.reload()
    expect(page.get_by_role("heading", name="Brass pen")).to_be_visible()
    page.go_back()
    expect(page.locator(".grid-product")).to_have_count(8)
    page.get_by_role("button", name="List").click()
    expect(page.locator(".grid__products--list")).to_be_visible()
    page.goto(f"{home}/query?store-page=Brass-pen-p4")
    expect(page.get_by_role("heading", name="Brass pen")).to_be_visible()
    page.get_by_role("button", name="Add to bag").click()
    page.get_by_role("button", name="Bag: 1").click()
    page.wait_for_url(f"{home}/query?store-page=cart")
    assert page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    page.goto(f"{sandbox.storefront_url}/{STORE_ID}/#!/~/search/keyword=mug")
    page.wait_for_url(f"{sandbox.storefront_url}/{STORE_ID}/search?keyword=mug")


def test_widgets_on_pages_without_the_store(
    new_page: Callable[..., Page], app: StandInApp, sandbox: Sandbox
) -> None:
    app.storefront_script = RECORD
    page = new_page()
    home = f"{sandbox.storefront_url}/embed/{STORE_ID}"
    for name, widgets in WIDGETS.items():
        page.goto(f"{home}/{name}")
        page.locator(".own-embed :is(button, input, a)").first.wait_for()
        assert page.evaluate("Ecwid.getInitializedWidgets()") == widgets

    page.goto(f"{home}/product")
    page.get_by_label("Glaze").select_option("Night")
    page.get_by_role("button", name="Add to bag").click()
    page.evaluate("Ecwid.openPage('cart')")
    popup = page.get_by_role("dialog")
    expect(popup.get_by_text("Glaze: Night")).to_be_visible()
    assert page.evaluate("seen") == ["CART"]
    page.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    assert page.url == f"{home}/product"

    page.goto(f"{home}/dynamic")
    page.wait_for_function("window.seen")
    assert page.evaluate("seen") == []
    for _ in range(2):
        page.get_by_role("button", name="Show the store").click()
        expect(page.locator(".grid-product")).to_have_count(8)
        page.get_by_role("button", name="Take it away").click()
        expect(page.locator(".ec-store")).to_have_count(0)


def test_the_instant_site(new_page: Callable[..., Page], app: StandInApp, sandbox: Sandbox) -> None:
    app.storefront_script = """
    window.tiles = [];
    document.addEventListener("DOMContentLoaded", () => {
      instantsite.onTileLoaded.add((id) => tiles.push(`+${id}`));
      instantsite.onTileUnloaded.add((id) => tiles.push(`-${id}`));
    });"""
    sandbox.set_storage(CLIENT_ID, STORE_ID, {"public": "mine"})
    page = new_page(phone=True)
    page.goto(f"{sandbox.storefront_url}/site/{STORE_ID}")
    page.wait_for_function("tiles.includes('+tile-cover')")
    assert page.evaluate("typeof Ecwid") == "undefined"
    assert page.evaluate(
        f"[instantsite.getSiteId(), instantsite.getAppPublicConfig('{CLIENT_ID}')]"
    ) == [STORE_ID, "mine"]
    page.evaluate("document.getElementById('tile-footer').scrollIntoView()")
    page.wait_for_function("tiles.includes('-tile-cover') && tiles.includes('+tile-footer')")

    page.get_by_role("link", name="About").click()
    page.wait_for_function("typeof Ecwid === 'object'")
    loaded = page.evaluate("new Promise((done) => Ecwid.OnPageLoaded.add(done))")
    assert loaded == {"type": "SITE", "hasPrevious": False}
    assert page.evaluate(f"Ecwid.getAppPublicConfig('{CLIENT_ID}')") == "mine"

    page.get_by_role("link", name="Store").first.click()
    page.get_by_role("link", name="Brass pen").click()
    page.locator(".product-details").wait_for()
    assert page.url == f"{sandbox.storefront_url}/site/{STORE_ID}/products/Brass-pen-p4"
    assert page.evaluate("Ecwid.getOwnerId()") == STORE_ID


def test_several_apps_at_once(new_page: Callable[..., Page], sandbox: Sandbox) -> None:
    """One hangs, one is gone, one throws: the last one and the shop are as if alone."""
    for name in ("slow", "gone", "broken", "good"):
        sandbox.add_app(
            SandboxApp(
                client_id=name,
                client_secret="0123456789abcdef",
                script_url=f"https://{name}.example/app.js",
                stylesheet_url="",
            )
        )
        sandbox.install(name, STORE_ID)
    page = new_page()
    caught: list[str] = []
    page.on("console", lambda message: caught.append(message.text))
    held: list[Route] = []
    page.add_init_script(HELD_TIMERS)
    page.route("https://slow.example/*", lambda route: held.append(route))
    page.route("https://gone.example/*", lambda route: route.abort())
    page.route(
        "https://broken.example/*",
        lambda route: route.fulfill(body="Ecwid.OnPageLoaded.add(() => { throw new Error('x'); })"),
    )
    page.route("https://good.example/*", lambda route: route.fulfill(body=RECORD))

    page.goto(f"{sandbox.storefront_url}/{STORE_ID}")
    until(page, lambda: held)
    page.wait_for_function("window.seen")
    expect(page.locator(".grid-product")).to_have_count(0)
    pass_time(page, 5)
    expect(page.locator(".grid-product")).to_have_count(8)

    assert page.evaluate("seen") == ["CATEGORY"]
    assert any("OnPageLoaded" in text for text in caught)
    page.evaluate("localStorage.setItem('ec_disabled_apps', '[\"slow\", \"good\"]')")
    page.reload()
    expect(page.locator(".grid-product")).to_have_count(8)
    assert page.evaluate("typeof seen") == "undefined"


def test_what_shoppers_say_about_cookies(
    new_page: Callable[..., Page], app: StandInApp, sandbox: Sandbox
) -> None:
    """All four answers; who gets no cookies is not asked."""
    app.storefront_script = """
    window.ec.config.tracking = {ask_consent: true};
    window.heard = [];
    Ecwid.OnConsentChanged.add((value) => heard.push(value));"""
    page = new_page(phone=True)
    address = f"{sandbox.storefront_url}/{STORE_ID}"
    for button, value in (
        ("Accept", "ACCEPTED"),
        ("Decline", "DECLINED"),
        ("Statistics only", "ANALYTICS_ONLY"),
        ("Personalisation only", "PERSONALIZATION_ONLY"),
    ):
        page.goto(address)
        page.get_by_role("button", name=button).click()
        assert page.evaluate("heard") == [value]
        page.reload()
        page.locator(".ec-store").wait_for()
        expect(page.locator(".ec-notice")).to_have_count(0)
        assert page.evaluate("Ecwid.getTrackingConsent()") == {
            "userResponse": value,
            "askConsent": True,
        }
        page.evaluate("localStorage.clear()")
    app.storefront_script += "window.ec.config.disable_all_cookies = true;"
    page.goto(address)
    page.locator(".ec-store").wait_for()
    expect(page.locator(".ec-notice")).to_have_count(0)


PRODUCTS = """<!doctype html><meta charset="utf-8"><title>Home</title>
<div class="ecsp ecsp-SingleProduct-v2 ecsp-SingleProduct-v2-centered ecsp-Product ec-Product-4"
  itemscope itemtype="http://schema.org/Product">
  <div itemprop="image"></div>
  <div class="ecsp-title" itemprop="name" content="Pen"></div>
  <div itemtype="http://schema.org/Offer" itemscope itemprop="offers">
    <div class="ecsp-productBrowser-price ecsp-price" itemprop="price" content="599"
      data-spw-price-location="button"><div itemprop="priceCurrency" content="AUD"></div></div>
  </div>
  <div customprop="options"></div><div customprop="qty"></div><div customprop="addtobag"></div>
</div>
<div class="ecwid ecwid-SingleProduct-v2 ecwid-Product ecwid-Product-2">
  <div class="ecwid-title"></div><div customprop="addtobag"></div>
</div>
<script src="{shop}/script.js?1003&data_platform=singleproduct_v2" charset="utf-8"></script>
<script>xProduct()</script>
"""


def test_one_call_draws_all_products_of_a_page(
    page: Page, app: StandInApp, sandbox: Sandbox
) -> None:
    """The embed codes of today call it without an id; sites with a framework, again later."""
    app.site = PRODUCTS.replace("{shop}", sandbox.storefront_url)
    page.goto(f"{app.url}/site")
    expect(page.locator(".ecsp-title")).to_have_text("Brass pen")
    expect(page.locator(".ecsp [itemprop=image] img")).to_be_visible()
    expect(page.locator(".ecsp [customprop=addtobag]")).to_contain_text("$")
    expect(page.locator(".ecwid-title")).to_have_text("Serving bowl")

    page.evaluate(
        """document.querySelector(".ecwid-title").textContent = "kept";
        document.body.insertAdjacentHTML("beforeend", `<p class="ecsp-Product"
          data-single-product-id="1"><b class="ecsp-title"></b></p>`);
        xProduct("display= price addtobag", "link=yes", "version=2");"""
    )
    expect(page.locator("b.ecsp-title")).to_have_text("Stoneware mug")
    expect(page.locator(".ecwid-title")).to_have_text("kept")
    page.locator(".ecsp [customprop=addtobag] button").click()
    page.wait_for_function(
        "JSON.parse(localStorage.getItem('ec-1003-checkout') ?? '{}').itemsCount === 1"
    )
