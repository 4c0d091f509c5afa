"""Openings as the control panel makes them, and what may come back."""

from __future__ import annotations

from typing import Any, Protocol

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from ecwid_native.conf import App, ecwid_settings
from ecwid_native.protocol.payload import Payload, encrypt_payload
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import STORE_ID, sandbox_app

OTHER_STORE_ID = 2004
SECOND_APP = {"CLIENT_ID": "second-app", "CLIENT_SECRET": "second-secret-not-for-production"}


class OpenWith(Protocol):
    """Opens the app with a payload of the test's own making."""

    def __call__(self, payload: Payload, *, app: App | None = None, **extra: Any) -> HttpResponse:
        """Open the first app, or another one."""


@pytest.fixture
def open_with(ecwid_app: App, sandbox: Sandbox, db: None) -> OpenWith:
    """Open the app as someone who knows the client secret, whatever the payload says."""

    def open_with_payload(
        payload: Payload, *, app: App | None = None, **extra: Any
    ) -> HttpResponse:
        app = app or ecwid_app
        encoded = encrypt_payload(payload, client_secret=app.client_secret)
        response = Client().get(f"/{app.slug}/open", {"payload": encoded}, **extra)
        assert isinstance(response, HttpResponse)
        return response

    return open_with_payload


@pytest.fixture
def other_store(sandbox: Sandbox, ecwid_app: App) -> int:
    """A second store with the app installed."""
    sandbox.create_store(OTHER_STORE_ID)
    sandbox.install(ecwid_app.client_id, OTHER_STORE_ID)
    return OTHER_STORE_ID


@pytest.fixture
def second_app(settings: Settings, sandbox: Sandbox) -> App:
    """A second app of this deployment, installed in the same store."""
    apps = {**settings.ECWID["APPS"], "second": SECOND_APP}
    settings.ECWID = {**settings.ECWID, "APPS": apps}
    app = ecwid_settings.app("second")
    sandbox.add_app(sandbox_app(app))
    sandbox.install(app.client_id, STORE_ID)
    return app


@pytest.fixture
def token(sandbox: Sandbox, ecwid_app: App) -> str:
    """The working token of the app in the store."""
    tokens = sandbox.tokens(ecwid_app.client_id, STORE_ID)
    assert tokens is not None
    return tokens.access_token
