"""One HTTP request to an app's server."""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from ecwid_native.sandbox.webhooks.schedule import CONNECT_TIMEOUT_SECONDS, SUCCESS_STATUSES

CHUNK = 65_536


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of one request: a status, or why there is none."""

    status: int | None
    error: str
    seconds: float

    @property
    def is_success(self) -> bool:
        """Tell whether the platform counts this as delivered."""
        return self.status in SUCCESS_STATUSES


def post(
    url: str,
    *,
    headers: Sequence[tuple[str, str]],
    body: bytes,
    timeout_seconds: float,
    on_connect: Callable[[socket.socket], None],
) -> Outcome:
    """Send a POST and return what came of it; redirects are answers like others.

    Args:
        url: http or https.
        headers: sent as they are, besides Host and Content-Length.
        body: sent as it is.
        timeout_seconds: for the whole answer, once connected; connecting may take 3 seconds.
        on_connect: gets the socket, so that somebody else can cut it.
    """
    begun = time.monotonic()
    status, error = _exchange(url, headers, body, timeout_seconds, on_connect)
    return Outcome(status=status, error=error, seconds=time.monotonic() - begun)


def cut(connection: socket.socket) -> None:
    """End a connection that another thread is waiting on."""
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def _exchange(
    url: str,
    headers: Sequence[tuple[str, str]],
    body: bytes,
    timeout_seconds: float,
    on_connect: Callable[[socket.socket], None],
) -> tuple[int | None, str]:
    address = urlsplit(url)
    kind = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
    connection = kind(address.netloc, timeout=min(CONNECT_TIMEOUT_SECONDS, timeout_seconds))
    try:
        try:
            connection.connect()
        except (OSError, UnicodeError) as exc:
            return None, _connect_error(exc)
        on_connect(connection.sock)
        deadline = time.monotonic() + timeout_seconds
        # The socket's own limit is for each read: a server that sends byte by byte would pass it.
        watchdog = threading.Timer(timeout_seconds, cut, [connection.sock])
        watchdog.daemon = True
        watchdog.start()
        connection.sock.settimeout(timeout_seconds)
        status, error = None, ""
        try:
            status = _send(connection, address.path, address.query, headers, body)
        except (OSError, http.client.HTTPException):
            error = "the connection ended without a whole answer"
        finally:
            watchdog.cancel()
        if time.monotonic() >= deadline:
            return None, f"no answer within {timeout_seconds:g} seconds"
        return status, error
    finally:
        connection.close()


def _send(
    connection: http.client.HTTPConnection,
    path: str,
    query: str,
    headers: Sequence[tuple[str, str]],
    body: bytes,
) -> int:
    connection.putrequest("POST", f"{path or '/'}?{query}", skip_accept_encoding=True)
    for name, value in headers:
        connection.putheader(name, value)
    connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body)
    with connection.getresponse() as response:
        # It means nothing, but a server must be able to finish in peace.
        while response.read(CHUNK):
            pass
        if response.length:
            raise http.client.IncompleteRead(b"", response.length)
        return response.status


def _connect_error(exc: OSError | UnicodeError) -> str:
    if isinstance(exc, TimeoutError):
        return f"no connection within {CONNECT_TIMEOUT_SECONDS:g} seconds"
    if isinstance(exc, ssl.SSLError):
        return f"no TLS connection: {exc.reason or exc}"
    return f"no connection: {getattr(exc, 'strerror', None) or exc}"
