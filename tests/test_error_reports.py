"""What Django's own reports of an error tell: the page under DEBUG, and the mail to ADMINS."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core import mail
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.utils.log import AdminEmailHandler

from config.settings import MIDDLEWARE
from ecwid_native.conf import App
from ecwid_native.embedding import MerchantRequest
from ecwid_native.error_reports import cleaned
from ecwid_native.pages import isolated_pages, register_page
from ecwid_native.redaction import MASK
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import STORE_ID, OpenApp

pytestmark = pytest.mark.django_db

GetResponse = Callable[[HttpRequest], HttpResponse]
TYPED_SECRET = "what the merchant typed as a password"


def failing_middleware(get_response: GetResponse) -> GetResponse:
    """A middleware of a project, which comes to grief over what our pages get."""

    def fail(request: HttpRequest) -> HttpResponse:
        fields, typed = request.GET, request.POST
        raise KeyError(f"no tenant in {fields} {typed.get('session_token')}")

    return fail


@pytest.fixture
def hidden(sandbox: Sandbox, ecwid_app: App, settings: Any) -> list[str]:
    """What no report may show."""
    tokens = sandbox.tokens(ecwid_app.client_id, STORE_ID)
    assert tokens
    assert tokens.public_token
    return [
        tokens.access_token,
        tokens.public_token,
        ecwid_app.client_secret,
        settings.SECRET_KEY,
        *settings.ECWID["ENCRYPTION_KEYS"],
        TYPED_SECRET,
    ]


@pytest.fixture
def address(sandbox: Sandbox) -> str:
    return sandbox.open_url("demo-app", STORE_ID)


@pytest.fixture
def mailed(settings: Any) -> Iterator[Callable[[], str]]:
    """All that is mailed to ADMINS, in both forms, the fullest there is."""
    settings.ADMINS = [("Owner", "owner@example.com")]
    handler = AdminEmailHandler(include_html=True)
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)

    def text() -> str:
        return "\n".join(
            str(part.get_payload(decode=True))
            for message in mail.outbox
            for part in message.message().walk()
            if not part.is_multipart()
        )

    yield text
    logger.removeHandler(handler)


def payload_of(address: str) -> str:
    return address.split("payload=")[1].split("&")[0].rstrip("=")


def test_the_page_under_debug_shows_no_secret(
    address: str, hidden: list[str], settings: Any
) -> None:
    settings.DEBUG = True
    settings.MIDDLEWARE = [f"{__name__}.failing_middleware", *MIDDLEWARE]

    response = Client(raise_request_exception=False).get(address)

    text = response.content.decode()
    assert response.status_code == 500
    assert "get_response" in text  # a variable
    assert not [secret for secret in [*hidden, payload_of(address)] if secret in text]


def test_what_our_own_page_says_under_debug_shows_no_secret(
    address: str, hidden: list[str], ecwid_app: App, settings: Any
) -> None:
    settings.DEBUG = True
    with isolated_pages():

        @register_page("broken", title="Broken")
        def broken(request: MerchantRequest) -> HttpResponse:
            merchant = request.merchant
            secrets = (
                merchant.installation.access_token,
                merchant.session_token,
                ecwid_app.client_secret,
                payload_of(address),
            )
            raise KeyError("shown", *secrets)

        response = Client(raise_request_exception=False).get(f"{address}&app_state=broken")

    text = response.content.decode()
    note = text.partition("DEBUG: ")[2]
    assert response.status_code == 500
    assert "Traceback" in note
    assert "shown" in note
    assert not [secret for secret in [*hidden, payload_of(address)] if secret in text]


@pytest.mark.parametrize("kind", [list, tuple, set, frozenset])
def test_secrets_are_masked_in_whatever_they_are_kept(
    kind: Callable[[list[str]], Any], settings: Any
) -> None:
    settings.ECWID = {
        "APPS": {"demo": {"PREVIOUS_CLIENT_SECRETS": kind(["an-earlier-secret"])}},
        "ENCRYPTION_KEYS": kind(["a-key-of-ours"]),
    }

    assert cleaned("an-earlier-secret, a-key-of-ours") == f"{MASK}, {MASK}"


def test_with_debug_a_bare_address_says_what_is_missing(settings: Any) -> None:
    settings.DEBUG = True

    text = Client().get("/demo/open").content.decode()

    note = text.partition("DEBUG: ")[2].partition("<")[0]
    assert (
        note
        == "Only the control panel opens the app: its address has a payload, this one has none."
    )


def test_a_mail_to_the_admins_holds_no_secret(
    address: str, hidden: list[str], mailed: Callable[[], str], settings: Any
) -> None:
    settings.MIDDLEWARE = [f"{__name__}.failing_middleware", *MIDDLEWARE]

    response = Client(raise_request_exception=False).get(address)

    assert response.status_code == 500
    assert "no tenant in" in mailed()
    assert not [secret for secret in [*hidden, payload_of(address)] if secret in mailed()]


def test_a_mail_to_the_admins_holds_nothing_that_a_merchant_typed(
    open_app: OpenApp, hidden: list[str], mailed: Callable[[], str], settings: Any
) -> None:
    token = open_app().session_token
    settings.MIDDLEWARE = [f"{__name__}.failing_middleware", *MIDDLEWARE]
    form = {"session_token": token, "announcement-note": TYPED_SECRET}
    headers = {"X-Session-Token": token, "Cookie": f"x={token}"}

    Client(raise_request_exception=False).post("/demo/settings", form, headers=headers)

    assert "announcement-note" in mailed()
    assert not [secret for secret in [*hidden, token] if secret in mailed()]


def test_an_error_in_a_page_is_mailed_once_and_with_its_traceback(
    open_app: OpenApp, settings: Any
) -> None:
    settings.ADMINS = [("Owner", "owner@example.com")]
    with isolated_pages():

        @register_page("broken", title="Broken")
        def broken(request: MerchantRequest) -> HttpResponse:
            raise KeyError("no such tenant")

        client = open_app()
        client.raise_request_exception = False
        client.get("/demo/pages/broken")

    (message,) = mail.outbox
    assert message.subject.endswith("Internal Server Error: /demo/pages/broken")
    assert "in broken" in message.body
    assert "'no such tenant'" in message.body


def test_a_store_that_does_not_answer_is_no_error_of_the_app(
    sandbox: Sandbox, open_app: OpenApp, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """Nor are tokens that a stranger invents: mails to ADMINS are for what they can mend."""
    settings.ADMINS = [("Owner", "owner@example.com")]
    client, address = open_app(), sandbox.open_url("demo-app", STORE_ID)
    sandbox.faults.add(path="/storage*", status=503)

    answers = [
        Client().get(address),
        client.get("/demo/pages/settings"),
        client.post("/demo/publish"),
    ]

    assert [answer.status_code for answer in answers] == [503] * 3
    logged = [record for record in caplog.records if record.name == "django.request"]
    assert [record.levelname for record in logged] == ["WARNING"] * 3
    assert mail.outbox == []
