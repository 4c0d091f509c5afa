"""The whole way: a change in a store, Ecwid's webhook, our handlers, and REST calls in return.

The sandbox is the other side: it shares no code with us, and signs and sends as Ecwid does.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from ecwid_native.client.api import EcwidClient
from ecwid_native.conf import App
from ecwid_native.models import Installation, WebhookDelivery
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import STORE_ID, OpenApp, sandbox_app
from ecwid_native.webhooks import (
    OrderEvent,
    ProductEvent,
    WebhookEvent,
    deliveries,
    webhook,
)
from ecwid_native.webhooks.reconciling import reconcile_all
from tests.webhooks.conftest import Work
from tests.webhooks.test_handling import later

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("handlers")]

NOUNS = ("catalog", "orders", "customers", "discount_coupons")
SCOPES = (
    "read_store_profile",
    "read_reviews",
    *(f"{verb}_{noun}" for verb in ("read", "create", "update") for noun in NOUNS),
)


class Connected:
    """The app installed in a store whose webhooks reach it."""

    def __init__(self, sandbox: Sandbox, work: Work) -> None:
        self.sandbox = sandbox
        self.installation = Installation.objects.get()
        self._work = work

    @property
    def client(self) -> EcwidClient:
        """The store's REST client, of whoever changes something there."""
        return self.installation.client

    def settle(self) -> None:
        """Let webhooks arrive and be handled until there are no more."""
        for _ in range(100):  # a task ends after 20 seconds
            self.sandbox.webhooks.wait_until_idle()
            deliveries.drain_inbox()
            if not self._work():
                return
        raise AssertionError("there is no end to it")


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


def count(sandbox: Sandbox, method: str) -> int:
    """How many REST calls of this method there were."""
    return len([each for each in sandbox.requests if each.method == method])


def test_a_change_in_the_store_reaches_the_handler(connected: Connected) -> None:
    seen: list[Any] = []

    @webhook("product.created", "product.updated", "product.deleted")
    def handler(event: ProductEvent, installation: Installation) -> None:
        deleted = event.event_type == "product.deleted"
        seen.append((event.event_type, None if deleted else event.fetch()["name"]))

    product_id = connected.client.products.create({"name": "Cup", "price": 5})["id"]
    connected.settle()
    connected.client.products.update(product_id, {"name": "Mug"})
    connected.settle()
    connected.client.products.delete(product_id)
    connected.settle()

    assert seen == [
        ("product.created", "Cup"),
        ("product.updated", "Mug"),
        ("product.deleted", None),
    ]


def test_what_a_handler_writes_does_not_come_back_to_it(connected: Connected) -> None:
    calls: list[str] = []

    @webhook("product.updated", name="x.rounds")
    def rounds(event: ProductEvent, installation: Installation) -> None:
        product = event.fetch()
        calls.append(f"{product['name']} {product['price']}")
        event.update({"price": round(product["price"] or 0)})

    product_id = connected.client.products.create({"name": "Cup", "price": 5})["id"]
    connected.client.products.update(product_id, {"price": Decimal("5.25")})
    connected.settle()
    after_one = (list(calls), count(connected.sandbox, "PUT"))
    connected.client.products.update(product_id, {"name": "Mug", "price": Decimal("7.5")})
    connected.settle()

    assert after_one == (["Cup 5.25"], 2)
    assert calls == ["Cup 5.25", "Mug 7.5"]
    assert connected.client.products.get(product_id)["price"] == 8


def test_a_change_of_another_in_between_is_no_echo(connected: Connected) -> None:
    calls: list[str] = []

    @webhook("product.updated", name="x.rounds")
    def rounds(event: ProductEvent, installation: Installation) -> None:
        calls.append(event.fetch()["name"])
        event.update({"price": 5})

    product_id = connected.client.products.create({"name": "Cup", "price": 4})["id"]
    connected.client.products.update(product_id, {"price": Decimal("4.5")})
    connected.sandbox.webhooks.wait_until_idle()
    connected.sandbox.webhooks.pause()
    connected.settle()
    connected.client.products.update(product_id, {"name": "Mug"})
    connected.sandbox.webhooks.resume()
    connected.settle()

    assert calls == ["Cup", "Mug", "Mug"]  # the echo of the first write shows the merchant's, too


def test_two_handlers_that_agree_come_to_rest(connected: Connected) -> None:
    calls: list[str] = []

    @webhook("product.updated", name="x.price")
    def price(event: ProductEvent, installation: Installation) -> None:
        calls.append("price")
        event.update({"price": 5})

    @webhook("product.updated", name="x.name")
    def name(event: ProductEvent, installation: Installation) -> None:
        calls.append("name")
        event.update({"name": "Cup"})

    product_id = connected.client.products.create({"name": "A", "price": 1})["id"]
    connected.client.products.update(product_id, {"price": 2})
    connected.settle()

    assert len(calls) <= 6
    product = connected.client.products.get(product_id)
    assert (product["name"], product["price"]) == ("Cup", 5)


