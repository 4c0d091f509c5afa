"""Our tasks, for Django's task interface: any backend of it may run them.

No task carries anything: the rows of the database say what is to be done, so one that is lost,
runs twice, or runs at the same time as another does no harm.
"""

from __future__ import annotations

import time

from ecwid_native.compat import task
from ecwid_native.webhooks import leases
from ecwid_native.webhooks.deliveries import drain_inbox
from ecwid_native.webhooks.runner import run_due
from ecwid_native.webhooks.wake_up import enqueue

# A task that ends soon lets its worker stop in time, and others have their turn.
MOST_DELIVERIES = 200
SECONDS = 20.0


@task
def handle_deliveries() -> int:
    """Handle what is due; return how many deliveries that were.

    When there is more than one task should do, another task is enqueued before this one begins,
    so that idle workers take part.
    """
    drain_inbox()
    if leases.due_exceeds(MOST_DELIVERIES):
        enqueue()
    return run_due(most=MOST_DELIVERIES, until=time.monotonic() + SECONDS)
