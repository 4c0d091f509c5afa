"""How many calls a token may make: never so many that the API refuses one.

Ecwid takes 600 calls a minute for each token. Whoever asks for more gets 429 and is locked out for
a while. A budget gives each call its turn instead. It is shared by the threads of a process, and
through the budgets of `shared_budgets` by all processes that use the same token.

A budget lets an idle token make `BURST` calls at once, which is what a page needs, and then spaces
them evenly, so that a bulk job leaves room for others.

Source: docs.ecwid.com, REST API rate limits (read 2026-11).
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

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
