"""Prepared statements on PostgreSQL, run without the machinery of Django's and psycopg's cursors.

A cursor reads the statement, looks for the type of each value, and waits in Python; for the one
statement that every webhook waits for, that takes longer than the server needs to run it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    from psycopg import Connection

POOLED = "DISABLE_SERVER_SIDE_CURSORS"
TEXT, BINARY = 0, 1

_names: WeakKeyDictionary[Connection[Any], dict[str, bytes]] = WeakKeyDictionary()
"""The statements that each connection knows, and their names; its own thread alone looks."""


def can_prepare(connection: BaseDatabaseWrapper) -> bool:
    """Whether statements can be prepared: with psycopg 3, and without a pooler.

    A pooler that hands each transaction to another server, which Django is told by that setting,
    would not find them again.
    """
    database: Any = getattr(connection, "Database", None)
    is_psycopg = getattr(database, "__name__", "") == "psycopg"
    return is_psycopg and not connection.settings_dict.get(POOLED)


def run_prepared(
    connection: BaseDatabaseWrapper, statement: str, values: Sequence[bytes], formats: Sequence[int]
) -> int:
    """Run a statement, which this connection plans once; return how many rows it wrote.

    It is committed then: neither Django nor psycopg may have a transaction open, or ready to be.

    Args:
        statement: with ``$1`` for the first value.
        values: as PostgreSQL reads them.
        formats: ``TEXT`` or ``BINARY`` for each. Text in binary form is its bytes and its length.

    Raises:
        django.db.Error: as Django's cursors do.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors:
        return _run(connection.connection, statement, values, formats)


def _run(
    connection: Connection[Any], statement: str, values: Sequence[bytes], formats: Sequence[int]
) -> int:
    server, names = connection.pgconn, _names.setdefault(connection, {})
    if statement not in names:
        name = f"ecwid_{len(names)}".encode()
        _require_success(connection, server.prepare(name, statement.encode()))
        names[statement] = name
    result = server.exec_prepared(names[statement], values, formats)
    _require_success(connection, result)
    return result.command_tuples or 0


def _require_success(connection: Connection[Any], result: Any) -> None:
    # Not above: psycopg is there only where PostgreSQL is used.
    from psycopg import OperationalError, errors, pq

    if result.status == pq.ExecStatus.COMMAND_OK:
        return
    if connection.pgconn.status != pq.ConnStatus.OK:  # no server left to give the error a code
        raise OperationalError(result.get_error_message())
    raise errors.error_from_result(result)
