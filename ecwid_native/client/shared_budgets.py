"""Budgets that several processes share: through a file, or through a cache.

See `budget` for what they give out.
"""

from __future__ import annotations

import contextlib
import logging
import os
import struct
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from ecwid_native.client.budget import CALLS, WINDOW_SECONDS, Limit, MemoryBudget, Turns

logger = logging.getLogger("ecwid_native.client")

LOST_CACHE = "the cache through which the turns of the rate limit are shared fails"
LOST_FOLDER = "the folder through which the turns of the rate limit are shared fails"


class FileBudget:
    """The budget of all processes of one machine, in a small file for each token.

    Needs the file locks of POSIX systems. The files hold times only; they may be deleted while
    nothing runs. While one cannot be written, on a full disk say, each process counts for itself.

    Args:
        folder: where the files are; made if need be. All processes name the same.
        clock: seconds from a beginning that all processes share.
    """

    def __init__(self, folder: Path, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._folder = folder
        self._clock = clock
        self._lock = threading.Lock()
        self._own = MemoryBudget(clock=clock)
        folder.mkdir(parents=True, exist_ok=True)

    def reserve(self, key: str, *, at_most: float) -> float:
        """Take the next turn and return in how many seconds it comes."""
        try:
            with self._turns(key) as turns:
                return turns.reserve(self._clock(), at_most)
        except OSError:
            logger.exception(LOST_FOLDER)
            return self._own.reserve(key, at_most=at_most)

    def pause(self, key: str, seconds: float) -> None:
        """Give no turns for a while."""
        self._own.pause(key, seconds)
        try:
            with self._turns(key) as turns:
                turns.paused_until = max(turns.paused_until, self._clock() + seconds)
        except OSError:
            logger.exception(LOST_FOLDER)

    @contextlib.contextmanager
    def _turns(self, key: str) -> Iterator[Turns]:
        import fcntl  # POSIX only, and only here

        path = self._folder / f"{key}.budget"
        with self._lock, open(path, "r+b", buffering=0, opener=_open_or_make) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            data = file.read()
            turns = _unpacked(data, now=self._clock())
            yield turns
            packed = _packed(turns)
            # In place: to empty the file first would cost more than all the rest together, and
            # whoever is killed in between would leave nothing.
            file.seek(0)
            file.write(packed)
            if len(data) > len(packed):
                file.truncate()


class Cache(Protocol):
    """What a budget needs of a cache; Django's caches have it."""

    def add(self, key: str, value: int, timeout: float) -> object:
        """Store a value unless there is one."""

    def incr(self, key: str) -> int:
        """Add one and return the sum; both as one step that no other process can split."""

    def get(self, key: str, default: float) -> float:
        """Return a value."""

    def set(self, key: str, value: float, timeout: float) -> object:
        """Store a value."""


class CacheBudget:
    """The budget of processes on many machines, counted in a cache that they share.

    Each second has so many turns, which makes it a little slower than the others, and an idle
    token cannot make more calls at once. The machines' clocks must agree to a second. While the
    cache cannot be reached, each process counts for itself: calls matter more than a 429.

    Args:
        cache: ``django.core.cache.cache``, say; not one that lives in one process.
        prefix: of the keys.
        clock: seconds since 1970.
    """

    RATE = 9.75

    def __init__(
        self,
        cache: Cache,
        *,
        prefix: str = "ecwid-budget",
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._cache = cache
        self._prefix = prefix
        self._clock = clock
        self._full_until: dict[str, int] = {}
        self._own = MemoryBudget(clock=clock)

    def reserve(self, key: str, *, at_most: float) -> float:
        """Take the next turn and return in how many seconds it comes."""
        try:
            return self._reserve(key, at_most)
        except Exception:
            # Whatever the cache's library raises.
            logger.exception(LOST_CACHE)
            return self._own.reserve(key, at_most=at_most)

    def pause(self, key: str, seconds: float) -> None:
        """Give no turns for a while."""
        self._own.pause(key, seconds)
        until = self._clock() + seconds + 1
        try:
            self._cache.set(f"{self._prefix}:{key}:paused", until, timeout=seconds + 1)
        except Exception:
            logger.exception(LOST_CACHE)

    def _reserve(self, key: str, at_most: float) -> float:
        now = self._clock()
        paused_until = float(self._cache.get(f"{self._prefix}:{key}:paused", 0.0))
        second = int(max(now, paused_until, self._full_until.get(key, 0)))
        while second - now <= at_most:
            if self._count(key, second) <= int((second + 1) * self.RATE) - int(second * self.RATE):
                return max(0.0, second - now)
            second += 1
            self._full_until[key] = second
        return second - now

    def _count(self, key: str, second: int) -> int:
        name = f"{self._prefix}:{key}:{second}"
        self._cache.add(name, 0, timeout=2 * WINDOW_SECONDS)
        return self._cache.incr(name)


def _open_or_make(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_CREAT, 0o666)


def _packed(turns: Turns) -> bytes:
    numbers = [turns.paused_until, *turns.given[-CALLS:]]
    return struct.pack(f"<{len(numbers)}d", *numbers)


def _unpacked(data: bytes, *, now: float) -> Turns:
    numbers = struct.unpack(f"<{len(data) // 8}d", data[: len(data) // 8 * 8])
    # After the machine was started anew its clock is behind the file's.
    if not numbers or numbers[-1] > now + 10 * WINDOW_SECONDS:
        return Turns(Limit())
    return Turns(Limit(), given=list(numbers[1:]), paused_until=numbers[0])
