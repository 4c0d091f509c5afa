"""One save at a time, without a database transaction over HTTP."""

from __future__ import annotations

import datetime
import json
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from ecwid_native.conf import App
from ecwid_native.exceptions import ConfigurationError, SettingsBusyError, SettingsConflictError
from ecwid_native.merchant import MerchantContext
from ecwid_native.models import Installation
from ecwid_native.sandbox import Sandbox
from ecwid_native.services import settings_lease as lease_module
from ecwid_native.services.settings import SettingsService
from ecwid_native.services.settings_lease import SettingsLease, settings_lease
from ecwid_native.testing.merchant_client import MerchantClient
from tests.settings.conftest import STORE_ID, Badge, BadgeSettings, Bar, BarSettings, open_in

PAST = datetime.timedelta(seconds=-1)
PATIENCE = 60.0  # for a machine that is busy with other things


@pytest.fixture
def shared_merchant(sandbox: Sandbox, ecwid_app: App, transactional_db: None) -> MerchantContext:
    """A merchant in a database that other threads see."""
    return open_in(sandbox, ecwid_app)


def let_expire() -> None:
    Installation.objects.update(settings_lease_until=timezone.now() + PAST)


def held() -> bool:
    until = Installation.objects.get().settings_lease_until
    return until is not None and until > timezone.now()


def in_thread(work: Callable[[], Any]) -> Any:
    """Run ``work`` with a database connection of its own."""

    def run() -> Any:
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


def test_only_one_holds_it(merchant: MerchantContext) -> None:
    with settings_lease(merchant.installation):
        assert held()
        with (
            pytest.raises(SettingsBusyError),
            settings_lease(merchant.installation, wait_seconds=0),
        ):
            pass

    assert not held()


def test_it_is_given_back_after_an_exception(merchant: MerchantContext) -> None:
    with pytest.raises(RuntimeError), settings_lease(merchant.installation):
        raise RuntimeError

    with settings_lease(merchant.installation, wait_seconds=0):
        assert held()


def test_a_holder_that_died_blocks_until_it_runs_out(merchant: MerchantContext) -> None:
    dead = SettingsLease(merchant.installation.pk, "dead")
    assert dead.acquire()

    let_expire()

    with settings_lease(merchant.installation, wait_seconds=0):
        assert not dead.renew()
        dead.release()
        assert held()


def test_a_holder_that_died_while_the_clock_was_ahead_blocks_nobody_for_a_day(
    merchant: MerchantContext,
) -> None:
    assert SettingsLease(merchant.installation.pk, "dead").acquire()
    Installation.objects.update(settings_lease_until=timezone.now() + datetime.timedelta(days=1))

    with settings_lease(merchant.installation, wait_seconds=0):
        assert held()


def test_an_expired_lease_that_nobody_took_can_be_renewed(merchant: MerchantContext) -> None:
    lease = SettingsLease(merchant.installation.pk, "slow")
    lease.acquire()
    let_expire()

    assert lease.renew()
    assert held()


def test_it_outlasts_the_longest_call(settings: Any) -> None:
    settings.ECWID = {**settings.ECWID, "TIMEOUT_SECONDS": 60}

    assert lease_module.lease_length() > datetime.timedelta(seconds=63)


