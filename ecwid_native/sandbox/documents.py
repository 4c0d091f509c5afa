"""The stores' resources: JSON documents by kind, searched inside SQLite."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from ecwid_native.sandbox.clock import Clock
from ecwid_native.sandbox.conditions import Condition
from ecwid_native.sandbox.database import Database

Document = dict[str, Any]

# High enough to be told from counts and positions at a glance.
FIRST_ID = 100_000_001
MAX_ID = 2**63 - 1
MANY = 1_000


@dataclass(frozen=True, kw_only=True)
class Found:
    """One page of a search."""

    items: list[Document]
    total: int


@dataclass(frozen=True, kw_only=True)
class Deletion:
    """What remains of a deleted document."""

    id: int
    deleted_at: float
    kept: Document


class Documents:
    """Keeps documents such as products and orders.

    A document has an `id` that is unique in its store and kind, and may have a parent, as a
    variation has a product. The names of kinds are constants of the code, never input.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        """Keep the documents in `database`, stamped by `clock`."""
        self._database = database
        self._clock = clock

    def insert(
        self,
        store_id: int,
        kind: str,
        document: Document,
        *,
        document_id: int | None = None,
        parent_id: int = 0,
    ) -> Document:
        """Store a new document and return it with its id.

        Raises:
            ValueError: `document_id` is taken.
        """
        with self._database.transaction() as connection:
            if document_id is None:
                document_id = self.next_id(store_id, kind)
            elif self.get(store_id, kind, document_id) is not None:
                raise ValueError(f"{kind} {document_id} exists already.")
            document = {**document, "id": document_id}
            connection.execute(
                "INSERT INTO document (store_id, kind, id, parent_id, body, changed_at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    store_id,
                    kind,
                    document_id,
                    parent_id,
                    encoded(document),
                    self._clock.timestamp(),
                ),
            )
        return document

    def insert_many(
        self, store_id: int, kind: str, documents: Iterable[Document], *, parent: str | None = None
    ) -> None:
        """Store new documents that have their ids already, thousands a second.

        Args:
            store_id: the store.
            kind: constant name of the kind.
            documents: with ids that none has.
            parent: the field that holds the parent's id, if they have one.
        """
        rows = ((each["id"], each[parent] if parent else 0, encoded(each)) for each in documents)
        self._insert_rows(store_id, kind, rows)

    def insert_encoded(self, store_id: int, kind: str, texts: Iterable[tuple[int, str]]) -> None:
        """Store new documents that are encoded already, with their ids; they have no parent."""
        self._insert_rows(store_id, kind, ((number, 0, text) for number, text in texts))

    def _insert_rows(self, store_id: int, kind: str, rows: Iterable[tuple[int, int, str]]) -> None:
        now = self._clock.timestamp()
        with self._database.transaction() as connection:
            stored = ((store_id, kind, *row, now) for row in rows)
            # To make and to store rows in turns takes half as long again.
            while some := list(islice(stored, MANY)):
                connection.executemany(
                    "INSERT INTO document (store_id, kind, id, parent_id, body, changed_at)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    some,
                )

    def next_id(self, store_id: int, kind: str) -> int:
        """Return an id that no document of the kind has or had in this store."""
        with self._database.transaction() as connection:
            row = connection.execute(
                "INSERT INTO document_sequence (store_id, kind, last_id)"
                " SELECT ?1, ?2, MAX(?3, COALESCE(MAX(id), 0) + 1) FROM ("
                "  SELECT id FROM document WHERE store_id = ?1 AND kind = ?2"
                "  UNION ALL SELECT id FROM deletion WHERE store_id = ?1 AND kind = ?2)"
                " WHERE 1 ON CONFLICT (store_id, kind) DO UPDATE"
                " SET last_id = MAX(last_id + 1, excluded.last_id) RETURNING last_id",
                (store_id, kind, FIRST_ID),
            ).fetchone()
        return int(row[0])

    def get(self, store_id: int, kind: str, document_id: int) -> Document | None:
        """Return a document, or None."""
        if not -MAX_ID <= document_id <= MAX_ID:
            return None
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT body FROM document WHERE store_id = ? AND kind = ? AND id = ?",
                (store_id, kind, document_id),
            ).fetchone()
        return None if row is None else _load(row[0])

    def replace(self, store_id: int, kind: str, document: Document) -> None:
        """Store a document in the place of the one with its id.

        Raises:
            LookupError: there is none.
        """
        with self._database.transaction() as connection:
            cursor = connection.execute(
                "UPDATE document SET body = ?, changed_at = ?"
                " WHERE store_id = ? AND kind = ? AND id = ?",
                (encoded(document), self._clock.timestamp(), store_id, kind, document["id"]),
            )
            if not cursor.rowcount:
                raise LookupError(f"There is no {kind} {document['id']}.")

    def delete(
        self, store_id: int, kind: str, document_id: int, *, kept: Document | None = None
    ) -> bool:
        """Delete a document; `kept` goes into the history. Tells whether it was there."""
        if not -MAX_ID <= document_id <= MAX_ID:
            return False
        with self._database.transaction() as connection:
            cursor = connection.execute(
                "DELETE FROM document WHERE store_id = ? AND kind = ? AND id = ?",
                (store_id, kind, document_id),
            )
            if not cursor.rowcount:
                return False
            connection.execute(
                "INSERT INTO deletion (store_id, kind, id, kept, deleted_at)"
                " VALUES (?, ?, ?, ?, ?)",
                (store_id, kind, document_id, encoded(kept or {}), self._clock.timestamp()),
            )
        return True

    def find(
        self,
        store_id: int,
        kind: str,
        *conditions: Condition,
        order: Sequence[str] = ("id",),
        limit: int = -1,
        offset: int = 0,
    ) -> Found:
        """Return one page of the documents that meet all conditions, and how many there are.

        Args:
            store_id: the store.
            kind: constant name of the kind.
            conditions: see conditions.py.
            order: SQL terms, see conditions.ascending and descending; the id decides a tie, in
                the direction of the last term.
            limit: at most so many; -1 for all.
            offset: leave out so many first.
        """
        where, values = _where(store_id, kind, conditions)
        tie = "id DESC" if order[-1:] and order[-1].endswith(" DESC") else "id"
        terms = ", ".join((*order, tie))
        with self._database.transaction() as connection:
            total = self.count(store_id, kind, *conditions)
            if offset >= total:  # nothing to look for a second time
                return Found(items=[], total=total)
            rows = connection.execute(
                f"SELECT body FROM document WHERE {where}"  # noqa: S608 - constants and marks
                f" ORDER BY {terms} LIMIT ? OFFSET ?",
                (*values, limit, offset),
            ).fetchall()
        return Found(items=[_load(row[0]) for row in rows], total=total)

    def count(self, store_id: int, kind: str, *conditions: Condition) -> int:
        """Return how many documents meet the conditions."""
        where, values = _where(store_id, kind, conditions)
        with self._database.transaction() as connection:
            row = connection.execute(
                f"SELECT COUNT(*) FROM document WHERE {where}",  # noqa: S608 - constants and marks
                values,
            ).fetchone()
        return int(row[0])

    def all(self, store_id: int, kind: str, *conditions: Condition) -> list[Document]:
        """Return all documents that meet the conditions, by id."""
        return self.find(store_id, kind, *conditions).items

    def fields(
        self, store_id: int, kind: str, names: Sequence[str], *conditions: Condition
    ) -> list[Document]:
        """Return some fields of all documents that meet the conditions, by id.

        Ten times as fast as whole documents; a field that is absent is None.
        """
        where, values = _where(store_id, kind, conditions)
        # The id is asked for as well: for a single path SQLite answers no list.
        paths = ", ".join(f"'$.{name}'" for name in ("id", *names) if name.isidentifier())
        with self._database.transaction() as connection:
            rows = connection.execute(
                f"SELECT json_extract(body, {paths}) FROM document"  # noqa: S608 - identifiers
                f" WHERE {where} ORDER BY id",
                values,
            ).fetchall()
        found = json.loads(f"[{','.join(row[0] for row in rows)}]")
        return [dict(zip(names, each[1:], strict=True)) for each in found]

    def first(self, store_id: int, kind: str, *conditions: Condition) -> Document | None:
        """Return the document with the lowest id that meets the conditions, or None."""
        found = self.find(store_id, kind, *conditions, limit=1).items
        return found[0] if found else None

    def has_any(self, store_id: int) -> bool:
        """Tell whether a store has documents of any kind."""
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT 1 FROM document WHERE store_id = ? LIMIT 1", (store_id,)
            ).fetchone()
        return row is not None

    def deletions(
        self,
        store_id: int,
        kind: str,
        *,
        since: float = float("-inf"),
        until: float = float("inf"),
        limit: int = -1,
        offset: int = 0,
    ) -> tuple[list[Deletion], int]:
        """Return one page of the history between two UNIX times, newest first, and its length."""
        where = "store_id = ? AND kind = ? AND deleted_at BETWEEN ? AND ?"
        values = (store_id, kind, since, until)
        with self._database.transaction() as connection:
            (total,) = connection.execute(
                f"SELECT COUNT(*) FROM deletion WHERE {where}",  # noqa: S608 - a constant
                values,
            ).fetchone()
            rows = connection.execute(
                f"SELECT id, deleted_at, kept FROM deletion WHERE {where}"  # noqa: S608 - a constant
                " ORDER BY deleted_at DESC, rowid DESC LIMIT ? OFFSET ?",
                (*values, limit, offset),
            ).fetchall()
        return [Deletion(id=row[0], deleted_at=row[1], kept=_load(row[2])) for row in rows], total

    def last_change(self, store_id: int, *kinds: str) -> float | None:
        """Return the UNIX time of the newest write or deletion among the kinds; None for never."""
        moments = []
        with self._database.transaction() as connection:
            for kind in kinds:
                for column, table in (("changed_at", "document"), ("deleted_at", "deletion")):
                    row = connection.execute(
                        f"SELECT MAX({column}) FROM {table}"  # noqa: S608 - constants
                        " WHERE store_id = ? AND kind = ?",
                        (store_id, kind),
                    ).fetchone()
                    moments.append(row[0])
        return max((moment for moment in moments if moment is not None), default=None)


def _where(
    store_id: int, kind: str, conditions: Sequence[Condition]
) -> tuple[str, tuple[object, ...]]:
    # The kind stands in the statement itself: a partial index serves no other form.
    if not kind.isidentifier():
        raise ValueError(kind)
    parts = ["store_id = ?", f"kind = '{kind}'", *(condition.sql for condition in conditions)]
    values = [value for condition in conditions for value in condition.values]
    return " AND ".join(parts), (store_id, *values)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def encoded(document: Document) -> str:
    """Return a document as it is stored."""
    return _ENCODER.encode(document)


def _load(text: str) -> Document:
    document: Document = json.loads(text)
    return document
