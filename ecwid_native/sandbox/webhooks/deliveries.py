"""The log of deliveries, which is their queue as well."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from ecwid_native.sandbox.clock import Clock
from ecwid_native.sandbox.database import Database
from ecwid_native.sandbox.webhooks.document import Webhook
from ecwid_native.sandbox.webhooks.post import Outcome
from ecwid_native.sandbox.webhooks.schedule import next_try

State = Literal["waiting", "sending", "delivered", "dropped", "blocked"]
STATES: tuple[State, ...] = ("waiting", "sending", "delivered", "dropped", "blocked")
Order = Literal["oldest", "newest", "shuffled"]
# The multiplier spreads neighbouring ids far apart, alike in each run.
ORDERS: dict[Order, str] = {
    "oldest": "next_try_at, id",
    "newest": "id DESC",
    "shuffled": "id * 2654435761 % 4294967296",
}
# Enough for the longest test; a sandbox may run for days.
KEPT_DELIVERIES = 20_000
COLUMNS = (
    "id, client_id, event_id, event_type, event_created, store_id, body, signature, state,"
    " created_at, next_try_at, replay_of"
)


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """One request that was sent.

    Args:
        at: when it began, in the sandbox's time.
        url, headers: as sent.
        status: of the answer; None when there was none.
        error: why there was none; else "".
        seconds: until the answer, in real time.
    """

    at: datetime
    url: str
    headers: tuple[tuple[str, str], ...]
    status: int | None
    error: str
    seconds: float


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """One webhook on its way to one app.

    Args:
        id: counts up.
        client_id: the app.
        webhook: what is sent; another delivery of the same event has the same.
        state: "waiting" (for its first or next try), "sending", "delivered", "dropped" (after the
            last retry) or "blocked".
        created_at: when it entered the log.
        next_try_at: when it is due; None when nothing will be tried.
        replay_of: the delivery that this one repeats, or None.
        attempts: what was sent so far, oldest first.
    """

    id: int
    client_id: str
    webhook: Webhook
    state: State
    created_at: datetime
    next_try_at: datetime | None
    replay_of: int | None
    attempts: tuple[Attempt, ...]


class Deliveries:
    """Keeps deliveries and their attempts in the state file."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Keep them in `database`, timed by `clock`."""
        self._database = database
        self._clock = clock

    def add(
        self, webhook: Webhook, *, client_id: str, state: State, replay_of: int | None = None
    ) -> int:
        """Put a delivery into the log, due at once, and return its id."""
        now = self._clock.timestamp()
        with self._database.transaction() as connection:
            cursor = connection.execute(
                "INSERT INTO webhook_delivery (event_id, event_type, event_created, client_id,"
                " store_id, body, signature, state, created_at, next_try_at, replay_of)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(webhook.event_id, webhook.event_type, webhook.event_created, client_id),
                    *(webhook.store_id, webhook.body, webhook.signature),
                    *(state, now, now if state == "waiting" else None, replay_of),
                ),
            )
            delivery_id = cursor.lastrowid or 0
            connection.execute(
                "DELETE FROM webhook_delivery WHERE id <= ?"
                " AND state NOT IN ('waiting', 'sending')",
                (delivery_id - KEPT_DELIVERIES,),
            )
        return delivery_id

    def claim(self, order: Order) -> Delivery | None:
        """Return a delivery that is due, marked as being sent; None when none is."""
        with self._database.transaction() as connection:
            row = connection.execute(
                "UPDATE webhook_delivery SET state = 'sending' WHERE id = ("  # noqa: S608 - a constant
                "SELECT id FROM webhook_delivery WHERE state = 'waiting' AND next_try_at <= ?"
                f" ORDER BY {ORDERS[order]} LIMIT 1) RETURNING id",
                (self._clock.timestamp(),),
            ).fetchone()
            return None if row is None else self.get(row[0])

    def record(
        self,
        delivery: Delivery,
        outcome: Outcome,
        *,
        at: float,
        url: str,
        headers: list[tuple[str, str]],
    ) -> bool:
        """Keep an attempt and what follows from it; False when the log was emptied meanwhile."""
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT first_failed_at FROM webhook_delivery WHERE id = ? AND event_id = ?",
                (delivery.id, delivery.webhook.event_id),
            ).fetchone()
            if row is None:
                return False
            connection.execute(
                "INSERT INTO webhook_attempt VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    *(delivery.id, at, url, json.dumps(headers)),
                    *(outcome.status, outcome.error, outcome.seconds),
                ),
            )
            first_failed_at = at if row[0] is None else row[0]
            due = next_try(first_failed_at=first_failed_at, failures=len(delivery.attempts) + 1)
            if outcome.is_success:
                self._end(connection, delivery.id, "delivered")
            elif due is None:
                self._end(connection, delivery.id, "dropped")
            else:
                connection.execute(
                    "UPDATE webhook_delivery SET state = 'waiting', first_failed_at = ?,"
                    " next_try_at = ? WHERE id = ? AND state = 'sending'",
                    (first_failed_at, due, delivery.id),
                )
        return True

    def drop(self, delivery_id: int) -> None:
        """Never try a delivery again."""
        with self._database.transaction() as connection:
            self._end(connection, delivery_id, "dropped")

    def block(self, client_id: str) -> None:
        """Give up everything on its way to an app."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE webhook_delivery SET state = 'blocked', next_try_at = NULL"
                " WHERE client_id = ? AND state IN ('waiting', 'sending')",
                (client_id,),
            )

    def put_back(self) -> None:
        """Make what an ended process was sending due again: nobody knows whether it arrived."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE webhook_delivery SET state = 'waiting' WHERE state = 'sending'"
            )

    def next_due_at(self) -> float | None:
        """Return when the next waiting delivery is due, in UNIX seconds; None when none waits."""
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT MIN(next_try_at) FROM webhook_delivery WHERE state = 'waiting'"
            ).fetchone()
        return None if row[0] is None else float(row[0])

    def count(self, state: State) -> int:
        """Return how many deliveries are in a state."""
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT COUNT(*) FROM webhook_delivery WHERE state = ?", (state,)
            ).fetchone()
        return int(row[0])

    def get(self, delivery_id: int) -> Delivery | None:
        """Return a delivery, or None."""
        found = self._select("id = ?", (delivery_id,), limit=1)
        return found[0] if found else None

    def require(self, delivery_id: int) -> Delivery:
        """Return a delivery, or raise LookupError."""
        delivery = self.get(delivery_id)
        if delivery is None:
            raise LookupError(f"There is no delivery {delivery_id}.")
        return delivery

    def newest(self, *, store_id: int | None = None, limit: int = -1) -> list[Delivery]:
        """Return the newest deliveries, oldest of them first."""
        return self._select("?1 IS NULL OR store_id = ?1", (store_id,), limit=limit)

    def clear(self) -> None:
        """Empty the log; what waits is never sent."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM webhook_delivery")

    def _end(self, connection: sqlite3.Connection, delivery_id: int, state: State) -> None:
        connection.execute(
            "UPDATE webhook_delivery SET state = ?, next_try_at = NULL WHERE id = ?",
            (state, delivery_id),
        )

    def _select(self, where: str, values: tuple[object, ...], *, limit: int) -> list[Delivery]:
        with self._database.transaction() as connection:
            rows = connection.execute(
                f"SELECT {COLUMNS} FROM webhook_delivery WHERE {where}"  # noqa: S608 - constants
                " ORDER BY id DESC LIMIT ?",
                (*values, limit),
            ).fetchall()
            return [
                _delivery(
                    row,
                    connection.execute(
                        "SELECT at, url, headers, status, error, seconds FROM webhook_attempt"
                        " WHERE delivery_id = ? ORDER BY rowid",
                        (row[0],),
                    ).fetchall(),
                )
                for row in reversed(rows)
            ]


def _delivery(row: tuple[Any, ...], attempts: list[tuple[Any, ...]]) -> Delivery:
    return Delivery(
        id=row[0],
        client_id=row[1],
        webhook=Webhook(
            event_id=row[2],
            event_type=row[3],
            event_created=row[4],
            store_id=row[5],
            body=row[6],
            signature=row[7],
        ),
        state=row[8],
        created_at=_moment(row[9]),
        next_try_at=None if row[10] is None else _moment(row[10]),
        replay_of=row[11],
        attempts=tuple(
            Attempt(
                at=_moment(at),
                url=url,
                headers=tuple((name, value) for name, value in json.loads(headers)),
                status=status,
                error=error,
                seconds=seconds,
            )
            for at, url, headers, status, error, seconds in attempts
        ),
    )


def _moment(timestamp: float) -> datetime:
    return datetime.fromtimestamp(timestamp, tz=UTC)
