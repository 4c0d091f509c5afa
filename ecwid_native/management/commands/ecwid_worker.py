"""Handle what was received: the worker and the clock of a deployment."""

from __future__ import annotations

import logging
import math
import signal
import threading
import time
from argparse import ArgumentTypeError
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import Error, connections
from django.utils.crypto import get_random_string

from ecwid_native.compat import task_backends
from ecwid_native.conf import ecwid_settings
from ecwid_native.redaction import RedactionFilter
from ecwid_native.webhooks import clock
from ecwid_native.webhooks.clock import Clock
from ecwid_native.webhooks.deliveries import drain_inbox
from ecwid_native.webhooks.runner import run_due

logger = logging.getLogger(__name__)

DATABASE_BACKEND = "django_tasks_db."
NO_LIMIT = 10**9
SECONDS_TO_RECOVER = 2.0


class Command(BaseCommand):
    """``manage.py ecwid_worker``; as many as you like, on as many machines as share a database."""

    help = (
        "Run tasks until SIGTERM or Ctrl-C, and be the clock that enqueues what is due. With the"
        " database backend this is the worker of all its tasks; with another backend, which has"
        " workers of its own, it is the clock alone."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """How to run."""
        parser.add_argument(
            "--interval",
            type=_seconds,
            default=0.5,
            metavar="SECONDS",
            help="how often to look for a task when there was none (default: 0.5)",
        )
        parser.add_argument(
            "--once",
            action="store_true",
            help="handle what is due, enqueue nothing, and end: for a cron job or a test",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Work."""
        if options["once"]:
            self.stdout.write(f"{self.work_once()} webhooks handled")
            return
        if options["verbosity"] > 0:
            self.show_log()
            self.stdout.write("The worker runs. Ctrl-C ends it, after the task at hand.")
        ticking = Clock()
        ticking.start()
        try:
            self.work(options["interval"], options["verbosity"])
        finally:
            ticking.stop()

    def show_log(self) -> None:
        """Print what is handled, unless ``LOGGING`` says where that goes."""
        log = logging.getLogger("ecwid_native")
        if not log.hasHandlers():
            handler = logging.StreamHandler(self.stdout)
            handler.addFilter(RedactionFilter())
            log.setLevel(logging.INFO)
            log.addHandler(handler)

    def work_once(self) -> int:
        """Do here what the clock would enqueue; return how many deliveries were handled."""
        drain_inbox()
        handled = run_due(most=NO_LIMIT, until=time.monotonic() + NO_LIMIT)
        for name, (chore, every_seconds) in clock.schedule().items():
            while clock.is_due(name, every_seconds):  # more than once when that was not all
                chore.func()
        return handled

    def work(self, interval: float, verbosity: int) -> None:
        """Run the tasks of the database backend, or wait while others run theirs."""
        alias = ecwid_settings.TASK_BACKEND
        backend = task_backends[alias]
        if type(backend).__module__.startswith(DATABASE_BACKEND):
            self.work_off_database(alias, interval, verbosity)
            return
        self.stdout.write(f"{type(backend).__name__} runs the tasks; this is their clock.")
        ended = threading.Event()

        def end(number: int, frame: FrameType | None) -> None:
            ended.set()

        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, end)
        ended.wait()

    def work_off_database(self, alias: str, interval: float, verbosity: int) -> None:
        """Run tasks until a signal; a database that is away is waited for, as the clock does.

        One worker for all that time, for it is the worker that keeps a signal in mind: the task
        under way is finished first, and the database may go away at that very moment.
        """
        # Not above: it is there only where the backend is.
        from django_tasks_db.management.commands import db_worker

        db_worker.Command().configure_logging(verbosity)
        if verbosity == 1:
            # Two lines for each wake-up, which do not say what it was about: our own log does.
            for name in ("django.tasks", "django_tasks", "django_tasks_db"):
                logging.getLogger(name).setLevel(logging.WARNING)
        worker = db_worker.Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=interval,
            batch=False,
            backend_name=alias,
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )
        worker.configure_signals()
        while worker.running:
            try:
                worker.run()
            except Error:
                logger.exception("the worker waits for its database")
                connections.close_all()
                if worker.running:
                    time.sleep(SECONDS_TO_RECOVER)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds < math.inf:
        raise ArgumentTypeError(f"{text!r} is no number of seconds")
    return seconds
