"""The worker, the clock, and what they do without being woken up."""

from __future__ import annotations

import logging
import os
import signal
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from ecwid_native.conf import App
from ecwid_native.management.commands import ecwid_worker
from ecwid_native.models import Chore, Installation, OwnWrite, WebhookDelivery
from ecwid_native.webhooks import OrderEvent, chores, clock, rows, wake_up, webhook
from ecwid_native.webhooks.wake_up import waker
from tests.webhooks.conftest import Deliver, Work
from tests.webhooks.sender import event_body, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("handlers")]

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)


def wake_ups() -> int:
    return DBTaskResult.objects.filter(task_path__endswith="handle_deliveries").count()


@pytest.mark.django_db(transaction=True)
def test_a_received_event_wakes_the_workers_who_handle_it(
    installation: Installation, ecwid_app: App
) -> None:
    """All of it, as it is in a deployment: inbox, wake-up, task backend, its worker, handler."""
    seen: list[str] = []

    @webhook("order.created")
    def handler(event: OrderEvent, installation: Installation) -> None:
        seen.append(event.event_id)

    bodies = [event_body() for _ in range(3)]
    for body in bodies:
        assert send(Client(), body, secret=ecwid_app.client_secret) == 200
    waker.rest()
    woken = wake_ups()
    call_command("db_worker", batch=True, reload=False, startup_delay=False, verbosity=0)

    assert sorted(seen) == sorted(body["eventId"] for body in bodies)
    assert 1 <= woken <= 3
    assert set(WebhookDelivery.objects.values_list("state", flat=True)) == {"done"}


def test_events_that_come_close_together_share_a_wake_up(monkeypatch: pytest.MonkeyPatch) -> None:
    wake_ups: list[int] = []
    is_under_way, may_go_on = threading.Event(), threading.Event()

    def enqueue() -> None:
        wake_ups.append(1)
        is_under_way.set()
        may_go_on.wait(60)

    monkeypatch.setattr(wake_up, "enqueue", enqueue)
    monkeypatch.setattr(wake_up, "PAUSE_SECONDS", 0)
    waker = wake_up.Waker()
    waker.ring()
    is_under_way.wait(60)
    for _ in range(3):
        waker.ring()
    may_go_on.set()
    waker.rest()

    assert len(wake_ups) == 2  # the one that was under way may have come too early for the others


@pytest.mark.django_db(transaction=True)
def test_an_event_whose_wake_up_was_lost_is_found_by_the_clock(
    installation: Installation, ecwid_app: App
) -> None:
    assert send(Client(), event_body(), secret=ecwid_app.client_secret) == 200
    waker.rest()
    DBTaskResult.objects.all().delete()

    clock.tick()

    assert wake_ups() == 1


def test_a_clock_with_nothing_to_do_enqueues_nothing(db: None) -> None:
    clock.tick()
    clock.tick()

    assert not DBTaskResult.objects.exists()


def test_a_delivery_of_a_killed_worker_is_due_again_when_its_lease_ran_out(
    installation: Installation, deliver: Deliver, settings: Settings
) -> None:
    deliver()
    WebhookDelivery.objects.update(lease_holder="dead", due_at=timezone.now() + timedelta(hours=1))
    clock.tick()
    before = wake_ups()
    WebhookDelivery.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    clock.tick()

    assert (before, wake_ups()) == (0, 1)


