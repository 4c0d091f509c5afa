"""Keeping received events: one ``WebhookDelivery`` for each app and event id, never two.

On PostgreSQL that is one INSERT. On SQLite the event goes to the inbox file (``inbox``) first, and
``drain_inbox`` moves it into the database; there is no second way for it to get there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import InterfaceError, OperationalError, connections, router, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from ecwid_native.conf import ecwid_settings
from ecwid_native.protocol.webhook import WebhookMessage, parse_message
from ecwid_native.webhooks import inbox
from ecwid_native.webhooks.inbox import InboxRow
from ecwid_native.webhooks.models import InboxPosition, WebhookDelivery
from ecwid_native.webhooks.prepared import is_psycopg, prepared_cursor
from ecwid_native.webhooks.wake_up import waker

DRAINED_AT_ONCE = 500
POOLED = "DISABLE_SERVER_SIDE_CURSORS"

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
INSERT = (
    f"INSERT INTO {WebhookDelivery._meta.db_table}"  # noqa: S608, SLF001 - no outside text; Django's documented name for a table
    f" ({', '.join(COLUMNS)}, state, lease_holder, claims)"
    f" VALUES ({', '.join(['%s'] * len(COLUMNS))}, 'pending', '', 0)"
    " ON CONFLICT (app, event_id) DO NOTHING"
)


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


def keep(event: Event) -> None:
    """Return once the event is safe, whether new or known; what handles it is woken up.

    Raises:
        InboxError, django.db.Error: it could not be kept; Ecwid has to try again.
    """
    path = inbox_path()
    if path is None or database().in_atomic_block:
        _insert_on_live_connection(event)
        transaction.on_commit(waker.ring, using=database().alias)
        return
    inbox.writer_for(path).put(
        InboxRow(
            app=event.app,
            event_id=event.message.event_id,
            store_id=event.message.store_id,
            received_at=event.received_at.timestamp(),
            body=event.body,
        )
    )
    waker.ring()


def insert(events: Iterable[Event]) -> int:
    """Write deliveries where there are none yet; return how many were new."""
    with _cursor(database()) as cursor:
        inserted = 0
        for event in events:
            cursor.execute(INSERT, _row(event))
            inserted += cursor.rowcount
        return inserted


@contextmanager
def _cursor(connection: BaseDatabaseWrapper) -> Iterator[Any]:
    """A cursor for ``INSERT``; on PostgreSQL one that plans the statement once, not each time.

    Planning takes as long as writing. Behind a pooler that hands each transaction to another
    server, which Django is told by that setting, it cannot be.
    """
    if not is_psycopg(connection) or connection.settings_dict.get(POOLED):
        with connection.cursor() as cursor:
            yield cursor
        return
    connection.ensure_connection()
    with connection.wrap_database_errors, prepared_cursor(connection.connection) as cursor:
        yield cursor


def _insert_on_live_connection(event: Event) -> None:
    """A server that was restarted leaves each thread with a dead connection: try a new one once.

    A second INSERT of the same event changes nothing, should the first have arrived after all.
    """
    try:
        insert([event])
    except (InterfaceError, OperationalError):
        if database().in_atomic_block:
            raise
        database().close()
        insert([event])


def drain_inbox() -> int:
    """Move what the inbox file holds into the database; return how many rows were read.

    The deliveries and the position in the file are written in one transaction, so a process that
    dies in between has moved nothing. Several processes may do it at the same time.
    """
    path = inbox_path()
    if path is None or not path.exists():
        return 0
    name = inbox.identity(path)
    moved = 0
    while rows := inbox.read_after(path, _position(name), limit=DRAINED_AT_ONCE):
        with transaction.atomic(using=database().alias):
            insert(_event(row) for row in rows)
            _move_on(name, rows[-1].position)
        moved += len(rows)
    return moved


def has_undrained() -> bool:
    """Whether the inbox file holds something that the database does not."""
    path = inbox_path()
    if path is None or not path.exists():
        return False
    return bool(inbox.read_after(path, _position(inbox.identity(path)), limit=1))


def inbox_path() -> Path | None:
    """The inbox file; None where events go straight into the database."""
    connection = database()
    if connection.vendor != "sqlite":
        return None
    if ecwid_settings.INBOX_PATH:
        return Path(ecwid_settings.INBOX_PATH)
    name = str(connection.settings_dict["NAME"])
    if not name or name.startswith("file:") or ":memory:" in name:
        return None
    return Path(f"{name}-webhooks")


def database() -> BaseDatabaseWrapper:
    """The connection to the database of the deliveries."""
    return connections[router.db_for_write(WebhookDelivery)]


def _event(row: InboxRow) -> Event:
    return Event(
        app=row.app,
        message=parse_message(row.body),
        body=row.body,
        received_at=datetime.fromtimestamp(row.received_at, tz=UTC),
    )


def _row(event: Event) -> list[Any]:
    message = event.message
    adapt = database().ops.adapt_datetimefield_value
    received_at = adapt(event.received_at)
    return [
        event.app,
        message.event_id,
        message.event_type,
        message.store_id,
        message.entity_id,
        adapt(datetime.fromtimestamp(message.event_created, tz=UTC)),
        received_at,
        event.body,
        str(event.source),
        received_at,
    ]


def _position(name: str) -> int:
    row = InboxPosition.objects.filter(inbox=name).first()
    return row.position if row else 0


def _move_on(name: str, position: int) -> None:
    """Never back: another process may have moved further meanwhile."""
    if InboxPosition.objects.filter(inbox=name, position__lt=position).update(position=position):
        return
    InboxPosition.objects.get_or_create(inbox=name, defaults={"position": position})
