"""Designs that look right and lose events or effects: the test has to find them out."""

from __future__ import annotations

import itertools
import os
import signal
import threading
import time
from collections.abc import Callable

from ecwid_native.models import WebhookHandling
from ecwid_native.webhooks import attempts, receive
from ecwid_native.webhooks.deliveries import keep
from ecwid_native.webhooks.rows import Event


def apply(design: str) -> None:
    """Replace what the design does otherwise; "" leaves everything as it is."""
    {"": lambda: None, "early answer": answer_early, "two commits": commit_twice}[design]()


def answer_early() -> None:
    """Answer, then write: faster, and right as long as nothing happens in between.

    So it does here, too: the process dies at every fifth event, if nobody killed it before.
    """
    numbers = itertools.count(1)

    def keep_later(event: Event) -> None:
        number = next(numbers)

        def write() -> None:
            time.sleep(0.2)
            if number % 5 == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            keep(event)

        threading.Thread(target=write, daemon=True).start()

    receive.keep = keep_later  # type: ignore[attr-defined]  # a name that it imported


def commit_twice() -> None:
    """Commit the effect, then the record that it happened; die in between now and then."""
    count = 0

    def run(handling: WebhookHandling, call: Callable[[], object]) -> None:
        nonlocal count
        call()
        count += 1
        if count % 5 == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        attempts._finish(handling, WebhookHandling.State.DONE)

    attempts._run_in_transaction = run
