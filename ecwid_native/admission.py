"""Which tokens may be tried against Ecwid, and how often.

Ecwid blocks the address of a server that makes 20 calls a minute with bad tokens, which would
close the app for every store. So a token that we do not know yet needs one of ten slots, each
free again a minute after its use. One client gets half of them at most, and one token four, for
whoever holds a payload can alter the store in it. Slots are rows: the limit holds over all
processes and machines that share the database, with no Redis. What a process learns from them it
remembers, so a flood costs no SQL.

Source: docs.ecwid.com, REST API overview: rate limits (read 2026-11).
"""

from __future__ import annotations

import logging
import math
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from django.core.cache import cache
from django.db import router
from django.db.models import Exists, Q, Subquery

from ecwid_native import crypto
from ecwid_native.addresses import network_of
from ecwid_native.conf import App, ecwid_settings
from ecwid_native.models import ProofSlot
from ecwid_native.refusals import BUSY, OpeningRefusedError

logger = logging.getLogger(__name__)

Value = TypeVar("Value")

SLOTS = 10
SLOTS_PER_CLIENT = 5
SLOTS_PER_TOKEN = 4  # a merchant may open several tabs, and try again

# Ecwid counts calls when they arrive, which a slow connection delays; a slot taken for a minute
# and the longest such delay is never used twice in one of Ecwid's minutes.
WINDOW_SECONDS = 60

NEVER_USED = datetime(2000, 1, 1, tzinfo=UTC)
REFUSED_FOR_SECONDS = 30 * 24 * 60 * 60
REMEMBERED_ENTRIES = 10_000


class Memory:
    """What this process has learnt; bounded, and safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._no_slot_before: OrderedDict[str, datetime] = OrderedDict()
        self._refused: OrderedDict[str, None] = OrderedDict()

    def forget(self) -> None:
        """Start anew. For tests."""
        with self._lock:
            self._no_slot_before.clear()
            self._refused.clear()

    def no_slot_before(self, client: str, now: datetime, *, token: str = "") -> datetime | None:
        """Until when this client, this token or everybody has to wait; None when there may be a
        slot."""
        with self._lock:
            times = [self._no_slot_before.get(key) for key in ("", client, token)]
        # A clock that was set back must not close the door for longer than a window.
        latest = now + window()
        return max((time for time in times if time and now < time <= latest), default=None)

    def remember_no_slot_before(self, key: str, time: datetime) -> None:
        """Note when the next slot is free for a client or token, for everybody when it is ""."""
        with self._lock:
            _bounded_add(self._no_slot_before, key, time)

    def was_refused(self, digest: str) -> bool:
        """Whether this process has seen that token refused."""
        with self._lock:
            return digest in self._refused

    def remember_refused(self, digest: str) -> None:
        """Note that Ecwid refused that token."""
        with self._lock:
            _bounded_add(self._refused, digest, None)


def _bounded_add(entries: OrderedDict[str, Value], key: str, value: Value) -> None:
    entries[key] = value
    entries.move_to_end(key)
    if len(entries) > REMEMBERED_ENTRIES:
        entries.popitem(last=False)


memory = Memory()


def window() -> timedelta:
    """How long a slot stays taken."""
    longest_call = ecwid_settings.CONNECT_TIMEOUT_SECONDS + ecwid_settings.TIMEOUT_SECONDS
    return timedelta(seconds=WINDOW_SECONDS + longest_call)


def admit(app: App, *, store_id: int, token: str, client_ip: str, now: datetime) -> bool:
    """Whether an unknown token may be tried now; False when Ecwid has already refused it.

    Raises:
        OpeningRefusedError: every slot, or every slot of this client or token, is taken.
    """
    digest = _refused_digest(app, store_id, token)
    if memory.was_refused(digest):
        return False
    client = crypto.anonymous_digest("client", network_of(client_ip))
    token_digest = crypto.anonymous_digest("token", app.slug, token)
    _wait_until(memory.no_slot_before(client, now, token=token_digest), now)
    with _optional_cache():
        if cache.get(_cache_key(digest)):
            memory.remember_refused(digest)
            return False
    _wait_until(claim_slot(client, now, token=token_digest), now)
    return True


def remember_refused(app: App, *, store_id: int, token: str) -> None:
    """Never send this token on this store again.

    Bound to the store as well: the store id of a payload can be altered, and a genuine token
    tried on an altered id must not be remembered against its own store.
    """
    digest = _refused_digest(app, store_id, token)
    memory.remember_refused(digest)
    with _optional_cache():
        cache.set(_cache_key(digest), 1, REFUSED_FOR_SECONDS)


@contextmanager
def _optional_cache() -> Iterator[None]:
    """Go on where the cache is away: it spares us tries, and the slots are what limits them."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - whatever a backend of any kind raises
        logger.warning("the cache of refused tokens does not answer: %s", type(error).__name__)


