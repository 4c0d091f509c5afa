"""Handlers: who is called with what, how often, and what follows from a failure."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from ecwid_native.conf import App
from ecwid_native.models import Chore, Installation, WebhookDelivery, WebhookHandling
from ecwid_native.webhooks import (
    OrderEvent,
    ProfileEvent,
    WebhookEvent,
    attempts,
    deliveries,
    webhook,
)
from ecwid_native.webhooks.registry import Registry
from tests.webhooks.conftest import BrokenServiceError, Deliver, Work
from tests.webhooks.sender import event_body, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("handlers")]


def later(**delta: float) -> None:
    """Let time pass for everything that waits."""
    for model in (WebhookDelivery, WebhookHandling):
        for row in model.objects.all():
            row.due_at -= timedelta(**delta)
            row.save(update_fields=["due_at"])


def states() -> dict[str, tuple[str, int]]:
    """The state and attempts of each handler."""
    return {
        each.handler.rpartition(".")[2]: (each.state, each.attempts)
        for each in WebhookHandling.objects.all()
    }


def effect(name: str) -> None:
    """Something in the database that a handler does."""
    Chore.objects.create(name=name, due_at=timezone.now())


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


def test_a_failing_handler_is_tried_again_and_disturbs_no_other(
    installation: Installation, deliver: Deliver, work: Work, caplog: pytest.LogCaptureFixture
) -> None:
    calls: list[str] = []

    @webhook("order.created", name="x.first")
    def first(event: OrderEvent, installation: Installation) -> None:
        calls.append("first")

    @webhook("order.created", name="x.failing")
    def failing(event: OrderEvent, installation: Installation) -> None:
        calls.append("failing")
        if calls.count("failing") < 3:
            raise BrokenServiceError("no answer to secret_abcdefghijkl")

    @webhook("order.created", name="x.last")
    def last(event: OrderEvent, installation: Installation) -> None:
        calls.append("last")

    delivery = deliver()
    for _ in range(4):
        work()
        later(hours=1)

    assert calls == ["first", "failing", "last", "failing", "failing"]
    assert states() == {"first": ("done", 1), "failing": ("done", 3), "last": ("done", 1)}
    delivery.refresh_from_db()
    assert delivery.state == "done"


def test_what_fails_too_often_is_a_dead_letter_without_a_secret_in_it(
    installation: Installation, deliver: Deliver, work: Work, settings: Settings
) -> None:
    settings.ECWID = {**settings.ECWID, "WEBHOOK_ATTEMPTS": 3}

    @webhook("order.created", name="x.poison")
    def poison(event: OrderEvent, installation: Installation) -> None:
        raise BrokenServiceError("no answer to secret_abcdefghijkl")

    delivery = deliver()
    for _ in range(5):
        work()
        later(hours=12)

    assert states() == {"poison": ("dead", 3)}
    handling = WebhookHandling.objects.get()
    assert "BrokenServiceError" in handling.error
    assert "secret_abcdefghijkl" not in handling.error
    delivery.refresh_from_db()
    assert delivery.state == "dead"


def test_a_handler_that_ends_its_process_each_time_is_a_dead_letter(
    installation: Installation, deliver: Deliver, work: Work, settings: Settings
) -> None:
    """R3: a poison event does not block the others, and is given up in the end."""
    settings.ECWID = {**settings.ECWID, "WEBHOOK_ATTEMPTS": 2}
    handled: list[int | str] = []

    @webhook("order.created", name="x.killer")
    def killer(event: OrderEvent, installation: Installation) -> None:
        if event.entity_id == 1:
            raise SystemExit  # as a kill, it leaves everything where it is
        handled.append(event.entity_id)

    poison = deliver(entityId=1)
    deliver(entityId=2)
    with pytest.raises(SystemExit):
        work()
    work()
    meanwhile = list(handled)
    later(hours=1)
    with pytest.raises(SystemExit):
        work()
    later(hours=1)
    work()

    assert meanwhile == handled == [2]
    poison.refresh_from_db()
    assert poison.state == "dead"
    assert [(each.state, each.attempts) for each in poison.handlings.all()] == [("dead", 2)]


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


def test_delays_grow_scatter_and_have_an_end() -> None:
    first = [attempts.delay_seconds(1) for _ in range(50)]
    most = [attempts.delay_seconds(n) for n in range(1, 60)]

    assert len(set(first)) > 10
    assert 2.5 <= min(first) <= max(first) <= 5
    assert attempts.delay_seconds(5) > max(first)
    assert max(most) <= attempts.LONGEST_DELAY_SECONDS


def test_a_transactional_handler_leaves_nothing_when_it_fails(
    installation: Installation, deliver: Deliver, work: Work
) -> None:
    calls: list[int] = []

    @webhook("order.created", transactional=True, name="x.both")
    def both(event: OrderEvent, installation: Installation) -> None:
        calls.append(1)
        effect(f"effect {len(calls)}")
        if len(calls) == 1:
            raise BrokenServiceError

    deliver()
    work()
    after_failure = Chore.objects.count()
    later(hours=1)
    work()

    assert after_failure == 0
    assert [each.name for each in Chore.objects.all()] == ["effect 2"]
    assert states() == {"both": ("done", 2)}


def test_an_event_that_another_process_finished_is_not_handled_again(
    installation: Installation, deliver: Deliver, work: Work
) -> None:
    """A lease ran out while the handler was still at it: only one of the two may count."""

    @webhook("order.created", transactional=True, name="x.slow")
    def slow(event: OrderEvent, installation: Installation) -> None:
        effect("once")

    deliver()
    work()
    handling = WebhookHandling.objects.get()
    stale = WebhookHandling(
        pk=handling.pk, delivery=handling.delivery, handler="x.slow", state="pending"
    )

    attempts.attempt(stale, lambda: lambda: effect("twice"), transactional=True)

    assert [each.name for each in Chore.objects.all()] == ["once"]
    assert states() == {"slow": ("done", 1)}


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


def test_a_handler_that_is_gone_is_given_up_in_the_end(
    installation: Installation, deliver: Deliver, work: Work, settings: Settings, handlers: Registry
) -> None:
    settings.ECWID = {**settings.ECWID, "WEBHOOK_ATTEMPTS": 2}

    @webhook("order.created", name="x.old")
    def old(event: OrderEvent, installation: Installation) -> None:
        raise BrokenServiceError

    delivery = deliver()
    work()
    with handlers.isolated():
        later(hours=1)
        work()

    assert states() == {"old": ("dead", 2)}
    delivery.refresh_from_db()
    assert delivery.state == "dead"


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
