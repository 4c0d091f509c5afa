"""What the in-process tests of this folder share."""

import logging
from collections.abc import Iterator

import pytest
from django.conf import settings as django_settings

from ecwid_native.conf import App
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import STORE_ID

CANARY_TOKEN = "secret_canaryTokenOfAStranger1"


@pytest.fixture
def secrets(sandbox: Sandbox, ecwid_app: App) -> list[str]:
    """What must never be seen."""
    tokens = sandbox.tokens(ecwid_app.client_id, STORE_ID)
    assert tokens is not None
    return [
        ecwid_app.client_secret,
        django_settings.SECRET_KEY,
        tokens.access_token,
        CANARY_TOKEN,
    ]


@pytest.fixture
def _nothing_secret_is_logged(
    caplog: pytest.LogCaptureFixture, secrets: list[str]
) -> Iterator[None]:
    """Log at DEBUG, before any filter, and fail when a secret stands in it."""
    caplog.set_level(logging.DEBUG)
    yield
    assert [secret for secret in secrets if secret in caplog.text] == []
