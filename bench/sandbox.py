"""S1: the sandbox: its start, simple GETs, and a page of a large catalogue."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import ExitStack

from bench.measure import Spread
from bench.sandbox_server import MeasuredServer, measured_server, serve_constant, serve_sandbox
from bench.table import Row

# At most a second for an empty start; 300 GETs a second on one core; 50 ms for 100 of 10,000.
START_FLOOR, START_GOAL = 1.0, 0.5
GET_FLOOR, GET_GOAL = 1_000 / 300, 1_000 / 900
PAGE_FLOOR, PAGE_GOAL = 50.0, 25.0
GETS = 200
PAGES = 10
PAGE = "/products?limit=100&offset=5000"
REFERENCE = "http.server, constant"
BARE = "python -c 'import werkzeug'"


def rows(*, rounds: int, calls: int) -> Iterable[Row]:
    """All rows; CPU time of the server's process is what counts."""
    yield from start_rows(rounds=min(rounds, 3))
    with ExitStack() as stack:
        sandbox = stack.enter_context(measured_server(serve_sandbox))
        reference = stack.enter_context(measured_server(serve_constant))
        yield from request_rows(sandbox, reference, rounds=rounds, calls=calls)


def request_rows(
    sandbox: MeasuredServer, reference: MeasuredServer, *, rounds: int, calls: int
) -> Iterable[Row]:
    """Milliseconds of one GET of a value, and of one page, measured in turns."""
    gets, pages = min(calls, GETS), min(calls, PAGES)
    simple, page, constant = [], [], []
    for _ in range(rounds + 1):
        simple.append(milliseconds(sandbox, "/storage/key", gets))
        constant.append(milliseconds(reference, "/storage/key", gets))
        page.append(milliseconds(sandbox, PAGE, pages))
    del simple[0], constant[0], page[0]  # warm-up
    yield Row(
        id="S1",
        what="sandbox, one simple GET",
        value=Spread.of(simple),
        unit="ms",
        floor=GET_FLOOR,
        goal=GET_GOAL,
    )
    yield ratio("  by the reference", simple, constant, REFERENCE)
    yield Row(
        id="S1",
        what="sandbox, page of 100 of 10,000 products",
        value=Spread.of(page),
        unit="ms",
        floor=PAGE_FLOOR,
        goal=PAGE_GOAL,
    )
    yield ratio("  by the reference", page, constant, REFERENCE)


def start_rows(*, rounds: int) -> Iterable[Row]:
    """CPU seconds from nothing to an empty sandbox that answers, its end included."""
    ours, bare = [], []
    for _ in range(rounds + 1):
        ours.append(cpu_of("-m", "ecwid_native.sandbox", *ports(), ends_by_itself=False))
        bare.append(cpu_of("-c", "import werkzeug.wrappers; print()", ends_by_itself=True))
    del ours[0], bare[0]  # that start compiled what had changed
    yield Row(
        id="S1",
        what="sandbox, empty start",
        value=Spread.of(ours),
        unit="s",
        floor=START_FLOOR,
        goal=START_GOAL,
    )
    yield ratio("  by the reference", ours, bare, BARE)


def ports() -> Sequence[str]:
    """Options that take free ports."""
    names = ("--control-panel-port", "--api-port", "--storefront-port")
    return [word for name in names for word in (name, "0")]


def cpu_of(*arguments: str, ends_by_itself: bool) -> float:
    """CPU seconds of a Python that has printed its first line and then ended."""
    # As a developer starts it: with the modules compiled already.
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.PIPE, env=env)
    with process:
        if process.stdout is None or not process.stdout.readline():
            raise RuntimeError(f"{arguments} printed nothing")
        if not ends_by_itself:
            process.send_signal(signal.SIGTERM)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{arguments} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def milliseconds(server: MeasuredServer, path: str, calls: int) -> float:
    """CPU milliseconds of the server for one call, the mean over many."""
    before = server.cpu_seconds()
    for _ in range(calls):
        server.get(path)
    return (server.cpu_seconds() - before) / calls * 1_000


def ratio(what: str, own: Sequence[float], other: Sequence[float], reference: str) -> Row:
    """One program's cost by another's, compared within each round."""
    pairs = zip(own, other, strict=True)
    return Row(id="", what=what, value=Spread.of([a / b for a, b in pairs]), reference=reference)
