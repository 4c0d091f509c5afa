"""Kept connections to the API, for all clients of a process.

On urllib3, which `requests` is made of. The layer above it costs more time than all of our own
code, and nothing that it adds is wanted here: cookies, redirects, proxies and passwords from the
environment.
"""

from __future__ import annotations

import os
import ssl
import threading
from collections.abc import Iterator, Mapping
from functools import cache, partial
from http.client import HTTPException
from pathlib import Path
from typing import BinaryIO

import certifi
from urllib3 import BaseHTTPResponse, HTTPConnectionPool, Retry, Timeout
from urllib3.exceptions import HTTPError
from urllib3.util import parse_url

from ecwid_native.client.failures import NO_TIME, AnswerTooLongError, failure_of
from ecwid_native.client.request import Failure, Request
from ecwid_native.client.sockets import DeadlinePool, SecureDeadlinePool
from ecwid_native.client.streams import StreamedResponse
from ecwid_native.exceptions import TransportError
from ecwid_native.protocol.rest import MAX_ANSWER_BYTES, Response

# Of a whole answer at once: a page of a list is usually read in one piece, with one copy.
READ_BYTES = 1024 * 1024
PART_BYTES = 65_536
# They are the transport's: here a request is sent once.
NO_RETRIES = Retry(total=False, redirect=False)
CAUGHT = (HTTPError, HTTPException, OSError, ValueError)


class Connections:
    """Kept connections, to be shared by all clients of a process. Thread-safe, survives a fork.

    Reads nothing from the environment: a ``.netrc`` or a proxy variable must not decide where a
    store's token goes. Keeps no cookies and follows no redirect.

    Args:
        connect_timeout_seconds: for the name look-up's addresses and TLS together. The look-up
            itself is the operating system's and cannot be bounded here.
        size: how many idle connections to keep for each API address.
        ssl_context: for https; by default the certificates of `certifi`.
    """

    def __init__(
        self,
        *,
        connect_timeout_seconds: float = 3.0,
        size: int = 32,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        self._connect_seconds = connect_timeout_seconds
        self._size = size
        self._context = ssl_context
        self._lock = threading.Lock()
        self._pools: dict[str, HTTPConnectionPool] = {}
        self._process = os.getpid()

    def exchange(self, request: Request, *, seconds: float) -> Response | Failure:
        """Send the request once and return its whole answer, or why there is none.

        Nothing that the libraries below raise gets out: their exceptions hold the request with
        its token.

        Args:
            request: what to send.
            seconds: for everything, from connecting to the last byte.
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
            headers=_headers(answer),
            read=partial(_parts, request, answer, seconds=seconds),
            close=answer.close,
        )

    def _answer(self, request: Request, *, seconds: float) -> BaseHTTPResponse | Failure:
        if seconds <= 0:
            return Failure(reason=NO_TIME, is_unsent=True)
        try:
            return self._send(request, seconds=seconds)
        except CAUGHT as exc:
            return failure_of(exc, status=0)

    def _send(self, request: Request, *, seconds: float) -> BaseHTTPResponse:
        if isinstance(request.body, Path):
            with request.body.open("rb") as file:
                # Without its length the body would go out in chunks.
                size = os.fstat(file.fileno()).st_size
                headers = {**request.headers, "Content-Length": str(size)}
                return self._send_body(request, file, headers=headers, seconds=seconds)
        return self._send_body(request, request.body, headers=request.headers, seconds=seconds)

    def _send_body(
        self,
        request: Request,
        body: bytes | BinaryIO | None,
        *,
        headers: Mapping[str, str | bytes],
        seconds: float,
    ) -> BaseHTTPResponse:
        path_at = request.url.index("/", len("https://"))
        return self._pool_for(request.url[:path_at]).urlopen(
            request.method,
            request.url[path_at:],
            body=body,
            headers=headers,
            timeout=Timeout(connect=seconds, read=seconds, total=seconds),
            retries=NO_RETRIES,
            redirect=False,
            assert_same_host=False,
            preload_content=False,
            decode_content=False,
        )

    def close(self) -> None:
        """Close what is idle; the next request connects anew."""
        with self._lock:
            pools, self._pools = self._pools, {}
        for pool in pools.values():
            pool.close()

    def _pool_for(self, origin: str) -> HTTPConnectionPool:
        # After a fork both processes would talk over the same socket and read each other's answers.
        pool = self._pools.get(origin) if self._process == os.getpid() else None
        if pool is None:
            with self._lock:
                if self._process != os.getpid():
                    self._pools, self._process = {}, os.getpid()
                pool = self._pools.get(origin)
                if pool is None:
                    pool = self._pools[origin] = self._new_pool(origin)
        return pool

    def _new_pool(self, origin: str) -> HTTPConnectionPool:
        address = parse_url(origin)
        if address.host is None:
            raise ValueError("the address has no host")
        if address.scheme != "https":
            return DeadlinePool(
                address.host,
                address.port,
                maxsize=self._size,
                connect_seconds=self._connect_seconds,
            )
        return SecureDeadlinePool(
            address.host,
            address.port,
            maxsize=self._size,
            connect_seconds=self._connect_seconds,
            cert_reqs="CERT_REQUIRED",
            # The context has the certificates. Named as a file, they would be read and parsed
            # for every new connection: some 10 ms of processor time.
            ssl_context=self._context or _trusting_certifi(),
        )


@cache
def _trusting_certifi() -> ssl.SSLContext:
    # Reading the certificates takes 20 ms; once a process is enough.
    return ssl.create_default_context(cafile=certifi.where())


def _whole(request: Request, answer: BaseHTTPResponse) -> Response | Failure:
    """Return the answer with its body."""
    try:
        return Response(
            method=request.method,
            path=request.path,
            status=answer.status,
            headers=_headers(answer),
            body=_read_body(answer),
        )
    except CAUGHT as exc:
        return failure_of(exc, status=answer.status)
    finally:
        # Once read to its end, it has given its connection back already.
        answer.close()


def _parts(request: Request, answer: BaseHTTPResponse, *, seconds: float) -> Iterator[bytes]:
    """Yield the body in parts, each of which may take so many seconds."""
    try:
        while part := _next_part(request, answer, seconds=seconds):
            yield part
    finally:
        answer.close()


def _next_part(request: Request, answer: BaseHTTPResponse, *, seconds: float) -> bytes:
    sock = getattr(answer.connection, "sock", None)
    try:
        if sock is not None:
            sock.settimeout(seconds)
        part: bytes = answer.read(PART_BYTES, decode_content=True)
    except CAUGHT as exc:
        failure = failure_of(exc, status=answer.status)
    else:
        return part
    raise TransportError(failure.reason, method=request.method, path=request.path)


def _headers(answer: BaseHTTPResponse) -> dict[str, str]:
    return {name.lower(): value for name, value in answer.headers.items()}


def _read_body(raw: BaseHTTPResponse) -> bytes:
    """Return the body, decompressed. Bounded here, not by what its headers promise."""
    parts: list[bytes] = []
    size = 0
    while part := raw.read(READ_BYTES, decode_content=True):
        size += len(part)
        if size > MAX_ANSWER_BYTES:
            raise AnswerTooLongError
        parts.append(part)
    return b"".join(parts)
