"""Kept connections to the API, for all clients of a process.

On the standard library's `http.client`. A layer above it, such as urllib3's, takes more time for a
page of a list than all of our own code, and what it adds is not wanted here: cookies, redirects,
proxies and passwords from the environment.
"""

from __future__ import annotations

import os
import socket
import ssl
import weakref
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, partial
from urllib.parse import urlsplit

import certifi

from ecwid_native.client.answers import READ_ERRORS, Answer
from ecwid_native.client.failures import NO_TIME, AnswerTooLongError, failure_of
from ecwid_native.client.request import Failure, Request
from ecwid_native.client.sockets import Connection
from ecwid_native.client.streams import StreamedResponse
from ecwid_native.client.uploads import Upload, parts_of, size_of
from ecwid_native.exceptions import TransportError
from ecwid_native.protocol.rest import MAX_ANSWER_BYTES, Response

# Of a whole answer at once: a page of a list is usually read in one piece, with one copy.
WHOLE_BYTES = 1024 * 1024
PART_BYTES = 65_536
ON_ITS_WAY_BYTES = 2 * PART_BYTES


class Connections:
    """Kept connections, to be shared by all clients of a process. Thread-safe, survives a fork.

    Reads nothing from the environment: a ``.netrc`` or a proxy variable must not decide where a
    store's token goes. Keeps no cookies and follows no redirect.

    Args:
        connect_timeout_seconds: for the name look-up's addresses and TLS together. The look-up
            itself is the operating system's and cannot be bounded here.
        size: how many idle connections to keep for each API address.
        ssl_context: for https; by default the certificates of `certifi`.

    Raises:
        ValueError: the context does not check whom it talks to.
    """

    def __init__(
        self,
        *,
        connect_timeout_seconds: float = 3.0,
        size: int = 32,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        if ssl_context is not None and not ssl_context.check_hostname:
            raise ValueError("the ssl_context must check certificates and their host names")
        self._connect_seconds = connect_timeout_seconds
        self._size = size
        self._context = ssl_context
        self._process = os.getpid()
        # By address, the one used last at the end. Lists can be shared by threads.
        self._idle: dict[str, list[Connection]] = {}
        weakref.finalize(self, _close_all, self._idle)

    def exchange(self, request: Request, *, seconds: float) -> Response | Failure:
        """Send the request once and return its whole answer, or why there is none.

        Nothing that the libraries below raise gets out: their exceptions hold the request with
        its token.

        Args:
            request: what to send.
            seconds: for everything, from connecting to the last byte; of a file that is sent, for
                each part, and then for the answer.
        """
        answer = self._answer(request, seconds=seconds)
        if isinstance(answer, Failure):
            return answer
        return _whole(request, answer)

    def open(self, request: Request, *, seconds: float) -> StreamedResponse | Response | Failure:
        """Send the request once and return a success unread; anything else as `exchange` does.

        Args:
            request: what to send.
            seconds: until the headers are there, and again for each part of the body.
        """
        answer = self._answer(request, seconds=seconds)
        if isinstance(answer, Failure):
            return answer
        if not 200 <= answer.status < 300:
            return _whole(request, answer)
        return StreamedResponse(
            status=answer.status,
            headers=answer.headers,
            read=partial(_parts, request, answer, seconds=seconds),
            close=answer.close,
        )

    def close(self) -> None:
        """Close what is idle; the next request connects anew."""
        _close_all(self._idle)

    def _answer(self, request: Request, *, seconds: float) -> Answer | Failure:
        if seconds <= 0:
            return Failure(reason=NO_TIME, is_unsent=True)
        # A path begins with a slash, so there is one.
        path_at = request.url.index("/", len("https://"))
        origin = request.url[:path_at]
        connection = self._connection_to(origin)
        status = 0
        try:
            connection.start(seconds)
            _send(connection, request, request.url[path_at:], seconds=seconds)
            response = connection.getresponse()
            status = response.status
            return Answer(connection, response, keep=partial(self._keep, origin))
        except READ_ERRORS as exc:
            connection.close()
            return failure_of(exc, status=status)
        except BaseException:
            # Ctrl-C, say: half an answer may be left in there.
            connection.close()
            raise

    def _connection_to(self, origin: str) -> Connection:
        """Return a kept connection, or one that connects when something is sent."""
        if self._process != os.getpid():
            # After a fork both processes would talk over the same socket and read each other's
            # answers. Closing our end leaves the other process's as it is.
            # Not before they are closed: another thread would take one.
            _close_all(self._idle)
            self._process = os.getpid()
        idle = self._idle.setdefault(origin, [])
        with suppress(IndexError):
            while True:
                connection = idle.pop()
                if connection.is_usable():
                    return connection
                connection.close()
        return self._new_connection(origin)

    def _new_connection(self, origin: str) -> Connection:
        address = urlsplit(origin)
        return Connection(
            address.hostname or "",
            address.port,
            connect_seconds=self._connect_seconds,
            context=(self._context or _trusting_certifi()) if address.scheme == "https" else None,
        )

    def _keep(self, origin: str, connection: Connection) -> None:
        idle = self._idle.setdefault(origin, [])
        if len(idle) < self._size:
            idle.append(connection)
        else:
            connection.close()


def _whole(request: Request, answer: Answer) -> Response | Failure:
    """Return the answer with its body. Bounded here, not by what its headers promise."""
    parts: list[bytes] = []
    size = 0
    try:
        for part in answer.parts(WHOLE_BYTES):
            size += len(part)
            if size > MAX_ANSWER_BYTES:
                raise AnswerTooLongError
            parts.append(part)
    except READ_ERRORS as exc:
        return failure_of(exc, status=answer.status)
    finally:
        answer.close()
    return Response(
        method=request.method,
        path=request.path,
        status=answer.status,
        headers=answer.headers,
        body=b"".join(parts),
    )


def _parts(request: Request, answer: Answer, *, seconds: float) -> Iterator[bytes]:
    """Yield the body in parts, each of which may take so many seconds."""
    try:
        yield from answer.parts(PART_BYTES, seconds=seconds)
    except READ_ERRORS as exc:
        failure = failure_of(exc, status=answer.status)
    else:
        return
    finally:
        answer.close()
    raise TransportError(failure.reason, method=request.method, path=request.path)


def _send(connection: Connection, request: Request, target: str, *, seconds: float) -> None:
    try:
        if isinstance(request.body, Upload):
            with request.body.open() as file:
                # Without its length the body would go out in chunks.
                size = size_of(file)
                headers = {**request.headers, "Content-Length": str(size)}
                parts = _in_time(connection, parts_of(file, size=size), seconds=seconds)
                connection.request(request.method, target, parts, headers)
        else:
            connection.request(request.method, target, request.body, request.headers)
    except (BrokenPipeError, ConnectionResetError):
        # Closed while we were sending: the server may have answered before, a 413 say.
        return


def _in_time(connection: Connection, parts: Iterator[bytes], *, seconds: float) -> Iterator[bytes]:
    """Yield the parts of a file, each of which may take so many seconds on its way."""
    # The system would take some MB at once, and how far they are cannot be seen.
    connection.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, ON_ITS_WAY_BYTES)
    for part in parts:
        yield part
        # Who has taken this much may have as long for the next, and in the end for the answer.
        connection.start(seconds)


def _close_all(idle: dict[str, list[Connection]]) -> None:
    for connections in list(idle.values()):
        while connections:
            connections.pop().close()


@cache
def _trusting_certifi() -> ssl.SSLContext:
    # Reading the certificates takes 20 ms; once a process is enough.
    return ssl.create_default_context(cafile=certifi.where())
