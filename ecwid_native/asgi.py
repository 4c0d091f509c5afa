"""The ASGI layer in front of Django: what it cannot make a request of."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.core.handlers.asgi import ASGIRequest

from ecwid_native.wsgi import BODY, HEADERS, require_text_encoding

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


def refuse_malformed(application: Application) -> Application:
    """Answer 400 to a request whose headers would make Django answer 500.

    The same as ``ecwid_native.wsgi.refuse_malformed``, for ``asgi.py``.
    """

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or has_charset(scope):
            await application(scope, receive, send)
            return
        headers = [(name.lower().encode(), value.encode()) for name, value in HEADERS]
        await send({"type": "http.response.start", "status": 400, "headers": headers})
        await send({"type": "http.response.body", "body": BODY})

    return guarded


def has_charset(scope: Scope) -> bool:
    """Whether Django can use the charset that the request names, if any."""
    types = (value for name, value in scope["headers"] if name.lower() == b"content-type")
    if not any(b"charset" in value.lower() for value in types):
        return True
    try:
        request = ASGIRequest(scope, io.BytesIO())  # does what the handler will do
        require_text_encoding(request.encoding)
    except (LookupError, ValueError, SuspiciousOperation):
        return False
    return True
