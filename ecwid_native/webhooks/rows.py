"""Received events as rows of ``WebhookDelivery``: one for each app and event id, never two."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import islice

from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from ecwid_native.protocol.webhook import WebhookMessage
from ecwid_native.webhooks.models import WebhookDelivery
from ecwid_native.webhooks.prepared import BINARY, TEXT, can_prepare, run_prepared

# SQLite of before 2020 takes 999 parameters in a statement.
MOST_AT_ONCE = 50
DELETED_AT_ONCE = 500

COLUMNS = (
    "app",
    "event_id",
    "event_type",
    "store_id",
    "entity_id",
    "created",
    "received_at",
    "body",
    "source",
    "due_at",
)
NUMBERS_AND_TIMES = frozenset({"store_id", "created", "received_at", "due_at"})
FORMATS = tuple(TEXT if name in NUMBERS_AND_TIMES else BINARY for name in COLUMNS)
INSERT = (
    f"INSERT INTO {WebhookDelivery._meta.db_table}"  # noqa: S608, SLF001 - no outside text; Django's documented name for a table
    f" ({', '.join(COLUMNS)}, state, lease_holder, claims) VALUES {{rows}}"
    " ON CONFLICT (app, event_id) DO NOTHING"
)
ROW = "({values}, 'pending', '', 0)"


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """An event to keep.

    Attributes:
        app: the app's slug.
        message: the body as it was read.
        body: the JSON text.
        received_at: when it came.
        source: how we know of it.
    """

    app: str
    message: WebhookMessage
    body: str
    received_at: datetime
    source: str = WebhookDelivery.Source.RECEIVED


def database() -> BaseDatabaseWrapper:
    """The connection to the database of the deliveries."""
    return connections[router.db_for_write(WebhookDelivery)]


def insert(events: Iterable[Event]) -> int:
    """Write deliveries where there are none yet; return how many were new."""
    connection, left, inserted = database(), iter(events), 0
    # Django and psycopg begin a transaction with its first statement, if that is one of theirs.
    is_committed_at_once = connection.get_autocommit() and not connection.in_atomic_block
    is_prepared = is_committed_at_once and can_prepare(connection)
    write = _insert_prepared if is_prepared else _insert_through_cursor
    while some := list(islice(left, MOST_AT_ONCE)):
        inserted += write(connection, some)
    return inserted


def delete(found: QuerySet[WebhookDelivery], *, until: float = math.inf) -> int:
    """Delete deliveries with the records of their handlers, some at a time; return how many.

    Django reads all that it deletes into memory, and SQLite has everybody wait until it is done.

    Args:
        found: the deliveries.
        until: leave the rest after this time of ``time.monotonic()``.
    """
    count = 0
    while keys := list(found.order_by("pk").values_list("pk", flat=True)[:DELETED_AT_ONCE]):
        _, deleted = found.filter(pk__in=keys).delete()
        count += deleted.get(WebhookDelivery._meta.label, 0)  # noqa: SLF001 - Django's documented name
        if time.monotonic() >= until:
            break
    return count


def _insert_prepared(connection: BaseDatabaseWrapper, events: Sequence[Event]) -> int:
    values = [value for event in events for value in _wire_values(event)]
    return run_prepared(connection, _numbered_statement(len(events)), values, FORMATS * len(events))


def _insert_through_cursor(connection: BaseDatabaseWrapper, events: Sequence[Event]) -> int:
    adapt = connection.ops.adapt_datetimefield_value
    values = [
        adapt(value) if isinstance(value, datetime) else value
        for event in events
        for value in _values(event)
    ]
    with connection.cursor() as cursor:
        cursor.execute(_statement(len(events)), values)
        return int(cursor.rowcount)


def _values(event: Event) -> tuple[str | int | datetime, ...]:
    """What goes into ``COLUMNS``."""
    message = event.message
    return (
        event.app,
        message.event_id,
        message.event_type,
        message.store_id,
        message.entity_id,
        datetime.fromtimestamp(message.event_created, tz=UTC),
        event.received_at,
        event.body,
        str(event.source),
        event.received_at,
    )


def _wire_values(event: Event) -> list[bytes]:
    """The same as PostgreSQL reads it: ISO 8601 is one of its formats for times."""
    return [str(value).encode() for value in _values(event)]


@cache
def _statement(count: int) -> str:
    row = ROW.format(values=", ".join(["%s"] * len(COLUMNS)))
    return INSERT.format(rows=", ".join([row] * count))


@cache
def _numbered_statement(count: int) -> str:
    numbers = (f"${number}" for number in range(1, count * len(COLUMNS) + 1))
    rows = [ROW.format(values=", ".join(islice(numbers, len(COLUMNS)))) for _ in range(count)]
    return INSERT.format(rows=", ".join(rows))
