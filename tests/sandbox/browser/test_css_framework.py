"""The stand-in for the CSS framework shows the blocks of published apps as blocks.

Class names: those of the platform's payment-gateway-template, sample-native-app and WordPress
plugin (read 2026-11). The first and the last use them without `class="normalized"`.
"""

import pytest
from playwright.sync_api import Locator, Page, expect

from ecwid_native.sandbox import Sandbox
from tests.sandbox.browser.conftest import StandInApp

PAGE = """
<link rel="stylesheet" href="{base}/ecwid-app-ui.css">
<style>.a-card {{ border: none }}</style>
<body>{blocks}<script src="{base}/ecwid-app-ui.min.js"></script></body>
"""
PAYMENT = """
<div class="named-area"><div class="named-area__body"><div class="a-card a-card--normal">
<div class="a-card__paddings"><div class="payment-method">
  <div class="payment-method__header">
    <div class="payment-method__logo">
      <svg width="336" height="144" viewBox="0 0 336 144"></svg></div>
    <div class="payment-method__credit-cards">
      <svg width="40" height="26"></svg><svg width="40" height="26"></svg></div></div>
  <div class="payment-method__title">Take cards</div>
  <div class="columned">
    <div class="columned__item">
      <div class="fieldset"><div class="fieldset__field-wrapper">
        <div class="field field--medium"><span class="fieldset__svg-icon"></span>
          <label class="field__label">Key</label><input class="field__input">
          <div class="field__placeholder">Key again</div></div>
        <div class="fieldset__field-prefix">https://</div>
        <div class="fieldset__field-suffix"></div></div></div>
      <div class="inline-alert inline-alert--error">Dollars only</div>
      <div class="collapsible"><div class="collapsible__header">Advanced</div>
        <div class="collapsible__body"><div class="custom-checkbox"><label>
          <input class="custom-checkbox__input" type="checkbox">
          <span class="custom-checkbox__label"></span>
          <span class="custom-checkbox__text">Test mode</span></label></div></div></div></div>
    <div class="columned__item columned__item--shifted">
      <ul class="bullet"><li>Log in</li></ul></div></div>
</div></div></div></div></div>
"""
# Each is styled by a rule of its own: the class, and a property that it changes.
STYLED = {
    "a-card--error": "background-color",
    "a-card--success": "background-color",
    "a-card--warning": "background-color",
    "alert": "background-color",
    "btn-alert": "background-color",
    "btn-link": "color",
    "bullet": "list-style-type",
    "canonical-status": "display",
    "canonical-status--warning": "color",
    "columned": "display",
    "fieldset__field-wrapper": "display",
    "flex-table__row": "display",
    "iconable-link": "display",
    "inline-alert--error": "background-color",
    "list-element": "display",
    "list-element__content": "display",
    "muted": "color",
    "nav": "display",
    "payment-method__header": "display",
    "payment-method__title": "font-size",
    "preloader-circle": "animation-name",
    "promo-row": "display",
    "smart-row": "display",
    "text-small": "font-size",
    "titled-value__value": "font-size",
}
VALUE = "(element, name) => getComputedStyle(element).getPropertyValue(name)"


def show(page: Page, app: StandInApp, sandbox: Sandbox, blocks: str) -> None:
    """Open a page of an app whose body has no class."""
    base = f"{sandbox.control_panel_url}/ecwid-sdk/css/1.3.13"
    page.goto(f"{app.url}/open")
    page.set_content(PAGE.format(base=base, blocks=blocks))


