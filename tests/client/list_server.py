"""A REST API with one long list, over real HTTP, that can fail in every way while it is read."""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from urllib.parse import parse_qsl, urlsplit

Fault = Callable[["_Handler", bytes], None]


class ListServer:
    """Serves items with ``id`` from a list that a test may change between requests.

    Attributes:
        ids: the ids on the list, in its order.
        offsets: those that were asked for.
        before: called with the number of each request before it is answered.
        fault_rate: how many of all requests fail.
        wrong_total_rate: how many answers say a wrong total.
        latency_seconds: how long each answer takes.
    """

    def __init__(self, count: int, *, seed: int = 1) -> None:
        self.ids = list(range(1, count + 1))
        self.offsets: list[int] = []
        self.before: Callable[[int], None] = lambda _: None
        self.fault_rate = 0.0
        self.wrong_total_rate = 0.0
        self.latency_seconds = 0.0
        self.in_flight = 0
        self.most_in_flight = 0
        self.lock = threading.Lock()
        self.random = Random(seed)  # noqa: S311 - repeatable on purpose
        handler = type("Handler", (_Handler,), {"state": self, "log_message": _be_silent})
        self._server = _Server(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}
        )
        self._thread.start()

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/api/v3"

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def page(self, offset: int, limit: int) -> bytes:
        """Return the answer to one request; changes the list first, if a test wants that."""
        with self.lock:
            self.offsets.append(offset)
            self.before(len(self.offsets))
            total = len(self.ids)
            if self.random.random() < self.wrong_total_rate:
                total += self.random.choice([-120, -1, 1, 120])
            ids = self.ids[offset : offset + limit]
        items = [{"id": number, "price": 19.99, "name": f"Item {number}"} for number in ids]
        document = {"total": total, "count": len(items), "offset": offset, "limit": limit}
        return json.dumps({**document, "items": items}).encode()

    def fault(self) -> Fault | None:
        """Return a way to fail, seldom."""
        with self.lock:
            is_failing = self.random.random() < self.fault_rate
            return self.random.choice(FAULTS) if is_failing else None


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, *_: object) -> None:
        """Say nothing: connections are broken here on purpose."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    state: ListServer

    def do_GET(self) -> None:
        query = dict(parse_qsl(urlsplit(self.path).query))
        with self.counted():
            time.sleep(self.state.latency_seconds)
            fault = self.state.fault()
            body = self.state.page(int(query.get("offset", 0)), int(query.get("limit", 100)))
            if fault is None:
                self.answer(200, body)
            else:
                fault(self, body)

    @contextlib.contextmanager
    def counted(self) -> Iterator[None]:
        with self.state.lock:
            self.state.in_flight += 1
            self.state.most_in_flight = max(self.state.most_in_flight, self.state.in_flight)
        try:
            yield
        finally:
            with self.state.lock:
                self.state.in_flight -= 1

    def answer(self, status: int, body: bytes, *, length: int = 0, retry: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(length or len(body)))
        if retry:
            self.send_header("Retry-After", retry)
        self.end_headers()
        self.wfile.write(body)


def _limited(handler: _Handler, _: bytes) -> None:
    handler.answer(429, b'{"errorCode": "RATE_LIMITED"}', retry="0")


def _broken(handler: _Handler, _: bytes) -> None:
    handler.answer(500, b"<html>oops")


def _reset(handler: _Handler, _: bytes) -> None:
    # Linger of zero: closing sends RST instead of FIN.
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.close_connection = True
    handler.connection.close()


def _truncated(handler: _Handler, body: bytes) -> None:
    handler.answer(200, body[: len(body) // 2], length=len(body))
    handler.close_connection = True


def _be_silent(*_: object) -> None:
    """Log nothing."""


FAULTS: list[Fault] = [_limited, _broken, _reset, _truncated]
