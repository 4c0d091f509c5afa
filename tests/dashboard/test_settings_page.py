"""The settings page as the app opens."""

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django import Settings

from ecwid_native.conf import App
from ecwid_native.customizations import isolated_registry
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.merchant_client import MerchantClient
from tests.dashboard.conftest import STORE_ID, Merchant, Page

OpenApp = Callable[..., MerchantClient]


def test_each_customization_is_a_section_with_its_defaults(merchant: Merchant) -> None:
    page = merchant.page.markup

    assert [heading.text for heading in page.all("h2")] == ["Announcement bar", "Badge"]
    assert page.control("bar-text")["value"] == "Hello"
    assert page.control("badge-text")["value"] == "New"
    assert "A line above each page." in merchant.page.html


def test_opening_costs_one_rest_call_and_writes_nothing(
    sandbox: Sandbox, ecwid_app: App, open_app: OpenApp
) -> None:
    sandbox.requests.clear()

    open_app()

    assert [(each.method, each.path) for each in sandbox.requests] == [
        ("GET", f"/api/v3/{STORE_ID}/storage")
    ]
    assert sandbox.storage(ecwid_app.client_id, STORE_ID) == {}


def test_a_returning_merchant_sees_what_was_saved(merchant: Merchant, open_app: OpenApp) -> None:
    merchant.send("/demo/settings/bar", merchant.page.values(bar__text="Hot", bar__enabled="on"))

    page = Page(open_app().response)

    assert page.markup.control("bar-text")["value"] == "Hot"
    assert "checked" in page.markup.control("bar-enabled")
    assert page.markup.one("span", **{"class": "status-label status-label--on"}).text == "On"


def test_an_app_without_customizations_says_that_there_is_nothing_to_set_up(
    open_app: OpenApp,
) -> None:
    with isolated_registry():
        page = Page(open_app().response)

    assert page.markup.one("h2").text == "Nothing to set up"
    assert not page.markup.all("form", id="settings")


@pytest.mark.parametrize("debug", [True, False])
def test_a_developer_without_customizations_is_told_where_they_are_looked_for(
    debug: bool, open_app: OpenApp, settings: Settings
) -> None:
    settings.DEBUG = debug

    with isolated_registry():
        response = open_app().response

    assert ("INSTALLED_APPS" in response.text) is debug


def test_the_page_speaks_the_language_of_the_control_panel(open_app: OpenApp) -> None:
    french = Page(open_app(lang="fr").response)
    arabic = Page(open_app(lang="ar").response)

    assert french.markup.one("html")["lang"] == "fr"
    assert french.markup.one("h1").text == "Paramètres"
    assert arabic.markup.one("html")["dir"] == "rtl"


def test_inside_another_page_the_header_gives_way(open_app: OpenApp) -> None:
    page = Page(open_app(view_mode="INLINE").response)

    assert "settings-page--inline" in page.markup.one("main")["class"]


def test_what_was_saved_and_not_published_is_said_at_once(
    sandbox: Sandbox, ecwid_app: App, merchant: Merchant, open_app: OpenApp
) -> None:
    merchant.send("/demo/settings/bar", merchant.page.values(bar__text="Hot"))
    storage = sandbox.storage(ecwid_app.client_id, STORE_ID)
    sandbox.set_storage(ecwid_app.client_id, STORE_ID, {**storage, "public": "{}"})

    page = Page(open_app().response)

    assert page.alerts[0].startswith("Saved, but not in your storefront yet")
    assert page.button("Publish again")["formaction"] == "/demo/publish"


def test_settings_that_cannot_be_read_are_said_and_the_page_works(
    sandbox: Sandbox, ecwid_app: App, open_app: OpenApp
) -> None:
    sandbox.set_storage(ecwid_app.client_id, STORE_ID, {"settings-bar": "{broken"})

    page = Page(open_app().response)

    assert "The saved settings cannot be read." in page.alerts[0]
    assert page.markup.control("bar-text")["value"] == "Hello"


def test_the_page_can_be_asked_for_again_with_its_token(merchant: Merchant) -> None:
    by_header = merchant.client.get("/demo/pages/settings")
    by_form = merchant.submit("/demo/pages/settings", {"navigate": "1"})

    assert by_header.status_code == by_form.status == 200
    assert by_form.markup.control("bar-text")["value"] == "Hello"


def test_a_store_that_does_not_answer_gets_a_page_that_tries_again(
    sandbox: Sandbox, merchant: Merchant
) -> None:
    sandbox.faults.add(status=503)

    page = merchant.submit("/demo/pages/settings", {"navigate": "1"})

    assert page.status == 503
    assert page.response["Retry-After"] == "5"
    assert page.markup.control("navigate")["value"] == "1"
    assert page.button("Try again")


CANARY = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>\u2028</textarea>"


def test_nothing_that_is_stored_becomes_markup(
    merchant: Merchant, open_app: OpenApp, stored: Callable[[str], Any]
) -> None:
    values = merchant.page.values(bar__text=CANARY, bar__notes=CANARY)
    saved = merchant.send("/demo/settings/bar", values)

    page = Page(open_app().response)

    assert stored("settings-bar")["values"]["text"] == CANARY
    assert page.markup.control("bar-text")["value"] == CANARY
    for shown in (saved, page):
        assert not shown.markup.all("img")
        assert not [each for each in shown.markup.all("script") if "alert(1)" in each.text]


@pytest.mark.parametrize("state", ["settings", "nothing", CANARY])
def test_a_deep_link_opens_the_page_it_names_or_the_first(open_app: OpenApp, state: str) -> None:
    page = Page(open_app(app_state=state).response)

    assert page.markup.one("h1").text == "Settings"
    assert "alert(1)" not in page.html
