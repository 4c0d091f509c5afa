"""The session token: what a page shows instead of a cookie."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.template.response import TemplateResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ecwid_native.conf import App
from ecwid_native.decorators import merchant_required
from ecwid_native.embedding import MerchantRequest
from ecwid_native.mixins import MerchantRequiredMixin
from ecwid_native.models import Installation
from ecwid_native.pages import isolated_pages, register_page
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import STORE_ID, OpenApp
from ecwid_native.testing.merchant_client import MerchantClient

pytestmark = pytest.mark.django_db

PAGE = "/demo/pages/notes"
SESSION = "/demo/session"
MINUTE = 60
HOUR = 60 * MINUTE


class NotesPage(MerchantRequiredMixin):
    """A page as an app author writes it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse(f"notes of {self.merchant.store_id}")

    def post(self, request: HttpRequest) -> HttpResponse:
        if request.POST.get("download"):
            return HttpResponse("a,b", headers={"Content-Disposition": "attachment"})
        return HttpResponse(f"kept {request.POST['note']} for {self.merchant.store_id}")


@pytest.fixture(autouse=True)
def _notes() -> Any:
    with isolated_pages():
        register_page("notes", title="Notes")(NotesPage)
        yield


@pytest.fixture
def advance(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Let time pass; by itself it stands still."""
    now = float(int(time.time()))
    passed = [0.0]
    monkeypatch.setattr(time, "time", lambda: now + passed[0])

    def advance_by(seconds: float) -> None:
        passed[0] += seconds

    return advance_by


def test_the_token_travels_in_a_header_or_in_a_form(merchant_client: MerchantClient) -> None:
    form = {"session_token": merchant_client.session_token, "note": "milk"}

    assert merchant_client.get(PAGE).content.decode() == f"notes of {STORE_ID}"
    assert merchant_client.post(PAGE, {"note": "milk"}).status_code == 200
    assert Client().post(PAGE, form).content.decode() == f"kept milk for {STORE_ID}"


def test_a_request_of_a_session_costs_one_query(
    merchant_client: MerchantClient, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        merchant_client.get(PAGE)


def test_navigation_without_javascript_is_a_form(merchant_client: MerchantClient) -> None:
    form = {"session_token": merchant_client.session_token, "navigate": "1"}

    assert Client().post(PAGE, form).content.decode() == f"notes of {STORE_ID}"


def test_a_download_is_a_form(merchant_client: MerchantClient) -> None:
    form = {"session_token": merchant_client.session_token, "download": "1"}

    response = Client().post(PAGE, form)

    assert response.headers["Content-Disposition"] == "attachment"
    assert response.content == b"a,b"


def test_the_token_is_not_taken_from_the_url(merchant_client: MerchantClient) -> None:
    query = {"session_token": merchant_client.session_token}

    assert Client().get(PAGE, query).status_code == 403
    assert Client().post(f"{PAGE}?session_token={query['session_token']}").status_code == 403


@pytest.mark.parametrize(
    "token", ["", "x", "a:b:c", "WzFd:1abcde:" + "x" * 43, "é", "\x00", "x" * 5_000]
)
def test_what_is_not_a_session_token_is_refused(token: str, sandbox: Sandbox) -> None:
    assert Client().post(PAGE, {"session_token": token, "note": "x"}).status_code == 403
    if token.isascii() and token.isprintable():
        assert Client(headers={"X-Session-Token": token}).get(PAGE).status_code == 403


def test_an_altered_token_is_refused(merchant_client: MerchantClient) -> None:
    token = merchant_client.session_token
    for index in range(0, len(token), 7):
        altered = token[:index] + ("A" if token[index] != "A" else "B") + token[index + 1 :]

        assert Client(headers={"X-Session-Token": altered}).get(PAGE).status_code == 403


def test_a_token_signed_for_another_purpose_is_refused(
    merchant_client: MerchantClient, ecwid_app: App
) -> None:
    from django.core import signing

    claims = signing.loads(
        merchant_client.session_token, salt=f"ecwid_native.session_token:{ecwid_app.slug}"
    )
    other = signing.dumps(claims, salt="another purpose")

    assert Client(headers={"X-Session-Token": other}).get(PAGE).status_code == 403


def test_a_page_left_alone_for_an_hour_has_ended(
    merchant_client: MerchantClient, advance: Callable[[float], None]
) -> None:
    advance(HOUR - MINUTE)
    assert merchant_client.get(PAGE).status_code == 200

    advance(2 * MINUTE)
    assert merchant_client.get(PAGE).status_code == 403
    assert merchant_client.post(SESSION).status_code == 403


def test_a_token_of_a_day_that_has_not_been_yet_has_ended(
    merchant_client: MerchantClient, advance: Callable[[float], None]
) -> None:
    """The clock was set right after the app was opened."""
    advance(-MINUTE)
    a_little = merchant_client.get(PAGE).status_code
    advance(-24 * HOUR)

    assert (a_little, merchant_client.get(PAGE).status_code) == (200, 403)


def test_renewal_every_quarter_of_an_hour_carries_a_page_for_twelve_hours_and_no_longer(
    merchant_client: MerchantClient, advance: Callable[[float], None]
) -> None:
    token = merchant_client.session_token
    renewals = 0
    while True:
        advance(15 * MINUTE)
        response = Client(headers={"X-Session-Token": token}).post(SESSION)
        if response.status_code != 200:
            break
        renewals += 1
        assert response.json()["session_token"] != token
        assert response.json()["renew_after_seconds"] == 15 * MINUTE
        token = response.json()["session_token"]

    assert renewals in (12 * 4 - 1, 12 * 4)  # the app was opened a moment before the clock stopped


def test_a_page_rendered_late_carries_a_newer_token(
    merchant_client: MerchantClient, advance: Callable[[float], None]
) -> None:
    with isolated_pages():
        tokens: list[str] = []

        @register_page("tokens", title="Tokens")
        @merchant_required
        def tokens_page(request: MerchantRequest) -> HttpResponse:
            tokens.append(request.merchant.session_token)
            return HttpResponse()

        merchant_client.get("/demo/pages/tokens")
        advance(16 * MINUTE)
        merchant_client.get("/demo/pages/tokens")

    assert tokens[0] == merchant_client.session_token
    assert tokens[1] != merchant_client.session_token


def test_a_deleted_installation_ends_its_sessions(merchant_client: MerchantClient) -> None:
    Installation.objects.all().delete()

    assert merchant_client.get(PAGE).status_code == 403


def test_another_server_key_ends_every_session_and_a_fallback_does_not(
    merchant_client: MerchantClient, settings: Any
) -> None:
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another-key-" + "y" * 50
    assert merchant_client.get(PAGE).status_code == 403

    settings.SECRET_KEY_FALLBACKS = [old]
    assert merchant_client.get(PAGE).status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_what_another_site_sends_is_refused_even_with_a_token(
    site: str, merchant_client: MerchantClient
) -> None:
    headers = {"sec-fetch-site": site}

    assert merchant_client.post(PAGE, {"note": "x"}, headers=headers).status_code == 403
    assert merchant_client.get(PAGE, headers=headers).status_code == 403
    assert merchant_client.post(SESSION, headers=headers).status_code == 403


def test_a_null_origin_does_not_matter(merchant_client: MerchantClient) -> None:
    headers = {"sec-fetch-site": "same-origin", "origin": "null"}

    assert merchant_client.post(PAGE, {"note": "x"}, headers=headers).status_code == 200


def test_a_form_of_another_site_cannot_change_anything_whatever_cookies_come_along(
    merchant_client: MerchantClient, django_user_model: Any
) -> None:
    admin = django_user_model.objects.create_superuser("admin", "", "password")
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(admin)

    response = browser.post(PAGE, {"note": "x"}, headers={"sec-fetch-site": "cross-site"})

    assert response.status_code == 403
    assert browser.post(PAGE, {"note": "x"}).status_code == 403


def test_django_s_csrf_check_does_not_stand_in_the_way(merchant_client: MerchantClient) -> None:
    browser = Client(enforce_csrf_checks=True)
    form = {"session_token": merchant_client.session_token, "note": "x"}

    assert browser.post(PAGE, form).status_code == 200


def test_no_page_of_ours_reads_or_sets_a_cookie(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(request: WSGIRequest) -> dict[str, str]:
        raise AssertionError("a cookie was read")

    monkeypatch.setattr(WSGIRequest, "COOKIES", property(read))

    page = open_app()
    answers = [
        page.response,
        page.get("/demo/pages/settings"),
        page.post(SESSION),
        Client().get("/demo/open"),
        Client().get("/healthz"),
        Client().get("/demo/storefront.js"),
        Client().get("/nothing/here"),
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 403, 200, 200, 404]
    assert not any(answer.cookies for answer in answers)


def test_an_ended_session_leaves_what_was_typed_alone(merchant_client: MerchantClient) -> None:
    Installation.objects.update(generation=5)

    response = merchant_client.post(PAGE, {"note": "x"}, headers={"hx-request": "true"})

    assert response.status_code == 403
    assert response.headers["HX-Reswap"] == "none"
    event = json.loads(response.headers["HX-Trigger"])["ecwid:session-ended"]
    assert event["error"] == "session_ended"
    assert "Open the app again" in event["message"]


def test_an_ended_session_is_said_in_json_to_who_asks_for_it(
    merchant_client: MerchantClient,
) -> None:
    Installation.objects.update(generation=5)

    response = merchant_client.post(SESSION, headers={"accept": "application/json"})

    assert response.status_code == 403
    assert response.json()["error"] == "session_ended"


def test_a_reload_says_to_open_the_app_again(sandbox: Sandbox) -> None:
    response = Client().get(PAGE)

    assert response.status_code == 403
    assert "Open the app again" in response.content.decode()


def test_a_page_is_for_merchants_also_when_its_view_forgot_to_ask(
    merchant_client: MerchantClient,
) -> None:
    with isolated_pages():

        @register_page("open", title="Open")
        def open_page(request: MerchantRequest) -> HttpResponse:
            return HttpResponse(str(request.merchant.store_id))

        assert Client().get("/demo/pages/open").status_code == 403
        assert merchant_client.get("/demo/pages/open").content == b"1003"


def test_a_large_upload_shows_its_token_in_the_header(
    merchant_client: MerchantClient, settings: Any
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000

    def form() -> dict[str, Any]:
        file = SimpleUploadedFile("photo.png", b"x" * 5_000)
        return {"note": "x", "file": file}

    with_field = {**form(), "session_token": merchant_client.session_token}
    assert Client().post(PAGE, with_field).status_code == 413
    assert merchant_client.post(PAGE, form()).status_code == 200


def test_methods_that_a_view_does_not_have_get_a_page(
    merchant_client: MerchantClient, caplog: pytest.LogCaptureFixture
) -> None:
    response = merchant_client.put(PAGE)

    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    assert "embed.js" in response.content.decode()
    assert [record.getMessage() for record in caplog.records] == [
        f"Method Not Allowed (PUT): {PAGE}"
    ]


def test_a_failing_view_gets_a_page_and_a_log_line(
    merchant_client: MerchantClient, caplog: pytest.LogCaptureFixture
) -> None:
    merchant_client.raise_request_exception = False
    with isolated_pages():

        @register_page("broken", title="Broken")
        def broken(request: MerchantRequest) -> HttpResponse:
            raise KeyError("nothing of the merchant's business")

        response = merchant_client.get("/demo/pages/broken")

    assert response.status_code == 500
    assert "Something went wrong" in response.content.decode()
    assert "business" not in response.content.decode()
    assert "nothing of the merchant's business" in caplog.text


def test_a_view_whose_database_is_away_says_that_it_will_be_back(
    merchant_client: MerchantClient, caplog: pytest.LogCaptureFixture
) -> None:
    merchant_client.raise_request_exception = False
    with isolated_pages():

        @register_page("asking", title="Asking")
        def asking(request: MerchantRequest) -> HttpResponse:
            raise OperationalError("the server closed the connection")

        response = merchant_client.get("/demo/pages/asking")

    assert response.status_code == 503
    assert "Wait a minute" in response.content.decode()
    assert "the server closed the connection" in caplog.text


def test_a_template_response_is_rendered_in_the_language_of_the_page(open_app: OpenApp) -> None:
    class Form(forms.Form):
        name = forms.CharField()

    with isolated_pages():

        @register_page("form", title="Form")
        def form_page(request: MerchantRequest) -> TemplateResponse:
            form = Form({})
            template = engines["django"].from_string("{{ form }}")
            return TemplateResponse(request, template, {"form": form})

        page = open_app(lang="fr").get("/demo/pages/form")

    assert "Ce champ est obligatoire" in page.content.decode()
