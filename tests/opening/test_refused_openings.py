"""The pages that say why the app does not open."""

from __future__ import annotations

import re

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from pytest_django import Settings

from ecwid_native.conf import App
from ecwid_native.models import Installation
from ecwid_native.pages import Page, add_page, isolated_pages
from ecwid_native.protocol.payload import Payload
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import STORE_ID, OpenApp
from tests.client_clock import latency_takes_no_time
from tests.opening.conftest import OpenWith

pytestmark = pytest.mark.django_db

FAULTS = [
    pytest.param({"status": 403, "error_code": "INSUFFICIENT_APP_SCOPE"}, 403, "permission"),
    pytest.param({"status": 402, "error_code": "NOT_AVAILABLE_ON_CURRENT_PLAN"}, 402, "plan"),
    pytest.param({"status": 402, "error_code": "STORE_IS_SUSPENDED"}, 402, "suspended"),
    pytest.param({"status": 403}, 503, "not answering"),
    pytest.param({"status": 429, "retry_after_seconds": 7}, 503, "not answering"),
    pytest.param({"status": 500}, 503, "not answering"),
    pytest.param({"status": 503}, 503, "not answering"),
    pytest.param({"cut": True}, 503, "not answering"),
    pytest.param({"truncate": True}, 503, "not answering"),
    pytest.param({"status": 404, "error_code": "STORE_NOT_FOUND"}, 403, "not installed"),
]


@pytest.mark.parametrize("is_known", [True, False])
@pytest.mark.parametrize(("fault", "status", "words"), FAULTS)
def test_each_failure_has_its_page(
    fault: dict[str, object],
    status: int,
    words: str,
    is_known: bool,
    sandbox: Sandbox,
    ecwid_app: App,
    open_app: OpenApp,
) -> None:
    url = sandbox.open_url(ecwid_app.client_id, STORE_ID)
    if is_known:
        open_app()
    sandbox.faults.add(path="/storage", **fault)  # type: ignore[arg-type]  # a table of keywords
    sandbox.requests.clear()

    response = Client().get(url)

    assert response.status_code == status
    assert words in response.content.decode()
    assert "embed.js" in response.content.decode()
    # A proof is not retried; only a connection kept from before that turns out to be closed is
    # replaced.
    assert len(sandbox.requests) in ({1, 2} if "cut" in fault else {1})
    assert Installation.objects.count() == int(is_known)
    assert all(each.is_installed for each in Installation.objects.all())


@pytest.mark.parametrize(
    ("lang", "tag", "words"),
    [
        ("fr", '<html lang="fr" dir="ltr">', ["Votre boutique ne répond pas", "Réessayer"]),
        ("ar", '<html lang="ar" dir="rtl">', ["Your store is not answering"]),
    ],
)
def test_a_refusal_speaks_the_control_panels_language(
    lang: str, tag: str, words: list[str], sandbox: Sandbox, ecwid_app: App
) -> None:
    sandbox.faults.add(path="/storage", status=503)

    page = Client().get(sandbox.open_url(ecwid_app.client_id, STORE_ID, lang=lang))

    assert tag in page.text
    assert [each for each in words if each not in page.text] == []


def test_a_store_that_does_not_answer_in_time_gets_a_page(
    sandbox: Sandbox, ecwid_app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    latency_takes_no_time(sandbox, monkeypatch)
    sandbox.faults.add(path="/storage", latency_seconds=100)

    response = Client().get(sandbox.open_url(ecwid_app.client_id, STORE_ID))

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"


def test_retry_after_is_passed_on(sandbox: Sandbox, ecwid_app: App) -> None:
    sandbox.faults.add(path="/storage", status=429, retry_after_seconds=7)

    response = Client().get(sandbox.open_url(ecwid_app.client_id, STORE_ID))

    assert response.headers["Retry-After"] == "7"


def test_the_retry_button_opens_the_app_when_the_store_answers_again(
    sandbox: Sandbox, ecwid_app: App
) -> None:
    sandbox.faults.add(path="/storage", status=500, times=1)
    url = sandbox.open_url(ecwid_app.client_id, STORE_ID, app_state="orders")
    failed = Client().get(url).content.decode()
    action = re.search(r'<form method="post" action="([^"]+)"', failed)
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]+)"', failed))

    assert action is not None
    response = Client().post(action[1], fields, headers={"sec-fetch-site": "same-origin"})

    assert fields["app_state"] == "orders"
    assert response.status_code == 200


