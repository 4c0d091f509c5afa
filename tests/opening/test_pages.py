"""Which page an opening leads to, and in which language and mode."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from pytest_django import Settings

from ecwid_native.conf import App
from ecwid_native.decorators import MerchantView, merchant_required
from ecwid_native.embedding import MerchantRequest
from ecwid_native.exceptions import ConfigurationError
from ecwid_native.language import browser_language, page_language, text_direction
from ecwid_native.mixins import MerchantRequiredMixin
from ecwid_native.models import Installation
from ecwid_native.pages import (
    TypedValues,
    find_page,
    isolated_pages,
    pages,
    register_page,
    start_page,
)
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import STORE_ID, OpenApp
from ecwid_native.testing.merchant_client import MerchantClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def _author_pages() -> Iterator[None]:
    """Two pages of an app author, after the settings page."""
    with isolated_pages():

        @register_page("orders", title="Orders", order=20)
        def orders(request: MerchantRequest) -> HttpResponse:
            return HttpResponse(f"orders {request.method} {request.merchant.app_state}")

        @register_page("words", title=_("Orders"), order=30)
        def words(request: MerchantRequest) -> HttpResponse:
            return HttpResponse(translation.gettext("Yes"))

        yield


@pytest.mark.usefixtures("_author_pages")
def test_an_opening_leads_to_the_first_page(open_app: OpenApp, ecwid_app: App) -> None:
    assert start_page(ecwid_app).slug == "settings"
    assert 'class="settings-page' in open_app().response.content.decode()


@pytest.mark.usefixtures("_author_pages")
def test_a_deep_link_leads_to_the_page_it_names(sandbox: Sandbox, ecwid_app: App) -> None:
    url = sandbox.open_url(ecwid_app.client_id, STORE_ID, app_state="orders")

    assert Client().get(url).content == b"orders GET orders"


@pytest.mark.usefixtures("_author_pages")
@pytest.mark.parametrize("state", ["nothing", "../admin", "orders/1", "x" * 2_000, "\x00"])
def test_a_deep_link_to_nowhere_leads_to_the_first_page(state: str, open_app: OpenApp) -> None:
    assert 'class="settings-page' in open_app(app_state=state).response.content.decode()


@pytest.mark.usefixtures("_author_pages")
def test_pages_belong_to_apps(ecwid_app: App) -> None:
    other = App(slug="other", client_id="other", client_secret="x" * 16)
    register_page("mine", title="Mine", app="other")(lambda request: HttpResponse())

    assert find_page(ecwid_app, "mine") is None
    assert find_page(other, "mine") is not None
    own = [page for page in pages(ecwid_app) if page.slug != "stored-data"]  # the demo's example
    assert [page.slug for page in own] == ["settings", "orders", "words"]
    assert own[1].url(ecwid_app) == "/demo/pages/orders"


def test_an_app_without_pages_says_so(
    ecwid_app: App, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ecwid_native.pages._registered", [])

    with pytest.raises(ConfigurationError):
        start_page(ecwid_app)
    assert Client().get(sandbox.open_url(ecwid_app.client_id, STORE_ID)).status_code == 503


@pytest.mark.usefixtures("_author_pages")
@pytest.mark.parametrize(
    ("lang", "language", "direction"),
    [
        ("en", "en", "ltr"),
        ("fr", "fr", "ltr"),
        ("pt_BR", "pt-br", "ltr"),
        ("pt", "pt", "ltr"),
        ("ar", "ar", "rtl"),
        ("he", "he", "rtl"),
        ("de_CH", "de", "ltr"),
        ("xx", "en", "ltr"),
    ],
)
def test_the_language_is_the_control_panel_s(
    lang: str, language: str, direction: str, open_app: OpenApp
) -> None:
    page = open_app(lang=lang)

    words = page.get("/demo/pages/words", headers={"accept-language": "ja"})

    assert f'<html lang="{language}" dir="{direction}">' in page.response.content.decode()
    assert words.content.decode() == translated("Yes", language)


def translated(text: str, language: str) -> str:
    """What Django's own catalogue says."""
    with translation.override(language):
        return translation.gettext(text)


