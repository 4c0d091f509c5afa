"""Sending events to a site that is being killed, and looking at what is left."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import uuid
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection

from scripts.environment import ROOT
from tests.webhooks.sender import event_body, signature

SECRET = "crash-site-secret-0123456789"
SENDERS = 8
AT_ONCE = 100
SECONDS_OF_SILENCE = 60
STORED = "SELECT event_id FROM ecwid_native_webhookdelivery"
# Over a minute of a site that is not there.
MOST_TRIES = 6_000


@dataclass
class Outcome:
    """What became of a run.

    Attributes:
        acknowledged: the ids of the events that were answered with 200.
        states: the states of the deliveries, with how many there are.
        deliveries: how many rows there are for each event id.
        effects: how often each handler took effect for each event id.
        deaths: how many processes were killed.
    """

    acknowledged: set[str] = field(default_factory=set)
    states: Counter[str] = field(default_factory=Counter)
    deliveries: Counter[str] = field(default_factory=Counter)
    effects: dict[str, Counter[str]] = field(default_factory=dict)
    deaths: int = 0

    def faults(self) -> list[str]:
        """What must not be."""
        once, often = self.effects.get("once", Counter()), self.effects.get("often", Counter())
        found = {
            "lost": [each for each in self.acknowledged if not self.deliveries[each]],
            "stored twice": [each for each, count in self.deliveries.items() if count > 1],
            "without effect": [each for each in self.acknowledged if not once[each]],
            "more than one effect": [each for each, count in once.items() if count > 1],
            "not handled": [each for each in self.acknowledged if not often[each]],
        }
        faults = [f"{len(events)} {what}" for what, events in found.items() if events]
        if set(self.states) - {"done"}:
            faults.append(f"not done: {self.states}")
        return faults


@dataclass(frozen=True)
class Database:
    """A database of the site: its URL, and a way to ask it."""

    url: str

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        if self.url.startswith("sqlite:///"):
            with closing(sqlite3.connect(self.url.removeprefix("sqlite:///"), timeout=20)) as open_:
                return open_.execute(query).fetchall()
        with psycopg.connect(**_parameters(self.url.rpartition("/")[2])) as open_:  # type: ignore[arg-type]  # texts
            return open_.execute(query.encode()).fetchall()


@contextmanager
def copied_database(folder: Path) -> Iterator[Database]:
    """A copy of the test's database: migrated already, and free to be left in any state."""
    name = str(connection.settings_dict["NAME"])
    connection.close()
    if connection.vendor == "sqlite":
        path = folder / "site.sqlite3"
        shutil.copy(name, path)
        yield Database(f"sqlite:///{path}")
        return
    copy = f"site_{uuid.uuid4().hex[:12]}"
    with closing(psycopg.connect(**_parameters("postgres"), autocommit=True)) as admin:  # type: ignore[arg-type]  # texts
        admin.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"'.encode())
        try:
            yield Database(os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{copy}")
        finally:
            admin.execute(f'DROP DATABASE "{copy}" WITH (FORCE)'.encode())


def crash(folder: Path, *, events: int, kills: int, design: str = "", workers: int = 2) -> Outcome:
    """Send events while processes are killed, wait until nothing is left to do, and look."""
    with copied_database(folder) as database:
        env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.webhooks.crash.settings",
            "DATABASE_URL": database.url,
            "ECWID_CLIENT_SECRET": SECRET,
            "LOG_LEVEL": "CRITICAL",
            "CRASH_DESIGN": design,
        }
        site = subprocess.Popen(
            [sys.executable, "-m", "tests.webhooks.crash.site", "2", str(workers)],
            cwd=ROOT,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            # A wrong design loses events, and what is lost does not come.
            silence = 2 if design else SECONDS_OF_SILENCE
            return _run(site, database, events=events, kills=kills, silence=silence)
        finally:
            site.kill()
            site.communicate()


def _run(
    site: subprocess.Popen[str], database: Database, *, events: int, kills: int, silence: float
) -> Outcome:
    assert site.stdout is not None
    assert site.stdin is not None
    port = int(site.stdout.readline())
    outcome = Outcome()
    outcome.acknowledged.add(send_at_once(port))
    sent = threading.Event()
    killer = threading.Thread(target=_kill, args=(site, outcome, sent, events, kills))
    killer.start()
    try:
        with ThreadPoolExecutor(SENDERS) as pool:
            for event_id in pool.map(
                lambda number: send_until_acknowledged(port, number), range(events)
            ):
                outcome.acknowledged.add(event_id)
    finally:
        sent.set()
        killer.join()
    _settle(database, outcome.acknowledged, silence=silence)
    site.stdin.write("stop\n")
    site.stdin.flush()
    outcome.deaths = int(site.stdout.readline())
    _look(database, outcome)
    return outcome


def _kill(
    site: subprocess.Popen[str], outcome: Outcome, sent: threading.Event, events: int, kills: int
) -> None:
    """Kill a web process each time so many more events were acknowledged."""
    assert site.stdin is not None
    for number in range(1, kills + 1):
        while len(outcome.acknowledged) < number * events // (kills + 1) and not sent.is_set():
            time.sleep(0.002)
        site.stdin.write("web\n")
        site.stdin.flush()


def send_at_once(port: int) -> str:
    """Send one event from many connections at the same time, to all web processes; its id."""
    body = event_body(eventId=str(uuid.uuid4()))
    together = threading.Barrier(AT_ONCE)

    def send(_: int) -> None:
        together.wait()
        send_again(request_of(port, body))

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(send, range(AT_ONCE)))
    return str(body["eventId"])


