"""Waits that end when nobody wants any more what is to come after them.

A thread that waits for its turn under the rate limit may do so for minutes. Without this, Ctrl-C
would have to wait with it: Python does not end before its threads.
"""

from __future__ import annotations

import threading
import time

_of_this_thread = threading.local()


class AbandonedError(Exception):
    """Nobody waits for this call any more; it was not sent."""


def end_with(end: threading.Event) -> None:
    """Let the waits of this thread end with an event. For the threads of a pool."""
    _of_this_thread.end = end


def sleep(seconds: float) -> None:
    """Wait.

    Raises:
        AbandonedError: the event of this thread has come.
    """
    end: threading.Event | None = getattr(_of_this_thread, "end", None)
    if end is None:
        time.sleep(seconds)
    elif end.wait(seconds):
        raise AbandonedError
