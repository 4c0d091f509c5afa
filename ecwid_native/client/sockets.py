"""Connections of `http.client` whose time-outs are deadlines.

A socket's time-out starts anew with each byte that arrives, so a server that sends one byte a
second holds a thread for ever. Here every wait, for a line of a header as for a part of a body,
gets what is left of the call's own deadline.
"""

from __future__ import annotations

import io
import select
import socket
import ssl
import time
from collections.abc import Callable
from http.client import HTTPConnection, RemoteDisconnected
from typing import Any, Literal, cast

from ecwid_native.client.heads import HeadedResponse

SEND_BYTES = 65_536
# A wait of 0 would mean "do not wait" to the operating system.
SHORTEST_SECONDS = 0.001
# By the names that `select.poll` has for them, which not every system has.
READABLE = getattr(select, "POLLIN", 1)
WRITABLE = getattr(select, "POLLOUT", 4)


class StaleConnectionError(RemoteDisconnected):
    """A kept connection was closed by the server before it read this request."""


class NoConnectionError(OSError):
    """No connection could be made, so nothing was sent."""


class DeadlineSocket:
    """A connected socket on which everything since the last `settimeout` shares its seconds.

    It does not block: what has arrived is read at once, and only a wait asks the system for one.
    """

    def __init__(self, sock: socket.socket) -> None:
        sock.setblocking(False)
        self._sock = sock
        self._deadline = float("inf")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)

    def settimeout(self, seconds: float) -> None:
        """Start a deadline."""
        self._deadline = time.monotonic() + seconds

    def sendall(self, data: bytes) -> None:
        """Send everything, or raise TimeoutError at the deadline."""
        rest = memoryview(data)
        while rest:
            sent = self._in_time(self._sock.send, rest[:SEND_BYTES], usually=WRITABLE)
            rest = rest[sent:]

    def recv_into(self, buffer: Any) -> int:
        """Read some bytes, none at their end, or raise TimeoutError at the deadline."""
        return self._in_time(self._sock.recv_into, buffer, usually=READABLE)

    def makefile(self, mode: Literal["rb"]) -> ArrivedReader:
        """Return what http.client reads answers from."""
        return ArrivedReader(_DeadlineReader(self, self._sock.makefile(mode, buffering=0)))

    def is_ready(self, event: int, seconds: float) -> bool:
        """Whether there is something to read, or room to write, within so many seconds."""
        if not hasattr(select, "poll"):
            sockets = [self._sock.fileno()]
            readers, writers = (sockets, []) if event == READABLE else ([], sockets)
            return any(select.select(readers, writers, [], seconds))
        poll = select.poll()
        poll.register(self._sock.fileno(), event)
        return bool(poll.poll(seconds * 1000))

    def _in_time(self, step: Callable[[Any], int], data: Any, *, usually: int) -> int:
        """Take a step as soon as the socket is ready for it.

        Args:
            usually: what it waits for, unless TLS says otherwise.
        """
        while True:
            # Also before a step that has not to wait: bytes may come for ever.
            seconds = self._deadline - time.monotonic()
            if seconds <= 0:
                raise TimeoutError("the deadline has passed")
            try:
                return step(data)
            except ssl.SSLWantReadError:
                event = READABLE
            except ssl.SSLWantWriteError:
                event = WRITABLE
            except BlockingIOError:
                event = usually
            self.is_ready(event, seconds)


class _DeadlineReader(io.RawIOBase):
    def __init__(self, sock: DeadlineSocket, raw: io.RawIOBase) -> None:
        self._sock = sock
        self._raw = raw
        self.is_ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        # None is how a file says that there is nothing yet.
        return None if self.is_ended else self._sock.recv_into(buffer)

    def close(self) -> None:
        # Closing the raw file is what lets the operating system's socket go.
        self._raw.close()
        super().close()