def test_a_request_in_a_transaction_is_refused(
    merchant: MerchantContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(connection.settings_dict, "ATOMIC_REQUESTS", True)

    with transaction.atomic(), pytest.raises(ConfigurationError, match="non_atomic_requests"):
        SettingsService(merchant).save(Bar, BarSettings(), revision=0)


def test_the_transaction_of_a_test_is_no_request_s(
    merchant_client: MerchantClient,
    sandbox: Sandbox,
    merchant: MerchantContext,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """So that a project with ATOMIC_REQUESTS can test its app with pytest-django's ``db``."""
    monkeypatch.setitem(connection.settings_dict, "ATOMIC_REQUESTS", True)

    saved = SettingsService(merchant).save(Bar, BarSettings(text="Hot"), revision=0)
    failed = merchant_client.post("/demo/settings", {"bar--revision": "no number"})

    assert saved.live
    assert failed.status_code == 400
    assert Installation.objects.exists()  # what the failed view did is undone, not the test


def test_stores_do_not_wait_for_each_other(
    sandbox: Sandbox, ecwid_app: App, merchant: MerchantContext
) -> None:
    sandbox.create_store(1004)
    sandbox.install("demo-app", 1004)
    other = open_in(sandbox, ecwid_app, 1004)

    with settings_lease(merchant.installation), settings_lease(other.installation, wait_seconds=0):
        assert Installation.objects.exclude(settings_lease_until=None).count() == 2


def test_a_save_waits_for_another_one(
    shared_merchant: MerchantContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = SettingsLease(shared_merchant.installation.pk, "other")
    other.acquire()
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        in_thread(other.release)

    clock = SimpleNamespace(monotonic=time.monotonic, sleep=sleep)
    monkeypatch.setattr("ecwid_native.services.settings_lease.time", clock)

    service = SettingsService(shared_merchant, wait_seconds=PATIENCE)
    outcome = service.save(Bar, BarSettings(text="Hot"), revision=0)

    assert outcome.live
    assert waits == [lease_module.POLL_SECONDS]


def test_a_save_that_waits_too_long_writes_nothing(
    sandbox: Sandbox, merchant: MerchantContext
) -> None:
    SettingsLease(merchant.installation.pk, "other").acquire()
    service = SettingsService(merchant, wait_seconds=0)

    with pytest.raises(SettingsBusyError):
        service.save(Bar, BarSettings(text="Hot"), revision=0)

    assert list(sandbox.requests) == []


def test_two_saves_at_once_are_one_save_and_one_conflict(
    sandbox: Sandbox, shared_merchant: MerchantContext
) -> None:
    sandbox.faults.add(path="/storage", method="GET", latency_seconds=0.2)
    barrier = threading.Barrier(2)

    def save(text: str) -> str:
        barrier.wait()
        try:
            service = SettingsService(shared_merchant, wait_seconds=PATIENCE)
            service.save(Bar, BarSettings(text=text), revision=0)
        except SettingsConflictError as conflict:
            return f"conflict with {conflict.current.settings.text}"
        else:
            return text
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        results = set(pool.map(save, ["first", "second"]))

    (winner,) = results & {"first", "second"}
    assert results == {winner, f"conflict with {winner}"}
    assert json.loads(sandbox.storage("demo-app", STORE_ID)["public"])["bar"]["text"] == winner


def test_two_saves_of_different_customizations_at_once_are_both_published(
    sandbox: Sandbox, shared_merchant: MerchantContext
) -> None:
    barrier = threading.Barrier(2)

    def save(work: Callable[[], Any]) -> bool:
        barrier.wait()
        try:
            return bool(work().live)
        finally:
            connections.close_all()

    service = SettingsService(shared_merchant, wait_seconds=PATIENCE)
    works = [
        lambda: service.save(Bar, BarSettings(text="Hot"), revision=0),
        lambda: service.save(Badge, BadgeSettings(colour="blue"), revision=0),
    ]
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(save, works)) == [True, True]

    public = json.loads(sandbox.storage("demo-app", STORE_ID)["public"])
    assert (public["bar"]["text"], public["badge"]["colour"]) == ("Hot", "blue")


def test_no_transaction_is_open_while_the_store_is_asked(
    sandbox: Sandbox, shared_merchant: MerchantContext
) -> None:
    seen: list[bool] = []
    # In a transaction the lease would not be visible to this other connection.
    unsubscribe = sandbox.events.subscribe(lambda event: seen.append(in_thread(held)))
    try:
        SettingsService(shared_merchant).save(Bar, BarSettings(text="Hot"), revision=0)
    finally:
        unsubscribe()

    assert seen == [True, True]
    assert not connection.in_atomic_block


def test_a_lease_lost_between_the_writes_leaves_publishing_to_the_other(
    sandbox: Sandbox, shared_merchant: MerchantContext
) -> None:
    def take_over() -> None:
        let_expire()
        assert SettingsLease(shared_merchant.installation.pk, "other").acquire()

    unsubscribe = sandbox.events.subscribe(lambda event: in_thread(take_over))
    try:
        outcome = SettingsService(shared_merchant).save(Bar, BarSettings(text="Hot"), revision=0)
    finally:
        unsubscribe()

    assert not outcome.live
    assert isinstance(outcome.error, SettingsBusyError)
    assert "public" not in sandbox.storage("demo-app", STORE_ID)
    assert held()