def test_a_backlog_wakes_more_workers(
    installation: Installation, deliver: Deliver, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ecwid_native.webhooks.tasks.MOST_DELIVERIES", 2)
    for _ in range(3):
        deliver()

    handled = [work(), work()]

    assert handled == [2, 1]
    assert wake_ups() == 1


def test_a_clock_outlives_what_goes_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the inbox file, which is no database of Django's, cannot be read for a while."""
    ticks: list[int] = []
    went_on = threading.Event()

    def tick() -> None:
        ticks.append(1)
        if len(ticks) == 1:
            raise sqlite3.OperationalError("disk I/O error")
        went_on.set()

    monkeypatch.setattr(clock, "tick", tick)
    monkeypatch.setattr(clock, "TICK_SECONDS", 0.01)
    ticking = clock.Clock()
    ticking.start()
    is_alive = went_on.wait(60)
    ticking.stop()

    assert is_alive


def test_of_several_clocks_one_has_the_chore() -> None:
    assert not clock.is_due("sweep", 60)  # the first time is a minute from now
    Chore.objects.update(due_at=timezone.now())

    assert [clock.is_due("sweep", 60) for _ in range(3)] == [True, False, False]


def test_a_chore_does_not_wait_for_a_day_that_a_wrong_clock_chose() -> None:
    """Nor for the end of a month where it is to be done every hour from now on."""
    clock.is_due("sweep", 60)
    Chore.objects.update(due_at=timezone.now() + timedelta(days=30))

    assert [clock.is_due("sweep", 60) for _ in range(2)] == [True, False]


def test_chores_are_enqueued_when_their_time_comes() -> None:
    clock.tick()
    Chore.objects.update(due_at=timezone.now())
    clock.tick()

    names = DBTaskResult.objects.values_list("task_path", flat=True)
    assert sorted(name.rpartition(".")[2] for name in names) == ["erase", "prune", "reconcile"]


def test_old_deliveries_are_pruned_and_pending_ones_never(
    installation: Installation, deliver: Deliver, work: Work, settings: Settings
) -> None:
    settings.ECWID = {**settings.ECWID, "WEBHOOK_RETENTION_DAYS": 10}
    done, recent = deliver(), deliver()
    work()
    pending = deliver()
    OwnWrite.objects.create(store_id=1, written_at=timezone.now() - timedelta(days=11))
    for delivery in (done, pending):
        WebhookDelivery.objects.filter(pk=delivery.pk).update(
            received_at=timezone.now() - timedelta(days=11)
        )

    assert chores.prune.func() == 1
    assert set(WebhookDelivery.objects.all()) == {recent, pending}
    assert not OwnWrite.objects.exists()


def test_what_takes_long_goes_on_in_another_task(
    installation: Installation,
    deliver: Deliver,
    work: Work,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """So that webhooks are handled in between."""
    settings.ECWID = {**settings.ECWID, "WEBHOOK_RETENTION_DAYS": 10, "RECONCILE_HOURS": 0}
    monkeypatch.setattr(chores, "SECONDS", 0.0)
    monkeypatch.setattr(rows, "DELETED_AT_ONCE", 1)
    long_ago = timezone.now() - timedelta(days=40)
    for _ in range(3):
        deliver()
    work()
    WebhookDelivery.objects.update(received_at=long_ago)
    for store_id in (1, 2, 3):
        Installation.objects.create(
            app="demo", store_id=store_id, state="uninstalled", uninstalled_at=long_ago
        )

    first = chores.prune.func(), chores.erase.func()
    Chore.objects.bulk_create(Chore(name=name, due_at=long_ago) for name in ("prune", "erase"))
    call_command("ecwid_worker", "--once")

    assert first == (1, 1)
    assert not WebhookDelivery.objects.exists()
    assert list(Installation.objects.all()) == [installation]


def test_a_store_that_left_is_erased_with_all_that_came_from_it(
    installation: Installation, deliver: Deliver, settings: Settings
) -> None:
    deliver()
    other = deliver(storeId=1004)
    Installation.objects.update(
        state=Installation.State.UNINSTALLED, uninstalled_at=timezone.now() - timedelta(days=29)
    )
    too_early = chores.erase.func()
    settings.ECWID = {**settings.ECWID, "ERASE_AFTER_DAYS": 29}

    assert (too_early, chores.erase.func()) == (0, 1)
    assert not Installation.objects.exists()
    assert list(WebhookDelivery.objects.all()) == [other]


@pytest.mark.parametrize("text", ["-1", "nan", "inf", "soon"])
def test_an_interval_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(CommandError, match="no number of seconds"):
        call_command("ecwid_worker", "--interval", text)


def test_one_run_does_what_is_due(
    installation: Installation, deliver: Deliver, capsys: pytest.CaptureFixture[str]
) -> None:
    delivery = deliver()

    call_command("ecwid_worker", "--once")

    delivery.refresh_from_db()
    assert delivery.state == "done"
    assert "1 webhooks handled" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_immediate_backend")
def test_a_backend_of_another_kind_runs_them_too(
    installation: Installation, ecwid_app: App
) -> None:
    """It has no table and no worker of ours: what the framework needs of one is the interface."""
    seen: list[str] = []

    @webhook("order.created")
    def handler(event: OrderEvent, installation: Installation) -> None:
        seen.append(event.event_id)

    body = event_body()
    assert send(Client(), body, secret=ecwid_app.client_secret) == 200
    waker.rest()

    assert seen == [body["eventId"]]
    assert wake_ups() == 0


@pytest.fixture
def _signals() -> Iterator[None]:
    """A worker takes signals for the rest of its process."""
    before = {number: signal.getsignal(number) for number in SIGNALS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_signals")
def test_a_worker_outlives_its_database(
    installation: Installation,
    ecwid_app: App,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(ecwid_worker, "SECONDS_TO_RECOVER", 0.01)
    table = DBTaskResult._meta.db_table
    handled = threading.Event()

    @webhook("order.created")
    def handler(event: OrderEvent, installation: Installation) -> None:
        handled.set()

    def bring_back_and_end() -> None:
        while "waits for its database" not in caplog.text:
            time.sleep(0.01)
        rename("away", table)
        waker.ring()
        handled.wait(60)
        os.kill(os.getpid(), signal.SIGTERM)

    assert send(Client(), event_body(), secret=ecwid_app.client_secret) == 200
    waker.rest()
    rename(table, "away")
    helper = threading.Thread(target=bring_back_and_end)
    helper.start()
    with suppress(SystemExit):
        call_command("ecwid_worker", interval=0.01, verbosity=0)
    helper.join()

    assert handled.is_set()
    assert "Starting worker" not in caplog.text  # nor anything else at verbosity 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_signals")
def test_a_worker_says_what_it_handled(
    installation: Installation,
    ecwid_app: App,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.INFO, logger="ecwid_native")

    @webhook("order.created", name="thanks")
    def handler(event: OrderEvent, installation: Installation) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    assert send(Client(), event_body(), secret=ecwid_app.client_secret) == 200
    waker.rest()
    with suppress(SystemExit):
        call_command("ecwid_worker", interval=0.01)

    assert "The worker runs." in capsys.readouterr().out
    assert [each.getMessage() for each in caplog.records if each.levelname == "INFO"] == [
        f"order.created of store {installation.store_id}: thanks is done"
    ]


def test_the_worker_s_own_log_shows_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a project without LOGGING, of which it is the only log."""
    log = logging.getLogger("ecwid_native")
    monkeypatch.setattr(log, "propagate", False)
    monkeypatch.setattr(log, "handlers", [])
    monkeypatch.setattr(log, "level", log.level)
    output = StringIO()
    token = "secret_" + "A1b2" * 8

    ecwid_worker.Command(stdout=output).show_log()
    log.error("a handler failed with %s", token)

    assert "a handler failed with secret_" in output.getvalue()
    assert token not in output.getvalue()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_signals")
def test_a_worker_told_to_end_ends_though_its_database_goes_away(
    installation: Installation, ecwid_app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The signal comes while a task runs, whose outcome then cannot be written."""
    monkeypatch.setattr(ecwid_worker, "SECONDS_TO_RECOVER", 0.01)
    table = DBTaskResult._meta.db_table
    has_ended, was_told_again = threading.Event(), threading.Event()

    @webhook("order.created")
    def handler(event: OrderEvent, installation: Installation) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        rename(table, "away")

    def tell_again() -> None:
        if not has_ended.wait(60):
            was_told_again.set()
            os.kill(os.getpid(), signal.SIGTERM)

    assert send(Client(), event_body(), secret=ecwid_app.client_secret) == 200
    waker.rest()
    helper = threading.Thread(target=tell_again)
    helper.start()
    with suppress(SystemExit):
        call_command("ecwid_worker", interval=0.01, verbosity=0)
    has_ended.set()
    helper.join()
    rename("away", table)

    assert not was_told_again.is_set()


def rename(table: str, new_name: str) -> None:
    """Rename a table, on a connection that ends with it."""
    with closing(connection.copy()) as own, own.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO {new_name}")
