"""Application storage: strings by key, per app and store.

Source: docs.ecwid.com, "Get all app storage data" and the pages next to it (read 2026-11).
"""

from collections.abc import Mapping

from ecwid_native.sandbox.database import Database
from ecwid_native.sandbox.events import EventBus

PUBLIC_KEY = "public"
MAX_KEY = 1_024
MAX_PUBLIC_BYTES = 256 * 1024
MAX_PRIVATE_BYTES = 1024 * 1024


class ValueTooLargeError(ValueError):
    """The value is larger than the platform keeps under this key."""


class ApplicationStorage:
    """Reads and writes the values of one app in one store."""

    def __init__(self, database: Database, events: EventBus) -> None:
        """Keep values in `database`."""
        self._database = database
        self._events = events

    def all(self, client_id: str, store_id: int) -> dict[str, str]:
        """Return every key with its value."""
        with self._database.transaction() as connection:
            rows = connection.execute(
                "SELECT key, value FROM storage WHERE client_id = ? AND store_id = ? ORDER BY key",
                (client_id, store_id),
            ).fetchall()
        return dict(rows)

    def get(self, client_id: str, store_id: int, key: str) -> str | None:
        """Return one value, or None when the key is missing."""
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT value FROM storage WHERE client_id = ? AND store_id = ? AND key = ?",
                (client_id, store_id, key),
            ).fetchone()
        return None if row is None else str(row[0])

    def put(self, client_id: str, store_id: int, key: str, value: str) -> None:
        """Write one value, creating or overwriting the key.

        Raises:
            ValueTooLargeError: over 256 KiB for `public`, over 1 MiB for another key.
            ValueError: the key is empty or longer than 1024 characters.
        """
        if not 0 < len(key) <= MAX_KEY:
            raise ValueError(f"A storage key has 1 to {MAX_KEY} characters")
        limit = MAX_PUBLIC_BYTES if key == PUBLIC_KEY else MAX_PRIVATE_BYTES
        if len(value.encode()) > limit:
            raise ValueTooLargeError(f"The value of this key can have at most {limit} bytes")
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO storage (client_id, store_id, key, value)"
                " VALUES (?, ?, ?, ?)",
                (client_id, store_id, key, value),
            )
            self._changed(client_id, store_id)

    def delete(self, client_id: str, store_id: int, key: str) -> bool:
        """Delete one key and tell whether it was there."""
        with self._database.transaction() as connection:
            cursor = connection.execute(
                "DELETE FROM storage WHERE client_id = ? AND store_id = ? AND key = ?",
                (client_id, store_id, key),
            )
            if cursor.rowcount:
                self._changed(client_id, store_id)
            return bool(cursor.rowcount)

    def replace(self, client_id: str, store_id: int, values: Mapping[str, str]) -> None:
        """Make `values` the whole storage of this app in this store."""
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM storage WHERE client_id = ? AND store_id = ?", (client_id, store_id)
            )
            for key, value in values.items():
                self.put(client_id, store_id, key, value)

    def _changed(self, client_id: str, store_id: int) -> None:
        self._events.publish("application.storageChanged", store_id=store_id, client_id=client_id)
