"""P2, P2b, P2c, P2d: how fast webhooks are acknowledged, while a worker handles them.

``python -m bench.webhooks [--rounds 8] [--seconds 2] [--json]``. Commits wait for the disk. 32
connections send signed webhooks to each server in turn; a round's ratio is of neighbours in time.
P2c is P2b on a disk that needs 2 ms more for each sync: ``slow_disk.c``, compiled here and put
before the C library's ``fsync`` and ``fdatasync`` by ``LD_PRELOAD``. P2d compares with Shopify's
Express package, which verifies and keeps Shopify's webhooks in the same database.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import psycopg

from bench.measure import Spread
from bench.shopify_express import NotThereError, installed, shopify_request
from bench.table import Row, table
from bench.webhook_load import MakeRequest, Sample, load, request, wait_for
from bench.webhook_settings import environment
from scripts.environment import ROOT
from scripts.machine import require_postgres
from scripts.ports import free_port
from scripts.postgres import USER, postgres

SLOW_DISK_SOURCE = Path(__file__).with_name("slow_disk.c")
BARE_TABLE = b"CREATE TABLE bare (event_id TEXT PRIMARY KEY, body TEXT NOT NULL)"


@dataclass(frozen=True)
class Server:
    """A program to measure: what granian runs, and how."""

    target: str
    workers: int
    threads: int

    def command(self, port: int) -> list[str]:
        """How to start it."""
        return [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
            *("--workers", str(self.workers), "--blocking-threads", str(self.threads)),
            *("--log-level", "error", "--port", str(port), self.target),
        ]


@dataclass(frozen=True)
class NodeServer:
    """A program for Node.js."""

    path: Path

    def command(self, port: int) -> list[str]:
        """How to start it."""
        return ["node", str(self.path), str(port)]


Servers = Mapping[str, Server | NodeServer]

SHOPIFY = "Shopify's Express package"
OURS = "before Django"
"""What the reference deployment runs."""
AGAINST_SHOPIFY = "P2d"
REQUESTS: Mapping[str, MakeRequest] = {SHOPIFY: shopify_request}
"""For those that do not take Ecwid's."""

SERVERS: Mapping[str, Servers] = {
    "PostgreSQL": {
        "bare": Server("bench.webhook_bare:application", 2, 8),
        "in Django": Server("bench.webhook_django:application", 2, 8),
        OURS: Server("config.wsgi:application", 2, 8),
    },
    "SQLite": {
        "bare": Server("bench.webhook_bare:application", 2, 8),
        "in Django": Server("bench.webhook_django:application", 1, 32),
        OURS: Server("config.wsgi:application", 1, 32),
    },
}


@dataclass(frozen=True)
class Target:
    """What is promised of one database.

    Attributes:
        row_id: of the table.
        floor: acknowledgements a second by the bare server's, at least.
        goal: the same, as it should be.
        p99_floor: milliseconds, at most.
        p99_goal: the same, as it should be.
    """

    row_id: str
    floor: float
    goal: float
    p99_floor: float | None
    p99_goal: float


POSTGRESQL = Target("P2", 0.60, 0.75, None, 20)
SQLITE = Target("P2b", 0.60, 0.75, 100, 25)
SLOW_DISK = Target("P2c", 3.0, 5.0, None, 35)


def rows(*, rounds: int, seconds: float) -> Iterator[Row]:
    """Both databases, and SQLite on a slow disk."""
    yield from sqlite_rows(SQLITE, {}, rounds=rounds, seconds=seconds)
    yield from slow_disk_rows(rounds=rounds, seconds=seconds)
    with postgres(require_postgres(), durable=True) as url:
        host = url.removeprefix("postgres://ecwid@").rpartition("/")[0]
        bare = f"postgresql://ecwid@/postgres?host={host}"
        with psycopg.connect(bare, autocommit=True) as connection:
            connection.execute(BARE_TABLE)
        env = {**environment(url, bare), "BENCH_PG_HOST": host, "BENCH_PG_USER": USER}
        others: Servers = {}
        try:
            others = {SHOPIFY: NodeServer(installed())}
        except NotThereError as error:
            yield Row(id=AGAINST_SHOPIFY, what=f"PostgreSQL, {OURS}", missing=str(error))
        yield from database_rows(
            POSTGRESQL, "PostgreSQL", env, rounds=rounds, seconds=seconds, others=others
        )


