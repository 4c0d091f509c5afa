"""How many calls a token may make: never so many that the API refuses one.

Ecwid takes 600 calls a minute for each token. Whoever asks for more gets 429 and is locked out for
a while. A budget gives each call its turn instead. It is shared by the threads of a process, and
through `FileBudget` or `CacheBudget` by all processes that use the same token.

A budget lets an idle token make `BURST` calls at once, which is what a page needs, and then spaces
them evenly, so that a bulk job leaves room for others.

Source: docs.ecwid.com, REST API rate limits (read 2026-11).
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import struct
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

logger = logging.getLogger("ecwid_native.client")

LOST_CACHE = "the cache through which the turns of the rate limit are shared fails"
LOST_FOLDER = "the folder through which the turns of the rate limit are shared fails"

CALLS = 597
# A little more than a minute: calls may be slower on their way at its start than at its end.
WINDOW_SECONDS = 60.25
BURST = 30
# Of so many tokens a process remembers the last minute.
MOST_TOKENS = 4_096


class Budget(Protocol):
    """Gives calls their turns. Thread-safe."""

    def reserve(self, key: str, *, at_most: float) -> float:
        """Take the next turn and return in how many seconds it comes.

        Args:
            key: names the token, see `token_key`.
            at_most: with a longer wait than this, no turn is taken.
        """

    def pause(self, key: str, seconds: float) -> None:
        """Give no turns for a while: the API has asked for it."""


def token_key(access_token: str) -> str:
    """Return a name for a token that does not give it away."""
    return hashlib.sha256(b"ecwid budget " + access_token.encode()).hexdigest()[:32]


@dataclass(frozen=True, kw_only=True, slots=True)
class Limit:
    """How many calls a minute, and how many of them at once."""

    calls: int = CALLS
    burst: int = BURST

    def next_turn(self, turns: Sequence[float], now: float) -> float:
        """Return when the next call may go out, given when the last ones did, oldest first."""
        turn = max(now, turns[-1]) if turns else now
        if len(turns) >= self.burst:
            turn = max(turn, turns[-self.burst] + self.burst * WINDOW_SECONDS / self.calls)
        if len(turns) >= self.calls:
            turn = max(turn, turns[-self.calls] + WINDOW_SECONDS)
        return turn


@dataclass(slots=True)
class Turns:
    """The turns that one token has had or is to have, oldest first."""

    limit: Limit
    given: list[float] = field(default_factory=list)
    paused_until: float = 0.0

    def reserve(self, now: float, at_most: float) -> float:
        """Take the next turn unless it is too far away; return in how many seconds it comes."""
        if len(self.given) > 2 * self.limit.calls:
            del self.given[: -self.limit.calls]
        turn = max(self.limit.next_turn(self.given, now), self.paused_until)
        if turn - now <= at_most:
            self.given.append(turn)
        return turn - now


class MemoryBudget:
    """The budget of the threads of one process.

    Args:
        calls: a minute; a little less than what the API takes.
        burst: how many an idle token may make at once.
        clock: seconds from any beginning.
    """

    def __init__(
        self,
        *,
        calls: int = CALLS,
        burst: int = BURST,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limit = Limit(calls=calls, burst=burst)
        self._clock = clock
        self._lock = threading.Lock()
        self._tokens: OrderedDict[str, Turns] = OrderedDict()

    def reserve(self, key: str, *, at_most: float) -> float:
        """Take the next turn and return in how many seconds it comes."""
        with self._lock:
            return self._turns(key).reserve(self._clock(), at_most)

    def pause(self, key: str, seconds: float) -> None:
        """Give no turns for a while."""
        with self._lock:
            turns = self._turns(key)
            turns.paused_until = max(turns.paused_until, self._clock() + seconds)

    def _turns(self, key: str) -> Turns:
        turns = self._tokens.setdefault(key, Turns(self._limit))
        self._tokens.move_to_end(key)
        if len(self._tokens) > MOST_TOKENS:
            self._tokens.popitem(last=False)
        return turns


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

        with self._lock, (self._folder / f"{key}.budget").open("a+b", buffering=0) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            turns = _unpacked(file.read(), now=self._clock())
            yield turns
            file.truncate(0)
            file.write(_packed(turns))


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


def _packed(turns: Turns) -> bytes:
    numbers = [turns.paused_until, *turns.given[-CALLS:]]
    return struct.pack(f"<{len(numbers)}d", *numbers)


def _unpacked(data: bytes, *, now: float) -> Turns:
    numbers = struct.unpack(f"<{len(data) // 8}d", data[: len(data) // 8 * 8])
    # After the machine was started anew its clock is behind the file's.
    if not numbers or numbers[-1] > now + 10 * WINDOW_SECONDS:
        return Turns(Limit())
    return Turns(Limit(), given=list(numbers[1:]), paused_until=numbers[0])
