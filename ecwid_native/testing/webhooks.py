"""Webhooks for the tests of an app: signed as Ecwid signs them, delivered and handled at once."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from django.test import Client
from django.urls import reverse

from ecwid_native.conf import App
from ecwid_native.protocol.webhook_signature import sign_event

if TYPE_CHECKING:
    from ecwid_native.models import WebhookDelivery

_numbers = itertools.count(1)


class DeliverWebhook(Protocol):
    """Delivers a webhook, has it handled, and gives its row."""

    def __call__(
        self,
        event_type: str,
        *,
        entity_id: int | str = 1,
        data: Mapping[str, object] | None = None,
        event_id: str = "",
        store_id: int = ...,
        app: App | None = None,
    ) -> WebhookDelivery:
        """Deliver it; the same ``event_id`` twice is one event delivered twice."""


def deliver(
    app: App,
    event_type: str,
    *,
    entity_id: int | str,
    data: Mapping[str, object] | None,
    event_id: str,
    store_id: int,
) -> WebhookDelivery:
    """Post a signed webhook to the app and run the handlers that are due."""
    # Imported here because they need Django's apps, which this module must not.
    from ecwid_native.models import WebhookDelivery
    from ecwid_native.webhooks.deliveries import drain_inbox
    from ecwid_native.webhooks.tasks import handle_deliveries

    event_id = event_id or f"test-{time.time_ns()}-{next(_numbers)}"
    created = int(time.time())
    body: dict[str, object] = {
        "eventId": event_id,
        "eventCreated": created,
        "storeId": store_id,
        "entityId": entity_id,
        "eventType": event_type,
    }
    if data is not None:
        body["data"] = dict(data)
    signature = sign_event(
        event_created=created, event_id=event_id, client_secret=app.client_secret
    )
    response = Client().post(
        reverse("ecwid_native:webhooks", args=[app.slug]),
        json.dumps(body),
        content_type="application/json",
        headers={"X-Ecwid-Webhook-Signature": signature},
    )
    assert response.status_code == 200, response.content
    drain_inbox()
    handle_deliveries.func()
    return WebhookDelivery.objects.get(app=app.slug, event_id=event_id)
