"""On SQLite: a file of its own in which received webhooks are safe before they are answered.

SQLite has one writer at a time. If every request wrote to the app's database, each would wait for
the disk and for whatever else is written; so one thread writes for all of them, commits those that
came in meanwhile together, and then lets them answer. The file is only ever added to here; what
has arrived in the app's database is known there (``InboxPosition``), so reading it locks nothing.
"""

from __future__ import annotations

import os
import queue
import secrets
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ecwid_native.exceptions import InboxError
from ecwid_native.webhooks.group_commit import PATIENCE_SECONDS

MOST_AT_ONCE = 256
LOCK_SECONDS = 5.0

TABLES = """
CREATE TABLE IF NOT EXISTS inbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    app TEXT NOT NULL,
    event_id TEXT NOT NULL,
    store_id INTEGER NOT NULL,
    received_at REAL NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (app, event_id)
);
CREATE TABLE IF NOT EXISTS identity (name TEXT NOT NULL);
"""
INSERT = """
INSERT INTO inbox (app, event_id, store_id, received_at, body) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (app, event_id) DO NOTHING
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class InboxRow:
    """One received event.

    Attributes:
        app: the app's slug.
        event_id: unique together with the app.
        store_id: as claimed by the body; to find the rows of a store.
        received_at: UNIX seconds.
        body: the JSON text as it came.
        position: where it stands in the file; 0 before it does.
    """

    app: str
    event_id: str
    store_id: int
    received_at: float
    body: str
    position: int = 0


@dataclass(slots=True)
class _Entry:
    """A row that a request waits for."""

    row: InboxRow
    written: threading.Event = field(default_factory=threading.Event)
    error: Exception | None = None


class InboxWriter:
    """Writes for all threads of this process. ``put`` returns once the row is on the disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._entries: queue.SimpleQueue[_Entry] = queue.SimpleQueue()
        self._connection: sqlite3.Connection | None = None
        threading.Thread(target=self._run, name="ecwid-inbox", daemon=True).start()

    def put(self, row: InboxRow) -> None:
        """Keep a row. One whose event is there already changes nothing.

        Raises:
            InboxError: it could not be written in time; it may still be written later.
        """
        entry = _Entry(row)
        self._entries.put(entry)
        if not entry.written.wait(PATIENCE_SECONDS):
            raise InboxError("the inbox is not written fast enough")
        if entry.error is not None:
            raise InboxError(f"the inbox cannot be written: {entry.error}") from entry.error

    def _run(self) -> None:
        while True:
            entries = [self._entries.get()]
            while len(entries) < MOST_AT_ONCE and not self._entries.empty():
                entries.append(self._entries.get())
            error = self.commit([entry.row for entry in entries])
            for entry in entries:
                entry.error = error
                entry.written.set()

    def commit(self, rows: Sequence[InboxRow]) -> Exception | None:
        """Write all of these or none; return what kept them from being written."""
        try:
            if self._connection is None:
                self._connection = connect(self.path)
            with transaction(self._connection):
                self._connection.executemany(INSERT, [_values(row) for row in rows])
        except Exception as error:  # noqa: BLE001 - whatever it is, the thread has to live on
            self._close()  # the next one starts afresh: the file may be back, or the disk have room
            return error
        return None

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None


_writers: dict[Path, InboxWriter] = {}
_writers_lock = threading.Lock()
# A forked process has none of its parent's threads, and no business with its connections.
os.register_at_fork(after_in_child=_writers.clear)


def writer_for(path: Path) -> InboxWriter:
    """The one writer of this process for this file; a forked process gets its own."""
    writer = _writers.get(path)
    if writer is None:
        with _writers_lock:
            writer = _writers.get(path)
            if writer is None:
                writer = _writers[path] = InboxWriter(path)
    return writer


def empty_used() -> None:
    """Delete every row of the files that this process wrote to: between tests, not elsewhere."""
    for path in tuple(_writers):
        if path.exists():
            with closing(connect(path)) as connection, transaction(connection):
                connection.execute("DELETE FROM inbox")


def read_after(path: Path, position: int, *, limit: int) -> list[InboxRow]:
    """The rows behind a position, in the order in which they were committed."""
    query = (
        "SELECT app, event_id, store_id, received_at, body, id FROM inbox"
        " WHERE id > ? ORDER BY id LIMIT ?"
    )
    with closing(connect(path)) as connection:
        return [
            InboxRow(
                app=app,
                event_id=event_id,
                store_id=store_id,
                received_at=received_at,
                body=body,
                position=number,
            )
            for app, event_id, store_id, received_at, body, number in connection.execute(
                query, (position, limit)
            )
        ]


def identity(path: Path) -> str:
    """The name of this file: a new one where the file was removed and made anew."""
    with closing(connect(path)) as connection:
        (name,) = connection.execute("SELECT name FROM identity").fetchone()
        return str(name)


def prune(path: Path, *, position: int, before: float) -> int:
    """Delete what has arrived in the database, up to a position and a UNIX time; how many."""
    with closing(connect(path)) as connection, transaction(connection):
        return connection.execute(
            "DELETE FROM inbox WHERE id <= ? AND received_at < ?", (position, before)
        ).rowcount


def forget_store(path: Path, *, app: str, store_id: int) -> None:
    """Delete every row of a store."""
    with closing(connect(path)) as connection, transaction(connection):
        connection.execute("DELETE FROM inbox WHERE app = ? AND store_id = ?", (app, store_id))


def connect(path: Path) -> sqlite3.Connection:
    """Open the file, made on first use. A commit returns once the disk has it."""
    connection = sqlite3.connect(
        path, timeout=LOCK_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'identity'").fetchone():
            _create(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _create(connection: sqlite3.Connection) -> None:
    with transaction(connection):
        for statement in TABLES.split(";"):
            connection.execute(statement)
        connection.execute(
            "INSERT INTO identity SELECT ? WHERE NOT EXISTS (SELECT 1 FROM identity)",
            (secrets.token_hex(16),),
        )


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit at the end of the block; on an error nothing of it was written."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _values(row: InboxRow) -> tuple[str, str, int, float, str]:
    return (row.app, row.event_id, row.store_id, row.received_at, row.body)
