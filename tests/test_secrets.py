"""No secret gets out: not into the database, a log, an error page or a repr."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from config.settings import LOGGING
from ecwid_native.conf import App
from ecwid_native.models import Installation
from ecwid_native.redaction import RedactionFilter
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import STORE_ID, OpenApp

pytestmark = pytest.mark.django_db


@pytest.fixture
def secrets(sandbox: Sandbox, ecwid_app: App, settings: Any) -> list[str]:
    tokens = sandbox.tokens(ecwid_app.client_id, STORE_ID)
    assert tokens
    return [
        token
        for token in (
            tokens.access_token,
            tokens.public_token,
            ecwid_app.client_secret,
            settings.SECRET_KEY,
            *settings.ECWID["ENCRYPTION_KEYS"],
        )
        if token
    ]


@pytest.fixture
def log() -> Iterator[StringIO]:
    """Everything that any logger says, at DEBUG, as the reference deployment writes it."""
    output = StringIO()
    handler = logging.StreamHandler(output)
    handler.addFilter(RedactionFilter(secrets=LOGGING["filters"]["redact"]["secrets"]))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield output
    root.removeHandler(handler)
    root.setLevel(level)


def test_a_dump_of_the_database_holds_no_token(open_app: OpenApp, secrets: list[str]) -> None:
    open_app()
    out = StringIO()

    call_command("dumpdata", "ecwid_native", stdout=out)

    assert str(STORE_ID) in out.getvalue()
    assert not [secret for secret in secrets if secret in out.getvalue()]
    assert "secret_" not in out.getvalue()
    assert "public_" not in out.getvalue().replace("public_token_", "")


def test_the_log_of_a_whole_visit_holds_no_secret(
    sandbox: Sandbox, open_app: OpenApp, secrets: list[str], log: StringIO
) -> None:
    page = open_app()
    page.post("/demo/settings", {"announcement-text": "Hi"})
    page.post("/demo/session")
    url = sandbox.open_url("demo-app", STORE_ID)
    sandbox.faults.add(path="*", status=500)
    failed = Client().get(url)
    sandbox.faults.clear()
    sandbox.uninstall("demo-app", STORE_ID)
    refused = Client().get(url)
    Client().get(url + "tampered")
    logging.getLogger("a.library").error("GET %s", url)

    text = log.getvalue()
    assert (failed.status_code, refused.status_code) == (503, 403)
    assert len(text.splitlines()) > 5
    assert not [secret for secret in [*secrets, page.session_token] if secret in text]
    assert url.split("payload=")[1].split("&")[0] not in text
    for response in (failed, refused):
        assert not [secret for secret in secrets if secret in response.content.decode()]


def test_a_page_holds_no_token_of_the_store(open_app: OpenApp, secrets: list[str]) -> None:
    text = open_app().response.content.decode()

    assert not [secret for secret in secrets if secret in text]


def test_no_repr_shows_a_secret(open_app: OpenApp, secrets: list[str], ecwid_app: App) -> None:
    page = open_app()
    installation = Installation.objects.get()
    things = [installation, installation.client, installation.client.storage, ecwid_app]

    text = " ".join(repr(thing) for thing in things)

    assert not [secret for secret in [*secrets, page.session_token] if secret in text]


def test_a_failing_opening_under_debug_shows_no_secret_on_the_error_page(
    sandbox: Sandbox, secrets: list[str], settings: Any
) -> None:
    settings.DEBUG = True
    settings.ECWID = {**settings.ECWID, "ENCRYPTION_KEYS": ["broken"]}

    response = Client(raise_request_exception=False).get(sandbox.open_url("demo-app", STORE_ID))

    assert response.status_code == 503
    assert not [secret for secret in secrets if secret in response.content.decode()]
