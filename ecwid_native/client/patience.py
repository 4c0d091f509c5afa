"""How long a call may take."""

from __future__ import annotations

import time


class Patience:
    """What is left of a call's time, and of the time beyond it for its turns."""

    def __init__(self, seconds: float, more: float) -> None:
        self._end = time.monotonic() + seconds
        self._more = more

    def left(self) -> float:
        """Return the seconds for the next exchange."""
        return self._end - time.monotonic()

    def most(self) -> float:
        """Return the longest wait for a turn."""
        return max(0.0, self.left()) + self._more

    def has(self, seconds: float, *, is_limit: bool) -> bool:
        """Whether there is time to wait so long and then to do something."""
        return seconds < (self.most() if is_limit else self.left())

    def use(self, seconds: float) -> None:
        """Take a wait from the time beyond the call's own, as far as it goes."""
        used = min(seconds, self._more)
        self._more -= used
        self._end += used
