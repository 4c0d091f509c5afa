"""Reads the pages of a list, some of them ahead of whoever walks it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from ecwid_native.client import waits

# Each page begins with the last row of the one before it, to see whether anything has moved.
OVERLAP = 1


class PageReader:
    """The pages of one walk.

    Args:
        load: reads the page whose first new row is at a position.
        page_size: how many rows a page has.
        most_ahead: how many pages to read ahead; 0 reads each when it is needed.
    """

    def __init__(self, load: Callable[[int], Any], *, page_size: int, most_ahead: int) -> None:
        self._load = load
        self._step = page_size - OVERLAP
        self._most = most_ahead
        self._pages = 0
        self._end = threading.Event()
        self._pool: ThreadPoolExecutor | None = None
        self._ahead: deque[tuple[int, Future[Any]]] = deque()

    def page_at(self, position: int) -> Any:
        """Return the page whose first new row is at a position."""
        if self._ahead and self._ahead[0][0] != position:
            # The list has moved: what was read ahead is out of place.
            self._forget()
        page = self._ahead.popleft()[1].result() if self._ahead else self._load(position)
        self._pages += 1
        self._read_ahead(position, page.get("total"))
        return page

    def close(self) -> None:
        """End the threads: those that wait for their turn now, others when their page has come."""
        self._forget()
        self._end.set()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _forget(self) -> None:
        for _, future in self._ahead:
            future.cancel()
        self._ahead.clear()

    def _read_ahead(self, position: int, total: object) -> None:
        # One page more each time: who stops after the first has caused one call.
        most = min(self._most, self._pages - 1)
        if most <= 0 or not isinstance(total, int):
            return
        if self._pool is None:
            self._pool = ThreadPoolExecutor(
                self._most,
                thread_name_prefix="ecwid-pages",
                initializer=waits.end_with,
                initargs=(self._end,),
            )
        last = self._ahead[-1][0] if self._ahead else position
        while len(self._ahead) < most:
            last += self._step if last else self._step + OVERLAP
            if last > total:
                return
            self._ahead.append((last, self._pool.submit(self._load, last)))