def test_an_uninstall_ends_the_installation(connected: Connected, ecwid_app: App) -> None:
    connected.sandbox.uninstall(ecwid_app.client_id, STORE_ID)

    connected.settle()

    connected.installation.refresh_from_db()
    assert not connected.installation.is_installed
    assert WebhookDelivery.objects.filter(event_type="application.uninstalled").exists()


def test_a_refused_token_is_not_sent_again_and_again(connected: Connected, ecwid_app: App) -> None:
    """Ecwid blocks an address that does; here the news of the uninstall has not come yet."""

    @webhook("product.created", name="x.reads")
    def reads(event: ProductEvent, installation: Installation) -> None:
        event.fetch()

    products = connected.client.products
    for number in range(3):
        products.create({"name": f"Cup {number}", "price": 1})
    connected.sandbox.webhooks.wait_until_idle()
    connected.sandbox.webhooks.pause()
    connected.sandbox.uninstall(ecwid_app.client_id, STORE_ID)
    connected.sandbox.requests.clear()
    deliveries.drain_inbox()
    connected._work()
    later(hours=1)
    connected._work()

    assert len(connected.sandbox.requests) == 2
    connected.installation.refresh_from_db()
    assert not connected.installation.is_installed
    states = WebhookDelivery.objects.filter(event_type="product.created").values_list("state")
    assert set(states) == {("kept",)}


def test_what_no_webhook_told_of_is_found_and_handled(connected: Connected) -> None:
    """R7, small: one comparison, and the state is the store's."""
    copies: dict[int, str] = {}

    @webhook("product.created", "product.updated", "product.deleted", name="x.copies")
    def copy(event: ProductEvent, installation: Installation) -> None:
        assert isinstance(event.entity_id, int)
        if event.event_type == "product.deleted":
            copies.pop(event.entity_id, None)
        else:
            copies[event.entity_id] = event.fetch()["name"]

    products = connected.client.products
    kept = [products.create({"name": f"Cup {n}", "price": 1})["id"] for n in range(4)]
    connected.settle()
    connected.sandbox.clock.advance(60)
    connected.sandbox.webhooks.pause()
    missed = products.create({"name": "Missed", "price": 1})["id"]
    products.update(kept[0], {"name": "Changed"})
    products.delete(kept[1])
    connected.sandbox.webhooks.clear()
    connected.sandbox.webhooks.resume()
    connected.settle()
    before = dict(copies)
    Installation.objects.update(created_at=connected.installation.created_at - timedelta(hours=1))
    connected.installation.refresh_from_db()

    first = reconcile_all(connected.installation, grace=timedelta(minutes=-5))
    connected.settle()
    connected.installation.refresh_from_db()
    second = reconcile_all(connected.installation, grace=timedelta(minutes=-5))

    assert before == {each: f"Cup {n}" for n, each in enumerate(kept)}
    assert copies == {each["id"]: each["name"] for each in products.iterate()}
    assert copies[missed] == "Missed"
    assert first.missed_by_type == {
        "product.created": 1,
        "product.updated": 1,
        "product.deleted": 1,
    }
    assert second.missed == 0


def test_each_kind_that_the_api_lists_is_compared(
    connected: Connected, caplog: pytest.LogCaptureFixture
) -> None:
    """R7: what was missed is told to the handlers as a webhook would, order numbers included."""
    told: list[tuple[str, object]] = []
    kinds = ("order", "customer", "discount_coupon", "review")

    @webhook(*(f"{kind}.{action}" for kind in kinds for action in ("created", "deleted")))
    def hear(event: WebhookEvent, installation: Installation) -> None:
        number = event.order_id if isinstance(event, OrderEvent) else event.entity_id
        told.append((event.event_type, number))

    client, hooks = connected.client, connected.sandbox.webhooks
    hooks.pause()
    order = client.orders.create({"email": "ada@example.com", "total": 1, "subtotal": 1})
    gone = client.orders.create({"email": "bo@example.com", "total": 1, "subtotal": 1})
    client.orders.delete(gone["orderId"])
    customer = client.customers.create({"email": "cy@example.com"})["id"]
    client.customers.delete(customer)
    coupon = client.coupons.create({"name": "A", "code": "A", "discountType": "ABS", "discount": 1})
    hooks.clear()
    hooks.resume()
    Installation.objects.update(created_at=connected.installation.created_at - timedelta(hours=1))
    connected.installation.refresh_from_db()
    report = reconcile_all(connected.installation, grace=timedelta(minutes=-5))
    connected.settle()

    assert {
        ("order.created", order["orderId"]),
        ("order.deleted", gone["orderId"]),
        ("customer.deleted", customer),
        ("discount_coupon.created", coupon["id"]),
    } <= set(told)
    assert report.missed == len(told) == len(set(told))
    assert "review of demo in store 1003 cannot be compared" in caplog.text  # switched off there


