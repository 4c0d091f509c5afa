"""The main job: a merchant opens the app, changes a setting, and a shopper sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Playwright, expect

from ecwid_native.sandbox.apps import PayloadMode
from scripts.demo import CLIENT_ID
from tests.browser.chromium import browser
from tests.browser.dashboard.test_look import WIDTHS, faults_of, picture
from tests.browser.merchant import STORE_ID, Deployment, Merchant
from tests.browser.shop import BAR
from tests.browser.waiting import press, until

TYPED = "Two teas for one until Friday"
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def deployment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    with Deployment.running(tmp_path_factory.mktemp("deployment")) as deployment:
        yield deployment


@pytest.fixture
def mode() -> PayloadMode:
    """The transport of the payload; some tests use both."""
    return "encrypted"


@pytest.fixture
def merchant(
    deployment: Deployment, chromium: BrowserContext, mode: PayloadMode
) -> Iterator[Merchant]:
    """A merchant whose browser blocks third-party cookies; no console may complain."""
    app = deployment.install(mode)
    merchant = Merchant(sandbox=deployment.sandbox, app=app, context=chromium)
    yield merchant
    assert chromium.cookies() == []
    assert merchant.complaints == []


@pytest.mark.parametrize("mode", ["encrypted", "hash"])
@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_a_changed_setting_reaches_the_shopper(
    merchant: Merchant, mode: PayloadMode, *, phone: bool
) -> None:
    tab = merchant.open_settings()
    name = f"{mode}-{'phone' if phone else 'desktop'}"
    tab.screenshot(f"opened-{name}")
    tab.message.fill(TYPED)
    tab.switch_on()
    tab.screenshot(f"unsaved-{name}")
    tab.save()
    tab.expect_saved()
    tab.screenshot(f"saved-{name}")

    shop = merchant.open_storefront()

    expect(shop.locator(BAR)).to_contain_text(TYPED)
    assert merchant.saved()["text"] == TYPED
    assert not tab.frame.locator("html").evaluate(f"() => {SIDEWAYS}")
    assert not shop.evaluate(SIDEWAYS)


def test_what_was_saved_is_there_on_the_next_open(merchant: Merchant) -> None:
    tab = merchant.open_settings()
    tab.message.fill(TYPED)
    tab.save()
    tab.expect_saved()

    again = merchant.open_settings()

    expect(again.message).to_have_value(TYPED)


@pytest.mark.parametrize("mode", ["encrypted", "hash"])
def test_the_payload_leaves_the_address_bar(merchant: Merchant) -> None:
    tab = merchant.open_settings()

    address = tab.frame.locator("html").evaluate("() => location.href")

    assert address == f"{merchant.app.url}/demo/open"
    assert "payload" not in merchant.app.log.read_text().replace("hash_payload", "")


def test_a_switched_off_bar_is_gone_from_the_shop(merchant: Merchant) -> None:
    tab = merchant.open_settings()
    tab.switch_on()
    tab.save()
    tab.expect_saved()
    expect(merchant.open_storefront().locator(BAR)).to_be_visible()

    tab.switch_on()
    assert merchant.is_live()
    tab.save()
    until(tab.page, lambda: not merchant.is_live())

    shop = merchant.open_storefront()
    assert shop.locator(BAR).count() == 0
    assert shop.locator("html").get_attribute("style") is None


def test_the_second_of_two_tabs_is_told_and_keeps_its_text(merchant: Merchant) -> None:
    first, second = merchant.open_settings(), merchant.open_settings()
    first.message.fill("From the first tab")
    first.save()
    first.expect_saved()

    second.message.fill(TYPED)
    second.save()

    expect(second.frame.get_by_role("alert")).to_contain_text("From the first tab")
    expect(second.message).to_have_value(TYPED)
    assert merchant.saved()["text"] == "From the first tab"
    second.screenshot("conflict")


@pytest.mark.parametrize("fault", [{"status": 500}, {"cut": True}], ids=["error", "cut"])
def test_a_store_that_stops_answering_in_mid_save_loses_nothing(
    merchant: Merchant, fault: dict[str, object]
) -> None:
    tab = merchant.open_settings()
    tab.message.fill(TYPED)
    for method in ("POST", "PUT"):
        merchant.sandbox.faults.add(path="*storage/settings-*", method=method, **fault)  # type: ignore[arg-type]  # one table for both
    tab.save()

    expect(tab.frame.get_by_role("alert")).to_be_visible()
    expect(tab.message).to_have_value(TYPED)
    tab.screenshot(f"not-answering-{'cut' if 'cut' in fault else 'error'}")

    merchant.sandbox.faults.clear()
    press(tab.frame.get_by_role("button", name=re.compile("Save|Try again")).first)
    tab.expect_saved()
    assert merchant.saved()["text"] == TYPED


def test_a_public_config_that_was_not_written_can_be_published_later(merchant: Merchant) -> None:
    tab = merchant.open_settings()
    tab.message.fill(TYPED)
    tab.switch_on()
    for method in ("POST", "PUT"):
        merchant.sandbox.faults.add(path="*storage/public", method=method, status=500)
    tab.save()
    expect(tab.frame.get_by_role("alert")).to_contain_text("not in your storefront yet")
    tab.screenshot("not-live")
    assert merchant.open_storefront().locator(BAR).count() == 0

    merchant.sandbox.faults.clear()
    press(tab.frame.get_by_role("button", name="Publish again"))
    expect(tab.frame.get_by_role("alert")).to_have_count(0)

    expect(merchant.open_storefront().locator(BAR)).to_contain_text(TYPED)


def test_an_ended_session_keeps_the_typed_text(merchant: Merchant) -> None:
    tab = merchant.open_settings()
    tab.message.fill(TYPED)
    merchant.sandbox.install(CLIENT_ID, STORE_ID)  # a reinstall: the old token is worth nothing
    merchant.open_app()

    tab.save()

    expect(tab.frame.locator("[data-save-bar]")).to_contain_text("Your session has ended")
    expect(tab.message).to_have_value(TYPED)
    assert merchant.saved() == {}
    tab.screenshot("session-ended")
    assert all("session_ended" in each or "403" in each for each in merchant.complaints)
    merchant.complaints.clear()  # htmx reports the refusal to the console


def test_a_refused_value_is_said_beside_its_field_and_stays(merchant: Merchant) -> None:
    tab = merchant.open_settings()
    link = tab.frame.get_by_label("Link", exact=True)
    link.fill("javascript:alert(1)")
    tab.save()

    expect(link).to_have_attribute("aria-invalid", "true")
    expect(link).to_be_focused()
    expect(link).to_have_value("javascript:alert(1)")
    assert merchant.saved() == {}
    tab.screenshot("refused-value")


def test_an_app_that_is_not_installed_any_more_says_so(merchant: Merchant) -> None:
    page = merchant.new_page()
    address = merchant.sandbox.open_url(CLIENT_ID, STORE_ID)
    merchant.sandbox.uninstall(CLIENT_ID, STORE_ID)

    page.goto(address)

    expect(page.get_by_role("heading")).to_have_text("The app is not installed in this store")


def test_a_store_that_does_not_answer_can_be_tried_again(merchant: Merchant) -> None:
    merchant.sandbox.faults.add(path="*storage", status=503)
    tab = merchant.open_app()
    expect(tab.frame.get_by_role("heading")).to_have_text("Your store is not answering")
    tab.screenshot("open-not-answering")

    merchant.sandbox.faults.clear()
    press(tab.frame.get_by_role("button"))

    expect(tab.message).to_be_visible()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_all_six_look_well(merchant: Merchant, lang: str) -> None:
    """The page of the demo: a section for each ready-made customization."""
    page = merchant.new_page()
    for width in WIDTHS.values():
        page.set_viewport_size(width)
        page.goto(merchant.sandbox.open_url(CLIENT_ID, STORE_ID, lang=lang))

        expect(page.locator("[data-section]")).to_have_count(6)
        assert faults_of(page) == []
        picture(page, f"six-{width['width']}-{lang}")
    english = page.get_by_text(re.compile("Show the bar|Recently viewed|Below the price")).count()
    assert bool(english) is (lang == "en")


def test_each_of_the_six_can_be_switched_on(merchant: Merchant) -> None:
    tab = merchant.open_settings()
    switches = tab.frame.get_by_role("switch", name=re.compile("^Show "))
    assert switches.count() == 6
    block = tab.frame.locator("#section-content")
    block.get_by_label("Text", exact=True).fill("Sent in <b>two</b> days")
    block.get_by_label("Place").select_option("price")
    tab.frame.get_by_label("Rules").fill("New: 1")
    # By keyboard: the frame grows with what is typed, and a click on what moves is lost.
    for checkbox in (block.get_by_label("Categories"), *switches.all()):
        checkbox.press("Space")
        expect(checkbox).to_be_checked()
    bar = tab.frame.locator("#section-announcement")
    bar.get_by_label("Theme").select_option("sun")
    bar.get_by_label("Last day").fill("2099-12-31")
    tab.save()
    expect(tab.frame.locator(".status-label--on")).to_have_count(6)

    shop = merchant.open_storefront()
    yellow = "rgb(255, 209, 102)"
    expect(shop.locator(f"{BAR} [role=region]")).to_have_css("background-color", yellow)
    expect(shop.locator(".ec-store")).to_contain_text("Sent in two days")
    assert merchant.saved()["ends_on"] == "2099-12-31"


def test_it_saves_without_javascript(
    merchant: Merchant, playwright: Playwright, tmp_path: Path
) -> None:
    with browser(playwright, tmp_path / "without", java_script=False) as context:
        page = context.new_page()
        page.goto(merchant.sandbox.open_url(CLIENT_ID, STORE_ID))
        page.locator("#section-announcement").get_by_label("Message").fill(TYPED)
        page.get_by_role("switch", name="Show the bar").check()
        page.locator(".settings-form__save").get_by_role("button", name="Save").click()
        expect(page.locator("body")).to_contain_text("Saved")

    assert merchant.saved()["text"] == TYPED
    expect(merchant.open_storefront().locator(BAR)).to_contain_text(TYPED)
