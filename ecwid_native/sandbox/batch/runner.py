"""Carries batches out: in turn within a store, side by side for several stores.

Source: docs.ecwid.com, "Batch requests" (read 2026-11): a batch that does not stop at the first
failure repeats what the server failed at, five times, every three seconds.
"""

import threading
from collections.abc import Callable

from ecwid_native.sandbox.batch.queue import Batch, BatchItem, BatchQueue, Outcome
from ecwid_native.sandbox.clock import Clock

REPEATS = 5
REPEAT_SECONDS = 3.0
JOIN_SECONDS = 5
# How often a wait looks at the clock, which a test may move.
LOOK_SECONDS = 0.02

Perform = Callable[[Batch, BatchItem], Outcome]


class BatchRunner:
    """Has one thread for each store that has batches to run."""

    def __init__(
        self, queue: BatchQueue, clock: Clock, stopping: threading.Event, perform: Perform
    ) -> None:
        """Run what is in `queue` by `perform` until `stopping`; measure time on `clock`."""
        self._queue = queue
        self._clock = clock
        self._stopping = stopping
        self._perform = perform
        self._lock = threading.Lock()
        self._threads: dict[int, threading.Thread] = {}

    def resume(self) -> None:
        """Go on with what an earlier run of the sandbox left."""
        for store_id in self._queue.waiting_stores():
            self.wake(store_id)

    def wake(self, store_id: int) -> None:
        """See to the batches of a store from now on."""
        with self._lock:
            if store_id in self._threads or self._stopping.is_set():
                return
            thread = threading.Thread(
                target=self._run, args=(store_id,), name=f"batches of {store_id}", daemon=True
            )
            self._threads[store_id] = thread
            thread.start()

    def join(self) -> None:
        """Wait until nothing runs any more; `stopping` has to be set."""
        with self._lock:
            threads = list(self._threads.values())
        for thread in threads:
            thread.join(JOIN_SECONDS)

    def _run(self, store_id: int) -> None:
        while (batch := self._next(store_id)) is not None:
            self._run_batch(batch)

    def _next(self, store_id: int) -> Batch | None:
        # Under the lock of wake(): a batch that comes now finds either this thread or none.
        with self._lock:
            batch = None if self._stopping.is_set() else self._queue.start_next(store_id)
            if batch is None:
                del self._threads[store_id]
            return batch

    def _run_batch(self, batch: Batch) -> None:
        while (item := self._queue.next_item(batch.id)) is not None:
            outcome = self._outcome(batch, item)
            if self._stopping.is_set():
                return
            self._queue.note(batch.id, item, outcome)
            if outcome.status == "FAILED" and batch.stops_on_failure:
                break
        self._queue.finish(batch.id)

    def _outcome(self, batch: Batch, item: BatchItem) -> Outcome:
        outcome = self._perform(batch, item)
        repeats = 0 if batch.stops_on_failure else REPEATS
        for _ in range(repeats):
            if outcome.code < 500 or self._stopping.is_set():
                break
            self._wait()
            outcome = self._perform(batch, item)
        return outcome

    def _wait(self) -> None:
        due = self._clock.timestamp() + REPEAT_SECONDS
        # A clock that was moved back does not wait longer.
        while 0 < due - self._clock.timestamp() <= REPEAT_SECONDS:
            if self._stopping.wait(LOOK_SECONDS):
                return
