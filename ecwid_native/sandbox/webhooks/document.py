"""The webhook's body, address and headers.

Sources: docs.ecwid.com, "Set up webhooks" and "Event data in webhooks"; the query parameter and the
headers are on the 2020 page "Webhook structure" (read 2026-11).
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

from ecwid_native.sandbox.apps import SandboxApp
from ecwid_native.sandbox.webhooks.event_types import EVENT_TYPES

Signature = Literal["valid", "wrong", "missing"]
SIGNATURES: tuple[Signature, ...] = ("valid", "wrong", "missing")
SIGNATURE_HEADER = "X-Ecwid-Webhook-Signature"
ANOTHER_SECRET = "no app has this secret"  # noqa: S105 - the point of it


@dataclass(frozen=True, kw_only=True)
class Webhook:
    """What is sent of one event.

    Args:
        event_id: the same in each delivery of the event.
        event_type: also a parameter of the address.
        event_created: UNIX seconds.
        store_id: the store.
        body: sent as it is.
        signature: right, wrong (well formed, of another secret) or left out.
    """

    event_id: str
    event_type: str
    event_created: int
    store_id: int
    body: str
    signature: Signature = "valid"


def sign(client_secret: str, *, event_created: int, event_id: str) -> str:
    """Return the signature: base64 of HMAC-SHA256 over time and id, nothing else of the body."""
    message = f"{event_created}.{event_id}".encode()
    return base64.b64encode(hmac.digest(client_secret.encode(), message, hashlib.sha256)).decode()


def webhook_body(
    event_type: str,
    *,
    store_id: int,
    event_id: str,
    event_created: int,
    entity_id: int | str | None = None,
    data: Mapping[str, object] | None = None,
) -> str:
    """Return the JSON that is sent.

    Args:
        event_type: of the table or an unknown one.
        store_id: the store.
        event_id: unique for the event, the same in each retry.
        event_created: UNIX seconds.
        entity_id: the store's id when left out; written as text for events about one app.
        data: left out of the body when empty.
    """
    entity_id = store_id if entity_id is None else entity_id
    known = EVENT_TYPES.get(event_type)
    document: dict[str, object] = {
        "eventId": event_id,
        "eventCreated": event_created,
        "storeId": store_id,
        "entityId": str(entity_id) if known and known.is_for_one_app else entity_id,
        "eventType": event_type,
    }
    if data:
        document["data"] = dict(data)
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def webhook_url(app: SandboxApp, event_type: str) -> str:
    """Return the app's address with the event type as a query parameter."""
    separator = "&" if "?" in app.webhook_url else "?"
    return app.webhook_url + separator + urlencode({"eventtype": event_type})


def webhook_headers(app: SandboxApp, webhook: Webhook) -> list[tuple[str, str]]:
    """Return the headers; the app's own are added, also under a name that is there already."""
    headers = [
        ("Content-Type", "application/json; charset=UTF-8"),
        ("Cache-Control", "no-cache"),
    ]
    if webhook.signature != "missing":
        secret = app.client_secret if webhook.signature == "valid" else ANOTHER_SECRET
        value = sign(secret, event_created=webhook.event_created, event_id=webhook.event_id)
        headers.append((SIGNATURE_HEADER, value))
    return headers + list(app.webhook_headers)
