"""The announcement bar in a shop, as a shopper meets it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from ecwid_native.sandbox import Sandbox
from tests.browser.shop import BAR, DRAWN, READY, REGION, SETTLED, Shop, screenshot
from tests.browser.waiting import press, wait_for_frame

# What has just been styled moves in the next frame; that is still the shop's own start.
START_WATCHING = """
new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  .then(() => { window.shifts = 0; window.watchedSince = performance.now(); })
"""
LONG = (
    "Our workshop is closed from 24 December to 6 January; orders placed in that time leave "
    "the house on 7 January, and we extend the return period to the end of February for everybody."
)
ARABIC = "شحن مجاني لجميع الطلبات هذا الأسبوع"


@pytest.fixture(params=[False, True], ids=["desktop", "phone"])
def phone(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def shop(sandbox_server: Sandbox, files_origin: str, chromium: BrowserContext) -> Iterator[Shop]:
    """A shop with the bar's app, on a desktop and on a phone; the console stays clean."""
    shop = Shop(sandbox_server, files_origin, chromium)
    shop.install()
    yield shop
    assert not shop.complaints


def layout_shift(shop: Shop, kinds: str) -> float:
    """How much of a finished page the bar moves when our files come late, in this order.

    The shop's own start, which moves more than we do, is over by then.
    """
    shop.install("empty")
    shop.configure(**shop.settings)
    page = shop.visit(ready=DRAWN)
    page.wait_for_function(SETTLED)
    page.evaluate(START_WATCHING)

    for kind in kinds.split():
        address = f"{shop.files_origin}/demo/storefront.{kind}"
        page.add_script_tag(url=address) if kind == "js" else page.add_style_tag(url=address)
        wait_for_frame(page)
    expect(page.locator(REGION)).to_be_visible()
    wait_for_frame(page)
    return float(page.evaluate("window.shifts"))


@pytest.mark.parametrize("position", ["top", "bottom"])
@pytest.mark.parametrize(
    ("case", "settings"),
    [
        ("short", {"link_url": "https://shop.example/sale", "link_text": "See the offers"}),
        ("long", {"text": LONG, "link_url": "https://shop.example/", "link_text": "More"}),
        ("colors", {"background": "#ffd166", "color": "#1d1d1f", "dismissible": False}),
    ],
)
def test_the_bar_fits(
    shop: Shop, position: str, case: str, settings: dict[str, object], *, phone: bool
) -> None:
    shop.configure(position=position, **settings)

    page = shop.visit()

    expect(page.locator(REGION)).to_be_visible()
    screenshot(page, f"{position}-{case}-{'phone' if phone else 'desktop'}")
    box = page.locator(REGION).bounding_box()
    window = page.viewport_size
    assert box is not None
    assert window is not None
    assert (box["x"], box["width"]) == (0, window["width"])
    edge = box["y"] if position == "top" else window["height"] - box["y"] - box["height"]
    assert edge == pytest.approx(0, abs=0.5)
    assert page.evaluate("document.documentElement.scrollWidth") == window["width"]


@pytest.mark.parametrize("kinds", ["css js", "js css"])
def test_the_bottom_bar_moves_nothing(shop: Shop, kinds: str) -> None:
    shop.configure(position="bottom")

    assert layout_shift(shop, kinds) == 0


@pytest.mark.parametrize("kinds", ["css js", "js css"])
def test_the_top_bar_moves_the_page_once_by_its_height(shop: Shop, kinds: str) -> None:
    shop.configure(position="top")

    assert 0 < layout_shift(shop, kinds) < 0.1


def test_nobody_sees_the_bar_before_its_style(shop: Shop) -> None:
    shop.configure()
    shop.context.route("**/storefront.css", lambda route: route.abort())
    page = shop.visit()

    expect(page.locator(BAR)).to_have_count(1)
    expect(page.locator(BAR)).to_be_hidden()
    shop.complaints.clear()  # Chromium reports the failed stylesheet


def test_the_bottom_bar_covers_nothing_at_the_end_of_the_page(shop: Shop) -> None:
    shop.configure(position="bottom", text=LONG)
    page = shop.visit()
    page.wait_for_function(SETTLED)

    page.evaluate("scrollTo(0, document.body.scrollHeight)")

    expect(page.locator(REGION)).to_be_visible()
    bar = page.locator(REGION).bounding_box()
    content = page.locator(".site-content").bounding_box()
    assert bar is not None
    assert content is not None
    assert content["y"] + content["height"] <= bar["y"] + 1


