"""Seeing, counting and replaying what was received, by command."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from ecwid_native.models import Chore, Installation, WebhookDelivery, WebhookHandling
from ecwid_native.webhooks import OrderEvent, chores, clock, webhook
from ecwid_native.webhooks.reconciling import claim_store
from ecwid_native.webhooks.replay import _requeue
from tests.webhooks.conftest import Deliver, Work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("handlers")]


def run(*arguments: str) -> Any:
    """What the command prints as JSON."""
    output = StringIO()
    call_command("ecwid_webhooks", *arguments, "--json", stdout=output)
    return json.loads(output.getvalue())


def test_dead_letters_are_replayed_and_what_is_done_stays_done(
    calls: list[str], deliver: Deliver, work: Work
) -> None:
    """R6: by command."""
    deliver(entityId=1)
    deliver(entityId=2)
    work()
    calls.append("mended")

    first = run("replay", "--state", "dead")
    work()
    second = run("replay", "--state", "dead")

    assert (first, second) == ({"replayed": 2}, {"replayed": 0})
    after = calls[calls.index("mended") + 1 :]
    assert after == ["broken 1", "broken 2"]
    assert run("stats")["done"] == 2


def test_a_time_range_can_be_replayed_over_and_over(
    calls: list[str], deliver: Deliver, work: Work
) -> None:
    """R6."""
    calls.append("mended")
    for number in range(3):
        deliver(entityId=number)
    WebhookDelivery.objects.filter(entity_id=0).update(
        received_at=timezone.now() - timedelta(days=2)
    )
    work()
    before = list(calls)
    since = (timezone.now() - timedelta(days=1)).isoformat()

    counts = []
    for _ in range(2):
        counts.append(run("replay", "--since", since)["replayed"])
        work()

    assert counts == [2, 2]
    assert calls == before


def test_everything_can_be_run_again_on_request(
    calls: list[str], deliver: Deliver, work: Work
) -> None:
    calls.append("mended")
    delivery = deliver(entityId=7)
    work()

    assert run("replay", delivery.event_id, "--again") == {"replayed": 1}
    work()

    assert calls.count("good 7") == calls.count("broken 7") == 2


def test_a_replay_reaches_kept_events_and_handlers_that_came_later(
    calls: list[str], deliver: Deliver, work: Work
) -> None:
    calls.append("mended")
    Installation.objects.update(state=Installation.State.UNINSTALLED)
    deliver(entityId=1)
    work()
    Installation.objects.update(state=Installation.State.INSTALLED)
    run("replay", "--state", "kept")
    work()

    @webhook("order.created", name="x.newcomer")
    def newcomer(event: OrderEvent, installation: Installation) -> None:
        calls.append(f"newcomer {event.entity_id}")

    run("replay", "--type", "order.created")
    work()

    assert calls == ["mended", "good 1", "broken 1", "newcomer 1"]


def test_a_delivery_that_a_worker_is_at_is_left_alone(deliver: Deliver) -> None:
    deliver()
    WebhookDelivery.objects.update(lease_holder="a worker")

    assert run("replay", "--app", "demo") == {"replayed": 0}


def test_a_delivery_that_a_worker_takes_meanwhile_is_left_alone(deliver: Deliver) -> None:
    """Between the look and the update: both would run its handlers at once."""
    taken, free = deliver(entityId=1), deliver(entityId=2)
    WebhookDelivery.objects.filter(pk=taken.pk).update(lease_holder="a worker")

    assert _requeue([taken.pk, free.pk], again=False) == 1
    taken.refresh_from_db()
    assert taken.lease_holder == "a worker"


def test_a_replay_of_everything_by_accident_is_refused() -> None:
    with pytest.raises(CommandError, match="say which"):
        call_command("ecwid_webhooks", "replay")


def test_deliveries_are_listed_with_their_handlers(
    calls: list[str], deliver: Deliver, work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    delivery = deliver(entityId=5)
    deliver("product.created", entityId=6)
    work()

    [row] = run("list", "--state", "dead", "--store", "1003", "--limit", "5")
    call_command("ecwid_webhooks", "list")

    assert (row["event_id"], row["entity_id"]) == (delivery.event_id, "5")
    states = {each["handler"]: (each["state"], each["attempts"]) for each in row["handlers"]}
    assert states == {"x.good": ("done", 1), "x.broken": ("dead", 1)}
    assert "x.broken: dead, 1 attempt: BrokenServiceError: out of order" in capsys.readouterr().out


def test_the_numbers_tell_what_is_stuck(calls: list[str], deliver: Deliver, work: Work) -> None:
    deliver()
    work()
    deliver()
    WebhookDelivery.objects.filter(state="pending").update(
        due_at=timezone.now() - timedelta(hours=1)
    )

    numbers = run("stats")

    assert (numbers["pending"], numbers["dead"], numbers["done"]) == (1, 1, 0)
    assert numbers["dead_by_handler"] == {"x.broken": 1}
    assert 3_600 <= numbers["oldest_due_seconds"] < 3_700


def test_pruning_by_command(calls: list[str], deliver: Deliver, work: Work) -> None:
    deliver()
    work()
    pending = deliver()

    assert run("prune") == {"pruned": 0}
    assert run("prune", "--days", "0") == {"pruned": 1}
    assert WebhookDelivery.objects.get() == pending


def test_a_list_for_people_has_one_line_a_handler_whatever_it_raised(
    calls: list[str], deliver: Deliver, work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("ecwid_webhooks", "list")
    nothing = capsys.readouterr().out
    delivery = deliver(entityId=5)
    work()
    WebhookHandling.objects.filter(handler="x.broken").update(error="two\nlines\x1b[2J" + "x" * 500)
    call_command("ecwid_webhooks", "list")
    heading, line, *handlers = capsys.readouterr().out.splitlines()

    assert nothing == "(nothing)\n"
    assert heading.split() == [
        *("received_at", "event_type", "app", "store_id", "entity_id", "state", "event_id")
    ]
    assert line.split()[1:] == ["order.created", "demo", "1003", "5", "dead", delivery.event_id]
    assert [each.partition(",")[0] for each in handlers] == [
        "    x.good: done",
        "    x.broken: dead",
    ]
    assert "two lines [2Jxxx" in handlers[1]
    assert handlers[1].endswith("x…")


def test_a_list_says_when_the_next_try_is(
    calls: list[str], deliver: Deliver, work: Work, settings: Any
) -> None:
    settings.ECWID = {**settings.ECWID, "WEBHOOK_ATTEMPTS": 2}
    deliver()
    work()

    [row] = run("list")

    due_at = datetime.fromisoformat(row["due_at"])
    assert (row["state"], due_at > timezone.now() - timedelta(minutes=1)) == ("pending", True)
    assert [each["due_at"] for each in row["handlers"]] == [None, row["due_at"]]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("replay", "say which"),
        ("replay one two", "no such webhook: one, two"),
        ("replay --state nowhere", "invalid choice"),
        ("list --limit 0", "no whole number from 1"),
        ("list --limit 99999999999999999999", "no whole number from 1"),
        ("prune --days 999999999999", "no whole number from 0"),
        ("list --since yesterday", "'yesterday' is no time"),
        ("list --until 2026-13-45", "'2026-13-45' is no time"),
        ("list --until 9999-12-31T23:59:59-12:00", "is no time"),
        ("list --since 0001-01-01T00:00:00+12:00", "is no time"),
        ("prune --days -1", "no whole number from 0"),
        ("reconcile --store 7", "no app is installed there"),
        ("reconcile --app nobody", "no app is installed there"),
    ],
)
def test_what_cannot_be_meant_is_an_error(arguments: str, message: str) -> None:
    with pytest.raises(CommandError, match=message):
        call_command("ecwid_webhooks", *arguments.split())


def test_a_store_without_a_match_is_not_every_store(deliver: Deliver) -> None:
    deliver()

    assert run("list", "--store", "0") == []
    assert run("replay", "--store", "0") == {"replayed": 0}


def compare_what_is_due() -> None:
    """What cron does a day later."""
    Chore.objects.update_or_create(name="reconcile", defaults={"due_at": timezone.now()})
    Installation.objects.update(created_at=timezone.now() - timedelta(days=1))
    call_command("ecwid_worker", "--once", stdout=StringIO())


def test_a_store_that_cannot_be_compared_hides_no_other(
    calls: list[str], installation: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its token is that of another store: no key opens it."""
    Installation.objects.create(
        app="demo", store_id=1002, access_token_encrypted=installation.access_token_encrypted
    )

    with pytest.raises(CommandError, match="compared:\ndemo in store 1002: a stored secret was"):
        call_command("ecwid_webhooks", "reconcile")
    by_command = capsys.readouterr().out
    Installation.objects.update(reconciled_at=None)
    compare_what_is_due()

    heading, broken, compared = by_command.splitlines()
    assert heading.split()[:4] == ["app", "store_id", "compared", "missed"]
    assert broken.split()[:4] == ["demo", "1002", "0", "0"]
    assert compared.split() == ["demo", "1003", "0", "0"]
    installation.refresh_from_db()
    assert installation.reconciled_at is not None


