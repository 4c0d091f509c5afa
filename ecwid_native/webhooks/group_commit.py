"""Threads that have something to write at the same time, and commit it together.

A commit waits for the disk as long for one row as for fifty. So the first thread that comes writes;
those that come meanwhile wait, and the first of them then writes for all of these. Nobody waits who
is alone, no thread of its own is needed, and each returns only after its row is committed.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ecwid_native.exceptions import InboxError

Item = TypeVar("Item")

# Ecwid hangs up after 10 seconds (docs.ecwid.com, set up webhooks for your app, read 2026-11).
PATIENCE_SECONDS = 8.0


def _taken_lock() -> threading.Lock:
    lock = threading.Lock()
    lock.acquire()
    return lock


@dataclass(slots=True)
class _Entry(Generic[Item]):
    """What a thread waits for: its item being written, or its turn to write.

    Attributes:
        item: to be written.
        woken: held until one of the two is there. Half the price of a ``threading.Event``.
        leads: it is this thread's turn.
        error: what kept the item from being written.
    """

    item: Item
    woken: threading.Lock = field(default_factory=_taken_lock)
    leads: bool = False
    error: BaseException | None = None


class GroupCommit(Generic[Item]):
    """Writes for all threads of this process. ``put`` returns once the item is committed."""

    def __init__(
        self,
        write: Callable[[Sequence[Item]], object],
        *,
        most: int,
        hopeless: tuple[type[Exception], ...] = (),
    ) -> None:
        """Make one for a place to write to.

        Args:
            write: commits all of these items or none, or raises.
            most: so many at once at most.
            hopeless: errors that no item is to blame for. After any other, each item is written
                alone, so that one which cannot be does not take those with it that came along.
        """
        self._write = write
        self._most = most
        self._hopeless = hopeless
        self.reset()

    def reset(self) -> None:
        """Begin anew, as in a forked process: nobody waits there, and nobody writes."""
        self._lock = threading.Lock()
        self._waiting: deque[_Entry[Item]] = deque()
        self._is_led = False

    def put(self, item: Item) -> None:
        """Have an item written, by this thread or another.

        Raises:
            InboxError: it could not be, for the cause that it carries; or nobody did in time, and
                then it may still be written.
        """
        entry = _Entry(item)
        with self._lock:
            self._waiting.append(entry)
            if not self._is_led:
                self._is_led = entry.leads = True
        if not entry.leads and not entry.woken.acquire(timeout=PATIENCE_SECONDS):
            self._give_up(entry)
        if entry.leads:
            self._lead()
        if entry.error is not None:
            raise InboxError(f"the inbox cannot be written: {entry.error}") from entry.error

    def _give_up(self, entry: _Entry[Item]) -> None:
        with self._lock:
            if entry.leads:  # just now
                entry.woken.acquire()
                return
            if entry in self._waiting:
                self._waiting.remove(entry)
        raise InboxError("the inbox is not written fast enough")

    def _lead(self) -> None:
        """Write what has come together, then hand over to the next who waits."""
        with self._lock:
            count = min(len(self._waiting), self._most)
            entries = [self._waiting.popleft() for _ in range(count)]
        try:
            self._write_all(entries)
        finally:
            self._hand_over()
            for entry in entries:
                entry.woken.release()

    def _write_all(self, entries: Sequence[_Entry[Item]]) -> None:
        try:
            self._write([entry.item for entry in entries])
        except BaseException as error:
            for entry in entries:
                entry.error = error
            if not isinstance(error, Exception):
                raise  # of this thread; the others hear that nothing was written
            if len(entries) > 1 and not isinstance(error, self._hopeless):
                for entry in entries:
                    entry.error = None
                    self._write_all([entry])

    def _hand_over(self) -> None:
        with self._lock:
            self._is_led = bool(self._waiting)
            if self._is_led:
                self._waiting[0].leads = True
                self._waiting[0].woken.release()
