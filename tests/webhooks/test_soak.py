"""R24: a deployment under mixed load for half an hour: nothing grows, nothing fails.

``ECWID_SOAK_SECONDS=40`` makes it a short one.
"""

from __future__ import annotations

import os
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

import pytest

from scripts.ports import free_port
from tests.webhooks.deployment import (
    WEB_THREADS,
    WEB_WORKERS,
    Postgres,
    Site,
    children_of,
    ended,
    own_postgres,
    site_on,
)
from tests.webhooks.load import load_on

SECONDS = float(os.environ.get("ECWID_SOAK_SECONDS", "1800"))
# Webhooks come in as fast as they can be handled, not faster, or the inbox would never be empty.
MOST_PENDING = 200
PAGES = ("/healthz", "/demo/open", "/unknown")
# The worker's own and its clock's, the one that counts, and for a moment that of the thread in each
# web process which wakes the workers.
OTHERS = 3 + WEB_WORKERS
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
PENDING = "SELECT count(*) FROM ecwid_native_webhookdelivery WHERE state = 'pending'"
NOT_DONE = "SELECT state, count(*) FROM ecwid_native_webhookdelivery GROUP BY state"
CONNECTIONS = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"


def count(server: Postgres, query: str) -> int:
    """The number that a query gives."""
    return int(server.rows(query)[0][0])


def resident_bytes(pid: int) -> int:
    """The memory of a process and its children."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * PAGE_BYTES + sum(resident_bytes(child) for child in children_of(pid))


@contextmanager
def pages_asked_for(site: Site) -> Iterator[Counter[int]]:
    """Ask for pages for the time of the block; how often each status came."""
    statuses: Counter[int] = Counter()
    stopped = threading.Event()

    def ask() -> None:
        while not stopped.wait(0.02):
            for path in PAGES:
                statuses[site.get(path)[0]] += 1

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield statuses
    finally:
        stopped.set()
        thread.join()


@pytest.mark.soak
def test_half_an_hour_of_mixed_load() -> None:
    connections, memory = [], []
    with own_postgres() as server, ExitStack() as stack:
        site = site_on(server.url, free_port())
        site.install()
        web = stack.enter_context(ended(site.serve()))
        worker = stack.enter_context(ended(site.manage("ecwid_worker", "-v", "0")))
        with load_on(site) as load, pages_asked_for(site) as pages:
            until = time.monotonic() + SECONDS
            while time.monotonic() < until:
                load.is_paused = count(server, PENDING) > MOST_PENDING
                connections.append(count(server, CONNECTIONS))
                memory.append(resident_bytes(web.pid) + resident_bytes(worker.pid))
                time.sleep(0.2)
        while count(server, PENDING):
            time.sleep(0.2)
        states = dict(server.rows(NOT_DONE))

    third, tenth = len(memory) // 3, max(1, len(memory) // 10)
    warm, last = median(memory[third : third + tenth]), median(memory[-tenth:])
    assert max(connections) <= WEB_WORKERS * WEB_THREADS + OTHERS
    assert last < warm * 1.05
    assert (set(load.statuses), load.cut) == ({200}, set())
    assert set(pages) <= {200, 400, 403, 404}
    assert states == {"done": len(load.acknowledged)}
