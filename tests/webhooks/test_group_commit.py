"""Threads that commit together: what each of them may rely on."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from ecwid_native.exceptions import InboxError
from ecwid_native.webhooks import group_commit
from ecwid_native.webhooks.group_commit import GroupCommit

THREADS = 16
INTERRUPTED = 999_999


class Place:
    """Somewhere to write to, which can be made to wait and to refuse."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.is_open = threading.Event()
        self.is_open.set()
        self.is_reached = threading.Event()

    def write(self, items: Sequence[int]) -> None:
        self.is_reached.set()
        self.is_open.wait()
        if any(item < 0 for item in items):
            raise ValueError("negative")
        if any(item == INTERRUPTED for item in items):
            raise SystemExit
        if any(item >= 1_000 for item in items):
            raise ConnectionError("nobody is there")
        self.batches.append(list(items))

    @property
    def items(self) -> list[int]:
        return sorted(item for batch in self.batches for item in batch)


@pytest.fixture
def place() -> Place:
    return Place()


def put_together(group: GroupCommit[int], place: Place, items: Sequence[int]) -> list[str]:
    """Put items while an earlier one is being written; what became of each."""

    def put(item: int) -> str:
        try:
            group.put(item)
        except InboxError as error:
            return type(error.__cause__).__name__
        except SystemExit:
            return "interrupted"
        return "written"

    place.is_open.clear()
    place.is_reached.clear()
    with ThreadPoolExecutor(len(items) + 1) as pool:
        pool.submit(put, 0)
        place.is_reached.wait()
        found = [pool.submit(put, item) for item in items]
        while len(group._waiting) < len(items):
            time.sleep(0.001)
        place.is_open.set()
        return [each.result() for each in found]


def test_those_that_come_meanwhile_are_written_together(place: Place) -> None:
    group = GroupCommit(place.write, most=5)

    assert set(put_together(group, place, range(1, 8))) == {"written"}
    assert [len(batch) for batch in place.batches] == [1, 5, 2]
    assert place.items == list(range(8))


def test_who_is_alone_waits_for_nobody(place: Place) -> None:
    group = GroupCommit(place.write, most=5)

    for number in range(3):
        group.put(number)

    assert place.batches == [[0], [1], [2]]


def test_each_item_of_many_threads_is_written_once(place: Place) -> None:
    group = GroupCommit(place.write, most=7)

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(group.put, range(900)))

    assert place.items == list(range(900))
    assert not group._is_led


def test_one_that_cannot_be_written_takes_no_other_with_it(place: Place) -> None:
    group = GroupCommit(place.write, most=50)

    assert put_together(group, place, [1, -2, 3]) == ["written", "ValueError", "written"]
    assert place.items == [0, 1, 3]


def test_all_fail_where_no_item_is_to_blame_and_the_next_try_is_made(place: Place) -> None:
    group = GroupCommit(place.write, most=50, hopeless=(ConnectionError,))

    found = put_together(group, place, [1, 1_000, 3])
    group.put(4)

    assert found == ["ConnectionError"] * 3
    assert place.items == [0, 4]


def test_a_thread_that_is_interrupted_tells_nobody_that_it_wrote(place: Place) -> None:
    group = GroupCommit(place.write, most=50)

    found = put_together(group, place, [1, INTERRUPTED, 3])
    group.put(4)

    assert sorted(found) == ["SystemExit", "SystemExit", "interrupted"]
    assert place.items == [0, 4]


def test_who_waits_too_long_is_told_so_and_blocks_nobody(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = GroupCommit(place.write, most=50)
    monkeypatch.setattr(group_commit, "PATIENCE_SECONDS", 0.01)
    place.is_open.clear()

    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(group.put, 1)
        place.is_reached.wait()
        with pytest.raises(InboxError, match="fast enough"):
            group.put(2)
        place.is_open.set()
        slow.result()
    group.put(3)

    assert place.items == [1, 3]
