"""`python -m tests.webhooks.crash.site`: web processes and workers that may be killed at any time.

The parent only forks, so a new process takes milliseconds. It reads commands from its standard
input: `web` and `worker` kill one of them with SIGKILL and start another.
"""

from __future__ import annotations

import os
import random
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any, NoReturn

import django

SEED = 20_261_124
PRELOADED = (
    "config.urls",
    "django.core.wsgi",
    "ecwid_native.management.commands.ecwid_worker",
    "storefront_assets.wsgi",
    "werkzeug.serving",
)
WEB_THREADS = 4
# A worker makes about fifteen statements for an event.
STATEMENTS_BETWEEN_DEATHS = 120


def serve(listener: socket.socket) -> NoReturn:
    """Be a web process: some threads that answer one request after the other."""
    from werkzeug.serving import WSGIRequestHandler, make_server

    from config.wsgi import application

    class Quiet(WSGIRequestHandler):
        def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 - its name there
            """Say nothing."""

    def answer() -> None:
        server = make_server(
            "127.0.0.1", 0, application, request_handler=Quiet, fd=listener.fileno()
        )
        while True:
            server.handle_request()

    for _ in range(WEB_THREADS - 1):
        threading.Thread(target=answer, daemon=True).start()
    answer()
    raise SystemExit


def work(number: int) -> NoReturn:
    """Be a worker, until some statement turns out to be the last."""
    from django.core.management import call_command
    from django.db import connection

    from ecwid_native.webhooks import clock

    chance = random.Random(SEED + number)  # noqa: S311 - the same deaths in every run

    def die_sometimes(execute: Callable[..., Any], *arguments: Any) -> Any:
        if chance.random() < 1 / STATEMENTS_BETWEEN_DEATHS:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*arguments)

    clock.TICK_SECONDS = 0.1
    connection.execute_wrappers.append(die_sometimes)
    call_command("ecwid_worker", interval=0.02, verbosity=0)
    raise SystemExit


class Site:
    """The processes by kind; whoever is gone is replaced."""

    def __init__(self, listener: socket.socket, *, webs: int, workers: int) -> None:
        self.listener = listener
        self.wanted = {"web": webs, "worker": workers}
        self.running: dict[int, str] = {}
        self.started = 0
        self.deaths = 0

    def fill(self) -> None:
        """Start what is missing."""
        for kind, count in self.wanted.items():
            for _ in range(count - list(self.running.values()).count(kind)):
                self._start(kind)

    def _start(self, kind: str) -> None:
        self.started += 1
        process = os.fork()
        if process:
            self.running[process] = kind
            return
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        if kind == "web":
            serve(self.listener)
        work(self.started)

    def kill(self, kind: str) -> None:
        """Kill the oldest process of a kind, and see it gone: the next kill is of another one."""
        process = next((pid for pid, each in self.running.items() if each == kind), 0)
        if process:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            del self.running[process]
            self.deaths += 1

    def reap(self) -> None:
        """Notice who is gone."""
        while self.running:
            process, _ = os.waitpid(-1, os.WNOHANG)
            if not process:
                return
            self.running.pop(process, None)
            self.deaths += 1

    def stop(self) -> None:
        """Kill everybody."""
        for process in self.running:
            os.kill(process, signal.SIGKILL)
        for process in self.running:
            os.waitpid(process, 0)


def install() -> None:
    """Have the app installed in store 1003."""
    from django.db import connection, connections

    from ecwid_native.conf import ecwid_settings
    from ecwid_native.protocol.payload import Payload
    from ecwid_native.services import installs
    from tests.webhooks.crash.ecwid import TABLE

    with connection.cursor() as cursor:
        cursor.execute(TABLE)
    payload = Payload(store_id=1003, access_token="secret_ofACrashingStore000")
    installs.record_opening(ecwid_settings.app("demo"), payload, language="en", known=None)
    connections.close_all()


def preload() -> None:
    """Have what the processes need, short of what opens connections and starts threads."""
    for module in PRELOADED:
        import_module(module)
    from storefront_assets.published import published

    published.refresh()


def main() -> None:
    """Run until the standard input ends."""
    webs, workers = int(sys.argv[1]), int(sys.argv[2])
    django.setup()
    install()
    from tests.webhooks.crash import wrong_designs

    wrong_designs.apply(os.environ.get("CRASH_DESIGN", ""))
    preload()
    listener = socket.create_server(("127.0.0.1", 0), backlog=128)
    site = Site(listener, webs=webs, workers=workers)
    os.set_blocking(sys.stdin.fileno(), False)
    site.fill()
    sys.stdout.write(f"{listener.getsockname()[1]}\n")
    sys.stdout.flush()
    try:
        while True:
            command = sys.stdin.readline()
            if command == "stop\n":
                break
            if command:
                site.kill(command.strip())
            site.reap()
            site.fill()
            time.sleep(0.005)
    finally:
        site.stop()
        sys.stdout.write(f"{site.deaths}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
