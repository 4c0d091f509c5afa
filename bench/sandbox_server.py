"""REST servers in processes of their own that tell what they cost: the sandbox, and a reference.

The reference is the standard library's `http.server` with one constant answer of JSON: what Python
costs before anything is simulated.
"""

from __future__ import annotations

import http.client
import multiprocessing
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from urllib.parse import urlsplit

from ecwid_native.sandbox import Sandbox, SandboxApp

STORE_ID = 1003
CONSTANT = b'{"key":"key","value":"value"}'
# Below the limit of 600 calls a minute; then the sandbox's clock is moved on.
CALLS_PER_WINDOW = 500


class MeasuredServer:
    """A server in another process: `get` asks it, `cpu_seconds` is what it has used so far."""

    def __init__(self, parent: Connection, url: str, token: str) -> None:
        self._parent = parent
        self._prefix = urlsplit(url).path
        self._headers = {"Authorization": f"Bearer {token}"}
        self._connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
        self._calls = 0

    def get(self, path: str) -> bytes:
        """Return a body, over one kept connection."""
        self._calls += 1
        if self._calls % CALLS_PER_WINDOW == 0:
            self._ask("minute")
        self._connection.request("GET", self._prefix + path, headers=self._headers)
        answer = self._connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} was answered with {answer.status}: {body[:200]!r}")
        return body

    def cpu_seconds(self) -> float:
        """Return the CPU seconds that the server's process has used."""
        return self._ask("cpu")

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()

    def _ask(self, question: str) -> float:
        self._parent.send(question)
        answer: float = self._parent.recv()
        return answer


@contextmanager
def measured_server(serve: Callable[[Connection], None]) -> Iterator[MeasuredServer]:
    """Run `serve` in a process: it sends its address and token, then answers questions."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    server = MeasuredServer(ours, *ours.recv())
    try:
        yield server
    finally:
        server.close()
        ours.close()
        process.join()


def serve_sandbox(parent: Connection) -> None:
    """Serve a store of 10,000 products until the parent closes its end."""
    app = SandboxApp(
        client_id="bench",
        client_secret="bench-only-secret-0123456789",
        scopes=("read_store_profile", "read_catalog"),
    )
    with Sandbox(apps=[app]) as sandbox:
        sandbox.create_store(STORE_ID)
        sandbox.seed(STORE_ID, "products-10000")
        token = sandbox.install("bench", STORE_ID).access_token
        sandbox.set_storage("bench", STORE_ID, {"key": "value"})
        parent.send((f"{sandbox.api_url}/{STORE_ID}", token))
        _answer(parent, lambda: sandbox.clock.advance(61))


def serve_constant(parent: Connection) -> None:
    """Serve the reference until the parent closes its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), ConstantHandler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        parent.send((f"http://127.0.0.1:{server.server_address[1]}", "none"))
        _answer(parent, lambda: None)
        server.shutdown()
        thread.join()


class ConstantHandler(BaseHTTPRequestHandler):
    """Answers every GET with the same JSON and keeps the connection."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer."""
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(CONSTANT)))
        self.end_headers()
        self.wfile.write(CONSTANT)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - name of the base class
        """Stay silent."""


def _answer(parent: Connection, next_minute: Callable[[], None]) -> None:
    while True:
        try:
            question = parent.recv()
        except EOFError:
            return
        if question == "minute":
            next_minute()
        parent.send(time.process_time())
