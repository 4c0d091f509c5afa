"""Several openings at once, on connections of their own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from ecwid_native import admission
from ecwid_native.conf import App
from ecwid_native.models import Installation, ProofSlot
from ecwid_native.protocol.payload import Payload
from ecwid_native.refusals import OpeningRefusedError
from ecwid_native.sandbox import Sandbox
from ecwid_native.services import installs
from ecwid_native.testing.fixtures import STORE_ID

pytestmark = pytest.mark.django_db(transaction=True)

Result = TypeVar("Result")

OLD, NEW = "secret_ofBeforeTheReinstall", "secret_ofAfterTheReinstall0"


def payload_with(token: str) -> Payload:
    """A payload of the store with this token."""
    return Payload(store_id=STORE_ID, access_token=token)


def at_once(count: int, work: Callable[[int], Result]) -> list[Result]:
    """What ``work`` returns to ``count`` threads that start together."""
    barrier = Barrier(count)

    def run(number: int) -> Result:
        barrier.wait()
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


def test_first_openings_at_once_make_one_installation(sandbox: Sandbox, ecwid_app: App) -> None:
    url = sandbox.open_url(ecwid_app.client_id, STORE_ID)
    sandbox.faults.add(path="/storage", latency_seconds=0.2)  # so that all read before one writes

    statuses = at_once(4, lambda _: Client().get(url).status_code)

    assert statuses == [200] * 4
    installation = Installation.objects.get()
    assert installation.generation == 1


def test_reinstalls_at_once_move_on_one_generation(sandbox: Sandbox, ecwid_app: App) -> None:
    Client().get(sandbox.open_url(ecwid_app.client_id, STORE_ID))
    tokens = sandbox.install(ecwid_app.client_id, STORE_ID)
    url = sandbox.open_url(ecwid_app.client_id, STORE_ID)
    sandbox.faults.add(path="/storage", latency_seconds=0.2)

    statuses = at_once(4, lambda _: Client().get(url).status_code)

    assert statuses == [200] * 4
    installation = Installation.objects.get()
    assert (installation.generation, installation.access_token) == (2, tokens.access_token)


def test_processes_that_know_nothing_of_each_other_share_ten_slots() -> None:
    now = timezone.now()

    given = at_once(16, lambda number: admission.claim_slot(f"client {number}", now))
    admission.memory.forget()

    assert given.count(None) == admission.SLOTS
    assert ProofSlot.objects.filter(used_at=now).count() == admission.SLOTS


def test_slots_created_at_once_are_ten() -> None:
    ProofSlot.objects.all().delete()
    now = timezone.now()

    given = at_once(4, lambda number: admission.claim_slot(f"client {number}", now))

    assert given == [None] * 4
    assert ProofSlot.objects.count() == admission.SLOTS


def test_a_slow_proof_of_an_old_token_does_not_overwrite_the_new_one(ecwid_app: App) -> None:
    """The old token answers, the store reinstalls and opens, then the old opening ends."""
    before_proof = installs.record_opening(
        ecwid_app, payload_with("secret_ofAnotherTime000"), language="en", known=None
    )
    known = Installation.objects.get()
    installs.record_opening(ecwid_app, payload_with(NEW), language="en", known=before_proof)

    with pytest.raises(OpeningRefusedError):
        installs.record_opening(ecwid_app, payload_with(OLD), language="en", known=known)

    assert Installation.objects.get().access_token == NEW


def test_a_slow_first_opening_does_not_overwrite_a_newer_one(ecwid_app: App) -> None:
    installs.record_opening(ecwid_app, payload_with(NEW), language="en", known=None)

    with pytest.raises(OpeningRefusedError):
        installs.record_opening(ecwid_app, payload_with(OLD), language="en", known=None)

    assert Installation.objects.get().access_token == NEW
