"""A clock that tests can move."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

# datetime ends at the year 9999; stopping a little earlier leaves room for time-outs and windows.
LATEST = datetime(9990, 1, 1, tzinfo=UTC).timestamp()


class Clock:
    """Real time plus an offset; everything the sandbox measures in time asks this clock."""

    def __init__(
        self,
        offset_seconds: float = 0.0,
        *,
        on_change: Callable[[float], None] | None = None,
    ) -> None:
        """Start `offset_seconds` away from real time; `on_change` hears each new offset."""
        self._offset = offset_seconds
        self._on_change = on_change
        self._lock = threading.Lock()

    def timestamp(self) -> float:
        """Return the sandbox's time in UNIX seconds."""
        return time.time() + self._offset

    def now(self) -> datetime:
        """Return the sandbox's time as an aware datetime in UTC."""
        return datetime.fromtimestamp(self.timestamp(), tz=UTC)

    def advance(self, seconds: float) -> None:
        """Move the clock by `seconds`; a negative number moves it back.

        Raises:
            ValueError: when the clock would leave the years 1970 to 9989.
        """
        with self._lock:
            self._move_to_offset(self._offset + seconds)

    def set(self, moment: datetime | float) -> None:
        """Move the clock to `moment` (aware datetime or UNIX seconds); it runs on from there.

        Raises:
            ValueError: for a naive datetime and for a time outside the years 1970 to 9989.
        """
        if isinstance(moment, datetime):
            if moment.tzinfo is None:
                raise ValueError("The clock needs a datetime with a time zone.")
            moment = moment.timestamp()
        with self._lock:
            self._move_to_offset(moment - time.time())

    def reset(self) -> None:
        """Go back to real time."""
        with self._lock:
            self._move_to_offset(0.0)

    def _move_to_offset(self, offset_seconds: float) -> None:
        if not 0 <= time.time() + offset_seconds < LATEST:  # also refuses NaN
            raise ValueError("The clock can show the years 1970 to 9989 only.")
        self._offset = offset_seconds
        if self._on_change is not None:
            self._on_change(offset_seconds)
