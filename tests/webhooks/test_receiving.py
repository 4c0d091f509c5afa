"""What is kept, what is refused, and with which status."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from pytest_django import Settings

from ecwid_native.conf import App
from ecwid_native.models import WebhookDelivery
from ecwid_native.webhooks import deliveries
from tests.webhooks.conftest import Deliver
from tests.webhooks.sender import PATH, event_body, send, signature

pytestmark = pytest.mark.django_db


def kept() -> int:
    """How many deliveries there are."""
    deliveries.drain_inbox()
    return WebhookDelivery.objects.count()


def test_a_signed_event_is_kept_once_however_often_it_comes(client: Client, ecwid_app: App) -> None:
    body = event_body("order.updated", data={"orderId": "XJ12H"})

    statuses = [send(client, body, secret=ecwid_app.client_secret) for _ in range(3)]

    assert statuses == [200] * 3
    assert kept() == 1
    delivery = WebhookDelivery.objects.get()
    assert json.loads(delivery.body) == body
    assert (delivery.event_type, delivery.entity_id) == ("order.updated", "103878161")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"eventType": "moon.landed"}, "moon.landed"),
        ({"eventType": "application.storage_changed"}, "application.storageChanged"),
        ({"eventType": "unfinished_order.created"}, "unfinished_order.created"),
        ({"entityId": "1003"}, "order.created"),
        ({"entityId": None}, "order.created"),
        ({"entityId": -1}, "order.created"),
        ({"eventId": 17}, "order.created"),
        ({"storeId": "1003"}, "order.created"),
        ({"data": "none", "more": [1]}, "order.created"),
        ({"data": {"orderId": "\0"}}, "order.created"),
        ({"data": {"name": "Zoë 🙂"}}, "order.created"),
    ],
    ids=lambda value: str(value)[:40] if isinstance(value, dict) else "",
)
def test_what_is_signed_is_read_tolerantly(
    deliver: Deliver, changes: dict[str, Any], expected: str
) -> None:
    assert deliver(**changes).event_type == expected


WRONG_BODIES: dict[str, bytes | dict[str, Any]] = {
    "nothing": b"",
    "text": b"hello",
    "list": b"[]",
    "no id": {"eventId": None},
    "empty id": {"eventId": ""},
    "long id": {"eventId": "x" * 201},
    "id with a NUL": {"eventId": "a\0b"},
    "id with a line break": {"eventId": "a\nb"},
    "true as time": {"eventCreated": True},
    "text as time": {"eventCreated": "yesterday"},
    "huge time": {"eventCreated": 10**18},
    "negative time": {"eventCreated": -1},
    "true as store": {"storeId": True},
    "no store": {"storeId": None},
    "no type": {"eventType": None},
    "type of one word": {"eventType": "order"},
    "type with a NUL": {"eventType": "order.\0"},
    "long type": {"eventType": "order." + "x" * 100},
    "not UTF-8": b'{"eventId": "\xff"}',
    "deep": b"[" * 50_000,
    "huge number": b'{"eventCreated": ' + b"9" * 5_000 + b"}",
    "NaN": b'{"eventCreated": NaN}',
    "key twice": b'{"eventId": "a", "eventId": "b"}',
    "lone surrogate": b'{"eventId": "\\ud800"}',
}


@pytest.mark.parametrize("name", WRONG_BODIES)
def test_a_body_that_cannot_be_read_is_refused(
    client: Client, ecwid_app: App, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = WRONG_BODIES[name]
    if isinstance(wrong, dict):
        wrong = json.dumps(event_body() | wrong).encode()

    assert send(client, wrong, header="x" * 44) == 400
    assert kept() == 0
    assert [r.message for r in caplog.records if "refused" in r.message] == [
        "webhook refused: body-not-understood (app demo)"
    ]


def test_only_the_right_signature_counts(
    client: Client, ecwid_app: App, caplog: pytest.LogCaptureFixture
) -> None:
    """R12."""
    body = event_body()
    right = signature(body["eventCreated"], body["eventId"], ecwid_app.client_secret)
    wrong = [
        signature(body["eventCreated"], body["eventId"], "another secret"),
        signature(body["eventCreated"] + 1, body["eventId"], ecwid_app.client_secret),
        signature(body["eventCreated"], "another id", ecwid_app.client_secret),
        signature(body["eventCreated"], body["eventId"], ""),
        right[:-1],
        right + "=",
        f" {right}x",
        right.lower(),
        f"{right}, {right}",
        "é" * 44,
        "",
    ]

    statuses = [send(client, body, header=header) for header in wrong]

    assert statuses == [401] * len(wrong)
    assert kept() == 0
    assert ecwid_app.client_secret not in caplog.text
    assert right not in caplog.text
    assert send(client, body, header=right) == 200


def test_a_secret_of_before_signs_too_and_one_of_another_app_does_not(
    client: Client, settings: Settings
) -> None:
    """R12: a list of secrets."""
    shop = {"CLIENT_ID": "a", "CLIENT_SECRET": "0123456789abcdef-shop"}
    other = {"CLIENT_ID": "b", "CLIENT_SECRET": "0123456789abcdef-other"}
    shop["PREVIOUS_CLIENT_SECRETS"] = ["0123456789abcdef-before", ""]  # type: ignore[assignment]  # a dict of settings
    settings.ECWID = {**settings.ECWID, "APPS": {"demo": shop, "other": other}}
    secrets = ["0123456789abcdef-shop", "0123456789abcdef-before", "0123456789abcdef-other", ""]

    statuses = [send(client, event_body(), secret=secret) for secret in secrets]

    assert statuses == [200, 200, 401, 401]


def test_events_outside_the_window_are_refused(
    client: Client, ecwid_app: App, settings: Settings
) -> None:
    settings.ECWID = {
        **settings.ECWID,
        "WEBHOOK_MAX_AGE_SECONDS": 1_000,
        "WEBHOOK_MAX_FUTURE_SECONDS": 500,
    }
    now = int(time.time())
    times = [now - 900, now + 400, now - 1_100, now + 600]

    statuses = [
        send(client, event_body(eventCreated=when), secret=ecwid_app.client_secret)
        for when in times
    ]

    assert statuses == [200, 200, 400, 400]
    settings.ECWID = {
        **settings.ECWID,
        "WEBHOOK_MAX_AGE_SECONDS": 0,
        "WEBHOOK_MAX_FUTURE_SECONDS": 0,
    }
    for when in (1, now + 10**8):
        body = event_body(eventCreated=when)
        assert send(client, body, secret=ecwid_app.client_secret) == 200


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete", "head", "options"])
def test_only_post_is_taken(client: Client, method: str) -> None:
    response = getattr(client, method)(PATH)

    assert (response.status_code, response.headers["Allow"]) == (405, "POST")


def test_other_refusals(client: Client, ecwid_app: App, settings: Settings) -> None:
    secret = ecwid_app.client_secret

    assert send(client, event_body(note="x" * 70_000), secret=secret) == 413
    assert send(client, event_body(), secret=secret, path="/unknown/webhooks") == 404
    assert kept() == 0


def test_nothing_redirects(client: Client, ecwid_app: App, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.APPEND_SLASH = True
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "django.middleware.common.CommonMiddleware"]

    assert send(client, event_body(), secret=ecwid_app.client_secret) == 200


DISK_FULL_ON_SQLITE = """
CREATE TRIGGER disk_full BEFORE INSERT ON ecwid_native_webhookdelivery
BEGIN SELECT RAISE(ABORT, 'disk full'); END
"""
DISK_FULL_ON_POSTGRESQL = """
CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'disk full'; END $$;
CREATE TRIGGER disk_full BEFORE INSERT ON ecwid_native_webhookdelivery
EXECUTE FUNCTION disk_full();
"""


def test_an_event_that_cannot_be_kept_is_not_acknowledged(client: Client, ecwid_app: App) -> None:
    body = event_body()

    with transaction.atomic():
        with connection.cursor() as cursor:
            is_sqlite = connection.vendor == "sqlite"
            cursor.execute(DISK_FULL_ON_SQLITE if is_sqlite else DISK_FULL_ON_POSTGRESQL)
        refused = send(client, body, secret=ecwid_app.client_secret)
        transaction.set_rollback(True)  # the trigger goes with it
    accepted = send(client, body, secret=ecwid_app.client_secret)

    assert (refused, accepted) == (503, 200)
    assert kept() == 1


@pytest.mark.parametrize(
    "wrong", [{"CLIENT_ID": "demo-app"}, {"PREVIOUS_CLIENT_SECRETS": "secret"}], ids=["lacks", "is"]
)
def test_an_app_that_is_not_configured_has_ecwid_try_again(
    client: Client,
    ecwid_app: App,
    settings: Settings,
    wrong: dict[str, str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    entry = settings.ECWID["APPS"]["demo"]
    apps = {"demo": wrong if "CLIENT_ID" in wrong else {**entry, **wrong}}
    settings.ECWID = {**settings.ECWID, "APPS": apps}

    response = client.post(PATH, event_body(), content_type="application/json")

    assert (response.status_code, response.content) == (503, b"app-not-configured\n")
    assert client.get("/healthz").status_code == 200
    assert 'ECWID["APPS"]["demo"]' in caplog.text
    assert kept() == 0
