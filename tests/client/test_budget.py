from __future__ import annotations

import itertools
import multiprocessing
import struct
import threading
from collections.abc import Callable
from multiprocessing.managers import BaseManager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ecwid_native.client.budget import (
    BURST,
    CALLS,
    WINDOW_SECONDS,
    Budget,
    MemoryBudget,
    token_key,
)
from ecwid_native.client.shared_budgets import CacheBudget, FileBudget
from tests.client.conftest import TOKEN

KEY = token_key(TOKEN)
API_CALLS_A_MINUTE = 600


class Clock:
    """A clock that goes on only when told to."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


class DictCache:
    """As much of Django's cache as a budget needs."""

    def __init__(self) -> None:
        self.values: dict[str, float] = {}
        self.lock = threading.Lock()

    def add(self, key: str, value: float, timeout: float) -> bool:
        with self.lock:
            return self.values.setdefault(key, value) is value

    def incr(self, key: str) -> int:
        with self.lock:
            self.values[key] += 1
            return int(self.values[key])

    def get(self, key: str, default: float) -> float:
        return self.values.get(key, default)

    def set(self, key: str, value: float, timeout: float) -> None:
        self.values[key] = value


MAKERS: dict[str, Callable[[Clock, Path], Budget]] = {
    "memory": lambda clock, _: MemoryBudget(clock=clock),
    "file": lambda clock, folder: FileBudget(folder, clock=clock),
    "cache": lambda clock, _: CacheBudget(DictCache(), clock=clock),
}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=MAKERS)
def budget(request: pytest.FixtureRequest, clock: Clock, tmp_path: Path) -> Budget:
    return MAKERS[request.param](clock, tmp_path)


def run_greedily(budget: Budget, clock: Clock, count: int) -> list[float]:
    """Return when each of many calls goes out, all made as soon as they may."""
    turns = []
    for _ in range(count):
        clock.now += budget.reserve(KEY, at_most=1_000)
        turns.append(clock.now)
    return turns


def test_no_minute_has_more_calls_than_the_api_takes(budget: Budget, clock: Clock) -> None:
    turns = run_greedily(budget, clock, 4_000)

    for first, last in zip(turns, turns[API_CALLS_A_MINUTE:], strict=False):
        assert last - first > 60


def test_little_of_the_limit_is_left_unused(budget: Budget, clock: Clock) -> None:
    turns = run_greedily(budget, clock, 6_000)

    per_minute = 60 * (len(turns) - 1) / (turns[-1] - turns[0])
    assert per_minute > 0.97 * API_CALLS_A_MINUTE


def test_a_long_job_leaves_no_long_gap(clock: Clock, tmp_path: Path) -> None:
    """Another call with the same token must not wait for the rest of the minute."""
    for make in (MAKERS["memory"], MAKERS["file"]):
        turns = run_greedily(make(clock, tmp_path), clock, 3_000)
        assert max(b - a for a, b in itertools.pairwise(turns)) < 4


def test_an_idle_token_can_make_some_calls_at_once(clock: Clock) -> None:
    budget = MemoryBudget(clock=clock)

    waits = [budget.reserve(KEY, at_most=10) for _ in range(BURST + 1)]

    assert waits[:BURST] == [0.0] * BURST
    assert waits[BURST] == pytest.approx(BURST * WINDOW_SECONDS / CALLS)


def test_a_turn_too_far_away_is_not_taken(budget: Budget, clock: Clock) -> None:
    for _ in range(300):
        budget.reserve(KEY, at_most=60)

    waits = [budget.reserve(KEY, at_most=1) for _ in range(50)]

    assert min(waits) > 1
    # Had those been taken, the next turn would be five seconds later.
    assert budget.reserve(KEY, at_most=60) == pytest.approx(waits[0], abs=1.1)


def test_after_a_429_nobody_gets_a_turn_for_a_while(budget: Budget, clock: Clock) -> None:
    budget.pause(KEY, 20)

    assert budget.reserve(KEY, at_most=60) >= 20
    assert budget.reserve(token_key("secret_other"), at_most=60) == 0


def test_tokens_do_not_share_a_budget(budget: Budget) -> None:
    for _ in range(100):
        budget.reserve(KEY, at_most=60)

    assert budget.reserve(token_key("secret_other"), at_most=60) == 0


def test_the_key_does_not_give_the_token_away() -> None:
    assert TOKEN[-8:] not in KEY
    assert len(KEY) == 32


