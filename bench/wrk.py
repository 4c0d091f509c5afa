"""A load generator on a core of its own: wrk, https://github.com/wg/wrk."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass

UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3, "m": 60e3}
RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
P99 = re.compile(r"99%\s+([\d.]+)(us|ms|s|m)\b")
# Servers are pinned to one core and the generator to another, so that they do not share one.
SERVER_CORE, LOAD_CORE = "0", "1"


@dataclass(frozen=True)
class Load:
    """What one server did in one round.

    Attributes:
        rate: answers a second.
        p99: milliseconds that one answer in a hundred took longer than.
    """

    rate: float
    p99: float


def missing_tools(*names: str) -> str:
    """Which of these programs the machine does not have, in words; "" for none."""
    missing = [name for name in names if not shutil.which(name)]
    return f"not measured: no {' and no '.join(missing)} here" if missing else ""


def pinned(core: str, command: list[str]) -> list[str]:
    """Return the command that runs on that core alone."""
    return ["taskset", "--cpu-list", core, *command]


def run_wrk(
    url: str, *, connections: int, seconds: float, headers: Mapping[str, str], status: int = 200
) -> Load:
    """Ask for ``url`` over all connections for some time.

    Raises:
        RuntimeError: the server answered something else than ``status``, or wrk failed.
    """
    options = [f"-H{name}: {value}" for name, value in headers.items()]
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds:g}s", "--latency", *options, url]
    done = subprocess.run(pinned(LOAD_CORE, command), capture_output=True, text=True, check=False)
    return parse_wrk(done.stdout, url)


def parse_wrk(text: str, url: str) -> Load:
    """Return what wrk prints.

    Raises:
        RuntimeError: it counts errors, or printed something else.
    """
    rate, p99 = RATE.search(text), P99.search(text)
    if rate is None or p99 is None or "Non-2xx" in text or "Socket errors" in text:
        raise RuntimeError(f"{url}: {text}")
    return Load(rate=float(rate[1]), p99=float(p99[1]) * UNITS[p99[2]])
