"""A server that plays the API's part from a script, down to single bytes."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

import pytest

from ecwid_native.client.api import EcwidClient
from ecwid_native.client.connections import Connections
from ecwid_native.client.transport import Transport
from tests.client_clock import Clock, use_clock

STORE_ID = 1003
TOKEN = "secret_canaryQ7xT2mVbK9"

# What to do with one request: these bytes, or whatever the function does with the connection.
Script = bytes | Callable[[socket.socket], None]


@dataclass(frozen=True, kw_only=True)
class Received:
    """One request as it came over the wire."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    connection: int


@dataclass
class ScriptedServer:
    """Answers each request with the next script; when none is left, with what `respond` makes of
    the request, or with `default`."""

    default: Script
    respond: Callable[[Received], bytes] | None = None
    scripts: deque[Script] = field(default_factory=deque)
    requests: list[Received] = field(default_factory=list)
    connections: int = 0

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/v3"

    def stop(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                self.connections += 1
                self._open.append(connection)
                thread = threading.Thread(target=self._serve, args=(connection, self.connections))
                self._threads.append(thread)
                thread.start()

    def _serve(self, connection: socket.socket, number: int) -> None:
        # OSError: the client went away, which is what half of these tests are about.
        with connection, connection.makefile("rb") as stream, contextlib.suppress(OSError):
            while line := stream.readline().decode("latin-1"):
                received = _received(line, stream, number)
                self.requests.append(received)
                script = self.scripts.popleft() if self.scripts else self.default
                if script is self.default and self.respond is not None:
                    script = self.respond(received)
                if callable(script):
                    script(connection)
                else:
                    connection.sendall(script)


def _received(line: str, stream: BinaryIO, number: int) -> Received:
    method, target, _ = line.split(" ")
    headers: dict[str, str] = {}
    while header := stream.readline().decode("utf-8").strip():
        name, _, value = header.partition(":")
        headers[name.lower()] = value.strip()
    body = stream.read(int(headers.get("content-length", 0)))
    return Received(method=method, target=target, headers=headers, body=body, connection=number)


def silent(connection: socket.socket) -> None:
    """Say nothing until the other side has had enough."""
    while connection.recv(1024):
        pass


def answer(status: int = 200, body: bytes | str = b"[]", *headers: str) -> bytes:
    """Return an HTTP answer with its length."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} Whatever", f"Content-Length: {len(data)}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + data


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    scripted = ScriptedServer(default=answer())
    yield scripted
    scripted.stop()


@pytest.fixture
def connections() -> Iterator[Connections]:
    kept = Connections()
    yield kept
    kept.close()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock by which the client's calls end; a test that uses it has to start it."""
    return use_clock(monkeypatch)


@pytest.fixture
def pauses() -> list[float]:
    """How long the transport wanted to sleep; it does not sleep for real."""
    return []


@pytest.fixture
def transport(server: ScriptedServer, connections: Connections, pauses: list[float]) -> Transport:
    return Transport(
        store_id=STORE_ID,
        access_token=TOKEN,
        api_url=server.api_url,
        connections=connections,
        sleep=pauses.append,
    )


@pytest.fixture
def client(server: ScriptedServer, connections: Connections) -> EcwidClient:
    return EcwidClient(STORE_ID, TOKEN, api_url=server.api_url, connections=connections)
