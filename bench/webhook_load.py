"""Webhooks sent over many connections at once, and how long each took to be acknowledged."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import itertools
import json
import re
import socket
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from bench.webhook_settings import SECRET

CONNECTIONS = 32
LENGTH = re.compile(rb"content-length: (\d+)")
MakeRequest = Callable[[], bytes]


@dataclass(frozen=True)
class Sample:
    """One server in one round: acknowledged a second, and the slowest one in a hundred."""

    rate: float
    p99_milliseconds: float


def load(port: int, seconds: float, make_request: MakeRequest) -> Sample:
    """Send webhooks over all connections for some time."""
    until = time.perf_counter() + seconds
    times: list[list[float]] = [[] for _ in range(CONNECTIONS)]
    threads = [
        threading.Thread(target=send, args=(port, until, make_request, each)) for each in times
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    every = sorted(itertools.chain.from_iterable(times))
    return Sample(len(every) / seconds, every[int(len(every) * 0.99)] * 1_000)


def send(port: int, until: float, make_request: MakeRequest, times: list[float]) -> None:
    """Send one webhook after the other over one connection, each of a new event."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while (started := time.perf_counter()) < until:
            connection.sendall(make_request())
            receive_answer(connection)
            times.append(time.perf_counter() - started)


def receive_answer(connection: socket.socket) -> None:
    """Read one whole answer, which has to be a 200."""
    answer = connection.recv(4_096)
    assert answer.startswith(b"HTTP/1.1 200"), answer[:200]
    while b"\r\n\r\n" not in answer:
        answer += connection.recv(4_096)
    head, _, body = answer.partition(b"\r\n\r\n")
    length = int(LENGTH.findall(head.lower())[0])
    while len(body) < length:
        body += connection.recv(4_096)


def request() -> bytes:
    """A signed webhook as Ecwid sends it."""
    event_id, created = str(uuid.uuid4()), int(time.time())
    body = json.dumps(
        {
            "eventId": event_id,
            "eventCreated": created,
            "storeId": 1003,
            "entityId": 103878161,
            "eventType": "order.updated",
            "data": {"orderId": "XJ12H", "oldPaymentStatus": "PAID", "newPaymentStatus": "PAID"},
        }
    ).encode()
    digest = hmac.new(SECRET.encode(), f"{created}.{event_id}".encode(), hashlib.sha256).digest()
    head = (
        "POST /demo/webhooks?eventtype=order.updated HTTP/1.1\r\nHost: localhost\r\n"
        "Content-Type: application/json; charset=UTF-8\r\n"
        f"X-Ecwid-Webhook-Signature: {base64.b64encode(digest).decode()}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def wait_for(port: int, make_request: MakeRequest) -> None:
    """Return once a server answers."""
    while True:
        with contextlib.suppress(OSError, AssertionError, IndexError):
            load_once(port, make_request)
            return
        time.sleep(0.1)


def load_once(port: int, make_request: MakeRequest) -> None:
    """Have one webhook acknowledged."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(make_request())
        receive_answer(connection)
