"""Prepared statements on PostgreSQL, which Django's own cursors do not make."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper


def is_psycopg(connection: BaseDatabaseWrapper) -> bool:
    """Whether the connection is one of psycopg 3 to PostgreSQL."""
    database: Any = getattr(connection, "Database", None)
    return connection.vendor == "postgresql" and getattr(database, "__name__", "") == "psycopg"


class Prepared:
    """Executes each statement as a prepared one, on a cursor of psycopg's."""

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor

    def execute(self, statement: str, parameters: list[Any]) -> None:
        """Plan the statement unless this connection has, and run it."""
        self._cursor.execute(statement, parameters, prepare=True)

    @property
    def rowcount(self) -> int:
        """How many rows the last statement wrote."""
        return int(self._cursor.rowcount)


@contextmanager
def prepared_cursor(connection: Any) -> Iterator[Prepared]:
    """A cursor of a psycopg connection, binding parameters on the server."""
    # Not above: psycopg is there only where PostgreSQL is used.
    from psycopg import Cursor

    with Cursor(connection) as cursor:
        yield Prepared(cursor)
