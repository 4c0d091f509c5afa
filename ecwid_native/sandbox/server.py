"""A small HTTP/1.1 server for WSGI applications, one thread a connection.

Werkzeug's own development server closes each connection after one answer and does not stop at
once; clients of the real platform keep connections open, so this one does as well. It reads the
whole body before the application runs: an answer never meets a client that is still sending.
"""

import io
import logging
import socket
import socketserver
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from ecwid_native.sandbox.http import TOO_LARGE_KEY, WIRE_KEY, Wire
from ecwid_native.sandbox.wire_body import BodyError, read_body

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

logger = logging.getLogger("ecwid_native.sandbox")

IDLE_SECONDS = 60
# For a client to take an answer that came before it had sent everything.
LINGER_SECONDS = 5
JOIN_SECONDS = 5
NO_BODY_STATUSES = {"204", "304"}


class OriginServer(socketserver.ThreadingTCPServer):
    """Serves one origin until it is stopped."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128

    application: "WSGIApplication"

    def __init__(self, *, host: str, port: int) -> None:
        """Bind `host` and `port`; port 0 takes a free one. Raises OSError when taken."""
        self.stopping = threading.Event()
        self._open: dict[threading.Thread, socket.socket] = {}
        self._open_lock = threading.Lock()
        self._accepting = threading.Thread(target=self._accept, name="sandbox", daemon=True)
        super().__init__((host, port), RequestHandler)

    @property
    def port(self) -> int:
        """Return the port that the server listens on."""
        return int(self.socket.getsockname()[1])

    def start(self, application: "WSGIApplication") -> None:
        """Begin to answer with `application`."""
        self.application = application
        self._accepting.start()

    def stop(self) -> None:
        """Close the port and all connections and wait until their threads are gone."""
        self.stopping.set()
        if self._accepting.is_alive():
            with suppress(OSError):  # wakes the accepting thread up
                socket.create_connection(self.socket.getsockname(), timeout=1).close()
            self._accepting.join(JOIN_SECONDS)
        with self._open_lock:
            connections = list(self._open.items())
        for _, connection in connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread, _ in connections:
            thread.join(JOIN_SECONDS)
        self.server_close()

    def _accept(self) -> None:
        while not self.stopping.is_set():
            self.handle_request()

    def verify_request(self, request: Any, client_address: Any) -> bool:
        """Turn away what arrives while stopping."""
        return not self.stopping.is_set()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Serve a connection in its own thread."""
        thread = threading.Thread(
            target=self.process_request_thread, args=(request, client_address), daemon=True
        )
        with self._open_lock:
            self._open[thread] = request
        thread.start()

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serve a connection until it ends."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self._open_lock:
                self._open.pop(threading.current_thread(), None)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Note what broke a connection; a client that went away is nothing to note."""
        logger.debug("A connection ended early.", exc_info=sys.exception())


class RequestHandler(BaseHTTPRequestHandler):
    """Turns the bytes of one connection into WSGI calls."""

    protocol_version = "HTTP/1.1"
    # The version of a request line without one: HTTP/0.9 would get an answer without a head.
    default_request_version = "HTTP/1.0"
    server_version = "EcwidSandbox"
    sys_version = ""
    timeout = IDLE_SECONDS
    disable_nagle_algorithm = True
    server: OriginServer

    def handle_one_request(self) -> None:
        """Read and answer one request of any method."""
        self.requestline = self.request_version = self.command = ""
        self.close_connection = True
        try:
            self.raw_requestline = self.rfile.readline(65_537)
            if not self.raw_requestline:
                return
            if len(self.raw_requestline) > 65_536:
                self.send_error(414)
            elif self.parse_request():
                self._answer()
        except (TimeoutError, ConnectionError):
            self.close_connection = True

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a request that is not even HTTP; never with a server error."""
        super().send_error(code if code < 500 else 400, message, explain)
        self.close_connection = True
        # Without this the close would discard the answer while the client is still sending.
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_WR)
            self.connection.settimeout(LINGER_SECONDS)
            while self.connection.recv(65_536):
                pass

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - name of the base class
        """Stay silent: request lines hold payloads and tokens."""

    def _answer(self) -> None:
        try:
            body = read_body(self.rfile, self.headers)
        except BodyError as exc:
            self.send_error(exc.status)
            return
        if body.cut_short:
            self.close_connection = True
            return
        wire = Wire()
        environ = self._environ(body.content, wire)
        environ[TOO_LARGE_KEY] = body.too_large
        status, headers, content = self._run(environ)
        if wire.cut:
            self.close_connection = True
            return
        self._send(status, headers, content, truncate=wire.truncate)

    def _run(self, environ: "WSGIEnvironment") -> tuple[str, list[tuple[str, str]], bytes]:
        head: list[tuple[str, list[tuple[str, str]]]] = []

        def start_response(
            status: str,
            headers: list[tuple[str, str]],
            exc_info: object = None,
            /,
        ) -> Callable[[bytes], object]:
            head.append((status, headers))
            return lambda _: None

        try:
            content = b"".join(self.server.application(environ, start_response))
        except Exception:
            logger.exception("The sandbox failed to answer %s", self.command[:20])
            return "500 Internal Server Error", [("Content-Type", "text/plain")], b"Sandbox bug\n"
        status, headers = head[-1]
        return status, headers, content

    def _send(
        self, status: str, headers: list[tuple[str, str]], content: bytes, *, truncate: bool
    ) -> None:
        bodiless = self.command == "HEAD" or status[:3] in NO_BODY_STATUSES
        names = {name.lower() for name, _ in headers}
        lines = [f"HTTP/1.1 {status}", f"Date: {self.date_time_string()}"]
        lines += [f"{name}: {value}" for name, value in headers]
        if "content-length" not in names and status[:3] not in NO_BODY_STATUSES:
            lines.append(f"Content-Length: {len(content)}")
        if self.server.stopping.is_set() or truncate:
            self.close_connection = True
        if self.close_connection:
            lines.append("Connection: close")
        head = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
        content = content[: len(content) // 2] if truncate else content
        self.connection.sendall(head if bodiless else head + content)

    def _environ(self, body: bytes, wire: Wire) -> "WSGIEnvironment":
        path, _, query = self.path.partition("?")
        host, port = self.connection.getsockname()[:2]
        environ: WSGIEnvironment = {
            "REQUEST_METHOD": self.command,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote(path, "latin-1"),
            "QUERY_STRING": query,
            "RAW_URI": self.path,
            "REQUEST_URI": self.path,
            "SERVER_NAME": host,
            "SERVER_PORT": str(port),
            "SERVER_PROTOCOL": self.request_version,
            "REMOTE_ADDR": self.client_address[0],
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
            "wsgi.input_terminated": True,
            WIRE_KEY: wire,
        }
        for name, value in self.headers.items():
            key = name.upper().replace("-", "_")
            if key == "CONTENT_TYPE":
                environ[key] = value
            elif key != "CONTENT_LENGTH" and "_" not in name:
                key = f"HTTP_{key}"
                environ[key] = f"{environ[key]},{value}" if key in environ else value
        return environ
