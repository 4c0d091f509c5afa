"""How often a token that we do not know may be tried against Ecwid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import RequestFactory
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from ecwid_native import admission
from ecwid_native.addresses import client_ip
from ecwid_native.conf import App
from ecwid_native.models import Installation, ProofSlot
from ecwid_native.protocol.payload import Payload
from ecwid_native.refusals import OpeningRefusedError
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import STORE_ID, OpenApp
from tests.opening.conftest import OpenWith

pytestmark = pytest.mark.django_db

NOW = timezone.now()


@pytest.fixture(autouse=True)
def _nothing_is_remembered() -> Iterator[None]:
    admission.memory.forget()
    cache.clear()
    yield
    admission.memory.forget()
    cache.clear()


def claim(client: str, now: datetime = NOW) -> datetime | None:
    """Claim a slot as a process that remembers nothing."""
    admission.memory.forget()
    return admission.claim_slot(client, now)


def test_ten_slots_are_given_and_no_more() -> None:
    given = [claim(f"client {number}") for number in range(admission.SLOTS)]

    assert given == [None] * admission.SLOTS
    assert claim("one more") == NOW + admission.window()


def test_one_client_gets_half_of_the_slots() -> None:
    given = [claim("flooder") for _ in range(admission.SLOTS)]

    assert given.count(None) == admission.SLOTS_PER_CLIENT
    assert claim("another") is None


def test_no_more_than_ten_fit_into_any_window() -> None:
    claimed: list[datetime] = []
    moment = NOW

    for step in range(600):
        moment += timedelta(seconds=(step * 7) % 5)
        if claim(f"client {step}", moment) is None:
            claimed.append(moment)

    assert len(claimed) > 3 * admission.SLOTS
    for first, eleventh in zip(claimed, claimed[admission.SLOTS :], strict=False):
        assert eleventh - first >= timedelta(seconds=60)


def test_slots_are_created_where_there_are_none() -> None:
    ProofSlot.objects.all().delete()

    assert claim("client") is None
    assert ProofSlot.objects.count() == admission.SLOTS


def test_a_window_lasts_a_minute_and_the_longest_call(settings: Settings) -> None:
    settings.ECWID = {**settings.ECWID, "CONNECT_TIMEOUT_SECONDS": 2, "TIMEOUT_SECONDS": 5}

    assert admission.window() == timedelta(seconds=67)


def test_a_flood_costs_no_query(
    ecwid_app: App, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def admit(number: int) -> None:
        admission.admit(
            ecwid_app,
            store_id=STORE_ID,
            token=f"secret_invented{number}",
            client_ip=f"10.0.0.{number % 250}",
            now=NOW,
        )

    for number in range(admission.SLOTS):
        admit(number)
    with pytest.raises(OpeningRefusedError):
        admit(10)

    with django_assert_num_queries(0):
        for number in range(11, 300):
            with pytest.raises(OpeningRefusedError) as caught:
                admit(number)

    assert 0 < (caught.value.retry_after_seconds or 0) <= admission.window().total_seconds()


def test_a_clock_that_was_set_back_closes_nothing_for_long() -> None:
    admission.memory.remember_no_slot_before("", NOW + timedelta(days=365))

    assert admission.memory.no_slot_before("client", NOW) is None


def test_slots_of_a_day_that_has_not_been_yet_are_free() -> None:
    """Somebody set the clock right: what was tried while it was wrong is no longer recent."""
    for number in range(admission.SLOTS):
        claim(f"client {number}", NOW + timedelta(days=1))

    given = [claim(f"client {number}") for number in range(admission.SLOTS)]

    assert given == [None] * admission.SLOTS
    assert claim("one more") == NOW + admission.window()


def test_memory_is_bounded() -> None:
    for number in range(admission.REMEMBERED_ENTRIES + 100):
        admission.memory.remember_refused(str(number))

    assert not admission.memory.was_refused("0")
    assert admission.memory.was_refused(str(admission.REMEMBERED_ENTRIES))


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1:49152", "192.0.2.1:49153", True),
        ("[2001:db8::1]:49152", "[2001:db8::2]:49153", True),
        ("[2001:db8::1]", "2001:db8::1", True),
        ("", "not an address", False),
    ],
)
def test_what_counts_as_one_client(one: str, other: str, is_same: bool, ecwid_app: App) -> None:
    for number in range(admission.SLOTS_PER_CLIENT):
        admission.admit(
            ecwid_app, store_id=STORE_ID, token=f"secret_{number:08}", client_ip=one, now=NOW
        )

    try:
        admission.admit(
            ecwid_app, store_id=STORE_ID, token="secret_other000", client_ip=other, now=NOW
        )
        was_let_in = True
    except OpeningRefusedError:
        was_let_in = False

    assert was_let_in is not is_same


def test_a_thousand_invented_tokens_cause_ten_calls_and_known_stores_open(
    open_app: OpenApp,
    open_with: OpenWith,
    sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)  # all within one minute
    open_app()
    ProofSlot.objects.update(used_at=admission.NEVER_USED)
    sandbox.requests.clear()
    statuses = []

    for number in range(1_000):
        payload = Payload(store_id=5_000 + number, access_token=f"secret_invented{number:08}")
        response = open_with(payload, REMOTE_ADDR=f"198.51.100.{number % 200}")
        statuses.append(response.status_code)

    assert set(statuses) == {403, 503}
    assert len(sandbox.requests) == admission.SLOTS
    assert int(response.headers["Retry-After"]) > 0
    assert open_app().response.status_code == 200
    assert Installation.objects.count() == 1


def test_one_payload_bent_to_many_stores_cannot_keep_a_new_store_out(
    open_app: OpenApp, open_with: OpenWith, sandbox: Sandbox
) -> None:
    """Whoever holds it chooses the first digits of the store, and where it comes from."""
    genuine = sandbox.tokens("demo-app", STORE_ID)
    assert genuine

    statuses = [
        open_with(
            Payload(store_id=5_000 + number, access_token=genuine.access_token),
            REMOTE_ADDR=f"198.51.{number}.1",
        ).status_code
        for number in range(50)
    ]

    assert set(statuses) == {403, 503}
    assert len(sandbox.requests) == admission.SLOTS_PER_TOKEN
    sandbox.create_store(2004)
    sandbox.install("demo-app", 2004)
    assert open_app(2004).response.status_code == 200


def test_one_client_cannot_keep_a_new_store_out(
    open_app: OpenApp, open_with: OpenWith, sandbox: Sandbox
) -> None:
    for number in range(100):
        payload = Payload(store_id=STORE_ID, access_token=f"secret_invented{number:08}")
        open_with(payload, REMOTE_ADDR="198.51.100.7")

    assert open_app().response.status_code == 200


def test_another_process_that_shares_the_cache_sends_no_refused_token_again(
    open_with: OpenWith, sandbox: Sandbox
) -> None:
    payload = Payload(store_id=STORE_ID, access_token="secret_inventedByAStranger")
    open_with(payload)
    admission.memory.forget()

    assert open_with(payload).status_code == 403
    assert len(sandbox.requests) == 1


def test_a_cache_that_is_away_keeps_nobody_out(
    sandbox: Sandbox, open_with: OpenWith, settings: Settings
) -> None:
    """It only spares Ecwid what another process has tried; the slots are in the database."""
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1",
        }
    }
    genuine = sandbox.tokens("demo-app", STORE_ID)
    assert genuine

    refused = open_with(Payload(store_id=STORE_ID, access_token="secret_invented"))
    opened = open_with(Payload(store_id=STORE_ID, access_token=genuine.access_token))

    assert (refused.status_code, opened.status_code) == (403, 200)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "203.0.113.9", "198.51.100.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "1.1.1.1, 203.0.113.9", "203.0.113.9"),
        (2, "1.1.1.1, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "198.51.100.1"),
        (1, "", "198.51.100.1"),
    ],
)
def test_the_client_is_who_our_own_proxies_saw(
    proxies: int, forwarded: str, expected: str, settings: Settings
) -> None:

    settings.ECWID = {**settings.ECWID, "TRUSTED_PROXIES": proxies}
    request = RequestFactory().get(
        "/", REMOTE_ADDR="198.51.100.1", headers={"x-forwarded-for": forwarded}
    )

    assert client_ip(request) == expected