def test_a_store_that_breaks_the_comparison_keeps_no_other_from_it(
    calls: list[str], installation: Installation, caplog: pytest.LogCaptureFixture
) -> None:
    """Those that wait for longest come first, so it is the first one that breaks."""
    Installation.objects.create(
        app="demo",
        store_id=1002,
        access_token_encrypted=installation.access_token_encrypted,
        reconciled_at=datetime(1, 1, 1, tzinfo=UTC),  # before which there is no time
        reconcile_tried_at=timezone.now() - timedelta(days=2),
    )
    Installation.objects.filter(pk=installation.pk).update(
        reconciled_at=timezone.now() - timedelta(days=1)
    )

    compare_what_is_due()

    installation.refresh_from_db()
    assert installation.reconciled_at is not None
    assert installation.reconciled_at > timezone.now() - timedelta(hours=1)
    assert "OverflowError" in caplog.text


@pytest.fixture
def stores(installation: Installation) -> list[int]:
    """Three stores, of which the last has waited longest for its comparison."""
    for number in (1, 2):
        Installation.objects.create(
            app="demo",
            store_id=installation.store_id + number,
            access_token_encrypted=installation.access_token_encrypted,
        )
    for row in Installation.objects.all():
        row.created_at = timezone.now() - timedelta(days=row.store_id - 1_000)
        row.save(update_fields=["created_at"])
    return [1005, 1004, 1003]


