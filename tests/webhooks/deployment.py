"""A deployment as the how-to has it: granian, PostgreSQL with full durability, and workers."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from scripts.environment import ROOT
from scripts.machine import require_postgres
from scripts.postgres import USER, new_cluster, serve, server_account
from tests.webhooks.crash.run import SECRET
from tests.webhooks.crash.worker import HEADER as WORKER
from tests.webhooks.sender import signature

WEB_WORKERS, WEB_THREADS = 2, 4
# What follows is the address. A worker of granian's that is told to end while it starts never does,
# so it has some seconds for it (2.8, read 2026-11).
SERVERS = {
    "granian": [
        *("-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "critical"),
        *("--blocking-threads", str(WEB_THREADS), "--workers-kill-timeout", "15", "--port"),
    ],
    "gunicorn": [
        *("-m", "gunicorn", "--worker-class", "gthread", "--log-level", "critical"),
        *("--threads", str(WEB_THREADS), "--bind"),
    ],
}
INSTALL = "import django; django.setup(); from tests.webhooks.crash.site import install; install()"


@dataclass
class Postgres:
    """A server that may be killed, and that may find its disk full."""

    folder: Path
    programs: Path
    _running: ExitStack = field(default_factory=ExitStack)

    @property
    def url(self) -> str:
        """For ``DATABASE_URL``."""
        return f"postgres://{USER}@/{self.folder}/postgres"

    def start(self) -> None:
        """Have it take connections."""
        account = server_account()
        self._running.enter_context(serve(self.programs, self.folder, account, durable=True))

    def kill(self) -> None:
        """What ``pg_ctl stop -m immediate`` does: nothing is written any more, all are cut off."""
        os.kill(self._pid(), signal.SIGQUIT)
        self._running.close()

    def limit_files(self, size: int | str) -> None:
        """Let it write no file beyond a size: as on a full disk, it cannot make a table longer."""
        for pid in (self._pid(), *children_of(self._pid())):
            # As the server's own user: in a container even root may not do it to others.
            command = ["prlimit", "--pid", str(pid), f"--fsize={size}:"]
            # A child may have ended meanwhile; the postmaster, of which all are made, has not.
            subprocess.run(command, check=pid == self._pid(), **server_account())

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        with psycopg.connect(host=str(self.folder), user=USER, dbname="postgres") as connection:
            return connection.execute(query.encode()).fetchall()

    def stop(self) -> None:
        """End it."""
        self._running.close()

    def _pid(self) -> int:
        return int((self.folder / "data" / "postmaster.pid").read_text().split()[0])


@contextmanager
def own_postgres() -> Iterator[Postgres]:
    """A server for one test; small pieces of log, so that tables meet a limit before they do."""
    programs = require_postgres()
    with new_cluster(programs, "--wal-segsize=1") as folder:
        server = Postgres(folder, programs)
        server.start()
        try:
            yield server
        finally:
            server.stop()


@dataclass
class Site:
    """Our processes.

    Attributes:
        web_workers: how many processes the web server has.
        known: those of them that have answered, by their ids.
    """

    env: dict[str, str]
    port: int
    web_workers: int
    known: set[str] = field(default_factory=set)

    def manage(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Run ``manage.py``."""
        return self._run("manage.py", *arguments)

    def install(self) -> None:
        """Make the tables, and have the app installed in the store of the events."""
        for arguments in (("manage.py", "migrate", "-v", "0"), ("-c", INSTALL)):
            assert self._run(*arguments).wait() == 0

    def serve(self, server: str = "granian") -> subprocess.Popen[bytes]:
        """Start the web processes, and return when each has answered."""
        workers = ("--workers", str(self.web_workers), "config.wsgi:application")
        running = self._run(*SERVERS[server], self._address(server), *workers)
        self.wait_for_new_workers(running)
        return running

    def wait_for_new_workers(self, running: subprocess.Popen[bytes]) -> None:
        """Return when as many web processes as there should be, none of them known, have answered.

        To a signal that comes earlier, a server listens with some of its processes only.
        """
        new: set[str] = set()
        while len(new) < self.web_workers:
            assert running.poll() is None
            status, worker = self.get("/healthz")
            new |= {worker} - self.known if status == 200 else set()
            time.sleep(0.02)
        self.known |= new

    def _address(self, server: str) -> str:
        return str(self.port) if server == "granian" else f"127.0.0.1:{self.port}"

    def get(self, path: str) -> tuple[int, str]:
        """The status of an address and the web process that gave it; 0 when nobody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", path, headers={"Host": "localhost"})
            response = connection.getresponse()
            return response.status, response.getheader(WORKER, "")
        except OSError:
            return 0, ""
        finally:
            connection.close()

    def send(self, body: bytes, *, event_id: str, created: int) -> int:
        """Deliver a webhook on a connection of its own; the status.

        Raises:
            ConnectionRefusedError: nobody listens.
            OSError, http.client.HTTPException: the connection was cut.
        """
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(
                "POST",
                "/demo/webhooks",
                body,
                {
                    "Host": "localhost",
                    "Content-Type": "application/json",
                    "X-Ecwid-Webhook-Signature": signature(created, event_id, SECRET),
                },
            )
            response = connection.getresponse()
            response.read()
            return response.status
        finally:
            connection.close()

    def _run(self, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=self.env)


def site_on(database_url: str, port: int, *, web_workers: int = WEB_WORKERS) -> Site:
    """A site with its data there; nothing of it runs yet."""
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.webhooks.crash.settings",
        "DATABASE_URL": database_url,
        "ECWID_CLIENT_SECRET": SECRET,
        "LOG_LEVEL": "CRITICAL",
        "DEBUG": "1",
    }
    return Site(env=env, port=port, web_workers=web_workers)


@contextmanager
def ended(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """End a process after the block."""
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def children_of(pid: int) -> list[int]:
    """The processes that a process has started, as Linux tells."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in path.read_text().split()]
