"""Connections whose time-outs are deadlines, for urllib3's pools.

A socket's time-out starts anew with each byte that arrives, so a server that sends one byte a
second holds a thread for ever. Here every wait, for a line of a header as for a part of a body,
gets what is left of the call's own deadline.
"""

from __future__ import annotations

import io
import socket
import time
from collections.abc import Iterable
from http.client import RemoteDisconnected
from typing import Any, Literal, cast

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

SEND_BYTES = 65_536
# A wait of 0 would mean "do not wait" to the operating system.
SHORTEST_SECONDS = 0.001


class StaleConnectionError(RemoteDisconnected):
    """A kept connection was closed by the server before it read this request."""


class DeadlineSocket:
    """A connected socket on which all waits since the last `settimeout` share its seconds."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._deadline = float("inf")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)

    def settimeout(self, seconds: float | None) -> None:
        """Start a deadline; None means none."""
        self._deadline = float("inf") if seconds is None else time.monotonic() + seconds
        self._sock.settimeout(seconds)

    def sendall(self, data: bytes) -> None:
        """Send everything, or raise TimeoutError at the deadline."""
        rest = memoryview(data)
        while rest:
            self.wait_no_longer()
            rest = rest[self._sock.send(rest[:SEND_BYTES]) :]

    def makefile(self, mode: Literal["rb"]) -> io.BufferedReader:
        """Return what http.client reads answers from."""
        return io.BufferedReader(_DeadlineReader(self, self._sock.makefile(mode, buffering=0)))

    def wait_no_longer(self) -> None:
        """Make the next wait end at the deadline; raise TimeoutError when it has passed."""
        if self._deadline == float("inf"):
            return
        seconds = self._deadline - time.monotonic()
        if seconds <= 0:
            raise TimeoutError("the deadline has passed")
        self._sock.settimeout(max(seconds, SHORTEST_SECONDS))


class _DeadlineReader(io.RawIOBase):
    def __init__(self, sock: DeadlineSocket, raw: io.RawIOBase) -> None:
        self._sock = sock
        self._raw = raw

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.wait_no_longer()
        return self._raw.readinto(buffer)

    def close(self) -> None:
        # Closing the raw file is what lets the operating system's socket go.
        self._raw.close()
        super().close()


class _Connection(HTTPConnection):
    """A connection with a limit of its own for connecting; `timeout` bounds the rest."""

    def __init__(self, *args: Any, connect_seconds: float, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._connect_seconds = connect_seconds
        self._has_answered = False

    def connect(self) -> None:
        """Connect, with TLS where the address says so, and start the deadline of the rest."""
        started = time.monotonic()
        super().connect()
        sock = DeadlineSocket(self.sock)
        sock.settimeout(_left(self.timeout or self._connect_seconds, since=started))
        self.sock = cast("socket.socket", sock)
        self._has_answered = False

    def getresponse(self) -> Any:
        """Return the answer; tell a connection that had gone stale from one that was cut."""
        try:
            response = super().getresponse()
        except (RemoteDisconnected, ConnectionResetError) as exc:
            if self._has_answered:
                raise StaleConnectionError("a kept connection was closed") from exc
            raise
        self._has_answered = True
        return response

    def _new_conn(self) -> socket.socket:
        seconds = min(self._connect_seconds, self.timeout or self._connect_seconds)
        try:
            return _connected(self._dns_host, self.port, seconds, self.socket_options or ())
        except socket.gaierror as exc:
            raise NameResolutionError(self.host, self, exc) from exc
        except TimeoutError as exc:
            raise ConnectTimeoutError(self, f"no connection within {seconds} s") from exc
        except OSError as exc:
            raise NewConnectionError(self, "cannot connect") from exc


class _SecureConnection(_Connection, HTTPSConnection):
    pass


class DeadlinePool(HTTPConnectionPool):
    """Takes `connect_seconds` beside urllib3's own arguments."""

    ConnectionCls = _Connection


class SecureDeadlinePool(HTTPSConnectionPool):
    """The same for https."""

    ConnectionCls = _SecureConnection


def _connected(
    host: str, port: int, seconds: float, options: Iterable[tuple[Any, ...]]
) -> socket.socket:
    """Connect to one of the host's addresses, all of which together get `seconds`."""
    started = time.monotonic()
    addresses = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    failure = OSError("the name has no address")
    for tried, (family, kind, protocol, _, address) in enumerate(addresses):
        sock = socket.socket(family, kind, protocol)
        try:
            for option in options:
                sock.setsockopt(*option)
            # A share each: the first, unreachable over IPv6 say, must not use up the time.
            sock.settimeout(_left(seconds, since=started) / (len(addresses) - tried))
            sock.connect(address)
            sock.settimeout(_left(seconds, since=started))
        except OSError as exc:
            sock.close()
            failure = exc
        else:
            return sock
    raise failure


def _left(seconds: float, *, since: float) -> float:
    return max(seconds - (time.monotonic() - since), SHORTEST_SECONDS)
