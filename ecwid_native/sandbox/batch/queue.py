"""The batches of all stores, from the ticket to the last answer.

Source: docs.ecwid.com, "Batch requests" and the pages of its calls (read 2026-11). Tickets do not
expire here: how long they live is not documented.
"""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from ecwid_native.sandbox.clock import Clock
from ecwid_native.sandbox.database import Database

BatchStatus = Literal["QUEUED", "IN_PROGRESS", "COMPLETED"]
OutcomeStatus = Literal["COMPLETED", "FAILED", "NOT_EXECUTED"]
STATUSES: tuple[BatchStatus, ...] = ("QUEUED", "IN_PROGRESS", "COMPLETED")
# A key sent again within this time gets the ticket of its first use.
DEDUPLICATION_SECONDS = 3_600


@dataclass(frozen=True, kw_only=True)
class BatchItem:
    """One request of a batch: `name` is its `id` in the body, `path` is below the store's."""

    name: str | None
    method: str
    path: str
    body: object
    position: int = 0


@dataclass(frozen=True, kw_only=True)
class Batch:
    """A batch that runs: with the token that handed it over, which may die meanwhile."""

    id: int
    store_id: int
    token: str = field(repr=False)
    stops_on_failure: bool


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of a request; `body` is the text of its answer."""

    status: OutcomeStatus
    code: int
    line: str
    body: str


@dataclass(frozen=True, kw_only=True)
class Progress:
    """What a ticket stands for: outcomes by name, of those requests that have one."""

    status: BatchStatus
    total: int
    outcomes: Sequence[tuple[str | None, Outcome]]


class BatchQueue:
    """Keeps batches; who carries them out asks for the next one of a store."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Keep them in `database`."""
        self._database = database
        self._clock = clock

    def add(
        self,
        items: Sequence[BatchItem],
        *,
        store_id: int,
        client_id: str,
        token: str,
        stops_on_failure: bool,
        group_id: str | None,
        deduplication_key: str | None,
    ) -> str:
        """Queue a batch and return its ticket, or the ticket of the same key's first use."""
        now = self._clock.timestamp()
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT ticket FROM batch WHERE store_id = ? AND client_id = ?"
                " AND deduplication_key = ? AND created_at > ?",
                (store_id, client_id, deduplication_key, now - DEDUPLICATION_SECONDS),
            ).fetchone()
            if row is not None:
                return str(row[0])
            ticket = str(uuid.uuid4())
            cursor = connection.execute(
                "INSERT INTO batch (ticket, store_id, client_id, token, group_id,"
                " deduplication_key, stops_on_failure, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    ticket,
                    store_id,
                    client_id,
                    token,
                    group_id,
                    deduplication_key,
                    stops_on_failure,
                    now,
                ),
            )
            connection.executemany(
                "INSERT INTO batch_request (batch_id, position, name, method, path, body)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (cursor.lastrowid, n, item.name, item.method, item.path, json.dumps(item.body))
                    for n, item in enumerate(items)
                ],
            )
        return ticket

    def progress(self, store_id: int, client_id: str, ticket: str) -> Progress | None:
        """Return how far a batch of this app is, or None for a ticket of nobody or another."""
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT id, status FROM batch WHERE store_id = ? AND client_id = ? AND ticket = ?",
                (store_id, client_id, ticket),
            ).fetchone()
            if row is None:
                return None
            requests = connection.execute(
                "SELECT name, status, code, line, answer FROM batch_request"
                " WHERE batch_id = ? ORDER BY position",
                (row[0],),
            ).fetchall()
        outcomes = [
            (name, Outcome(status=status, code=code, line=line, body=answer))
            for name, status, code, line, answer in requests
            if status is not None
        ]
        return Progress(status=row[1], total=len(requests), outcomes=outcomes)

    def search(
        self, store_id: int, client_id: str, status: BatchStatus, *, limit: int, offset: int
    ) -> list[tuple[str, str]]:
        """Return tickets and statuses of an app's batches, newest first."""
        with self._database.transaction() as connection:
            return connection.execute(
                "SELECT ticket, status FROM batch WHERE store_id = ? AND client_id = ?"
                " AND status = ? ORDER BY id DESC LIMIT ? OFFSET ?",
                (store_id, client_id, status, limit, offset),
            ).fetchall()

    def cancel_group(self, store_id: int, client_id: str, group_id: str) -> int:
        """End all batches of a group; what has not run never will. Return how many it stopped."""
        with self._database.transaction() as connection:
            rows = connection.execute(
                "SELECT id FROM batch WHERE store_id = ? AND client_id = ? AND group_id = ?"
                " AND status <> 'COMPLETED'",
                (store_id, client_id, group_id),
            ).fetchall()
            for (batch_id,) in rows:
                self.finish(batch_id)
        return len(rows)

    def delete(self, store_id: int, client_id: str, ticket: str) -> bool:
        """Forget a batch and what of it has not run; tell whether it was there."""
        with self._database.transaction() as connection:
            cursor = connection.execute(
                "DELETE FROM batch WHERE store_id = ? AND client_id = ? AND ticket = ?",
                (store_id, client_id, ticket),
            )
        return bool(cursor.rowcount)

    def waiting_stores(self) -> list[int]:
        """Return the stores that have something to be carried out."""
        with self._database.transaction() as connection:
            rows = connection.execute(
                "SELECT DISTINCT store_id FROM batch WHERE status <> 'COMPLETED'"
            ).fetchall()
        return [row[0] for row in rows]

    def start_next(self, store_id: int) -> Batch | None:
        """Return the oldest unfinished batch of a store, now in progress; None when all are."""
        with self._database.transaction() as connection:
            row = connection.execute(
                "UPDATE batch SET status = 'IN_PROGRESS' WHERE id = (SELECT MIN(id) FROM batch"
                " WHERE store_id = ? AND status <> 'COMPLETED') RETURNING id, token,"
                " stops_on_failure",
                (store_id,),
            ).fetchone()
        if row is None:
            return None
        batch_id, token, stops = row
        return Batch(id=batch_id, store_id=store_id, token=token, stops_on_failure=bool(stops))

    def next_item(self, batch_id: int) -> BatchItem | None:
        """Return the first request without an outcome; None when there is none (any more)."""
        with self._database.transaction() as connection:
            row: tuple[Any, ...] | None = connection.execute(
                "SELECT position, name, method, path, body FROM batch_request"
                " WHERE batch_id = ? AND status IS NULL ORDER BY position LIMIT 1",
                (batch_id,),
            ).fetchone()
        if row is None:
            return None
        position, name, method, path, body = row
        return BatchItem(
            position=position, name=name, method=method, path=path, body=json.loads(body)
        )

    def note(self, batch_id: int, item: BatchItem, outcome: Outcome) -> None:
        """Keep an outcome; of a batch that was deleted meanwhile nothing is kept."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE batch_request SET status = ?, code = ?, line = ?, answer = ?"
                " WHERE batch_id = ? AND position = ?",
                (outcome.status, outcome.code, outcome.line, outcome.body, batch_id, item.position),
            )

    def finish(self, batch_id: int) -> None:
        """Complete a batch; what has no outcome is not executed."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE batch_request SET status = 'NOT_EXECUTED', code = 0, line = '', answer = ''"
                " WHERE batch_id = ? AND status IS NULL",
                (batch_id,),
            )
            connection.execute("UPDATE batch SET status = 'COMPLETED' WHERE id = ?", (batch_id,))