def claim_slot(client: str, now: datetime, *, token: str = "") -> datetime | None:
    """Take a slot; None when it is taken, else the time when one will be free.

    Args:
        client: whose it is; a digest, as ``token`` is.
        now: the time.
        token: what is to be tried; "" counts as another one each time.
    """
    for _ in range(SLOTS):
        if _take_free_slot(client, token, now):
            return None
        next_free = _next_free(client, token, now)
        if next_free is not None:
            return next_free
        # A slot is free and another process was faster, or there were no rows yet.
    return now + timedelta(seconds=1)


def create_slots(using: str | None = None, *, model: type[ProofSlot] = ProofSlot) -> None:
    """Make sure that the rows exist, in the database that holds them.

    Args:
        using: the database; by default the one that a router names.
        model: as the table is, where that is not how this version has it.
    """
    if using is None or router.allow_migrate_model(using, model):
        slots = [model(number=number, used_at=NEVER_USED) for number in range(SLOTS)]
        model.objects.using(using).bulk_create(slots, ignore_conflicts=True)


def _take_free_slot(client: str, token: str, now: datetime) -> bool:
    """One conditional UPDATE: two processes cannot both change the row they both saw free."""
    over, not_yet = _recent(now)
    is_taken = Q(used_at__gt=over, used_at__lte=not_yet)
    free = ProofSlot.objects.exclude(is_taken).order_by("number").values("number")[:1]
    of_client = ProofSlot.objects.filter(is_taken, client=client)
    of_token = ProofSlot.objects.filter(is_taken, token=token).exclude(token="")
    taken = (
        ProofSlot.objects.filter(number=Subquery(free))
        .exclude(is_taken)
        .exclude(Exists(of_client[SLOTS_PER_CLIENT - 1 : SLOTS_PER_CLIENT]))
        .exclude(Exists(of_token[SLOTS_PER_TOKEN - 1 : SLOTS_PER_TOKEN]))
        .update(used_at=now, client=client, token=token)
    )
    return taken == 1


def _recent(now: datetime) -> tuple[datetime, datetime]:
    """What was used between these is taken: a window ago, and as much ahead, as clocks may differ.

    A clock that was set back has used slots on a day that has not been yet: they would keep every
    new store out until it has.
    """
    return now - window(), now + window()


def _next_free(client: str, token: str, now: datetime) -> datetime | None:
    """When a slot is free for this client and token, remembered; None when that may be now."""
    slots = list(ProofSlot.objects.values_list("used_at", "client", "token"))
    if len(slots) < SLOTS:
        create_slots()
        return None
    over, not_yet = _recent(now)
    taken = sorted(slot for slot in slots if over < slot[0] <= not_yet)
    limits = (
        ("", SLOTS, [when for when, _, _ in taken]),
        (client, SLOTS_PER_CLIENT, [when for when, owner, _ in taken if owner == client]),
        (token, SLOTS_PER_TOKEN, [when for when, _, tried in taken if token and tried == token]),
    )
    for key, most, times in limits:
        if len(times) >= most:
            next_free = times[-most] + window()
            memory.remember_no_slot_before(key, next_free)
            return next_free
    return None


def _wait_until(time: datetime | None, now: datetime) -> None:
    if time is not None:
        seconds = max(1, math.ceil((time - now).total_seconds()))
        raise OpeningRefusedError(BUSY, retry_after_seconds=seconds)


def _refused_digest(app: App, store_id: int, token: str) -> str:
    return crypto.anonymous_digest("refused", app.slug, str(store_id), token)


def _cache_key(digest: str) -> str:
    return f"ecwid_native:refused:{digest}"
