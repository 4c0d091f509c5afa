"""P2, P2b: how fast webhooks are acknowledged, while a worker handles them.

``python -m bench.webhooks [--rounds 8] [--seconds 2] [--json]``. Commits wait for the disk. 32
connections send signed webhooks to each server in turn; a round's ratio is of neighbours in time.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import hashlib
import hmac
import itertools
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import psycopg

from bench.measure import Spread
from bench.table import Row, table
from bench.webhook_settings import SECRET, environment
from scripts.environment import ROOT
from scripts.machine import require_postgres
from scripts.postgres import postgres

CONNECTIONS = 32
LENGTH = re.compile(rb"content-length: (\d+)")
BARE_TABLE = b"CREATE TABLE bare (event_id TEXT PRIMARY KEY, body TEXT NOT NULL)"


@dataclass(frozen=True)
class Server:
    """A program to measure: what granian runs, and how."""

    target: str
    workers: int
    threads: int


SERVERS = {
    "PostgreSQL": {
        "bare": Server("bench.webhook_bare:application", 2, 8),
        "in Django": Server("bench.webhook_django:application", 2, 8),
        "before Django": Server("config.wsgi:application", 2, 8),
    },
    "SQLite": {
        "bare": Server("bench.webhook_bare:application", 2, 8),
        "in Django": Server("bench.webhook_django:application", 1, 32),
        "before Django": Server("config.wsgi:application", 1, 32),
    },
}


@dataclass(frozen=True)
class Sample:
    """One server in one round: acknowledged a second, and the slowest one in a hundred."""

    rate: float
    p99_milliseconds: float


def rows(*, rounds: int, seconds: float) -> Iterator[Row]:
    """Both databases."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        url = f"sqlite:///{path / 'db.sqlite3'}"
        bare = str(path / "bare.sqlite3")
        yield from database_rows("P2b", "SQLite", url, bare, rounds=rounds, seconds=seconds)
    with postgres(require_postgres(), durable=True) as url:
        host = url.removeprefix("postgres://ecwid@").rpartition("/")[0]
        bare = f"postgresql://ecwid@/postgres?host={host}"
        with psycopg.connect(bare, autocommit=True) as connection:
            connection.execute(BARE_TABLE)
        yield from database_rows("P2", "PostgreSQL", url, bare, rounds=rounds, seconds=seconds)


def database_rows(
    row_id: str, database: str, url: str, bare: str, *, rounds: int, seconds: float
) -> Iterator[Row]:
    """Each server on one database, beside the bare one."""
    samples: dict[str, list[Sample]] = {name: [] for name in SERVERS[database]}
    with running(database, environment(url, bare)) as ports:
        for number in range(rounds + 1):
            for name, port in ports.items():
                sample = load(port, seconds)
                if number:  # the first warms up
                    samples[name].append(sample)
    for name, each in samples.items():
        p99 = Spread.of([sample.p99_milliseconds for sample in each])
        rate = statistics.median(sample.rate for sample in each)
        what = f"{database}, {name}, {rate:.0f}/s: p99"
        yield Row(id=row_id, what=what, value=p99, unit="ms")
        if name != "bare":
            pairs = zip(samples["bare"], each, strict=True)
            ratio = Spread.of([reference.rate / sample.rate for reference, sample in pairs])
            yield Row(
                id=row_id,
                what=f"{database}, {name}: time of an acknowledgement",
                value=ratio,
                reference="bare WSGI 2x8",
                floor=1 / 0.60,
                goal=1 / 0.75,
            )


@contextlib.contextmanager
def running(database: str, env: Mapping[str, str]) -> Iterator[dict[str, int]]:
    """Run all servers of a database and one worker; their ports by name."""
    whole = {**os.environ, **env}
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v", "0"], cwd=ROOT, env=whole, check=True
    )
    ports = {name: free_port() for name in SERVERS[database]}
    commands = [
        [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
            *("--workers", str(server.workers), "--blocking-threads", str(server.threads)),
            *("--log-level", "error", "--port", str(ports[name]), server.target),
        ]
        for name, server in SERVERS[database].items()
    ]
    commands.append([sys.executable, "manage.py", "ecwid_worker", "-v", "0"])
    processes = [subprocess.Popen(command, cwd=ROOT, env=whole) for command in commands]
    try:
        for port in ports.values():
            wait_for(port)
        yield ports
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait()


def load(port: int, seconds: float) -> Sample:
    """Send webhooks over all connections for some time."""
    until = time.perf_counter() + seconds
    times: list[list[float]] = [[] for _ in range(CONNECTIONS)]
    threads = [threading.Thread(target=send, args=(port, until, each)) for each in times]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    every = sorted(itertools.chain.from_iterable(times))
    return Sample(len(every) / seconds, every[int(len(every) * 0.99)] * 1_000)


def send(port: int, until: float, times: list[float]) -> None:
    """Send one webhook after the other over one connection, each of a new event."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while (started := time.perf_counter()) < until:
            connection.sendall(request())
            receive_answer(connection)
            times.append(time.perf_counter() - started)


def receive_answer(connection: socket.socket) -> None:
    """Read one whole answer, which has to be a 200."""
    answer = connection.recv(4_096)
    assert answer.startswith(b"HTTP/1.1 200"), answer[:200]
    while b"\r\n\r\n" not in answer:
        answer += connection.recv(4_096)
    head, _, body = answer.partition(b"\r\n\r\n")
    length = int(LENGTH.findall(head.lower())[0])
    while len(body) < length:
        body += connection.recv(4_096)


def request() -> bytes:
    """A signed webhook as Ecwid sends it."""
    event_id, created = str(uuid.uuid4()), int(time.time())
    body = json.dumps(
        {
            "eventId": event_id,
            "eventCreated": created,
            "storeId": 1003,
            "entityId": 103878161,
            "eventType": "order.updated",
            "data": {"orderId": "XJ12H", "oldPaymentStatus": "PAID", "newPaymentStatus": "PAID"},
        }
    ).encode()
    digest = hmac.new(SECRET.encode(), f"{created}.{event_id}".encode(), hashlib.sha256).digest()
    head = (
        "POST /demo/webhooks?eventtype=order.updated HTTP/1.1\r\nHost: localhost\r\n"
        "Content-Type: application/json; charset=UTF-8\r\n"
        f"X-Ecwid-Webhook-Signature: {base64.b64encode(digest).decode()}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def wait_for(port: int) -> None:
    """Return once a server answers."""
    while True:
        with contextlib.suppress(OSError, AssertionError, IndexError):
            load_once(port)
            return
        time.sleep(0.1)


def load_once(port: int) -> None:
    """Have one webhook acknowledged."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(request())
        receive_answer(connection)


def free_port() -> int:
    """A port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.webhooks")
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=2.0, help="of one server in a round")
    parser.add_argument("--json", action="store_true", help="print one JSON array")
    options = parser.parse_args()
    found = list(rows(rounds=options.rounds, seconds=options.seconds))
    if options.json:
        print(json.dumps([asdict(row) for row in found]))
    else:
        print(table(found))


if __name__ == "__main__":
    main()
