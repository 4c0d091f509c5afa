"""Kept connections to the API, on `requests`, for all clients of a process."""

from __future__ import annotations

import os
import ssl
import threading
from collections.abc import Iterator
from functools import cache, partial
from http.client import HTTPException
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path
from typing import Any, BinaryIO

import requests
from requests.adapters import HTTPAdapter
from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3 import BaseHTTPResponse, Timeout
from urllib3.exceptions import HTTPError

from ecwid_native.client.failures import NO_TIME, AnswerTooLongError, failure_of
from ecwid_native.client.request import Failure, Request
from ecwid_native.client.sockets import DeadlinePool, SecureDeadlinePool
from ecwid_native.client.streams import StreamedResponse
from ecwid_native.exceptions import TransportError
from ecwid_native.protocol.rest import MAX_ANSWER_BYTES, Response

READ_BYTES = 65_536
CAUGHT = (requests.RequestException, HTTPError, HTTPException, OSError, ValueError)


class _Adapter(HTTPAdapter):
    def __init__(self, *, connect_seconds: float, size: int, context: ssl.SSLContext) -> None:
        self._connect_seconds = connect_seconds
        self._context = context
        super().__init__(pool_connections=4, pool_maxsize=size)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {
            "http": partial(DeadlinePool, connect_seconds=self._connect_seconds),
            "https": partial(SecureDeadlinePool, connect_seconds=self._connect_seconds),
        }

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        # The context has the certificates. Named here, they would be read from disk and parsed
        # for every new connection: some 10 ms of processor time.
        conn.cert_reqs = "CERT_REQUIRED"


class _Session(requests.Session):
    def get_redirect_target(self, resp: Any) -> str | None:
        # Even when told not to follow, requests reads all of a redirect's body, however long, to
        # prepare the next request. There is none: the token goes to one address only.
        return None


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
        self._session: requests.Session | None = None
        self._process = 0

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
        if not 200 <= answer.status_code < 300:
            return _whole(request, answer)
        return StreamedResponse(
            status=answer.status_code,
            headers=_headers(answer),
            read=partial(_parts, request, answer, seconds=seconds),
            close=answer.close,
        )

    def _answer(self, request: Request, *, seconds: float) -> requests.Response | Failure:
        if seconds <= 0:
            return Failure(reason=NO_TIME, is_unsent=True)
        try:
            return self._send(request, seconds=seconds)
        except CAUGHT as exc:
            return failure_of(exc, status=0)

    def _send(self, request: Request, *, seconds: float) -> requests.Response:
        if isinstance(request.body, Path):
            with request.body.open("rb") as file:
                return self._send_body(request, file, seconds=seconds)
        return self._send_body(request, request.body, seconds=seconds)

    def _send_body(
        self, request: Request, body: bytes | BinaryIO | None, *, seconds: float
    ) -> requests.Response:
        prepared = requests.Request(
            request.method, request.url, headers=request.headers, data=body
        ).prepare()
        timeout = Timeout(connect=seconds, read=seconds, total=seconds)
        return self._session_of_this_process().send(
            prepared,
            stream=True,
            allow_redirects=False,
            verify=True,
            timeout=timeout,  # type: ignore[arg-type]  # requests hands urllib3's own class on
        )

    def close(self) -> None:
        """Close what is idle; the next request connects anew."""
        with self._lock:
            session, self._session = self._session, None
        if session is not None:
            session.close()

    def _session_of_this_process(self) -> requests.Session:
        # After a fork both processes would talk over the same socket and read each other's answers.
        session = self._session
        if session is None or self._process != os.getpid():
            with self._lock:
                if self._session is None or self._process != os.getpid():
                    self._session = self._new_session()
                    self._process = os.getpid()
                session = self._session
        return session

    def _new_session(self) -> requests.Session:
        adapter = _Adapter(
            connect_seconds=self._connect_seconds,
            size=self._size,
            context=self._context or _trusting_certifi(),
        )
        session = _Session()
        session.trust_env = False
        session.headers.clear()
        session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        session.mount("https://", adapter)
        session.mount("http://", adapter)
        return session


@cache
def _trusting_certifi() -> ssl.SSLContext:
    # Reading the certificates takes 20 ms; once a process is enough.
    return ssl.create_default_context(cafile=DEFAULT_CA_BUNDLE_PATH)


def _whole(request: Request, answer: requests.Response) -> Response | Failure:
    """Return the answer with its body."""
    try:
        return Response(
            method=request.method,
            path=request.path,
            status=answer.status_code,
            headers=_headers(answer),
            body=_read_body(answer.raw),
        )
    except CAUGHT as exc:
        return failure_of(exc, status=answer.status_code)
    finally:
        answer.close()


def _parts(request: Request, answer: requests.Response, *, seconds: float) -> Iterator[bytes]:
    """Yield the body in parts, each of which may take so many seconds."""
    try:
        while part := _next_part(request, answer, seconds=seconds):
            yield part
    finally:
        answer.close()


def _next_part(request: Request, answer: requests.Response, *, seconds: float) -> bytes:
    connection = answer.raw.connection
    try:
        if connection is not None and connection.sock is not None:
            connection.sock.settimeout(seconds)
        part: bytes = answer.raw.read(READ_BYTES, decode_content=True)
    except CAUGHT as exc:
        failure = failure_of(exc, status=answer.status_code)
    else:
        return part
    raise TransportError(failure.reason, method=request.method, path=request.path)


def _headers(answer: requests.Response) -> dict[str, str]:
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
