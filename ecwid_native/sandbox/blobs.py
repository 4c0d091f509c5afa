"""Uploaded bytes, such as pictures and files of products."""

from dataclasses import dataclass, field

from ecwid_native.sandbox.database import Database
from ecwid_native.sandbox.documents import MAX_ID, Documents


@dataclass(frozen=True, kw_only=True)
class Blob:
    """One upload."""

    content_type: str
    body: bytes = field(repr=False)


class Blobs:
    """Keeps uploads in the state file."""

    def __init__(self, database: Database, documents: Documents) -> None:
        """Keep them in `database`; `documents` gives them ids that are never given twice."""
        self._database = database
        self._documents = documents

    def put(self, store_id: int, body: bytes, content_type: str) -> int:
        """Store an upload and return its id."""
        with self._database.transaction() as connection:
            blob_id = self._documents.next_id(store_id, "blob")
            connection.execute(
                "INSERT INTO blob (store_id, id, content_type, body) VALUES (?, ?, ?, ?)",
                (store_id, blob_id, content_type, body),
            )
        return blob_id

    def get(self, store_id: int, blob_id: int) -> Blob | None:
        """Return an upload of this store, or None."""
        if not 0 < blob_id <= MAX_ID:
            return None
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT content_type, body FROM blob WHERE id = ? AND store_id = ?",
                (blob_id, store_id),
            ).fetchone()
        return None if row is None else Blob(content_type=row[0], body=row[1])

    def delete(self, store_id: int, blob_id: int | None) -> None:
        """Forget an upload; one that is not there, or None, is no error."""
        if blob_id is None:
            return
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM blob WHERE id = ? AND store_id = ?", (blob_id, store_id)
            )