def box(locator: Locator) -> tuple[int, int, int, int]:
    """The left, upper, right and lower edge of an element."""
    edges = locator.evaluate(
        "(e) => { const b = e.getBoundingClientRect();"
        " return [b.left, b.top, b.right, b.bottom].map(Math.round) }"
    )
    left, top, right, bottom = edges
    return left, top, right, bottom


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_settings_of_a_payment_method_fit_every_width(
    page: Page, app: StandInApp, sandbox: Sandbox, direction: str
) -> None:
    show(page, app, sandbox, f'<div dir="{direction}">{PAYMENT}</div>')
    fields, steps = (page.locator(".columned__item").nth(i) for i in (0, 1))
    page.set_viewport_size({"width": 1280, "height": 900})

    assert page.locator(".payment-method__logo svg").evaluate(VALUE, "height") == "72px"
    first, second = box(fields), box(steps)
    assert first[1] == second[1]
    assert (first[2] < second[0]) == (direction == "ltr")

    page.set_viewport_size({"width": 390, "height": 844})
    first, second = box(fields), box(steps)
    assert first[0] == second[0]
    assert first[3] <= second[1]
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_parts_of_a_field_stand_where_they_belong(
    page: Page, app: StandInApp, sandbox: Sandbox
) -> None:
    show(page, app, sandbox, PAYMENT)

    assert box(page.locator(".fieldset__field-prefix"))[2] <= box(page.locator(".field__input"))[0]
    expect(page.get_by_text("Key again")).to_be_hidden()
    expect(page.locator(".fieldset__field-suffix")).to_be_hidden()


def test_a_placeholder_stands_for_a_label_without_text(
    page: Page, app: StandInApp, sandbox: Sandbox
) -> None:
    field = '<label class="field__label"></label><input class="field__input">'
    text = '<div class="field__placeholder">Address</div>'
    show(page, app, sandbox, f'<div class="field">{field}{text}</div>')

    expect(page.get_by_text("Address")).to_be_visible()
    page.locator("input").fill("shop")
    expect(page.get_by_text("Address")).to_be_hidden()


def test_a_collapsible_block_opens_and_closes(
    page: Page, app: StandInApp, sandbox: Sandbox
) -> None:
    show(page, app, sandbox, PAYMENT)
    header, text = page.get_by_text("Advanced"), page.get_by_text("Test mode")
    mark = page.locator(".custom-checkbox__label")

    expect(text).to_be_hidden()
    header.click()
    expect(text).to_be_visible()
    before = mark.evaluate(VALUE, "background-color")
    text.click()
    expect(page.get_by_role("checkbox")).to_be_checked()
    assert mark.evaluate(VALUE, "background-color") != before
    header.click()
    expect(text).to_be_hidden()


def test_an_alert_is_dismissed(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    show(page, app, sandbox, '<div class="alert">Mind<span class="close"></span></div>')

    page.locator(".close").click()

    expect(page.get_by_text("Mind")).to_have_count(0)


def test_switches_come_in_three_sizes(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    switch = '<label class="checkbox {}"><input type="checkbox"><div><div></div></div></label>'
    show(page, app, sandbox, "".join(switch.format(size) for size in ("tiny", "", "big")))
    widths = page.evaluate("[...document.querySelectorAll('label > div')].map(e => e.offsetWidth)")

    assert widths == [26, 34, 46]
    page.locator("label").nth(1).click()
    expect(page.get_by_role("checkbox").nth(1)).to_be_checked()


@pytest.mark.parametrize("name", STYLED)
def test_a_class_is_styled_without_a_class_of_the_page(
    page: Page, app: StandInApp, sandbox: Sandbox, name: str
) -> None:
    tag = "ul" if name == "bullet" else "div"
    show(
        page,
        app,
        sandbox,
        f'<div class="a-card"><{tag} class="{name}">text</{tag}><p>text</p></div>',
    )
    styled = page.locator(f".{name}").evaluate(VALUE, STYLED[name])

    assert styled != page.locator("p").evaluate(VALUE, STYLED[name])


def test_rules_of_an_app_win(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    """Published templates override a block by its class alone, after the framework."""
    show(page, app, sandbox, '<div class="a-card">text</div>')

    assert page.locator(".a-card").evaluate(VALUE, "border-top-style") == "none"