def test_a_refusal_is_in_the_language_of_the_control_panel_or_else_of_the_browser(
    open_app: OpenApp, sandbox: Sandbox, ecwid_app: App
) -> None:
    sandbox.faults.add(path="/storage", status=500)
    url = sandbox.open_url(ecwid_app.client_id, STORE_ID, lang="ar")

    refused = Client().get(url, headers={"accept-language": "fr"})
    without = Client().get("/demo/open", headers={"accept-language": "xx, he;q=0.9, *;q=0.1"})

    assert '<html lang="ar" dir="rtl">' in refused.content.decode()
    assert '<html lang="he" dir="rtl">' in without.content.decode()


def test_a_project_decides_which_languages_there_are(settings: Settings) -> None:
    settings.LANGUAGES = [("en", "English"), ("pt", "Portuguese"), ("tlh", "Klingon")]
    settings.LANGUAGES_BIDI = ["tlh"]

    assert page_language("pt_BR") == "pt"
    assert page_language("fr") == "en"
    assert text_direction("tlh") == "rtl"


def test_what_the_browser_accepts_is_only_a_wish() -> None:
    for header in ("", "*", ",;q=", "x" * 10_000, "xx-yy;q=5"):
        request = RequestFactory().get("/", headers={"accept-language": header})
        assert browser_language(request) == "en"


@pytest.mark.parametrize(
    ("mode", "name"), [("PAGE", "page"), ("INLINE", "inline"), ("POPUP", "popup")]
)
def test_the_view_mode_is_a_class_of_the_page_and_lasts(
    mode: str, name: str, open_app: OpenApp
) -> None:
    page = open_app(view_mode=mode)

    assert f'<body class="normalized view-{name}">' in page.response.content.decode()
    assert f"view-{name}" in page.get("/demo/pages/settings").content.decode()


class NoteView(MerchantRequiredMixin):
    """A page with a form."""

    def typed_values(self) -> TypedValues:
        """The note."""
        return [("Note", self.request.POST.get("note", ""))]

    def post(self, request: MerchantRequest) -> HttpResponse:
        """Say that it was saved."""
        return HttpResponse("saved")


@merchant_required(typed_values=lambda request: [("Note", request.POST.get("note", ""))])
def note_view(request: MerchantRequest) -> HttpResponse:
    """The same as a function."""
    return HttpResponse("saved")


@pytest.mark.parametrize("view", [NoteView, note_view], ids=["mixin", "decorator"])
def test_what_was_typed_into_a_page_is_shown_when_the_session_has_ended(
    view: Any, open_app: OpenApp
) -> None:
    with isolated_pages():
        register_page("note", title="Note")(view)
        token = open_app().session_token
        form = {"session_token": token, "note": "Call the <b>supplier</b>"}
        saved = Client().post("/demo/pages/note", form)
        Installation.objects.update(generation=5)

        ended = Client().post("/demo/pages/note", form)

    assert saved.content == b"saved"
    assert ended.status_code == 403
    assert "Call the &lt;b&gt;supplier&lt;/b&gt;" in ended.text


@pytest.mark.parametrize("decorated", [merchant_required, merchant_required()])
def test_a_bare_decorator_verifies_as_well(
    decorated: Callable[[MerchantView], MerchantView], merchant_client: MerchantClient
) -> None:
    with isolated_pages():

        @register_page("store", title="Store")
        @decorated
        def store(request: MerchantRequest) -> HttpResponse:
            return HttpResponse(str(request.merchant.store_id))

        assert merchant_client.get("/demo/pages/store").text == str(STORE_ID)
        assert Client().get("/demo/pages/store").status_code == 403


async def async_view(request: MerchantRequest) -> HttpResponse:
    """A view that nobody would await."""
    return HttpResponse()


class AsyncView(MerchantRequiredMixin):
    """The same as a class."""

    async def get(self, request: MerchantRequest) -> HttpResponse:
        """Nothing."""
        return HttpResponse()


@pytest.mark.parametrize(
    "register",
    [
        lambda: register_page("a", title="A")(async_view),
        lambda: register_page("a", title="A")(AsyncView),
        lambda: merchant_required(async_view),  # type: ignore[arg-type]  # that is the point
        AsyncView.as_view,
    ],
    ids=["page", "page of a class", "decorator", "mixin"],
)
def test_an_async_view_is_refused_when_it_is_defined(register: Callable[[], object]) -> None:
    with isolated_pages(), pytest.raises(ConfigurationError, match="async_to_sync"):
        register()
