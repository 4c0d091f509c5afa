"""The stores of the sandbox."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ecwid_native.sandbox.clock import Clock
from ecwid_native.sandbox.database import Database
from ecwid_native.sandbox.events import EventBus
from ecwid_native.sandbox.plans import FREE, PLANS

# Ids stay exact in JavaScript, which reads them in the payload and in the storefront's data.
MAX_STORE_ID = 2**53 - 1
MAX_NAME = 200
COLUMNS = "id, name, plan, suspended, language, panel_language, created_at"


@dataclass(frozen=True, kw_only=True)
class Store:
    """One merchant's store."""

    id: int
    name: str
    plan: str
    suspended: bool
    language: str
    panel_language: str
    created_at: datetime

    @property
    def is_free(self) -> bool:
        """Tell whether the plan is without API, embedded apps and storefront scripts."""
        return self.plan == FREE


class Stores:
    """Creates, reads and changes stores."""

    def __init__(self, database: Database, clock: Clock, events: EventBus) -> None:
        """Keep stores in `database`."""
        self._database = database
        self._clock = clock
        self._events = events

    def create(
        self,
        store_id: int,
        *,
        name: str = "",
        plan: str = "business",
        language: str = "en",
        suspended: bool = False,
    ) -> Store:
        """Create a store.

        Raises:
            ValueError: the id is taken or out of range, or another value is not usable.
        """
        name = name or f"Store {store_id}"
        check_store_id(store_id)
        check_values(name=name, plan=plan, language=language)
        with self._database.transaction() as connection:
            if self.get(store_id) is not None:
                raise ValueError(f"Store {store_id} exists already.")
            connection.execute(
                f"INSERT INTO store ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - constant
                (store_id, name, plan, suspended, language, language, self._clock.timestamp()),
            )
            self._events.publish("store.created", store_id=store_id)
            return self.require(store_id)

    def get(self, store_id: int) -> Store | None:
        """Return a store, or None."""
        if not 0 < store_id <= MAX_STORE_ID:
            return None
        with self._database.transaction() as connection:
            row = connection.execute(
                f"SELECT {COLUMNS} FROM store WHERE id = ?",  # noqa: S608 - constant
                (store_id,),
            ).fetchone()
        return None if row is None else _store(row)

    def require(self, store_id: int) -> Store:
        """Return a store, or raise LookupError."""
        store = self.get(store_id)
        if store is None:
            raise LookupError(f"There is no store {store_id}.")
        return store

    def all(self) -> list[Store]:
        """Return every store by id."""
        with self._database.transaction() as connection:
            rows = connection.execute(
                f"SELECT {COLUMNS} FROM store ORDER BY id"  # noqa: S608 - constant
            ).fetchall()
        return [_store(row) for row in rows]

    def change(
        self,
        store_id: int,
        *,
        name: str | None = None,
        plan: str | None = None,
        language: str | None = None,
        panel_language: str | None = None,
        suspended: bool | None = None,
    ) -> Store:
        """Change what is given; plan and suspension are published as the platform names them.

        Raises:
            LookupError: there is no such store.
            ValueError: a value is not usable.
        """
        wanted = {
            "name": name,
            "plan": plan,
            "language": language,
            "panel_language": panel_language,
            "suspended": suspended,
        }
        with self._database.transaction() as connection:
            before = self.require(store_id)
            changes = {
                column: value
                for column, value in wanted.items()
                if value is not None and value != getattr(before, column)
            }
            check_values(**{k: v for k, v in changes.items() if isinstance(v, str)})
            for column, value in changes.items():
                connection.execute(
                    f"UPDATE store SET {column} = ? WHERE id = ?",  # noqa: S608 - our own names
                    (value, store_id),
                )
            if changes:
                self._events.publish("store.changed", store_id=store_id, fields=sorted(changes))
            if {"plan", "suspended"} & changes.keys():
                self._events.publish(
                    "profile.subscriptionStatusChanged",
                    store_id=store_id,
                    oldSubscriptionName=_subscription_name(before.plan),
                    newSubscriptionName=_subscription_name(changes.get("plan", before.plan)),
                )
            return self.require(store_id)

    def delete(self, store_id: int) -> None:
        """Delete a store with its installations and their storage."""
        with self._database.transaction() as connection:
            self.require(store_id)
            connection.execute("DELETE FROM store WHERE id = ?", (store_id,))
            self._events.publish("store.deleted", store_id=store_id)


def check_store_id(store_id: int) -> None:
    """Raise ValueError unless `store_id` is an id that every reader can hold."""
    if isinstance(store_id, bool) or not isinstance(store_id, int):
        raise ValueError("A store id is a whole number.")
    if not 0 < store_id <= MAX_STORE_ID:
        raise ValueError(f"A store id is between 1 and {MAX_STORE_ID}.")


def check_values(
    *,
    name: str | None = None,
    plan: str | None = None,
    language: str | None = None,
    panel_language: str | None = None,
) -> None:
    """Raise ValueError for a name, plan or language that a store cannot have."""
    if name is not None and not 0 < len(name) <= MAX_NAME:
        raise ValueError(f"A store name has 1 to {MAX_NAME} characters.")
    if plan is not None and plan not in PLANS:
        raise ValueError(f"The plan must be one of {', '.join(PLANS)}.")
    for code in (language, panel_language):
        if code is not None and not (code.replace("_", "").isalpha() and 2 <= len(code) <= 10):
            raise ValueError("A language is a code such as en or pt_BR.")


def _subscription_name(plan: object) -> str:
    # ECWID_BUSINESS and ECWID_UNLIMITED are documented; the others are named after them.
    return f"ECWID_{str(plan).upper()}"


def _store(row: tuple[Any, ...]) -> Store:
    store_id, name, plan, suspended, language, panel_language, created_at = row
    return Store(
        id=store_id,
        name=name,
        plan=plan,
        suspended=bool(suspended),
        language=language,
        panel_language=panel_language,
        created_at=datetime.fromtimestamp(created_at, tz=UTC),
    )
