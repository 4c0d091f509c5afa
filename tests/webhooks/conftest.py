"""What the tests of webhooks share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Protocol

import pytest
from django.test import Client
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from ecwid_native.compat import task_backends
from ecwid_native.conf import App
from ecwid_native.models import Installation, WebhookDelivery
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import STORE_ID, OpenApp, sandbox_app
from ecwid_native.webhooks import OrderEvent, deliveries, inbox, webhook
from ecwid_native.webhooks.registry import Registry, isolated_handlers
from ecwid_native.webhooks.tasks import handle_deliveries
from ecwid_native.webhooks.wake_up import waker
from tests.webhooks.connected import SCOPES, Connected
from tests.webhooks.sender import event_body, send


class Deliver(Protocol):
    """Delivers a signed webhook."""

    def __call__(self, event_type: str = "order.created", **changes: Any) -> WebhookDelivery:
        """Deliver it, see that it is acknowledged, and return its row."""


@pytest.fixture(autouse=True)
def _empty_inbox() -> Iterator[None]:
    """An inbox file is no part of the transaction that a test is rolled back with."""
    yield
    waker.rest()
    inbox.empty_used()


@pytest.fixture
def handlers() -> Iterator[Registry]:
    """No handler but those that the test defines."""
    with isolated_handlers() as registry:
        yield registry


@pytest.fixture
def installation(open_app: OpenApp) -> Installation:
    """The app as installed in store 1003."""
    open_app()
    return Installation.objects.get()


@pytest.fixture
def deliver(ecwid_app: App, db: None) -> Deliver:
    """Deliver signed webhooks to the app."""
    client = Client()

    def deliver_one(event_type: str = "order.created", **changes: Any) -> WebhookDelivery:
        body = event_body(event_type, **changes)
        assert send(client, body, secret=ecwid_app.client_secret) == 200
        deliveries.drain_inbox()
        return WebhookDelivery.objects.get(event_id=str(body["eventId"]))

    return deliver_one


@pytest.fixture
def _immediate_backend(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have our tasks run by a backend without a table, a queue or a worker."""
    backend = {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}
    monkeypatch.setitem(task_backends.settings, "immediate", backend)
    settings.TASKS = {**settings.TASKS, "immediate": backend}
    settings.ECWID = {**settings.ECWID, "TASK_BACKEND": "immediate"}


Work = Callable[[], int]


@pytest.fixture
def work() -> Work:
    """Do what a worker does when it is woken up; gives the number of deliveries handled."""
    return lambda: handle_deliveries.func()


class BrokenServiceError(Exception):
    """What a handler runs into."""


@pytest.fixture
def calls(handlers: Registry, installation: Installation, settings: Settings) -> list[str]:
    """The events that two handlers were called with; one fails until ``mended`` is among them."""
    settings.ECWID = {**settings.ECWID, "WEBHOOK_ATTEMPTS": 1}
    seen: list[str] = []

    @webhook("order.created", name="x.good")
    def good(event: OrderEvent, installation: Installation) -> None:
        seen.append(f"good {event.entity_id}")

    @webhook("order.created", name="x.broken")
    def broken(event: OrderEvent, installation: Installation) -> None:
        seen.append(f"broken {event.entity_id}")
        if "mended" not in seen:
            raise BrokenServiceError("out of order")

    return seen


@pytest.fixture
def connected(
    sandbox: Sandbox, ecwid_app: App, live_server: LiveServer, open_app: OpenApp, work: Work
) -> Iterator[Connected]:
    """Nothing has happened there yet but the install."""
    app = replace(
        sandbox_app(ecwid_app), scopes=SCOPES, webhook_url=f"{live_server.url}/demo/webhooks"
    )
    sandbox.add_app(app)
    sandbox.install(ecwid_app.client_id, STORE_ID)
    open_app()
    store = Connected(sandbox, work)
    store.settle()
    sandbox.requests.clear()
    yield store
    sandbox.webhooks.wait_until_idle()
