"""Control of webhooks: the log, by hand, how they are sent."""

from typing import cast

from ecwid_native.sandbox.control.fields import required
from ecwid_native.sandbox.control.request import ControlRequest, whole_number
from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.webhooks.deliveries import Attempt, Delivery, Order
from ecwid_native.sandbox.webhooks.document import SIGNATURES
from ecwid_native.sandbox.webhooks.event_types import EVENT_TYPES
from ecwid_native.sandbox.webhooks.examples import example

SEND_FIELDS = (
    "event_type",
    "client_id",
    "store_id",
    "entity_id",
    "data",
    "signature",
    "event_id",
    "event_created",
    "body",
)
MAX_WAIT_SECONDS = 60.0


def get_webhooks(request: ControlRequest) -> object:
    """Return how webhooks are sent and how each app's address fares."""
    webhooks = request.platform.webhooks
    settings = webhooks.settings
    return {
        "paused": settings.paused,
        "concurrency": settings.concurrency,
        "copies": settings.copies,
        "order": settings.order,
        "timeout_seconds": settings.timeout_seconds,
        "endpoints": [
            _endpoint(request, app.client_id) for app in request.platform.apps if app.webhook_url
        ],
    }


def change_webhooks(request: ControlRequest) -> object:
    """Change how webhooks are sent."""
    fields = request.fields("paused", "concurrency", "copies", "order", "timeout_seconds")
    request.platform.webhooks.configure(
        paused=fields.flag("paused"),
        concurrency=fields.whole("concurrency"),
        copies=fields.whole("copies"),
        order=cast("Order | None", fields.text("order")),
        timeout_seconds=fields.number("timeout_seconds"),
    )
    return get_webhooks(request)


def get_types(request: ControlRequest) -> object:
    """Return every event type of the platform; with `?store_id=` about something of that store."""
    store_id = _store_id(request)
    documents = []
    for known in EVENT_TYPES.values():
        entity_id: int | None = None
        data: dict[str, object] = dict(known.sample)
        if store_id is not None:
            entity_id, data = example(request.platform.documents, store_id, known)
        documents.append(
            {
                "name": known.name,
                "scope": known.scope,
                "entity": known.entity,
                "entity_id": entity_id,
                "data": data,
            }
        )
    return documents


def get_deliveries(request: ControlRequest) -> object:
    """Return the end of the log: `?store_id=`, `?limit=` (100)."""
    found = request.platform.webhooks.newest(
        store_id=_store_id(request),
        limit=whole_number(request.query.get("limit", "100"), "limit"),
    )
    return [delivery_document(delivery) for delivery in found]


def get_delivery(request: ControlRequest, delivery_id: str) -> object:
    """Return one delivery."""
    number = whole_number(delivery_id, "delivery_id")
    return delivery_document(request.platform.webhooks.delivery(number))


def send(request: ControlRequest) -> object:
    """Send a webhook by hand."""
    fields = request.fields(*SEND_FIELDS)
    event_type, client_id = fields.text("event_type"), fields.text("client_id")
    store_id = fields.whole("store_id")
    required(event_type, "event_type")
    required(client_id, "client_id")
    required(store_id, "store_id")
    signature = fields.text("signature") or "valid"
    if signature not in SIGNATURES:
        raise HTTPError(400, f"signature must be one of {', '.join(SIGNATURES)}.")
    delivery = request.platform.webhooks.send(
        event_type or "",
        client_id=client_id or "",
        store_id=store_id or 0,
        entity_id=_entity_id(request),
        data=_data(request),
        signature=signature,
        event_id=fields.text("event_id"),
        event_created=fields.whole("event_created"),
        body=fields.text("body"),
    )
    return delivery_document(delivery)


def replay(request: ControlRequest, delivery_id: str) -> object:
    """Send a delivery again."""
    copies = request.fields("copies").whole("copies")
    number = whole_number(delivery_id, "delivery_id")
    sent = request.platform.webhooks.replay(number, copies=1 if copies is None else copies)
    return [delivery_document(delivery) for delivery in sent]


def clear_deliveries(request: ControlRequest) -> object:
    """Empty the log."""
    request.platform.webhooks.clear()
    return []


def wait(request: ControlRequest) -> object:
    """Wait until nothing is due or on its way, and tell whether that came about."""
    seconds = request.fields("timeout_seconds").number("timeout_seconds")
    seconds = 10.0 if seconds is None else seconds
    if not 0 <= seconds <= MAX_WAIT_SECONDS:
        raise HTTPError(400, f"timeout_seconds is between 0 and {MAX_WAIT_SECONDS:g}.")
    try:
        request.platform.webhooks.wait_until_idle(seconds)
    except TimeoutError:
        return {"idle": False}
    return {"idle": True}


def unblock(request: ControlRequest) -> object:
    """End the block of an app's address."""
    client_id = request.fields("client_id").text("client_id")
    required(client_id, "client_id")
    request.platform.webhooks.unblock(client_id or "")
    return get_webhooks(request)


def delivery_document(delivery: Delivery) -> dict[str, object]:
    """Return a delivery with its attempts."""
    webhook, due = delivery.webhook, delivery.next_try_at
    return {
        "id": delivery.id,
        "client_id": delivery.client_id,
        "event_id": webhook.event_id,
        "event_type": webhook.event_type,
        "event_created": webhook.event_created,
        "store_id": webhook.store_id,
        "body": webhook.body,
        "signature": webhook.signature,
        "state": delivery.state,
        "created_at": delivery.created_at.isoformat(),
        "next_try_at": None if due is None else due.isoformat(),
        "replay_of": delivery.replay_of,
        "attempts": [_attempt(attempt) for attempt in delivery.attempts],
    }


def _attempt(attempt: Attempt) -> dict[str, object]:
    return {
        "at": attempt.at.isoformat(),
        "url": attempt.url,
        "headers": [list(header) for header in attempt.headers],
        "status": attempt.status,
        "error": attempt.error,
        "seconds": attempt.seconds,
    }


def _endpoint(request: ControlRequest, client_id: str) -> dict[str, object]:
    endpoint = request.platform.webhooks.endpoint(client_id)
    since = endpoint.failing_since
    return {
        "client_id": client_id,
        "url": request.platform.apps.require(client_id).webhook_url,
        "failing_since": None if since is None else since.isoformat(),
        "blocked": endpoint.blocked,
    }


def _store_id(request: ControlRequest) -> int | None:
    store_id = request.query.get("store_id")
    return None if store_id is None else whole_number(store_id, "store_id")


def _entity_id(request: ControlRequest) -> int | str | None:
    entity_id = request.document.get("entity_id")
    if isinstance(entity_id, bool) or not isinstance(entity_id, int | str | None):
        raise HTTPError(400, "entity_id must be a whole number or a text.")
    return entity_id


def _data(request: ControlRequest) -> dict[str, object] | None:
    data = request.document.get("data")
    if data is not None and not isinstance(data, dict):
        raise HTTPError(400, "data must be an object.")
    return data


ROUTES = (
    ("GET", "webhooks", get_webhooks),
    ("PATCH", "webhooks", change_webhooks),
    ("GET", "webhooks/types", get_types),
    ("GET", "webhooks/deliveries", get_deliveries),
    ("POST", "webhooks/deliveries", send),
    ("DELETE", "webhooks/deliveries", clear_deliveries),
    ("GET", "webhooks/deliveries/{delivery_id}", get_delivery),
    ("POST", "webhooks/deliveries/{delivery_id}/replay", replay),
    ("POST", "webhooks/wait", wait),
    ("POST", "webhooks/unblock", unblock),
)