def send_until_acknowledged(port: int, number: int) -> str:
    """Send one event, again and again, until it is answered with 200; its id.

    Every fifth is sent once more: the answer may have been lost on its way.
    """
    body = event_body(eventId=str(uuid.uuid4()))
    request = request_of(port, body)
    send_again(request)
    if number % 5 == 0:
        acknowledged(request)
    return str(body["eventId"])


def send_again(request: urllib.request.Request) -> None:
    """Send until the site answers 200, which it does as soon as a killed process is replaced."""
    for _ in range(MOST_TRIES):
        if acknowledged(request):
            return
        time.sleep(0.01)
    raise AssertionError("the site has ended")


def request_of(port: int, body: dict[str, Any]) -> urllib.request.Request:
    """A signed webhook."""
    return urllib.request.Request(
        f"http://127.0.0.1:{port}/demo/webhooks",
        data=json.dumps(body).encode(),
        headers={
            "Content-Type": "application/json",
            "X-Ecwid-Webhook-Signature": signature(body["eventCreated"], body["eventId"], SECRET),
        },
    )


def acknowledged(request: urllib.request.Request) -> bool:
    """Whether the site answers 200."""
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return bool(response.status == 200)
    except OSError:  # refused, cut, or another status
        return False


def _settle(database: Database, acknowledged: set[str], *, silence: float) -> None:
    """Return once all events are there and none is pending, or after some seconds of silence."""
    progress = (
        "SELECT (SELECT count(*) FROM ecwid_native_webhookdelivery WHERE state = 'pending'),"
        " (SELECT count(*) FROM ecwid_native_webhookdelivery),"
        " (SELECT sum(claims) FROM ecwid_native_webhookdelivery)"
    )
    seen, seen_at = database.rows(progress), time.monotonic()
    while time.monotonic() < seen_at + silence:
        time.sleep(0.15)
        now = database.rows(progress)
        if now != seen:
            seen, seen_at = now, time.monotonic()
        # What is in the inbox only is not counted, so nothing pending says little.
        elif now[0][0] == 0 and acknowledged <= {each for (each,) in database.rows(STORED)}:
            return


def _look(database: Database, outcome: Outcome) -> None:
    for event_id, state in database.rows(
        "SELECT event_id, state FROM ecwid_native_webhookdelivery"
    ):
        outcome.deliveries[event_id] += 1
        outcome.states[state] += 1
    for handler, event_id in database.rows("SELECT handler, event_id FROM crash_effects"):
        outcome.effects.setdefault(handler, Counter())[event_id] += 1


def _parameters(database: str) -> dict[str, str]:
    settings = connection.settings_dict
    return {
        "host": str(settings["HOST"]),
        "user": str(settings["USER"]),
        "dbname": database,
        **({"password": str(settings["PASSWORD"])} if settings["PASSWORD"] else {}),
        **({"port": str(settings["PORT"])} if settings["PORT"] else {}),
    }
