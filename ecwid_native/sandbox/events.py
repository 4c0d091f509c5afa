"""Everything that changes in the sandbox is published here."""

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from ecwid_native.sandbox.clock import Clock
from ecwid_native.sandbox.database import Database

# Enough for any debugging session; a demo that runs for weeks must not grow without end.
KEPT_EVENTS = 1_000


@dataclass(frozen=True, kw_only=True)
class Event:
    """One change: a platform event type such as `application.installed`, or one of our own."""

    id: int
    type: str
    store_id: int | None
    client_id: str | None
    data: Mapping[str, object]
    created_at: datetime


class EventBus:
    """Remembers events in the state file and calls subscribers after the commit."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Publish into `database`, stamped by `clock`."""
        self._database = database
        self._clock = clock
        self._subscribers: list[Callable[[Event], None]] = []
        self._recorders: list[Callable[[Event], None]] = []
        self._lock = threading.Lock()

    def subscribe(self, subscriber: Callable[[Event], None]) -> Callable[[], None]:
        """Call `subscriber` with each event from now on; the returned function ends that."""
        with self._lock:
            self._subscribers.append(subscriber)

        def unsubscribe() -> None:
            with self._lock:
                if subscriber in self._subscribers:
                    self._subscribers.remove(subscriber)

        return unsubscribe

    def record_with(self, recorder: Callable[[Event], None]) -> None:
        """Call `recorder` with each event in the event's own transaction.

        What it writes is kept together with the event or not at all.
        """
        self._recorders.append(recorder)

    def publish(
        self,
        event_type: str,
        *,
        store_id: int | None = None,
        client_id: str | None = None,
        **data: object,
    ) -> None:
        """Record an event in the current transaction; subscribers hear it after the commit."""
        now = self._clock.timestamp()
        with self._database.transaction() as connection:
            cursor = connection.execute(
                "INSERT INTO event (type, store_id, client_id, data, created_at)"
                " VALUES (?, ?, ?, ?, ?)",
                (event_type, store_id, client_id, json.dumps(data), now),
            )
            event_id = cursor.lastrowid or 0
            connection.execute("DELETE FROM event WHERE id <= ?", (event_id - KEPT_EVENTS,))
            event = Event(
                id=event_id,
                type=event_type,
                store_id=store_id,
                client_id=client_id,
                data=data,
                created_at=datetime.fromtimestamp(now, tz=UTC),
            )
            for record in self._recorders:
                record(event)
            self._database.on_commit(lambda: self._tell(event))

    def since(self, event_id: int = 0) -> list[Event]:
        """Return the remembered events after `event_id`, oldest first."""
        with self._database.transaction() as connection:
            rows = connection.execute(
                "SELECT id, type, store_id, client_id, data, created_at FROM event"
                " WHERE id > ? ORDER BY id",
                (event_id,),
            ).fetchall()
        return [
            Event(
                id=row[0],
                type=row[1],
                store_id=row[2],
                client_id=row[3],
                data=json.loads(row[4]),
                created_at=datetime.fromtimestamp(row[5], tz=UTC),
            )
            for row in rows
        ]

    def _tell(self, event: Event) -> None:
        with self._lock:
            subscribers = tuple(self._subscribers)
        for subscriber in subscribers:
            subscriber(event)