def test_threads_never_get_the_same_turn(clock: Clock) -> None:
    budget = MemoryBudget(clock=clock)
    waits: list[float] = []

    def reserve() -> None:
        waits.extend(budget.reserve(KEY, at_most=1_000) for _ in range(100))

    threads = [threading.Thread(target=reserve) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    later = sorted(waits)[BURST:]
    assert len(waits) == 800
    assert later[-1] > 60


def _reserve_in_a_process(folder: Path, results: multiprocessing.Queue[float]) -> None:
    budget = FileBudget(folder, clock=lambda: 5_000.0)
    for _ in range(150):
        results.put(budget.reserve(KEY, at_most=1_000))


def test_processes_share_the_turns_in_a_file(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    results: multiprocessing.Queue[float] = context.Queue()
    processes = [
        context.Process(target=_reserve_in_a_process, args=(tmp_path, results)) for _ in range(4)
    ]
    for process in processes:
        process.start()
    waits = sorted(results.get(timeout=60) for _ in range(600))
    for process in processes:
        process.join()

    alone = MemoryBudget(clock=lambda: 5_000.0)
    assert waits == pytest.approx([alone.reserve(KEY, at_most=1_000) for _ in range(600)])


class CacheServer(BaseManager):
    """Serves one `DictCache` to several processes."""

    if TYPE_CHECKING:

        def cache(self) -> DictCache: ...


CacheServer.register("cache", DictCache)


def _reserve_through_a_cache(cache: DictCache, results: multiprocessing.Queue[float]) -> None:
    budget = CacheBudget(cache, clock=lambda: 5_000.0)
    for _ in range(150):
        results.put(budget.reserve(KEY, at_most=1_000))


def test_processes_share_the_turns_in_a_cache() -> None:
    context = multiprocessing.get_context("spawn")
    results: multiprocessing.Queue[float] = context.Queue()
    with CacheServer(ctx=context) as server:
        cache = server.cache()
        processes = [
            context.Process(target=_reserve_through_a_cache, args=(cache, results))
            for _ in range(4)
        ]
        for process in processes:
            process.start()
        waits = sorted(results.get(timeout=60) for _ in range(600))
        for process in processes:
            process.join()

    alone = CacheBudget(DictCache(), clock=lambda: 5_000.0)
    assert waits == [alone.reserve(KEY, at_most=1_000) for _ in range(600)]


class LostCache(DictCache):
    """A cache whose server has gone."""

    def add(self, key: str, value: float, timeout: float) -> bool:
        raise ConnectionError

    def set(self, key: str, value: float, timeout: float) -> None:
        raise ConnectionError


def test_without_its_cache_each_process_counts_for_itself(
    clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    budget = CacheBudget(LostCache(), clock=clock)

    turns = run_greedily(budget, clock, 1_300)
    budget.pause(KEY, 20)

    assert turns[-1] - turns[0] >= 120
    assert budget.reserve(KEY, at_most=60) >= 20
    assert "cache" in caplog.text


@pytest.mark.parametrize("content", [b"", b"abc", b"\x00" * 17, b"\xff" * 80])
def test_a_damaged_file_counts_as_empty(tmp_path: Path, clock: Clock, content: bytes) -> None:
    (tmp_path / f"{KEY}.budget").write_bytes(content)

    assert FileBudget(tmp_path, clock=clock).reserve(KEY, at_most=10) == 0


def test_nothing_stays_of_a_longer_file_that_is_damaged(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / f"{KEY}.budget"
    path.write_bytes(struct.pack("<d", 1e300) * 1_000)
    budget = FileBudget(tmp_path, clock=clock)

    budget.reserve(KEY, at_most=10)

    assert struct.unpack("<2d", path.read_bytes()) == (0.0, clock.now)


def test_a_file_from_before_a_restart_counts_as_empty(tmp_path: Path, clock: Clock) -> None:
    run_greedily(FileBudget(tmp_path, clock=clock), clock, 700)
    clock.now = 5.0

    assert FileBudget(tmp_path, clock=clock).reserve(KEY, at_most=10) == 0


def test_a_process_forgets_tokens_it_has_not_used_for_long(clock: Clock) -> None:
    budget = MemoryBudget(clock=clock)

    for number in range(5_000):
        budget.reserve(f"key-{number}", at_most=10)

    assert len(budget._tokens) == 4_096


def test_a_folder_that_fails_leaves_each_process_to_itself(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "turns"
    budget = FileBudget(folder)
    folder.rmdir()
    folder.write_text("in the way")

    assert budget.reserve("key", at_most=5) == 0
    budget.pause("key", 60)
    assert budget.reserve("key", at_most=5) > 50

    assert "folder" in caplog.text