def test_right_to_left(shop: Shop, *, phone: bool) -> None:
    shop.install(language="ar")
    shop.configure(text=ARABIC, link_url="https://shop.example/", link_text="تسوق الآن")

    page = shop.visit()

    close = page.get_by_role("button", name="إغلاق")
    expect(close).to_be_visible()
    screenshot(page, f"rtl-{'phone' if phone else 'desktop'}")
    box = close.bounding_box()
    assert box is not None
    assert box["x"] < 20


def test_right_to_left_text_in_a_left_to_right_shop(shop: Shop) -> None:
    shop.configure(text=ARABIC)

    close = shop.visit().get_by_role("button", name="Close")

    expect(close).to_be_visible()
    box = close.bounding_box()
    assert box is not None
    assert box["x"] < 20


def test_the_bar_is_a_region_that_works_by_keyboard(shop: Shop, *, phone: bool) -> None:
    shop.configure(link_url="https://shop.example/sale", link_text="See the offers")
    page = shop.visit()
    region = page.get_by_role("region", name="Announcement")
    expect(region).to_have_text("Free shipping this week See the offers×")

    page.keyboard.press("Tab")
    expect(region.get_by_role("link")).to_be_focused()
    screenshot(page, f"focus-link-{'phone' if phone else 'desktop'}")
    page.keyboard.press("Tab")
    close = region.get_by_role("button", name="Close")
    expect(close).to_be_focused()
    screenshot(page, f"focus-close-{'phone' if phone else 'desktop'}")
    assert close.evaluate("button => getComputedStyle(button).outlineStyle") == "solid"
    box = close.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    page.keyboard.press("Enter")

    expect(region).to_have_count(0)


def test_a_closed_bar_stays_closed_until_the_message_changes(shop: Shop) -> None:
    shop.configure()
    page = shop.visit()
    press(page.get_by_role("button", name="Close"))

    page.reload()
    page.wait_for_function(READY)
    expect(page.locator(BAR)).to_have_count(0)
    kept = page.evaluate("JSON.stringify({ ...sessionStorage })")
    assert (
        kept
        == '{"demo-app":"{\\"announcement\\":{\\"dismissed\\":\\"Free shipping this week\\"}}"}'
    )
    assert page.evaluate("document.cookie") == ""

    shop.configure(text="Closed on Monday")
    page.reload()
    expect(page.locator(BAR)).to_contain_text("Closed on Monday")


def test_one_bar_on_every_page(shop: Shop) -> None:
    shop.configure()
    page = shop.visit()

    for number in range(3):
        page.locator(".grid-product a").nth(number).click()
        page.wait_for_selector(".product-details")
        expect(page.locator(BAR)).to_have_count(1)
        page.go_back()
        page.wait_for_selector(".grid-product")
    expect(page.locator(REGION)).to_have_count(1)


def test_the_bar_is_not_printed_and_does_not_move(shop: Shop) -> None:
    shop.configure()
    page = shop.visit()
    expect(page.locator(REGION)).to_be_visible()
    moving = page.locator(BAR).evaluate(
        """root => [root, ...root.querySelectorAll("*")].map((each) => getComputedStyle(each))
             .filter((style) => style.animationName != "none" || style.transitionDuration != "0s")
             .length"""
    )

    page.emulate_media(media="print")

    assert moving == 0
    expect(page.locator(BAR)).to_be_hidden()


def test_a_link_leaves_a_frame(shop: Shop) -> None:
    shop.configure(link_url=f"{shop.files_origin}/elsewhere")
    page = shop.context.new_page()
    page.goto(f"{shop.files_origin}/outer")
    page.set_content(f'<iframe src="{shop.sandbox.storefront_url}/1003" width=600></iframe>')

    press(page.frame_locator("iframe").locator(f"{BAR} a"))

    page.wait_for_url("**/elsewhere")


def test_a_theme_does_not_deform_the_bar(shop: Shop, *, phone: bool) -> None:
    shop.configure(link_url="https://shop.example/", link_text="See the offers")
    page = shop.visit()
    expect(page.locator(REGION)).to_be_visible()
    before = page.locator(REGION).bounding_box()

    page.add_style_tag(
        content="""
        p { margin: 40px; font-size: 40px } button { width: 100%; background: red }
        a { display: block; color: lime; text-transform: uppercase } .site p { float: left }
        """
    )

    screenshot(page, f"theme-{'phone' if phone else 'desktop'}")
    assert page.locator(REGION).bounding_box() == before


def test_high_contrast_keeps_the_bar_apart(shop: Shop, *, phone: bool) -> None:
    shop.configure()
    page = shop.visit()

    page.emulate_media(forced_colors="active")

    screenshot(page, f"forced-colors-{'phone' if phone else 'desktop'}")
    expect(page.locator(REGION)).to_have_css("border-bottom-width", "1px")
