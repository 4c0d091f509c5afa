"""P1 to P1e: the storefront's script as served, beside nginx with the same bytes.

Each server has one core for itself and the load generator the other one. All are asked in turns,
round by round, and a ratio is of neighbours in time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import urllib3

from bench.measure import Spread, interleaved
from bench.table import Row
from bench.webhook_settings import environment
from bench.wrk import SERVER_CORE, Load, missing_tools, pinned, run_wrk
from scripts.environment import ROOT
from scripts.nginx import documented, nginx, wait_until_listening
from scripts.ports import free_port

SCRIPT = "/demo/storefront.js"
BROTLI = {"Accept-Encoding": "br"}
CONCURRENCY = (32, 64)
# A call takes a microsecond, and a round's clock has to count many.
CALLS_PER_CALL = 50
# By connections: floor and goal of P1, as answers of ours by nginx's, and of P1e, as times.
RATES = {32: (0.40, 0.50), 64: (0.50, 0.65)}
TAILS = {32: (4.0, 2.5), 64: (3.0, 2.0)}
PLAIN_NGINX = """
    location = {path} {{
        alias {body};
        default_type "text/javascript; charset=utf-8";
        add_header Content-Encoding br;
        add_header Cache-Control "public, max-age=300, stale-while-revalidate=60";
        add_header Vary Accept-Encoding;
        add_header Access-Control-Allow-Origin "*";
        add_header Cross-Origin-Resource-Policy cross-origin;
        add_header Timing-Allow-Origin "*";
        add_header X-Content-Type-Options nosniff;
    }}
"""
# As Debian and nginx.org package it, which is what "nginx" means here; and with what more one can
# do for files that never change, which the targets do not ask for but a reader may.
PACKAGED = "sendfile on; tcp_nopush on;"
TUNED = "sendfile on; open_file_cache max=100; keepalive_requests 1000000;"
REFERENCE, TUNED_REFERENCE = "nginx, the same bytes", "nginx with its files kept open"

Answer = Callable[[str, list[tuple[str, str]]], Any]


def in_process_rows(*, rounds: int, calls: int) -> Iterable[Row]:
    """P1d: an answer without a server, and what everybody else pays for it."""
    from storefront_assets.wsgi import storefront

    def other_page(environ: Mapping[str, Any], start_response: Answer) -> list[bytes]:
        start_response("200 OK", [])
        return [b""]

    def start_response(status: str, headers: list[tuple[str, str]]) -> Callable[[bytes], object]:
        return len

    layer: Any = storefront(other_page)
    asset = {"REQUEST_METHOD": "GET", "PATH_INFO": SCRIPT, "HTTP_ACCEPT_ENCODING": "br"}
    other = {**asset, "PATH_INFO": "/demo/settings"}
    times = interleaved(
        {
            "asset": lambda: layer(asset, start_response),
            "with": lambda: layer(other, start_response),
            "without": lambda: other_page(other, start_response),
        },
        calls=calls * CALLS_PER_CALL,
        rounds=rounds,
    )
    hit, tax = times.microseconds("asset"), times.difference("with", "without")
    yield Row(id="P1d", what="script in process", value=hit, unit="µs", floor=4, goal=2)
    yield Row(id="P1d", what="tax on other requests", value=tax, unit="µs", floor=2, goal=1)


def rows(*, rounds: int, seconds: float) -> Iterator[Row]:
    """Everything that needs servers, nginx and wrk; a row that says what is missing, without."""
    missing = missing_tools("wrk", "taskset")
    if missing or (os.cpu_count() or 1) < 2:
        yield Row(id="P1", what="script", missing=missing or "not measured: one core")
        return
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as servers:
        found: dict[tuple[str, int], list[Load]] = {}
        for number in range(rounds + 1):
            for case in CASES:
                load = case.run(servers, seconds)
                if load and number:  # the first warms up
                    found.setdefault((case.name, case.connections), []).append(load)
    yield from judged(found)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One load of one server."""

    name: str
    server: str
    connections: int
    revalidates: bool = False

    def run(self, servers: Mapping[str, str], seconds: float) -> Load | None:
        """Return what the server did; None when it does not run on this machine."""
        if self.server not in servers:
            return None
        url = servers[self.server] + SCRIPT
        headers = dict(BROTLI)
        if self.revalidates:
            headers["If-None-Match"] = urllib3.request("HEAD", url, headers=BROTLI).headers["ETag"]
        return run_wrk(url, connections=self.connections, seconds=seconds, headers=headers)


CASES = [
    *(
        Case(name=name, server=name, connections=connections)
        for connections in CONCURRENCY
        for name in ("nginx", "granian", "nginx in front", "tuned nginx")
    ),
    *(
        Case(name=f"{name}, 304", server=name, connections=64, revalidates=True)
        for name in ("nginx", "granian")
    ),
    *(Case(name=name, server=name, connections=32) for name in ("bare gunicorn", "gunicorn")),
]


