"""Ports of this machine for servers that have to be told where to listen."""

from __future__ import annotations

import secrets
import socket
from contextlib import ExitStack

# Below those that a system gives to whoever asks for any (Linux: from 32768, others: from 49152).
# A port from there could be given to somebody else before its server listens.
FIRST, LAST = 20_000, 32_000


def free_port() -> int:
    """Return a port that is free now."""
    return free_ports(1)


def free_ports(count: int) -> int:
    """Return the first of some ports in a row that are free now."""
    while True:
        first = FIRST + secrets.randbelow(LAST - FIRST)
        with ExitStack() as taken:
            try:
                for port in range(first, first + count):
                    probe = taken.enter_context(socket.socket())
                    probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return first
