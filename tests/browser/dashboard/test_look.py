"""How the page looks and reads: contrast, labels, widths, directions, the bar in sight."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from tests.browser.dashboard.panel import SCREENSHOTS, STYLESHEET, Deployment, Panel
from tests.browser.waiting import press

FAULTS = (Path(__file__).parent / "look.js").read_text().partition("*/")[2].strip()
WIDTHS: dict[str, ViewportSize] = {
    "desktop": {"width": 1280, "height": 900},
    "phone": {"width": 390, "height": 844},
    "small-phone": {"width": 320, "height": 568},
}
PARTS = """
() => [...document.querySelectorAll("body *")].map((element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  const drawn = ["", "::before", "::after"].map((part) => {
    const { content, color, backgroundColor, font } = getComputedStyle(element, part);
    return [content, color, backgroundColor, font].join();
  });
  return [element.tagName, element.className, Math.round(x), Math.round(y), Math.round(width),
    Math.round(height), ...drawn].join("; ");
})
"""
STYLE = (
    "(text) => (({ unicodeBidi, textAlign }) => [unicodeBidi, textAlign])(getComputedStyle(text))"
)
# Colours fade in; what turns while one waits has no end.
AT_REST = """
Promise.allSettled(document.getAnimations()
  .filter((each) => each.effect.getComputedTiming().iterations !== Infinity)
  .map((each) => each.finished)).then(() => true)
"""
CANARY = '"><img src=x onerror="throw new Error(\'canary\')"></textarea><script>canary()</script>'


def faults_of(page: Page) -> list[str]:
    """What is wrong with a page that is shown outside the Control Panel."""
    page.evaluate(AT_REST)
    found: list[str] = page.evaluate(FAULTS)
    return found


def picture(page: Page, name: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"dashboard-{name}.png", full_page=True)


@pytest.fixture
def tab(chromium: BrowserContext) -> Page:
    """A tab that shows the app's frame alone: all of it is in sight."""
    return chromium.new_page()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", ["en", "fr", "ar"])
def test_every_width_and_language(deployment: Deployment, tab: Page, width: str, lang: str) -> None:
    tab.set_viewport_size(WIDTHS[width])

    tab.goto(deployment.open_url(lang=lang))
    expect(tab.locator("h1")).to_be_visible()

    picture(tab, f"{width}-{lang}")
    assert faults_of(tab) == []
    assert tab.locator("html").get_attribute("dir") == ("rtl" if lang == "ar" else "ltr")
    # The texts of this site have no translation: they begin where the others do all the same.
    for text in (".fieldset__title", ".fieldset__note"):
        style = tab.locator(text).first.evaluate(STYLE)
        assert style == ["plaintext", "right" if lang == "ar" else "left"]


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_a_refusal_on_a_phone(deployment: Deployment, tab: Page, lang: str) -> None:
    tab.set_viewport_size(WIDTHS["phone"])
    deployment.sandbox.faults.add(status=503)

    tab.goto(deployment.open_url(lang=lang))
    expect(tab.get_by_role("button")).to_be_visible()

    picture(tab, f"refusal-{lang}")
    assert faults_of(tab) == []
    assert tab.locator("html").get_attribute("dir") == ("rtl" if lang == "ar" else "ltr")


@pytest.mark.parametrize("width", WIDTHS)
def test_errors_and_long_texts(deployment: Deployment, tab: Page, width: str) -> None:
    tab.set_viewport_size(WIDTHS[width])
    tab.goto(deployment.open_url())

    tab.get_by_label("Message").fill("")
    tab.get_by_label("Days to stay").fill("Donaudampfschifffahrtsgesellschaft" * 5)
    tab.get_by_label("Notes").fill("Donaudampfschifffahrtsgesellschaft" * 20)
    tab.get_by_label("Free shipping from").fill("x")
    press(tab.locator("[data-button=save]"))
    expect(tab.locator(".alert-error:visible")).to_have_count(2)

    picture(tab, f"{width}-errors")
    assert faults_of(tab) == []


def test_a_conflict_on_a_small_phone(deployment: Deployment, tab: Page) -> None:
    tab.set_viewport_size({"width": 320, "height": 568})
    tab.goto(deployment.open_url())
    theirs = {"version": 1, "revision": 5, "values": {"text": "Theirs", "days": 30}}
    deployment.store("settings-bar", theirs)

    tab.get_by_label("Message").fill("Mine " * 20)
    press(tab.locator("[data-button=save]"))
    expect(tab.locator(".alert-warning")).to_be_focused()

    picture(tab, "small-phone-conflict")
    assert faults_of(tab) == []


def test_the_control_panels_stylesheet_changes_nothing(deployment: Deployment, tab: Page) -> None:
    tab.emulate_media(reduced_motion="reduce")
    pictures = []
    for is_used in (True, False):
        if not is_used:
            tab.route(f"**/{STYLESHEET}", lambda route: route.abort())
        tab.goto(deployment.open_url())
        tab.get_by_label("Days to stay").fill("x")
        press(tab.locator("[data-button=save]"))
        expect(tab.get_by_label("Days to stay")).to_be_focused()
        tab.mouse.move(0, 0)
        tab.locator("[data-button=save]").evaluate("(save) => save.classList.add('btn-loading')")
        pictures.append(tab.evaluate(PARTS))

    assert pictures[0] == pictures[1]


def test_inside_another_page(deployment: Deployment, tab: Page) -> None:
    tab.set_viewport_size({"width": 320, "height": 568})

    tab.goto(deployment.open_url(view_mode="INLINE"))

    expect(tab.get_by_label("Message")).to_be_visible()
    picture(tab, "inline")
    assert faults_of(tab) == []
    assert tab.locator("nav").count() == 0


def test_the_bar_is_in_sight_wherever_the_merchant_is(panel: Panel) -> None:
    panel.page.set_viewport_size({"width": 390, "height": 700})
    panel.toggle("Show the bar on every page")
    panel.wait_for_height()
    frame = panel.page.locator("iframe").bounding_box()
    assert frame
    assert frame["height"] > 900

    for scrolled in (0, 250, 500):
        panel.page.evaluate(f"window.scrollTo(0, {scrolled})")
        expect(panel.bar).to_be_in_viewport(ratio=1)

    panel.screenshot("bar-in-sight")


def test_who_wants_less_motion_gets_none(chromium: BrowserContext, panel: Panel) -> None:
    panel.page.emulate_media(reduced_motion="reduce")

    durations = panel.frame.locator(".checkbox > div").evaluate_all(
        "(all) => all.map((each) => getComputedStyle(each).transitionDuration)"
    )

    assert set(durations) == {"0s"}


def test_nothing_stored_runs_and_the_content_policy_is_kept(
    deployment: Deployment, chromium: BrowserContext
) -> None:
    values = {"text": CANARY, "notes": CANARY, "colour": CANARY, "position": CANARY}
    text = {"version": 1, "revision": 1, "values": values}
    deployment.store("settings-bar", text)

    panel = Panel(deployment, chromium)
    expect(panel.field("Message")).to_have_value(CANARY)
    panel.field("Notes").fill(CANARY + "!")
    panel.press("Save")
    expect(panel.bar).to_contain_text("Saved")
    panel.press("Stored data")
    expect(panel.frame.get_by_role("heading", level=1)).to_have_text("Stored data")

    assert panel.complaints == []
