"""P4, P4b, P4c, R15: the REST client at the rate limit, against latency, its CPU time and memory.

The two other clients for this API are measured beside ours when they are there:
``python -m bench.rest_client`` puts them under ``var/bench``.
"""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import resource
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterable, Iterator
from itertools import islice
from multiprocessing.managers import BaseManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.measure import ROUNDS, Spread, interleaved
from bench.table import Row
from ecwid_native.client.api import EcwidClient
from ecwid_native.client.budget import Budget, MemoryBudget
from ecwid_native.client.shared_budgets import CacheBudget, FileBudget

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "var" / "bench"
LIMIT_SECONDS = 130
LATENCY_MILLISECONDS = 50
IN_FLIGHT = 8


def rows(*, rounds: int = ROUNDS, pages: int = 20, quick: bool = False) -> Iterable[Row]:
    """Measure the client against a server in a process of its own.

    Args:
        pages: of a list whose CPU time is taken; the other lists grow with it.
        quick: leave P4 out, which takes two minutes because the limit is one of minutes.
    """
    with rest_server() as url:
        yield from cpu_rows(url, rounds=rounds, pages=pages)
        yield latency_row(url, rounds=rounds, items=2_000 * pages)
        yield memory_row(url, items=5_000 * pages)
        if not quick:
            yield from limit_rows(url)


def install_peers() -> None:
    """Install the two other clients where they disturb nothing."""
    PEERS.mkdir(parents=True, exist_ok=True)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(PEERS / "python")]
    subprocess.run([*pip, "pyecwid"], check=True)
    npm = ["npm", "install", "--silent", "--prefix", str(PEERS), "ecwid-api-client"]
    subprocess.run(npm, check=True)


@contextlib.contextmanager
def rest_server() -> Iterator[str]:
    """Run the server in a process of its own, so that its CPU time is not ours."""
    with tempfile.TemporaryDirectory() as folder:
        port_file = Path(folder) / "port"
        command = [sys.executable, "-m", "bench.rest_server", str(port_file)]
        process = subprocess.Popen(command, cwd=ROOT)
        try:
            while not port_file.exists() or not port_file.read_text():
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port_file.read_text()}"
        finally:
            process.kill()
            process.wait()


def client_at(url: str, latency: int, total: int, *, limited: bool = False, **options: Any) -> Any:
    """Return our client for a list of so many items, answered so slowly."""
    kind = "limited" if limited else "free"
    options.setdefault("budget", MemoryBudget(calls=10**6, burst=10**6))
    return EcwidClient(1003, "secret_bench", api_url=f"{url}/{latency}/{total}/{kind}", **options)


def cpu_rows(url: str, *, rounds: int, pages: int) -> Iterator[Row]:
    """P4c: CPU time for each item, all of a list, decimals exact."""
    items = 100 * pages
    ours = client_at(url, 0, items)

    def read_all() -> None:
        assert sum(1 for _ in ours.products.iterate(prefetch=0)) == items

    programs = {"ours": read_all, **pyecwid_program(url, items)}
    times = interleaved(programs, calls=1, rounds=rounds)
    own = per_item(times.microseconds("ours"), items)
    yield Row(id="P4c", what="ours, CPU per item", value=own, unit="µs")
    if "pyecwid" in programs:
        peer = per_item(times.microseconds("pyecwid"), items)
        yield Row(id="P4c", what="pyecwid, CPU per item", value=peer, unit="µs")
        yield Row(
            id="P4c",
            what="ours ÷ pyecwid",
            value=times.ratio("ours", "pyecwid"),
            floor=0.55,
            goal=0.30,
        )
    node = node_microseconds(url, pages)
    if node:
        value = Spread.of(node)
        yield Row(id="P4c", what="ecwid-api-client (node), CPU per item", value=value, unit="µs")


def per_item(spread: Spread, items: int) -> Spread:
    """Return the figures for one item."""
    return Spread(median=spread.median / items, low=spread.low / items, high=spread.high / items)


def pyecwid_program(url: str, items: int) -> dict[str, Any]:
    """Return the same walk with pyecwid, nothing where it is not installed."""
    sys.path.append(str(PEERS / "python"))
    try:
        from pyecwid import EcwidAPI  # type: ignore[import-not-found]  # not one of our requirements
    except ImportError:
        return {}
    finally:
        sys.path.pop()
    peer = EcwidAPI("secret_bench", 1003, skip_test=True, base_url=f"{url}/0/{items}/free/1003/")

    def read_all() -> None:
        assert len(peer.get_request("products")) == items

    return {"pyecwid": read_all}


