"""One request, byte for byte, and how it is sent."""

import dataclasses
import io
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import quote_from_bytes, quote_plus, unquote_to_bytes, urlencode

from django.core.signals import request_finished, request_started
from django.db import close_old_connections

SEED = 20261124

WSGIApplication = Callable[..., Iterable[bytes]]


def dice(name: str) -> random.Random:
    """A source of chance that throws the same numbers in every run."""
    return random.Random(f"{SEED}:{name}")  # noqa: S311 - repeatable on purpose


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a client sends. Header values are latin-1 text, as they are on the wire."""

    name: str
    path: str
    method: str = "GET"
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def but(self, name: str, **changes: Any) -> "Request":
        """The same request with something changed."""
        return dataclasses.replace(self, name=name, **changes)

    def with_form(self, name: str, fields: Mapping[str, str]) -> "Request":
        """The same request as a POST of an ordinary form."""
        body = urlencode(list(fields.items()), errors="surrogatepass", quote_via=quoted)
        return self.but(
            name,
            method="POST",
            body=body.encode("ascii"),
            headers={**self.headers, "Content-Type": "application/x-www-form-urlencoded"},
        )


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def send(application: WSGIApplication, request: Request) -> Answer:
    """Call the application as a server would, with no help from Django's test client."""
    with connections_kept():
        return answer_of(application, request)


def answer_of(application: WSGIApplication, request: Request) -> Answer:
    """As ``send``, where somebody else keeps the connections."""
    started: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], _: Any = None) -> Any:
        started.append((status, headers))
        return lambda _: None

    parts = application(environ(request), start_response)
    try:
        body = b"".join(parts)
    finally:
        close = getattr(parts, "close", None)
        if close:
            close()
    status, headers = started[-1]
    return Answer(status=int(status[:3]), headers={k.lower(): v for k, v in headers}, body=body)


@contextmanager
def connections_kept() -> Iterator[None]:
    """Leave the test's transaction its connection, as Django's own test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


def environ(request: Request) -> dict[str, Any]:
    """The request as WSGI describes it."""
    values: dict[str, Any] = {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(request.path).decode("latin-1"),
        "QUERY_STRING": request.query,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "testserver",
        "CONTENT_LENGTH": str(len(request.body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(request.body),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in request.headers.items():
        key = name.upper().replace("-", "_")
        values[key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"] = value
    return values


# Long texts stand in one form under many names, and in many forms.
quoted = lru_cache(maxsize=1_000)(quote_plus)


def percent(text: str) -> str:
    """Any text, lone surrogates included, for a query or a path."""
    return quote_from_bytes(text.encode("utf-8", "surrogatepass"), safe="")
