"""Calls of the deployment's WSGI application in this process, as cheap as a call can be."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.core.handlers.wsgi import WSGIHandler


def caller(path: str, *, query: str = "", **headers: str) -> Callable[[], bytes]:
    """A function that gets ``path`` and returns the body; anything but 200 is an error."""
    application = WSGIHandler()
    base: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "443",
        "HTTP_HOST": "localhost",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "https",
        "wsgi.errors": BytesIO(),
        **headers,
    }

    def call() -> bytes:
        answered: list[str] = []

        def start_response(status: str, *rest: object) -> Callable[[bytes], object]:
            answered.append(status)
            return len

        response = application({**base, "wsgi.input": BytesIO()}, start_response)
        body = b"".join(response)
        response.close()
        if not answered[0].startswith("200"):
            raise RuntimeError(f"{path}: {answered[0]}")
        return body

    return call