def node_microseconds(url: str, pages: int) -> list[float]:
    """Return what ecwid-api-client needs for an item, nothing where it is not installed."""
    if not (PEERS / "node_modules" / "ecwid-api-client").exists():
        return []
    base = f"{url}/0/{100 * pages}/free/1003/"
    command = ["node", str(ROOT / "bench" / "ecwid_api_client.js"), str(PEERS), base, str(pages)]
    return [
        float(json.loads(subprocess.check_output(command, text=True))["microseconds"])
        for _ in range(3)
    ]


def latency_row(url: str, *, rounds: int, items: int) -> Row:
    """P4b: pages a second with 8 in flight, by what the latency allows."""
    rates = []
    for _ in range(rounds):
        client = client_at(url, LATENCY_MILLISECONDS, items)
        with client.products.iterate(prefetch=IN_FLIGHT) as products:
            next(islice(products, 1_000, None))
            started = time.monotonic()
            count = sum(1 for _ in products)
            rates.append(count / 100 / (time.monotonic() - started))
    possible = IN_FLIGHT / (LATENCY_MILLISECONDS / 1000)
    # The table's figures are the smaller the better.
    value = Spread.of([possible / rate for rate in rates])
    what = f"limit ÷ ours, {LATENCY_MILLISECONDS} ms, {IN_FLIGHT} in flight"
    return Row(id="P4b", what=what, value=value, floor=1 / 0.70, goal=1 / 0.80)


def memory_row(url: str, *, items: int) -> Row:
    """R15: memory that a long list takes more than its first 2,000 items did."""
    products = client_at(url, 0, items).products.iterate()
    next(islice(products, 2_000, None))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    count = sum(1 for _ in products)
    assert count == items - 2_001
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    what = f"growth over {items:,} items"
    return Row(id="R15", what=what, value=Spread.of([grown]), unit="MB", floor=10)


class Cache:
    """A cache that processes share, with as much of Django's interface as a budget needs."""

    def __init__(self) -> None:
        self._values: dict[str, float] = {}
        self._lock = threading.Lock()

    def add(self, key: str, value: int, timeout: float) -> None:
        """Store a value unless there is one."""
        with self._lock:
            self._values.setdefault(key, value)

    def incr(self, key: str) -> int:
        """Add one and return the sum."""
        with self._lock:
            self._values[key] += 1
            return int(self._values[key])

    def get(self, key: str, default: float) -> float:
        """Return a value."""
        return self._values.get(key, default)

    def set(self, key: str, value: float, timeout: float) -> None:
        """Store a value."""
        self._values[key] = value


class CacheServer(BaseManager):
    """Serves a cache in a process of its own, as Redis would."""

    if TYPE_CHECKING:

        def cache(self) -> Cache: ...


CacheServer.register("cache", Cache)


def limit_rows(url: str) -> list[Row]:
    """P4: calls in two minutes by what the limit allows, alone and as four processes."""
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder, CacheServer(ctx=context) as server:
        jobs = [
            ("secret_alone", None),
            *[("secret_folder", Path(folder))] * 4,
            *[("secret_cache", server.cache())] * 4,
        ]
        processes = [context.Process(target=greedy_job, args=(url, *job)) for job in jobs]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
    with urllib.request.urlopen(f"{url}/counts") as answer:
        counts = json.load(answer)
    rows = []
    for token, what in (
        ("secret_alone", "one process"),
        ("secret_folder", "four processes, a folder"),
        ("secret_cache", "four processes, a cache"),
    ):
        served, refused = counts[f"Bearer {token}"]
        ratio = 600 * LIMIT_SECONDS / 60 / served
        value = Spread.of([ratio])
        rows.append(
            Row(id="P4", what=f"limit ÷ ours, {what}", value=value, floor=1 / 0.90, goal=1 / 0.97)
        )
        refusals = Spread.of([refused])
        rows.append(
            Row(id="P4", what=f"429 answers, {what}", value=refusals, floor=served / 1000, goal=0)
        )
    return rows


def greedy_job(url: str, token: str, shared: Path | Cache | None) -> None:
    """Call as often as the budget lets, for two minutes."""
    budget: Budget = MemoryBudget()
    if shared is not None:
        budget = FileBudget(shared) if isinstance(shared, Path) else CacheBudget(shared)
    client = EcwidClient(
        1003, token, api_url=f"{url}/20/10/limited", budget=budget, patience_seconds=90
    )
    end = time.monotonic() + LIMIT_SECONDS
    while time.monotonic() < end:
        client.products.get(5)


if __name__ == "__main__":
    install_peers()
