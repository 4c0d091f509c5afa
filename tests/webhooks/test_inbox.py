"""The inbox file of a deployment on SQLite; it needs no database but a file of its own."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from ecwid_native.exceptions import InboxError
from ecwid_native.webhooks import inbox
from ecwid_native.webhooks.inbox import InboxRow, InboxWriter


def row(number: int, *, app: str = "demo", store_id: int = 1003) -> InboxRow:
    """A row of its own."""
    return InboxRow(
        app=app, event_id=f"event {number}", store_id=store_id, received_at=number, body="{}"
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that is not there yet."""
    return tmp_path / "inbox"


def ids(path: Path, position: int = 0) -> list[str]:
    return [each.event_id for each in inbox.read_after(path, position, limit=1_000)]


def test_what_many_threads_put_is_there_once_and_in_order(path: Path) -> None:
    writer = InboxWriter(path)

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda number: writer.put(row(number % 50)), range(200)))

    positions = [each.position for each in inbox.read_after(path, 0, limit=1_000)]
    assert sorted(ids(path)) == sorted(f"event {number}" for number in range(50))
    assert positions == sorted(positions)


def test_several_writers_do_not_disturb_each_other(path: Path) -> None:
    writers = [InboxWriter(path) for _ in range(3)]  # as in three processes

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(lambda number: writers[number % 3].put(row(number // 3)), range(120)))

    assert len(ids(path)) == 40


def test_put_returns_after_the_commit_and_not_before(path: Path) -> None:
    writer = InboxWriter(path)
    writer.put(row(1))
    blocker = inbox.connect(path)
    blocker.execute("BEGIN IMMEDIATE")
    returned = threading.Event()

    def put() -> None:
        writer.put(row(2))
        returned.set()

    thread = threading.Thread(target=put)
    thread.start()
    waited = returned.wait(0.2)
    seen = ids(path)
    blocker.execute("ROLLBACK")
    blocker.close()
    thread.join()

    assert (waited, seen) == (False, ["event 1"])
    assert ids(path) == ["event 1", "event 2"]


def test_a_disk_that_comes_back_needs_no_restart(tmp_path: Path) -> None:
    path = tmp_path / "not mounted" / "inbox"
    writer = InboxWriter(path)

    with pytest.raises(InboxError):
        writer.put(row(1))
    path.parent.mkdir()
    writer.put(row(1))

    assert ids(path) == ["event 1"]


def test_a_full_disk_loses_nothing_and_needs_no_restart(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R2 on SQLite: put says so, for each of those that came together; then there is room again."""
    writer = InboxWriter(path)
    writer.put(row(0))
    connect, is_full = inbox.connect, True

    def connect_to_full_disk(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        if is_full:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    def put(number: int) -> str:
        try:
            writer.put(replace(row(number), body="x" * 10_000))
        except InboxError as error:
            return str(error)
        return "kept"

    monkeypatch.setattr(inbox, "connect", connect_to_full_disk)
    writer._close()
    with ThreadPoolExecutor(8) as pool:
        while_full = list(pool.map(put, range(1, 30)))
        is_full = False
        afterwards = list(pool.map(put, range(1, 30)))

    assert set(while_full) == {"the inbox cannot be written: database or disk is full"}
    assert set(afterwards) == {"kept"}
    assert sorted(ids(path)) == sorted(f"event {number}" for number in range(30))


def test_a_row_that_cannot_be_written_does_not_end_the_writer(path: Path) -> None:
    writer = InboxWriter(path)

    with pytest.raises(InboxError, match="too large"):
        writer.put(row(1, store_id=2**70))
    writer.put(row(2))

    assert ids(path) == ["event 2"]


def test_a_file_that_is_made_anew_has_another_name(path: Path) -> None:
    InboxWriter(path).put(row(1))
    name = inbox.identity(path)

    other = path.with_name("other")
    InboxWriter(other).put(row(1))

    assert inbox.identity(path) == name != inbox.identity(other)


def test_positions_are_never_used_again(path: Path) -> None:
    writer = InboxWriter(path)
    writer.put(row(1))
    inbox.prune(path, position=10, before=10**10)

    writer.put(row(2))

    assert ids(path, position=1) == ["event 2"]


def test_only_what_has_arrived_and_is_old_is_pruned(path: Path) -> None:
    writer = InboxWriter(path)
    for number in range(1, 6):
        writer.put(row(number))

    pruned = inbox.prune(path, position=3, before=3)

    assert pruned == 2
    assert ids(path) == ["event 3", "event 4", "event 5"]


def test_a_store_is_forgotten(path: Path) -> None:
    writer = InboxWriter(path)
    writer.put(row(1))
    writer.put(row(2, store_id=1004))
    writer.put(row(3, app="other"))

    inbox.forget_store(path, app="demo", store_id=1003)

    assert ids(path) == ["event 2", "event 3"]
