"""Telling the workers that there is something to do, without making a webhook wait for it."""

from __future__ import annotations

import logging
import os
import threading
import time

from django.db import connections

from ecwid_native.conf import ecwid_settings

logger = logging.getLogger(__name__)

# Events that come close together share a wake-up.
PAUSE_SECONDS = 0.5


class Waker:
    """Enqueues the task that handles deliveries, from a thread of its own.

    A wake-up may be lost with its process, for the deliveries themselves say what is to be done:
    the clock of ``ecwid_worker`` looks at them.
    """

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Begin anew, as in a forked process: it has no thread, and no use for old locks."""
        self._changed = threading.Condition()
        self._is_rung = self._is_busy = self._is_started = False

    def ring(self) -> None:
        """Have the task enqueued soon; returns at once."""
        if self._is_rung:
            return  # it is not under way yet, so it will see what this is for
        with self._changed:
            if not self._is_started:
                threading.Thread(target=self._run, name="ecwid-wake-up", daemon=True).start()
            self._is_started = self._is_rung = True
            self._changed.notify_all()

    def rest(self) -> None:
        """Return once all that was asked for is enqueued."""
        with self._changed:
            self._changed.wait_for(lambda: not (self._is_rung or self._is_busy))

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._is_rung)
                self._is_rung, self._is_busy = False, True
            self._enqueue()
            with self._changed:
                self._is_busy = False
                self._changed.notify_all()
            time.sleep(PAUSE_SECONDS)

    def _enqueue(self) -> None:
        try:
            enqueue()
        except Exception:
            # Whatever a task backend may raise: the thread has to live on.
            logger.exception("the workers could not be woken up; the clock will do it")
        finally:
            connections.close_all()


waker = Waker()
os.register_at_fork(after_in_child=waker.reset)


def enqueue() -> None:
    """Enqueue the task that handles what is due."""
    # Not above: the tasks import the handlers' side, and this is imported by the receiving one.
    from ecwid_native.webhooks.tasks import handle_deliveries

    handle_deliveries.using(backend=ecwid_settings.TASK_BACKEND).enqueue()
