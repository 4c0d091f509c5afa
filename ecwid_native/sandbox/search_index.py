"""Searches that see what was there a moment ago, as those of the platform do.

Source: docs.ecwid.com, "REST API overview" (read 2026-11): results come from an index that lags
behind writes by seconds; a single read does not. The official client's tests wait 1.5 seconds
before they search. That it is two seconds for every kind of thing is our choice.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources

from ecwid_native.sandbox.database import Database

DELAY_SECONDS = 2
NAME = re.compile(r"CREATE (TRIGGER|VIEW) (\w+)")


def note_writes(database: Database, on: bool) -> None:
    """Begin or end to note how each write is taken back; without, nothing is slower."""
    script = resources.files(__package__).joinpath("search_index.sql").read_text()
    if not on:
        names = reversed(NAME.findall(script))
        script = "".join(f"DROP {kind} {name};" for kind, name in names)
        script += "DELETE FROM unindexed;"
    database.change_schema(script)


@contextmanager
def as_indexed(database: Database, store_id: int) -> Iterator[None]:
    """Show a store's documents as the index has them, to what reads them inside the block.

    The latest writes are taken back and then made again, in one transaction; what was noted for
    that is forgotten after the delay.
    """
    with database.transaction() as connection:
        # Notes from the future are of the time before the clock was set back.
        connection.execute(
            "DELETE FROM unindexed WHERE store_id = ? AND written_at NOT BETWEEN"
            " (SELECT now FROM sandbox_time) - ? AND (SELECT now FROM sandbox_time)",
            (store_id, DELAY_SECONDS),
        )
        connection.execute("SAVEPOINT search")
        try:
            for (undo,) in connection.execute(
                "SELECT undo FROM unindexed WHERE store_id = ? ORDER BY number DESC", (store_id,)
            ).fetchall():
                connection.execute(undo)
            yield
        finally:
            connection.execute("ROLLBACK TO search")
            connection.execute("RELEASE search")
