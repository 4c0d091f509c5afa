"""A queue on another machine: Redis carries the wake-ups, and RQ's worker runs the tasks."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from scripts.environment import ROOT
from scripts.machine import find_redis
from tests.webhooks.crash.run import SECRET, Database, acknowledged, copied_database, request_of
from tests.webhooks.redis_queue.howto import commands
from tests.webhooks.sender import event_body

EVENTS = 5
SECONDS_TO_HANDLE = 60
SITE = "from tests.webhooks.crash.site import main; main()"
HANDLED = "SELECT event_id FROM crash_effects WHERE handler = 'once'"


@pytest.fixture
def redis_url(tmp_path: Path) -> Iterator[str]:
    """A Redis of our own, behind a Unix socket."""
    program = find_redis()
    assert program is not None, "redis-server is not there: `make test` installs it"
    socket = tmp_path / "redis"
    options = ["--port", "0", "--unixsocket", str(socket), "--save", "", "--dir", str(tmp_path)]
    with process([str(program), *options], {}):
        while not socket.exists():
            time.sleep(0.02)
        yield f"unix://{socket}"


@contextmanager
def process(argv: list[str], env: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Run a program beside the block."""
    with subprocess.Popen(
        argv,
        cwd=ROOT,
        env={**os.environ, **env},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        try:
            yield running
        finally:
            running.terminate()


@pytest.mark.django_db(transaction=True)
def test_events_are_handled_by_workers_that_a_queue_in_redis_wakes(
    tmp_path: Path, redis_url: str
) -> None:
    """With the settings and the commands of docs/howto/run-workers.md."""
    with copied_database(tmp_path) as database, ExitStack() as stack:
        env = {
            "DJANGO_SETTINGS_MODULE": "tests.webhooks.redis_queue.settings",
            "DATABASE_URL": database.url,
            "ECWID_CLIENT_SECRET": SECRET,
            "LOG_LEVEL": "ERROR",
            "REDIS_URL": redis_url,
        }
        # The number of web processes, and no worker of ours.
        site = stack.enter_context(process([sys.executable, "-c", SITE, "1", "0"], env))
        stack.callback(site.communicate, "stop\n")  # it ends its web process
        assert site.stdout is not None
        port = int(site.stdout.readline())
        for arguments in commands():
            stack.enter_context(process([sys.executable, "manage.py", *arguments], env))
        bodies = [event_body() for _ in range(EVENTS)]

        statuses = [acknowledged(request_of(port, body)) for body in bodies]
        handled = wait_until_handled(database)

    assert statuses == [True] * EVENTS
    assert sorted(handled) == sorted(str(body["eventId"]) for body in bodies)


def wait_until_handled(database: Database) -> list[str]:
    """The events that were handled, when all were or nothing happens any more."""
    deadline = time.monotonic() + SECONDS_TO_HANDLE
    while len(found := database.rows(HANDLED)) < EVENTS and time.monotonic() < deadline:
        time.sleep(0.1)
    return [event_id for (event_id,) in found]
