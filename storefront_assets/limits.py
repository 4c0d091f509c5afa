"""How many calls a minute this process takes, by whatever tells callers apart."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable

WINDOW_SECONDS = 60
# So that a flood of invented addresses cannot fill the memory: those beyond share one place.
MOST_KEYS = 10_000
OTHERS = ""


class Limiter:
    """Counts calls by key within each minute."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._window = 0
        self._taken: Counter[str] = Counter()

    def takes(self, key: str, *, limit: int, total: int | None = None) -> bool:
        """Whether one more call is welcome; counts it if it is.

        Args:
            key: whose call it is.
            limit: how many of its calls are taken in a minute.
            total: how many of all keys; None for any number.
        """
        with self._lock:
            self._begin_window()
            if total is not None and self._taken.total() >= total:
                return False
            if key not in self._taken and len(self._taken) >= MOST_KEYS:
                key = OTHERS
            if self._taken[key] >= limit:
                return False
            self._taken[key] += 1
            return True

    def seconds_left(self) -> int:
        """How long until all may call again; at least 1."""
        return max(1, int(WINDOW_SECONDS - self._clock() % WINDOW_SECONDS))

    def forget(self) -> None:
        """Start anew. For tests."""
        with self._lock:
            self._taken.clear()

    def _begin_window(self) -> None:
        window = int(self._clock() // WINDOW_SECONDS)
        if window != self._window:
            self._window, self._taken = window, Counter()
