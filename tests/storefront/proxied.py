"""A server with the storefront files, and nginx in front as the documentation has it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import urllib3
from werkzeug.serving import BaseWSGIServer, make_server

from scripts.nginx import documented, nginx
from scripts.ports import free_port
from storefront_assets.wsgi import storefront

PATIENCE_SECONDS = 20
# nginx compresses by itself in many installations: what is compressed must not be twice.
COMPRESSING = "gzip on; gzip_proxied any; gzip_min_length 1; gzip_types *;"


def fallback(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Any other page of the app."""
    start_response("200 OK", [("Set-Cookie", "a=b"), ("Cache-Control", "max-age=99")])
    return [environ.get("HTTP_X_FORWARDED_FOR", "").encode()]


@dataclass
class Proxy:
    """nginx and the server behind it.

    Attributes:
        origin: where nginx answers.
        asked: method, path and accepted encoding of each request that reached the server.
    """

    origin: str
    server: BaseWSGIServer
    asked: list[tuple[str, str, str]]

    def get(self, path: str, method: str = "GET", **headers: str) -> urllib3.BaseHTTPResponse:
        """Ask nginx; the body stays as it is encoded."""
        return ask(self.origin + path, method, **headers)

    def ask_server(self, path: str, **headers: str) -> urllib3.BaseHTTPResponse:
        """Ask the server, past nginx."""
        return ask(f"http://127.0.0.1:{self.server.server_port}{path}", **headers)

    def asked_for(self, path: str) -> list[str]:
        """The encodings in which the server was asked for a path."""
        return [encoding for _, asked, encoding in self.asked if asked == path]


def ask(url: str, method: str = "GET", **headers: str) -> urllib3.BaseHTTPResponse:
    """Ask for an address; headers are named with underscores."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return urllib3.request(method, url, headers=named, decode_content=False, retries=False)


@contextmanager
def running(folder: Path, *, looks_after: str = "1s") -> Iterator[Proxy]:
    """Run a server and nginx in front of it.

    Args:
        folder: its folder ``storefront`` has files of releases.
        looks_after: when nginx looks whether what it has is still so, instead of after 5 seconds:
            soon for a test that waits for that, and late for one that must not see it happen.
    """
    asked: list[tuple[str, str, str]] = []
    application = storefront(fallback)

    def noting(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        encoding = environ.get("HTTP_ACCEPT_ENCODING", "")
        asked.append((environ["REQUEST_METHOD"], environ["PATH_INFO"], encoding))
        return application(environ, start_response)

    server = make_server("127.0.0.1", 0, noting, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    port = free_port()
    http, inner = documented(folder, upstream=server.server_port)
    http, inner = (lines.replace(" 5s;", f" {looks_after};") for lines in (http, inner))
    try:
        with nginx(folder, http=COMPRESSING + http, server=inner, port=port):
            yield Proxy(origin=f"http://127.0.0.1:{port}", server=server, asked=asked)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def wait_until(is_so: Callable[[], bool]) -> None:
    """Return once it is.

    Raises:
        TimeoutError: it takes too long.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError("nginx goes on with what it had.")
        time.sleep(0.1)
