"""What follows from a failure: more tries, a dead letter, and nothing half done."""

from __future__ import annotations

import pytest
from django.utils import timezone
from pytest_django import Settings

from ecwid_native.exceptions import RateLimitError
from ecwid_native.models import Chore, Installation, WebhookHandling
from ecwid_native.webhooks import (
    OrderEvent,
    attempts,
    webhook,
)
from ecwid_native.webhooks.registry import Registry
from tests.webhooks.conftest import BrokenServiceError, Deliver, Work
from tests.webhooks.records import later, states

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("handlers")]


def effect(name: str) -> None:
    """Something in the database that a handler does."""
    Chore.objects.create(name=name, due_at=timezone.now())


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


class UnspeakableError(Exception):
    """An error that cannot be printed."""

    def __str__(self) -> str:
        raise ValueError


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (BrokenServiceError("a\0b"), "BrokenServiceError: a?b"),
        (BrokenServiceError("a\ud800b"), "BrokenServiceError: a?b"),
        (UnspeakableError(), "UnspeakableError"),
    ],
    ids=["NUL", "half a pair", "no text"],
)
def test_an_error_that_no_database_can_hold_is_recorded_and_others_go_on(
    error: Exception,
    text: str,
    installation: Installation,
    deliver: Deliver,
    work: Work,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # pytest's workers cannot send such a line to each other.
    monkeypatch.setattr(attempts.logger, "disabled", True)

    @webhook("order.created", name="x.failing")
    def failing(event: OrderEvent, installation: Installation) -> None:
        raise error

    @webhook("order.created", name="x.last")
    def last(event: OrderEvent, installation: Installation) -> None: ...

    deliver()
    work()

    assert states() == {"failing": ("pending", 1), "last": ("done", 1)}
    assert WebhookHandling.objects.get(handler="x.failing").error == text


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


def test_nobody_is_told_to_wait_for_years(
    installation: Installation, deliver: Deliver, work: Work
) -> None:
    """A store under its rate limit says when to come back, and may say anything."""

    @webhook("order.created", name="x.told")
    def told(event: OrderEvent, installation: Installation) -> None:
        raise RateLimitError(
            "wait", method="GET", path="/orders", status=429, retry_after=999_999_999.0
        )

    deliver()
    work()

    wait = WebhookHandling.objects.get().due_at - timezone.now()
    assert wait.total_seconds() <= attempts.LONGEST_DELAY_SECONDS


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
