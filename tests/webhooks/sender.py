"""Ecwid's side of a webhook, written from its documentation alone: bodies and their signature."""

from __future__ import annotations

import base64
import hashlib
import hmac
import itertools
import json
import time
from typing import Any

from django.test import Client

from ecwid_native.testing.fixtures import STORE_ID

PATH = "/demo/webhooks"

_numbers = itertools.count(1)


def signature(event_created: object, event_id: object, client_secret: str) -> str:
    """The header's value."""
    message = f"{event_created}.{event_id}".encode()
    return base64.b64encode(
        hmac.new(client_secret.encode(), message, hashlib.sha256).digest()
    ).decode()


def event_body(event_type: str = "order.created", **changes: Any) -> dict[str, Any]:
    """A body as Ecwid sends it; each has an event id of its own."""
    number = next(_numbers)
    return {
        "eventId": f"3f0c9a54-6d2b-4a7e-9b1f-{number:012d}",
        "eventCreated": int(time.time()),
        "storeId": STORE_ID,
        "entityId": 103878161,
        "eventType": event_type,
        **changes,
    }


def send(
    client: Client,
    body: dict[str, Any] | bytes,
    *,
    secret: str = "",
    header: str | None = None,
    path: str = PATH,
) -> int:
    """Deliver a webhook and return the status.

    Args:
        body: what to send.
        secret: signs it, unless a header is given.
        header: the signature to send; "" sends none.
    """
    if header is None:
        assert isinstance(body, dict)
        header = signature(body["eventCreated"], body["eventId"], secret)
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"X-Ecwid-Webhook-Signature": header} if header else {}
    response = client.generic(
        "POST",
        f"{path}?eventtype=order.created",
        data,
        content_type="application/json; charset=UTF-8",
        headers=headers,
    )
    return int(response.status_code)