def test_the_plan_of_a_known_store_is_noted_and_noted_again_when_it_is_active(
    sandbox: Sandbox, open_app: OpenApp, open_with: OpenWith, token: str
) -> None:
    open_app()
    payload = Payload(store_id=STORE_ID, access_token=token)
    seen = []

    for change in ({"suspended": True}, {"suspended": False, "plan": "free"}, {"plan": "business"}):
        sandbox.change_store(STORE_ID, **change)
        open_with(payload)
        seen.append(Installation.objects.get().plan_state)

    assert seen == ["suspended", "free", "active"]


def test_a_refusal_that_names_no_scope_is_taken_for_an_outage(
    sandbox: Sandbox, open_with: OpenWith, token: str
) -> None:
    sandbox.faults.add(path="*", status=403, error_code="SOME_FIREWALL")

    response = open_with(Payload(store_id=STORE_ID, access_token=token))

    assert response.status_code == 503
    assert not Installation.objects.exists()


def test_a_wrong_encryption_key_answers_503_and_keeps_the_row(
    open_app: OpenApp, settings: Settings, sandbox: Sandbox, ecwid_app: App
) -> None:
    page = open_app()
    before = Installation.objects.values().get()
    keys = ["AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="]
    settings.ECWID = {**settings.ECWID, "ENCRYPTION_KEYS": keys}

    response = page.get("/demo/pages/settings")

    assert response.status_code == 503
    assert Installation.objects.values().get() == before


def test_no_key_at_all_answers_503(sandbox: Sandbox, ecwid_app: App, settings: Settings) -> None:
    settings.ECWID = {**settings.ECWID, "ENCRYPTION_KEYS": []}

    response = Client().get(sandbox.open_url(ecwid_app.client_id, STORE_ID))

    assert response.status_code == 503
    assert "not available" in response.content.decode()


@pytest.mark.parametrize("query", [{}, {"payload": ""}, {"payload": "AAAA"}, {"app_state": "x"}])
def test_without_a_payload_the_page_says_to_open_the_app_again(
    query: dict[str, str], sandbox: Sandbox
) -> None:
    response = Client().get("/demo/open", query)

    assert response.status_code == 403
    assert "Open the app again" in response.content.decode()


def test_an_unknown_app_has_no_pages(sandbox: Sandbox) -> None:
    response = Client().get("/nobody/open", {"payload": "AAAA"})

    assert response.status_code == 404
    assert "embed.js" in response.content.decode()


def test_json_is_answered_to_who_asks_for_it() -> None:
    response = Client().get("/demo/open", headers={"accept": "application/json"})

    assert response.status_code == 403
    assert response.json()["error"] == "open_again"


@pytest.mark.parametrize("debug", [True, False])
def test_a_wrong_client_secret_is_logged_and_shown_to_developers_alone(
    debug: bool,
    sandbox: Sandbox,
    ecwid_app: App,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
) -> None:
    url = sandbox.open_url(ecwid_app.client_id, STORE_ID)
    entry = {**settings.ECWID["APPS"][ecwid_app.slug], "CLIENT_SECRET": "of another app entirely"}
    settings.ECWID = {**settings.ECWID, "APPS": {ecwid_app.slug: entry}}
    settings.DEBUG = debug

    response = Client().get(url)

    assert response.status_code == 403
    assert ("CLIENT_SECRET" in response.text) is debug
    assert "CLIENT_SECRET" in caplog.text
    assert not any(secret in caplog.text for secret in ("another app", url.partition("=")[2]))


@pytest.mark.parametrize("debug", [True, False])
def test_what_a_page_raises_is_shown_in_the_frame_to_developers_alone(
    debug: bool, sandbox: Sandbox, ecwid_app: App, settings: Settings
) -> None:
    def failing(request: HttpRequest) -> HttpResponse:
        raise ValueError("<the reason>")

    settings.DEBUG = debug
    url = sandbox.open_url(ecwid_app.client_id, STORE_ID, app_state="failing")
    with isolated_pages():
        add_page(Page(slug="failing", title="Failing", view=failing))
        response = Client(raise_request_exception=False).get(url)

    assert response.status_code == 500
    assert "embed.js" in response.text
    assert "frame-ancestors" in response.headers["Content-Security-Policy"]
    assert ("ValueError: &lt;the reason&gt;" in response.text) is debug
    assert ("in failing" in response.text) is debug
