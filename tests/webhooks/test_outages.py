"""R2, R4: the database dies or is full, and the site is restarted, all of it under load.

On PostgreSQL, with a server of the test's own; what SQLite does is in ``test_inbox``.
"""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterator

import pytest

from scripts.ports import free_port
from tests.webhooks.deployment import Postgres, ended, own_postgres, site_on
from tests.webhooks.load import SENDERS, load_on

# A table and what is kept beside it for long texts are longer than that after some dozen events.
FULL_BYTES = 1_100_000
PADDING_BYTES = 12_000
ASKED_WHILE_DOWN = ("/healthz", "/demo/releases/0123456789abcdef0123.js")
STORED = "SELECT event_id FROM ecwid_native_webhookdelivery"


@pytest.fixture(scope="module")
def server() -> Iterator[Postgres]:
    """PostgreSQL with our tables in it."""
    with own_postgres() as running:
        site_on(running.url, free_port()).install()
        yield running


def stored(server: Postgres) -> Counter[str]:
    """The events in the database, with how often they are there."""
    return Counter(event_id for (event_id,) in server.rows(STORED))


def check_outages(server: Postgres, *, web_workers: int, kills: int, each: int) -> None:
    """Kill the database again and again, then fill its disk; nothing acknowledged is lost."""
    site = site_on(server.url, free_port(), web_workers=web_workers)
    with ended(site.serve()), load_on(site, padding=PADDING_BYTES) as load:
        for _ in range(kills):
            load.wait_for(200, each)
            server.kill()
            down = load.wait_for(503, each)
            others = {path: site.get(path)[0] for path in ASKED_WHILE_DOWN}
            server.start()
            load.wait_for(200, each)

            assert set(down) == {503}
            assert set(others.values()) == {503}
        server.limit_files(FULL_BYTES)
        load.wait_for(503, SENDERS)
        full = load.wait_for(503, each)
        server.limit_files("unlimited")
        load.wait_for(200, each)
    found = stored(server)

    assert set(full) <= {503, 200}  # where there is room left in a page, it is used
    assert not load.cut
    assert [each for each in load.acknowledged if not found[each]] == []
    assert set(found.values()) == {1}


def test_a_database_that_dies_or_is_full_loses_nothing(server: Postgres) -> None:
    """R2, small: 503 while it is away, never 200; it goes on without a restart."""
    check_outages(server, web_workers=1, kills=1, each=20)


@pytest.mark.soak
def test_a_database_that_dies_twenty_times_loses_nothing(server: Postgres) -> None:
    """R2."""
    check_outages(server, web_workers=2, kills=20, each=250)


def check_restarts(
    server: Postgres, kind: str, *, web_workers: int, restarts: int, each: int
) -> None:
    """Restart the site under load; no request that got in goes unanswered."""
    site = site_on(server.url, free_port(), web_workers=web_workers)
    before = set(stored(server))
    web = site.serve(kind)
    with load_on(site) as load:
        for number in range(restarts):
            load.wait_for(200, each)
            if number % 2:
                web.send_signal(signal.SIGHUP)  # the workers are replaced one by one
                site.wait_for_new_workers(web)
            else:
                web.terminate()
                web.wait()
                web = site.serve(kind)
            load.wait_for(200, each)
            assert set(load.statuses) <= {200, 0}
    with ended(web):
        pass
    found = set(stored(server)) - before

    assert found == load.acknowledged
    assert not load.cut & found


@pytest.mark.parametrize("kind", ["granian", "gunicorn"])
def test_a_restart_leaves_no_accepted_request_unanswered(server: Postgres, kind: str) -> None:
    """R4, small: SIGTERM and SIGHUP; whatever reached the app was answered, with 200."""
    check_restarts(server, kind, web_workers=1, restarts=2, each=30)


@pytest.mark.soak
@pytest.mark.parametrize("kind", ["granian", "gunicorn"])
def test_twenty_restarts_leave_no_accepted_request_unanswered(server: Postgres, kind: str) -> None:
    """R4."""
    check_restarts(server, kind, web_workers=2, restarts=20, each=500)