def test_stores_are_compared_one_by_one_those_that_wait_for_longest_first(
    stores: list[int],
) -> None:
    claimed = [claim_store() for _ in range(4)]

    assert [each.store_id if each else None for each in claimed] == [*stores, None]


def test_a_task_compares_one_store_and_has_the_clock_enqueue_the_next(
    stores: list[int], calls: list[str]
) -> None:
    Chore.objects.create(name="reconcile", due_at=timezone.now())
    tried = []
    while clock.is_due("reconcile", clock.LOOK_FOR_STORES):
        chores.reconcile.func()
        tried.append(Installation.objects.exclude(reconcile_tried_at=None).count())

    assert tried == [1, 2, 3]
    assert Chore.objects.get().due_at > timezone.now() + timedelta(minutes=4)


def test_a_store_waits_for_the_next_comparison_whatever_came_of_the_last(
    stores: list[int], settings: Any
) -> None:
    compare_what_is_due()

    assert claim_store() is None
    settings.ECWID = {**settings.ECWID, "RECONCILE_HOURS": 0.000_000_1}
    assert claim_store() is not None
    settings.ECWID = {**settings.ECWID, "RECONCILE_HOURS": 0}
    assert claim_store() is None


def test_a_store_does_not_wait_for_a_day_that_a_wrong_clock_chose(stores: list[int]) -> None:
    Installation.objects.update(reconcile_tried_at=timezone.now() + timedelta(days=30))

    assert claim_store() is not None


def test_a_store_that_has_just_opened_the_app_has_missed_nothing(
    installation: Installation,
) -> None:
    assert claim_store() is None
