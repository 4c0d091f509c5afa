"""Keeping received events: one ``WebhookDelivery`` for each app and event id, never two.

On PostgreSQL that is one INSERT, shared by those who come at the same time. On SQLite the event
goes to the inbox file (``inbox``) first, and ``drain_inbox`` moves it into the database; there is
no second way for it to get there.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from django.db import InterfaceError, OperationalError, transaction

from ecwid_native.conf import ecwid_settings
from ecwid_native.exceptions import MessageError
from ecwid_native.protocol.webhook import parse_message
from ecwid_native.webhooks import inbox
from ecwid_native.webhooks.group_commit import GroupCommit
from ecwid_native.webhooks.inbox import InboxRow
from ecwid_native.webhooks.models import InboxPosition
from ecwid_native.webhooks.rows import MOST_AT_ONCE, Event, database, insert
from ecwid_native.webhooks.wake_up import waker

logger = logging.getLogger(__name__)

DRAINED_AT_ONCE = 500


def keep(event: Event) -> None:
    """Return once the event is safe, whether new or known; what handles it is woken up.

    Raises:
        InboxError, django.db.Error: it could not be kept; Ecwid has to try again.
    """
    if database().in_atomic_block:  # a test's own, or an author's: it is safe when that is
        insert([event])
        transaction.on_commit(waker.ring, using=database().alias)
        return
    path = inbox_path()
    if path is None:
        _inserts.put(event)
    else:
        inbox.writer_for(path).put(_inbox_row(event))
    waker.ring()


def _insert_and_commit(events: Sequence[Event]) -> None:
    """Write the events of several threads on the connection of this one.

    A server that was restarted leaves each thread with a dead connection: a new one is tried once.
    A second INSERT of the same event changes nothing, should the first have arrived after all.
    """
    _drop_old_connection()
    # In one order, so that two processes with the same events cannot wait for each other.
    ordered = sorted(events, key=lambda event: (event.app, event.message.event_id))
    try:
        _commit(ordered)
    except (InterfaceError, OperationalError):
        database().close()
        _commit(ordered)
    finally:
        _drop_old_connection()


def _commit(events: Sequence[Event]) -> None:
    insert(events)
    if not database().get_autocommit():  # a project has switched it off
        database().commit()


def _drop_old_connection() -> None:
    """As Django does around a request, but without asking the server whether it is there.

    A query for that would double the work. In front of Django, no request of its begins or ends.
    """
    connection = database()
    is_old = connection.close_at is not None and time.monotonic() >= connection.close_at
    if connection.errors_occurred or is_old:
        connection.close_if_unusable_or_obsolete()
    connection.queries_log.clear()


_inserts = GroupCommit(
    _insert_and_commit, most=MOST_AT_ONCE, hopeless=(InterfaceError, OperationalError)
)
# A forked process has none of the threads that its parent's may be waiting for.
os.register_at_fork(after_in_child=_inserts.reset)


def drain_inbox() -> int:
    """Move what the inbox file holds into the database; return how many rows were read.

    The deliveries and the position in the file are written in one transaction, so a process that
    dies in between has moved nothing. Several processes may do it at the same time.
    """
    path = inbox_path()
    return drain(path) if path is not None and path.exists() else 0


def drain(path: Path) -> int:
    """Move what this file holds into the database; see ``drain_inbox``."""
    name = inbox.identity(path)
    moved = 0
    while rows := inbox.read_after(path, _position(name), limit=DRAINED_AT_ONCE):
        with transaction.atomic(using=database().alias):
            insert(_readable(rows))
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


def _inbox_row(event: Event) -> InboxRow:
    return InboxRow(
        app=event.app,
        event_id=event.message.event_id,
        store_id=event.message.store_id,
        received_at=event.received_at.timestamp(),
        body=event.body,
    )


def _readable(rows: Iterable[InboxRow]) -> Iterator[Event]:
    """The events of the rows that are events.

    A row that is none, written by a version that took more or damaged since, must not keep all
    that came after it out of the database. It stays in the file for ``chores.INBOX_KEEPS``.
    """
    for row in rows:
        try:
            message = parse_message(row.body)
        except MessageError:
            logger.error("the inbox's row %d, event %r, is no event", row.position, row.event_id)
            continue
        received_at = datetime.fromtimestamp(row.received_at, tz=UTC)
        yield Event(app=row.app, message=message, body=row.body, received_at=received_at)


def _position(name: str) -> int:
    row = InboxPosition.objects.filter(inbox=name).first()
    return row.position if row else 0


def _move_on(name: str, position: int) -> None:
    """Never back: another process may have moved further meanwhile."""
    if InboxPosition.objects.filter(inbox=name, position__lt=position).update(position=position):
        return
    InboxPosition.objects.get_or_create(inbox=name, defaults={"position": position})
