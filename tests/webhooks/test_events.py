"""What each event reads and writes over REST."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

import pytest

from ecwid_native import webhooks
from ecwid_native.client.api import EcwidClient
from ecwid_native.conf import App
from ecwid_native.exceptions import ResponseError
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import STORE_ID
from ecwid_native.webhooks import WebhookEvent
from ecwid_native.webhooks.base_event import ChangeableEvent
from ecwid_native.webhooks.event_types import EVENT_TYPES

NUMBER = 987_654
# Where the entity is, below the store.
PLACES = {
    "OrderEvent": "/orders/XJ12H",
    "UnfinishedOrderEvent": "/carts/6626E60A",
    "ProductEvent": f"/products/{NUMBER}",
    "CategoryEvent": f"/categories/{NUMBER}",
    "ProductTypeEvent": f"/classes/{NUMBER}",
    "CustomerEvent": f"/customers/{NUMBER}",
    "CustomerGroupEvent": f"/customer_groups/{NUMBER}",
    "CouponEvent": f"/discount_coupons/{NUMBER}",
    "PromotionEvent": "/promotions",
    "ReviewEvent": f"/reviews/{NUMBER}",
    "InvoiceEvent": "/orders/XJ12H",
    "ProfileEvent": "/profile",
    "SizeChartEvent": f"/sizecharts/{NUMBER}",
}
READ = {each.scope for each in EVENT_TYPES.values() if each.scope} | {"read_sizecharts"}
WRITE = {scope.replace("read_", "update_") for scope in READ}


@pytest.fixture
def client(sandbox: Sandbox, ecwid_app: App) -> EcwidClient:
    """A client that may read and write everything."""
    sandbox.install(ecwid_app.client_id, STORE_ID, scopes=tuple(sorted(READ | WRITE)))
    tokens = sandbox.tokens(ecwid_app.client_id, STORE_ID)
    assert tokens is not None
    return EcwidClient(STORE_ID, tokens.access_token, api_url=sandbox.api_url)


def made(name: str, client: EcwidClient) -> WebhookEvent:
    """An event of a class, about something that is not there."""
    event: WebhookEvent = getattr(webhooks, name)(
        app="demo",
        event_id="1",
        event_type="x.updated",
        store_id=STORE_ID,
        entity_id=NUMBER,
        created=datetime.now(tz=UTC),
        unverified_data={"orderId": "XJ12H", "cartId": "6626E60A"},
        client=client,
    )
    return event


def test_every_class_has_its_place_or_none() -> None:
    names = {each.event.__name__ for each in EVENT_TYPES.values()}

    assert names == {*PLACES, "ApplicationEvent"}


def test_an_event_reads_and_changes_what_it_is_about(sandbox: Sandbox, client: EcwidClient) -> None:
    asked: dict[str, list[tuple[str, str]]] = {}
    for name in PLACES:
        event = made(name, client)
        sandbox.requests.clear()
        with suppress(ResponseError):
            event.fetch()
        if isinstance(event, ChangeableEvent):
            with suppress(ResponseError):
                event._put({"name": "x"})
        asked[name] = [(each.method, each.path.partition("1003")[2]) for each in sandbox.requests]

    assert asked == {
        name: [("GET", place), ("PUT", place)]
        if issubclass(getattr(webhooks, name), ChangeableEvent)
        else [("GET", place)]
        for name, place in PLACES.items()
    }
