"""The fixtures: a sandbox for each test, and merchants who have opened the app in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from django.core.cache import DEFAULT_CACHE_ALIAS, caches
from django.core.cache.backends.locmem import LocMemCache
from django.test import Client
from django.urls import reverse

from ecwid_native.conf import App, ecwid_settings
from ecwid_native.customizations import Registry, isolated_registry
from ecwid_native.pages import isolated_pages
from ecwid_native.sandbox import Sandbox, SandboxApp
from ecwid_native.testing.merchant_client import MerchantClient, open_address
from ecwid_native.testing.webhooks import DeliverWebhook, deliver

if TYPE_CHECKING:
    from pytest_django import Settings  # its older releases have another name for it

    from ecwid_native.models import WebhookDelivery

STORE_ID = 1003


class OpenApp(Protocol):
    """Opens the app in a store and gives the client that shows its page."""

    def __call__(
        self,
        store_id: int = STORE_ID,
        *,
        app: App | None = None,
        lang: str | None = None,
        view_mode: str = "PAGE",
        app_state: str = "",
    ) -> MerchantClient:
        """Open the app; the defaults are the first app and the store of the fixtures."""


@pytest.fixture(scope="session")
def sandbox_server() -> Iterator[Sandbox]:
    """One running sandbox for the whole session. Tests use ``sandbox``, which is empty."""
    with Sandbox() as server:
        yield server


@pytest.fixture
def ecwid_app() -> App:
    """The first app of ``ECWID["APPS"]``. Override it in a project with several."""
    return ecwid_settings.apps[0]


@pytest.fixture
def sandbox(sandbox_server: Sandbox, settings: Settings) -> Sandbox:
    """The local Ecwid, as new, with store 1003 and all apps of the settings installed in it.

    The project's REST calls go to it.
    """
    # Imported here because it needs Django's apps, which this module must not.
    from ecwid_native import admission

    sandbox_server.reset()
    settings.ECWID = {
        **settings.ECWID,
        "API_URL": sandbox_server.api_url,
        "WEBHOOK_MAX_FUTURE_SECONDS": 0,  # its clock can be moved forward, and ours stays
    }
    sandbox_server.create_store(STORE_ID)
    for app in ecwid_settings.apps:
        sandbox_server.add_app(sandbox_app(app))
        sandbox_server.install(app.client_id, STORE_ID)
    admission.memory.forget()
    if isinstance(caches[DEFAULT_CACHE_ALIAS], LocMemCache):
        caches[DEFAULT_CACHE_ALIAS].clear()  # any other may be shared with more than these tests
    return sandbox_server


def sandbox_app(app: App, *, origin: str = "http://testserver") -> SandboxApp:
    """Register an app of the settings with the sandbox, its pages served at ``origin``."""
    return SandboxApp(
        client_id=app.client_id,
        client_secret=app.client_secret,
        iframe_url=origin + reverse("ecwid_native:open", args=[app.slug]),
        payload_mode="hash" if app.default_user_auth else "encrypted",
    )


@pytest.fixture
def open_app(sandbox: Sandbox, ecwid_app: App, db: None) -> OpenApp:
    """Open the app as a merchant does: a payload of the sandbox, proven against it."""

    def open_in_store(
        store_id: int = STORE_ID, *, app: App | None = None, **options: Any
    ) -> MerchantClient:
        client_id = (app or ecwid_app).client_id
        url = sandbox.open_url(client_id, store_id, **options)
        return MerchantClient(open_address(Client(), url))

    return open_in_store


@pytest.fixture
def merchant_client(open_app: OpenApp) -> MerchantClient:
    """A test client of a merchant who has opened the app in store 1003."""
    return open_app()


@pytest.fixture
def deliver_webhook(merchant_client: MerchantClient, ecwid_app: App) -> Iterator[DeliverWebhook]:
    """Deliver signed webhooks of store 1003, in which the app was opened, and run the handlers."""
    # Imported here because they need Django's apps, which this module must not.
    from ecwid_native.webhooks import inbox
    from ecwid_native.webhooks.wake_up import waker

    def deliver_one(
        event_type: str,
        *,
        entity_id: int | str = 1,
        data: Mapping[str, object] | None = None,
        event_id: str = "",
        store_id: int = STORE_ID,
        app: App | None = None,
    ) -> WebhookDelivery:
        return deliver(
            app or ecwid_app,
            event_type,
            entity_id=entity_id,
            data=data,
            event_id=event_id,
            store_id=store_id,
        )

    yield deliver_one
    # A test with transactions of its own uses the inbox file, which is not rolled back.
    waker.rest()
    inbox.empty_used()


@pytest.fixture
def customization_registry() -> Iterator[Registry]:
    """No customization and no page but those that the test itself defines.

    Without it a test sees everything that the project registers.
    """
    with isolated_registry() as registry, isolated_pages():
        yield registry
