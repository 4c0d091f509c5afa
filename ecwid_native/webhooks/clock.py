"""What happens by the clock: looking for what nobody was woken up for, and the regular chores.

A clock runs in each ``ecwid_worker``. However many there are, a chore is done by one: its row's
time is moved on by a conditional update, and who moved it has the chore.
"""

from __future__ import annotations

import logging
import threading
from datetime import timedelta

from django.db import connections
from django.db.models import Q
from django.utils import timezone

from ecwid_native.compat import TaskLike
from ecwid_native.conf import ecwid_settings
from ecwid_native.models import Chore
from ecwid_native.webhooks import chores, leases
from ecwid_native.webhooks.deliveries import has_undrained
from ecwid_native.webhooks.wake_up import enqueue

logger = logging.getLogger(__name__)

TICK_SECONDS = 1.0
HOUR = 60 * 60.0
# How often to look for a store to compare, and how long one has before the next is begun beside it.
LOOK_FOR_STORES = 5 * 60.0


def tick() -> None:
    """Enqueue what is due: one wake-up for all deliveries, and each chore whose time has come."""
    if leases.due_exceeds(0) or has_undrained():
        enqueue()
    for name, (task, every_seconds) in schedule().items():
        if is_due(name, every_seconds):
            task.using(backend=ecwid_settings.TASK_BACKEND).enqueue()


def schedule() -> dict[str, tuple[TaskLike, float]]:
    """The regular tasks by name, with the seconds between two runs. One that has not done all that
    is due moves its row's time back to now."""
    regular: dict[str, tuple[TaskLike, float]] = {
        chores.PRUNE: (chores.prune, HOUR),
        chores.ERASE: (chores.erase, HOUR),
    }
    if ecwid_settings.RECONCILE_HOURS > 0:
        regular[chores.RECONCILE] = (chores.reconcile, LOOK_FOR_STORES)
    return regular


def is_due(name: str, every_seconds: float) -> bool:
    """Whether it is ours to do this now; the next time is set with it. Never at once on a new
    machine: all would start together."""
    now, pause = timezone.now(), timedelta(seconds=every_seconds)
    following = now + pause
    # Far ahead it was put by a clock that has been set back, or while the pause was a longer one.
    is_time = Q(due_at__lte=now) | Q(due_at__gt=following + pause)
    if Chore.objects.filter(is_time, name=name).update(due_at=following):
        return True
    if not Chore.objects.filter(name=name).exists():
        Chore.objects.get_or_create(name=name, defaults={"due_at": following})
    return False


class Clock(threading.Thread):
    """Ticks in a thread of its own until it is stopped."""

    def __init__(self) -> None:
        super().__init__(name="ecwid-clock", daemon=True)
        self._stopped = threading.Event()

    def run(self) -> None:
        """Tick; a database or a disk that is away for a while costs ticks, not the clock."""
        while not self._stopped.is_set():
            try:
                tick()
            except Exception:
                logger.exception("the clock missed a tick")
                connections.close_all()
            self._stopped.wait(TICK_SECONDS)
        connections.close_all()

    def stop(self) -> None:
        """End after the tick under way."""
        self._stopped.set()
        self.join()