def judged(found: Mapping[tuple[str, int], list[Load]]) -> Iterator[Row]:
    """The rows of what was measured."""
    for connections in CONCURRENCY:
        reference = found["nginx", connections]
        ours, front = found["granian", connections], found["nginx in front", connections]
        at = f"c={connections}"
        floor, goal = RATES[connections]
        yield compared("P1", f"script, br, granian, {at}", ours, reference, floor, goal)
        yield compared("P1", f"same, documented nginx in front, {at}", front, reference, 0.9, 0.95)
        for what, loads in (("granian", ours), ("documented nginx in front", front)):
            tuned = found["tuned nginx", connections]
            what = f"script, br, {what}, {at}"
            yield compared("P1", what, loads, tuned, reference=TUNED_REFERENCE)
        pairs = zip(ours, reference, strict=True)
        yield Row(
            id="P1e",
            what=f"slowest in a hundred, granian, {at}",
            value=Spread.of([each.p99 / other.p99 for each, other in pairs]),
            reference=REFERENCE,
            floor=TAILS[connections][0],
            goal=TAILS[connections][1],
        )
    revalidated = found["granian, 304", 64], found["nginx, 304", 64]
    yield compared("P1b", "304, granian, c=64", *revalidated, 0.30, 0.40)
    if ("gunicorn", 32) not in found:
        yield Row(id="P1c", what="script, br, gunicorn gthread", missing=missing_tools("gunicorn"))
        return
    gunicorn = found["gunicorn", 32], found["bare gunicorn", 32]
    bare = "bare WSGI on gunicorn"
    yield compared("P1c", "script, br, gunicorn, c=32", *gunicorn, 0.85, 0.95, reference=bare)


def compared(
    row_id: str,
    what: str,
    ours: list[Load],
    others: list[Load],
    floor: float | None = None,
    goal: float | None = None,
    *,
    reference: str = REFERENCE,
) -> Row:
    """A row of the time per answer, so that smaller is better as everywhere.

    Args:
        row_id: the target's number.
        what: in words.
        ours: a load for each round.
        others: the reference's in the same rounds.
        floor: the least share of the reference's answers a second.
        goal: the intended one.
        reference: what the others are.
    """
    pairs = zip(ours, others, strict=True)
    return Row(
        id=row_id,
        what=f"time per answer: {what}",
        value=Spread.of([other.rate / each.rate for each, other in pairs]),
        reference=reference,
        floor=1 / floor if floor else None,
        goal=1 / goal if goal else None,
    )


@contextmanager
def running(folder: Path) -> Iterator[dict[str, str]]:
    """Run all servers; their addresses by name."""
    env = {**os.environ, **environment(f"sqlite:///{folder / 'db.sqlite3'}", "")}
    env |= {"ALLOWED_HOSTS": "127.0.0.1", "BENCH_BODY": str(folder / "body")}
    env["STOREFRONT_ROOT"] = str(folder / "front" / "storefront")
    for command in (["migrate", "-v", "0"], ["ecwid_storefront", "publish", "--json"]):
        argv = [sys.executable, "manage.py", *command]
        subprocess.run(argv, cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)
    with ExitStack() as stack:
        granian = stack.enter_context(python_server(GRANIAN, env))
        servers = {"granian": granian}
        answer = urllib3.request("GET", granian + SCRIPT, headers=BROTLI, decode_content=False)
        (folder / "body").write_bytes(answer.data)
        port = int(granian.rpartition(":")[2])
        file = PLAIN_NGINX.format(path=SCRIPT, body=folder / "body")
        http, server = documented(folder / "front", upstream=port)
        for name, place, lines in (
            ("nginx", "packaged", (PACKAGED, file)),
            ("tuned nginx", "tuned", (TUNED, file)),
            ("nginx in front", "front", (PACKAGED + http, server)),
        ):
            servers[name] = stack.enter_context(pinned_nginx(folder / place, *lines))
        if shutil.which("gunicorn"):
            for name, target in GUNICORN_TARGETS.items():
                command = [*GUNICORN, target]
                servers[name] = stack.enter_context(python_server(command, env))
        yield servers


GRANIAN = [
    *("granian", "--interface", "wsgi", "--no-ws", "--workers", "1", "--blocking-threads", "8"),
    *("--log-level", "error", "--port", "{port}", "config.wsgi:application"),
]
GUNICORN = [
    *("gunicorn", "--worker-class", "gthread", "--workers", "1", "--threads", "8"),
    *("--log-level", "error", "--keep-alive", "60", "--bind", "127.0.0.1:{port}"),
]
GUNICORN_TARGETS = {
    "bare gunicorn": "bench.storefront_bare:application",
    "gunicorn": "config.wsgi:application",
}


@contextmanager
def python_server(command: list[str], env: Mapping[str, str]) -> Iterator[str]:
    """Run a WSGI server on its core; its address."""
    port = free_port()
    filled = [part.format(port=port) for part in command]
    # The module, not the program: it need not be in PATH.
    whole = pinned(SERVER_CORE, [sys.executable, "-m", *filled])
    process = subprocess.Popen(whole, cwd=ROOT, env=env)
    try:
        wait_until_listening(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


@contextmanager
def pinned_nginx(folder: Path, http: str, server: str) -> Iterator[str]:
    """Run nginx on its core; its address."""
    folder.mkdir(exist_ok=True)
    port = free_port()
    with nginx(folder, http=http, server=server, port=port, prefix=pinned(SERVER_CORE, [])):
        yield f"http://127.0.0.1:{port}"