def test_what_was_refused_for_a_while_arrives_by_a_later_try(
    connected: Connected, settings: Settings
) -> None:
    """A secret that was deployed too late: Ecwid's second try comes after 15 minutes."""
    seen: list[int | str] = []

    @webhook("product.created")
    def handler(event: ProductEvent, installation: Installation) -> None:
        seen.append(event.entity_id)

    right = settings.ECWID
    entry = {**right["APPS"]["demo"], "CLIENT_SECRET": "another-secret-of-enough-characters"}
    settings.ECWID = {**right, "APPS": {"demo": entry}}
    product_id = connected.client.products.create({"name": "Cup", "price": 5})["id"]
    connected.settle()
    before = list(seen)
    settings.ECWID = right
    connected.sandbox.clock.advance(15 * 60)
    connected.settle()
    new_id = connected.client.products.create({"name": "Mug", "price": 5})["id"]
    connected.settle()

    assert before == []
    assert seen == [product_id, new_id]  # though the new one is of a quarter of an hour from now


def check_order(connected: Connected, *, products: int, changes: int, copies: int) -> None:
    """Change products over and over, have all of it arrive shuffled, and compare with the store."""
    found: dict[int | str, str] = {}
    handled: list[str] = []

    @webhook("product.created", "product.updated", name="x.copies")
    def copy(event: ProductEvent, installation: Installation) -> None:
        handled.append(event.event_id)
        found[event.entity_id] = event.fetch()["name"]

    hooks, client = connected.sandbox.webhooks, connected.client.products
    hooks.configure(paused=True, copies=copies, order="shuffled", concurrency=4)
    ids = [client.create({"name": "?", "price": 1})["id"] for _ in range(products)]
    for number in range(changes):
        for product_id in ids:
            client.update(product_id, {"name": f"Cup {product_id} {number}"})
    hooks.resume()
    connected.settle()

    assert found == {each: f"Cup {each} {changes - 1}" for each in ids}
    assert len(handled) == len(set(handled)) == products * (changes + 1)


def test_events_in_any_order_and_number_come_to_the_same_end(connected: Connected) -> None:
    """R5, small: shuffled, each event three times."""
    check_order(connected, products=3, changes=4, copies=3)


@pytest.mark.soak
def test_ten_thousand_events_in_any_order_come_to_the_same_end(connected: Connected) -> None:
    """R5: 10,000 events in shuffled order."""
    check_order(connected, products=100, changes=99, copies=1)


@pytest.mark.soak
def test_five_percent_that_were_dropped_are_found_by_one_comparison(connected: Connected) -> None:
    """R7: of 2,400 webhooks 120 are never delivered; then the state is the store's."""
    found: dict[int | str, str] = {}

    @webhook("product.created", "product.updated", "product.deleted", name="x.copies")
    def copy(event: ProductEvent, installation: Installation) -> None:
        if event.event_type == "product.deleted":
            found.pop(event.entity_id, None)
        else:
            found[event.entity_id] = event.fetch()["name"]

    hooks, client = connected.sandbox.webhooks, connected.client.products
    chance = random.Random(20_261_124)  # noqa: S311 - the same ones in every run

    def change(targets: Sequence[int], make: Callable[[int], int]) -> list[int]:
        """Make changes, of which 5 % tell nobody; the ids that there are then."""
        dropped = set(chance.sample(targets, len(targets) // 20))
        heard = [make(each) for each in targets if each not in dropped]
        connected.settle()
        connected.sandbox.clock.advance(1)
        hooks.pause()
        unheard = [make(each) for each in targets if each in dropped]
        hooks.clear()
        hooks.resume()
        return heard + unheard

    def rename(product_id: int) -> int:
        client.update(product_id, {"name": f"New {product_id}"})
        return product_id

    def delete(product_id: int) -> int:
        client.delete(product_id)
        return product_id

    ids = change(range(1_000), lambda n: client.create({"name": f"Cup {n}", "price": 1})["id"])
    change(ids, rename)
    change(ids[::5] + ids[1::5], delete)
    Installation.objects.update(created_at=connected.installation.created_at - timedelta(hours=1))
    connected.installation.refresh_from_db()
    report = reconcile_all(connected.installation, grace=timedelta(minutes=-5))
    connected.settle()

    assert report.missed >= 100
    assert found == {each["id"]: each["name"] for each in client.iterate()}
