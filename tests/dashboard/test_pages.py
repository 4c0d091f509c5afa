"""The navigation, with the page of an example app in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client

from ecwid_native import pages
from ecwid_native.pages import isolated_pages, register_page
from ecwid_native.testing.merchant_client import MerchantClient
from tests.dashboard.conftest import SECTION_URL, Merchant, Page

OpenApp = Callable[..., MerchantClient]
LIST_URL = "/demo/pages/stored-data"


def current(page: Page) -> list[str]:
    """The entries of the navigation that are marked as the page one is on."""
    return [each.text for each in page.markup.all("button") if "aria-current" in each]


def test_the_navigation_marks_the_page_one_is_on(merchant: Merchant) -> None:
    opened = merchant.page
    listed = Page(merchant.client.get(LIST_URL))
    saved = merchant.submit(SECTION_URL, merchant.page.values(bar__text="Hot"))

    assert [current(page) for page in (opened, listed, saved)] == [
        ["Settings"],
        ["Stored data"],
        ["Settings"],
    ]


def test_a_deep_link_opens_its_page(open_app: OpenApp) -> None:
    page = Page(open_app(app_state="stored-data").response)

    assert page.markup.one("h1").text == "Stored data"
    assert current(page) == ["Stored data"]


def test_without_javascript_a_page_is_turned_by_a_button(merchant: Merchant) -> None:
    form = merchant.page.markup.one("form", action=LIST_URL)

    page = merchant.submit(form["action"], {"navigate": "1"})

    assert form["method"] == "post"
    assert page.markup.one("h1").text == "Stored data"


def test_the_list_shows_what_is_stored_and_is_downloaded(merchant: Merchant) -> None:
    assert "Nothing is stored yet" in Page(merchant.client.get(LIST_URL)).html
    merchant.send(SECTION_URL, merchant.page.values(bar__text="Hot"))

    page = Page(merchant.client.get(LIST_URL))
    download = merchant.client.post(LIST_URL)

    rows = [each.text for each in page.markup.all("th", scope="row")]
    assert rows == ["public", "settings-bar"]
    assert download["Content-Disposition"] == 'attachment; filename="stored-data.csv"'
    assert download["Cache-Control"] == "no-store"
    assert download.content.decode().splitlines()[0] == "key,bytes,public"


@pytest.mark.parametrize("data", [{}, {"navigate": "1"}, {"session_token": "x" * 120}])
def test_the_list_is_for_merchants_only(merchant: Merchant, data: dict[str, str]) -> None:
    response = Client().post(LIST_URL, data)

    assert response.status_code == 403
    assert "settings-bar" not in response.content.decode()


def test_an_app_with_one_page_needs_no_navigation(open_app: OpenApp) -> None:
    with isolated_pages():
        pages._registered[:] = [each for each in pages._registered if each.slug == "settings"]

        assert Page(open_app().response).markup.all("nav") == []


def test_no_navigation_inside_another_page(open_app: OpenApp) -> None:
    assert Page(open_app(view_mode="INLINE").response).markup.all("nav") == []


def test_a_page_with_an_address_of_its_own_is_marked_too(open_app: OpenApp) -> None:
    with isolated_pages():

        @register_page("own", title="Own", url_name="ecwid_native:session")
        def own(request: HttpRequest) -> HttpResponse:
            return HttpResponse("own")

        page = Page(open_app().response)

    assert page.button("Own")["hx-get"] == "/demo/session"