class ArrivedReader(io.BufferedReader):
    """Reads an answer in pieces that are as large as what has arrived."""

    def __init__(self, raw: _DeadlineReader) -> None:
        super().__init__(raw)
        self._end = raw

    def has_more(self) -> bool:
        """Whether more was read from the socket than was asked for; then nothing can be read."""
        self._end.is_ended = True
        return bool(self.peek(1))


class Connection(HTTPConnection):
    """A connection that is kept between requests.

    Args:
        host: a name or an address.
        port: None for the usual one.
        connect_seconds: for connecting, TLS included; the call's own seconds bound it too.
        context: for https; None for http.
    """

    response_class = HeadedResponse

    def __init__(
        self,
        host: str,
        port: int | None,
        *,
        connect_seconds: float,
        context: ssl.SSLContext | None,
    ) -> None:
        # Without a port the parent class would look for one in the host, and find it in any IPv6
        # address.
        self.default_port = 80 if context is None else 443
        super().__init__(host, port or self.default_port, blocksize=SEND_BYTES)
        self._connect_seconds = connect_seconds
        self._context = context
        self._seconds = connect_seconds
        self._has_answered = False

    def start(self, seconds: float) -> None:
        """Give the next request so many seconds, from connecting to the last byte."""
        self._seconds = seconds
        if self.sock is not None:
            self.sock.settimeout(seconds)

    def connect(self) -> None:
        """Connect, with TLS where there is a context, and start the deadline of the rest.

        Raises:
            socket.gaierror: the name is unknown.
            ssl.SSLCertVerificationError: the certificate cannot be trusted.
            NoConnectionError: for all other failures.
        """
        started = time.monotonic()
        try:
            sock = self._connected(min(self._connect_seconds, self._seconds))
        except (socket.gaierror, ssl.SSLCertVerificationError):
            raise
        except OSError as exc:
            raise NoConnectionError(exc.errno, exc.strerror) from exc
        wrapped = DeadlineSocket(sock)
        wrapped.settimeout(_left(self._seconds, since=started))
        self.sock = cast("socket.socket", wrapped)
        self._has_answered = False

    def getresponse(self) -> HeadedResponse:
        """Return the answer; tell a connection that had gone stale from one that was cut."""
        try:
            response = cast("HeadedResponse", super().getresponse())
        except (RemoteDisconnected, ConnectionResetError) as exc:
            if self._has_answered:
                raise StaleConnectionError("a kept connection was closed") from exc
            raise
        self._has_answered = True
        return response

    def is_usable(self) -> bool:
        """Whether the server has kept its end open, and has said nothing unasked."""
        if self.sock is None:
            return False
        sock = cast("DeadlineSocket", self.sock)
        # TLS may have unpacked what no system call would find.
        has_unpacked = self._context is not None and sock.pending() > 0
        return not has_unpacked and not sock.is_ready(READABLE, 0)

    def _connected(self, seconds: float) -> socket.socket:
        started = time.monotonic()
        sock = _connected(self.host, self.port, seconds)
        if self._context is None:
            return sock
        try:
            sock.settimeout(_left(seconds, since=started))
            return self._context.wrap_socket(sock, server_hostname=self.host)
        except BaseException:
            sock.close()
            raise


def _connected(host: str, port: int, seconds: float) -> socket.socket:
    """Connect to one of the host's addresses, all of which together get `seconds`."""
    started = time.monotonic()
    addresses = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    failure = OSError("the name has no address")
    for tried, (family, kind, protocol, _, address) in enumerate(addresses):
        try:
            # This fails too: names have addresses of IPv6 on machines that have none.
            sock = socket.socket(family, kind, protocol)
        except OSError as exc:
            failure = exc
            continue
        try:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            # A share each: the first, unreachable over IPv6 say, must not use up the time.
            sock.settimeout(_left(seconds, since=started) / (len(addresses) - tried))
            sock.connect(address)
        except OSError as exc:
            sock.close()
            failure = exc
        else:
            return sock
    raise failure


def _left(seconds: float, *, since: float) -> float:
    return max(seconds - (time.monotonic() - since), SHORTEST_SECONDS)
