"""Rate limits of the REST API, counted on the sandbox's clock.

Source: docs.ecwid.com, "REST API overview" (read 2026-11): 600 requests a minute and token; calls
with a token that does not work, more than 20 a minute or 600 in all from one address, lead to a
much longer block. How long that block lasts and that it holds for the whole address is our choice.
"""

import math
import threading
from dataclasses import dataclass

from ecwid_native.sandbox.clock import Clock

WINDOW_SECONDS = 60
REQUESTS_PER_WINDOW = 600
BAD_CALLS_PER_WINDOW = 20
BAD_CALLS_IN_ALL = 600
ADDRESS_BLOCK_SECONDS = 3_600


@dataclass
class _Counter:
    window_start: float
    in_window: int = 0
    in_all: int = 0
    blocked_until: float = 0.0

    def count(self, now: float) -> None:
        # A clock that was moved back starts a new window too.
        if not 0 <= now - self.window_start < WINDOW_SECONDS:
            self.window_start = now
            self.in_window = 0
        self.in_window += 1
        self.in_all += 1


class RateLimits:
    """Counts calls per token and calls with bad tokens per address."""

    def __init__(self, clock: Clock) -> None:
        """Count on `clock`."""
        self._clock = clock
        self._lock = threading.Lock()
        self._tokens: dict[str, _Counter] = {}
        self._addresses: dict[str, _Counter] = {}

    def address_wait(self, address: str) -> int:
        """Return the seconds for which this address is blocked; 0 when it is not."""
        now = self._clock.timestamp()
        with self._lock:
            counter = self._addresses.get(address)
            return 0 if counter is None else _wait(counter, now)

    def count_request(self, token: str) -> int:
        """Count a call with a working token; return the seconds to wait, 0 when it may go on."""
        now = self._clock.timestamp()
        with self._lock:
            counter = self._tokens.setdefault(token, _Counter(now))
            wait = _wait(counter, now)
            if wait:
                return wait
            counter.count(now)
            if counter.in_window > REQUESTS_PER_WINDOW:
                counter.blocked_until = counter.window_start + WINDOW_SECONDS
            return _wait(counter, now)

    def count_bad_call(self, address: str) -> None:
        """Count a call whose token does not work (unknown, revoked or blocked)."""
        now = self._clock.timestamp()
        with self._lock:
            counter = self._addresses.setdefault(address, _Counter(now))
            counter.count(now)
            if counter.in_window > BAD_CALLS_PER_WINDOW or counter.in_all > BAD_CALLS_IN_ALL:
                counter.blocked_until = now + ADDRESS_BLOCK_SECONDS
                counter.in_window = counter.in_all = 0

    def clear(self) -> None:
        """Forget all counts and lift all blocks."""
        with self._lock:
            self._tokens.clear()
            self._addresses.clear()


def _wait(counter: _Counter, now: float) -> int:
    return max(0, math.ceil(counter.blocked_until - now))