def sqlite_rows(
    target: Target, preload: Mapping[str, str], *, rounds: int, seconds: float
) -> Iterator[Row]:
    """SQLite, with something in the environment besides."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        env = environment(f"sqlite:///{path / 'db.sqlite3'}", str(path / "bare.sqlite3"))
        yield from database_rows(
            target, "SQLite", {**env, **preload}, rounds=rounds, seconds=seconds
        )


def slow_disk_rows(*, rounds: int, seconds: float) -> Iterator[Row]:
    """SQLite with syncs that take longer, where there is a compiler and a loader for that."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        missing = "not measured: it needs Linux and a C compiler"
        yield Row(id=SLOW_DISK.row_id, what="SQLite, 2 ms disk", missing=missing)
        return
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "slow_disk.so"
        command: list[str | Path] = [
            compiler,
            "-shared",
            "-fPIC",
            "-O2",
            "-o",
            library,
            SLOW_DISK_SOURCE,
            "-ldl",
        ]
        subprocess.run(command, check=True)
        preload = {"LD_PRELOAD": str(library)}
        yield from sqlite_rows(SLOW_DISK, preload, rounds=rounds, seconds=seconds)


def database_rows(
    target: Target,
    database: str,
    env: Mapping[str, str],
    *,
    rounds: int,
    seconds: float,
    others: Servers | None = None,
) -> Iterator[Row]:
    """Each server on one database, and others, beside the bare one."""
    servers = {**SERVERS[database], **(others or {})}
    samples: dict[str, list[Sample]] = {name: [] for name in servers}
    with running(servers, env) as ports:
        for number in range(rounds + 1):
            for name, port in ports.items():
                sample = load(port, seconds, REQUESTS.get(name, request))
                if number:  # the first warms up
                    samples[name].append(sample)
    for name, each in samples.items():
        rate = statistics.median(sample.rate for sample in each)
        is_ours = name == OURS
        yield Row(
            id=target.row_id,
            what=f"{database}, {name}, {rate:.0f}/s: p99",
            value=Spread.of([sample.p99_milliseconds for sample in each]),
            unit="ms",
            floor=target.p99_floor if is_ours else None,
            goal=target.p99_goal if is_ours else None,
        )
        if name == SHOPIFY:
            pairs = zip(each, samples[OURS], strict=True)
            yield Row(
                id=AGAINST_SHOPIFY,
                what=f"{database}, {OURS}: time of an acknowledgement",
                value=Spread.of([reference.rate / sample.rate for reference, sample in pairs]),
                reference=SHOPIFY,
                floor=1 / 1.2,
                goal=1 / 1.6,
            )
        elif name != "bare":
            pairs = zip(samples["bare"], each, strict=True)
            yield Row(
                id=target.row_id,
                what=f"{database}, {name}: time of an acknowledgement",
                value=Spread.of([reference.rate / sample.rate for reference, sample in pairs]),
                reference="bare WSGI 2x8",
                floor=1 / target.floor if is_ours else None,
                goal=1 / target.goal,
            )


@contextlib.contextmanager
def running(servers: Servers, env: Mapping[str, str]) -> Iterator[dict[str, int]]:
    """Run these servers and one worker; their ports by name."""
    whole = {**os.environ, **env}
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v", "0"], cwd=ROOT, env=whole, check=True
    )
    ports = {name: free_port() for name in servers}
    commands = [server.command(ports[name]) for name, server in servers.items()]
    commands.append([sys.executable, "manage.py", "ecwid_worker", "-v", "0"])
    processes = [subprocess.Popen(command, cwd=ROOT, env=whole) for command in commands]
    try:
        for name, port in ports.items():
            wait_for(port, REQUESTS.get(name, request))
        yield ports
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait()


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
