"""The SQLite file (or memory) that holds the sandbox's state."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

SCHEMA_VERSION = 4
TABLES = (
    "batch_request",
    "batch",
    "blob",
    "category_product",
    "webhook_delivery",
    "webhook_endpoint",
    "deletion",
    "document_sequence",
    "document",
    "event",
    "storage",
    "installation",
    "store",
    "unindexed",
    "setting",
)


class StateFileError(Exception):
    """The state file cannot be used; the message says what to do."""


class Database:
    """One SQLite connection shared by all threads, one transaction at a time.

    A single connection makes ":memory:" and a file behave alike, and the sandbox has a handful of
    callers at most.
    """

    def __init__(self, path: str | Path = ":memory:") -> None:
        """Open `path`, creating the file, its folder and the tables when they are missing.

        Raises:
            StateFileError: when the file is no SQLite file of this version of the sandbox.
        """
        self._lock = threading.RLock()
        self._after_commit: list[Callable[[], None]] = []
        try:
            if str(path) != ":memory:":
                Path(path).parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        except (OSError, sqlite3.Error) as exc:
            raise StateFileError(f"The state file {path} cannot be opened: {exc}.") from exc
        try:
            self._prepare(path)
        except sqlite3.Error as exc:
            self._connection.close()
            raise StateFileError(f"The state file {path} cannot be used: {exc}.") from exc
        except StateFileError:
            self._connection.close()
            raise

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Yield the connection inside a transaction; nested calls join the outer one."""
        with self._lock:
            if self._connection.in_transaction:
                yield self._connection
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._after_commit.clear()
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
            callbacks, self._after_commit = self._after_commit, []
        for callback in callbacks:
            callback()

    def on_commit(self, callback: Callable[[], None]) -> None:
        """Call `callback` once the current transaction is committed; never if it is rolled back."""
        self._after_commit.append(callback)

    def setting(self, name: str, default: str) -> str:
        """Return a remembered setting of the sandbox itself."""
        with self.transaction() as connection:
            row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return default if row is None else str(row[0])

    def remember(self, name: str, value: str) -> None:
        """Keep a setting of the sandbox itself across restarts."""
        with self.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    def change_schema(self, script: str) -> None:
        """Carry out SQL statements that create or drop, all or none of them."""
        with self._lock:
            self._connection.executescript(f"BEGIN IMMEDIATE; {script} COMMIT;")

    def copy_to(self, other: sqlite3.Connection) -> None:
        """Write everything into another database."""
        with self._lock:
            self._connection.backup(other)

    def copy_from(self, other: sqlite3.Connection) -> None:
        """Replace everything by what another database holds.

        Raises:
            ValueError: it was not written by this version of the sandbox.
            sqlite3.Error: it cannot be read.
        """
        if other.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION:
            raise ValueError("The snapshot was not written by this version of the sandbox.")
        with self._lock:
            other.backup(self._connection)

    def clear(self) -> None:
        """Forget everything."""
        with self.transaction() as connection:
            for table in TABLES:
                connection.execute(f"DELETE FROM {table}")  # noqa: S608 - a constant of this module

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def _prepare(self, path: str | Path) -> None:
        execute = self._connection.execute
        self._connection.create_function("fold", 1, _fold, deterministic=True)
        execute("PRAGMA foreign_keys = ON")
        execute("PRAGMA journal_mode = WAL")
        execute("PRAGMA synchronous = NORMAL")
        version = execute("PRAGMA user_version").fetchone()[0]
        if version == SCHEMA_VERSION:
            return
        if version or execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            raise StateFileError(
                f"The state file {path} was not written by this version of the sandbox: "
                "move it away or choose another file."
            )
        package = resources.files(__package__)
        schema = package.joinpath("schema.sql").read_text()
        statistics = package.joinpath("statistics.sql").read_text()
        self._connection.executescript(
            f"BEGIN; {schema} {statistics} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
        )


def _fold(value: str | bytes | float | None) -> str | bytes | float | None:
    """SQLite's own comparison knows the cases of ASCII only."""
    return value.casefold() if isinstance(value, str) else value
