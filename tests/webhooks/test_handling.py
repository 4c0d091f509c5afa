"""Handlers: who is called with what, in which order, and for which stores."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from ecwid_native.conf import App
from ecwid_native.models import Installation, WebhookDelivery
from ecwid_native.webhooks import (
    OrderEvent,
    ProfileEvent,
    WebhookEvent,
    deliveries,
    webhook,
)
from tests.webhooks.conftest import BrokenServiceError, Deliver, Work
from tests.webhooks.records import later
from tests.webhooks.sender import event_body, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("handlers")]


def test_a_handler_gets_a_typed_event_and_the_installation(
    installation: Installation, deliver: Deliver, work: Work
) -> None:
    """R13: what is not signed is called unverified."""
    seen: list[tuple[OrderEvent, Installation]] = []

    @webhook("order.created")
    def handler(event: OrderEvent, installation: Installation) -> None:
        seen.append((event, installation))

    delivery = deliver(data={"orderId": "XJ12H", "newPaymentStatus": "PAID"})
    assert work() == 1

    [(event, given)] = seen
    assert type(event) is OrderEvent
    assert (event.order_id, event.entity_id, event.store_id) == ("XJ12H", 103878161, 1003)
    assert event.created == delivery.created
    assert given == installation
    assert "secret_" not in repr(event)
    delivery.refresh_from_db()
    assert delivery.state == "done"
    assert work() == 0


def test_other_types_and_other_apps_do_not_reach_a_handler(
    installation: Installation, deliver: Deliver, work: Work
) -> None:
    seen: list[str] = []

    @webhook("order.updated", "order.deleted")
    def wanted(event: OrderEvent, installation: Installation) -> None:
        seen.append(event.event_type)

    @webhook("order.created", app="other")
    def other(event: OrderEvent, installation: Installation) -> None:
        seen.append("other")

    for event_type in ("order.created", "order.deleted", "moon.landed"):
        deliver(event_type)
    work()

    assert seen == ["order.deleted"]
    assert set(WebhookDelivery.objects.values_list("state", flat=True)) == {"done"}


def test_a_body_that_was_altered_afterwards_is_not_a_second_event(
    installation: Installation, deliver: Deliver, work: Work, ecwid_app: App
) -> None:
    """R13: who has seen a signed webhook can sign no other, and what came first counts."""
    seen: list[str] = []

    @webhook("order.created", "order.deleted", "product.deleted")
    def handler(event: WebhookEvent, installation: Installation) -> None:
        seen.append(f"{event.event_type} {event.entity_id}")

    body = event_body(entityId=5)
    changes: list[dict[str, Any]] = [
        {"entityId": 6},
        {"eventType": "order.deleted"},
        {"eventType": "product.deleted", "storeId": 1004},
        {"data": {"orderId": "another"}},
    ]
    statuses = [
        send(Client(), {**body, **each}, secret=ecwid_app.client_secret) for each in [{}, *changes]
    ]
    deliveries.drain_inbox()
    work()

    assert set(statuses) == {200}
    assert seen == ["order.created 5"]
    assert json.loads(WebhookDelivery.objects.get().body) == body


def test_ordered_events_of_one_entity_wait_for_each_other(
    installation: Installation, deliver: Deliver, work: Work
) -> None:
    calls: list[str] = []

    @webhook("order.created", "order.updated", ordered=True, name="x.ordered")
    def ordered(event: OrderEvent, installation: Installation) -> None:
        calls.append(f"{event.event_type} {event.entity_id}")
        if event.event_type == "order.created" and calls.count("order.created 1") == 1:
            raise BrokenServiceError

    now = int(timezone.now().timestamp())
    deliver("order.updated", entityId=1, eventCreated=now)
    deliver("order.updated", entityId=2, eventCreated=now)
    deliver("order.created", entityId=1, eventCreated=now - 5)
    for _ in range(4):
        work()
        later(seconds=10)

    of_first = [call for call in calls if call.endswith("1")]
    assert of_first == ["order.created 1", "order.created 1", "order.updated 1"]
    assert calls.index("order.updated 2") < len(calls) - 1


def test_a_turn_of_a_killed_process_runs_out(
    installation: Installation, deliver: Deliver, work: Work
) -> None:
    calls: list[str] = []

    @webhook("order.created", ordered=True, name="x.ordered")
    def ordered(event: OrderEvent, installation: Installation) -> None:
        calls.append(str(event.entity_id))
        if len(calls) == 1:
            raise SystemExit

    deliver(entityId=1)
    with pytest.raises(SystemExit):
        work()
    later(hours=1)
    work()

    assert calls == ["1", "1"]


def test_late_events_of_a_store_that_left_are_kept_and_not_run(
    installation: Installation, deliver: Deliver, work: Work
) -> None:
    calls: list[int] = []

    @webhook("order.created")
    def handler(event: OrderEvent, installation: Installation) -> None:
        calls.append(event.store_id)

    Installation.objects.update(state=Installation.State.UNINSTALLED)
    late = deliver()
    unknown = deliver(storeId=1004)
    work()
    later(hours=1)
    work()

    assert calls == []
    for delivery in (late, unknown):
        delivery.refresh_from_db()
        assert delivery.state == "kept"


def test_an_uninstall_in_between_ends_the_work_at_once(
    installation: Installation, deliver: Deliver, work: Work
) -> None:
    calls: list[str] = []

    @webhook("order.created", name="x.a")
    def uninstalls(event: OrderEvent, installation: Installation) -> None:
        calls.append("a")
        Installation.objects.update(state=Installation.State.UNINSTALLED)

    @webhook("order.created", name="x.b")
    def after(event: OrderEvent, installation: Installation) -> None:
        calls.append("b")

    delivery = deliver()
    work()

    assert calls == ["a"]
    delivery.refresh_from_db()
    assert delivery.state == "kept"


def test_the_fresh_entity_is_read_over_rest(
    installation: Installation, deliver: Deliver, work: Work
) -> None:
    seen: list[Any] = []

    @webhook("profile.updated", fetch=True, transactional=True)
    def handler(event: ProfileEvent, installation: Installation) -> None:
        seen.extend([event.entity, event.fetch()])

    deliver("profile.updated", entityId=1003, data={"name": "a lie"})
    work()

    assert seen[0] == seen[1]
    assert seen[0]["generalInfo"]["storeId"] == 1003
