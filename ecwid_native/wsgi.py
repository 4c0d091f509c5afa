"""A WSGI layer in front of Django for what Django cannot even make a request of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

MOST_LENGTH_DIGITS = 18
BODY = b"Bad request\n"


def refuse_malformed(application: WSGIApplication) -> WSGIApplication:
    """Answer 400 to a request whose headers would make Django answer 500.

    Django reads the charset of ``Content-Type``, and with it the query, before its error handling
    begins: ``charset=zlib_codec`` or a query of a thousand fields would reach the server as an
    exception. The same holds for a ``Content-Length`` that some servers pass on unread.
    """

    def guarded(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if has_length(environ) and has_charset(environ):
            return application(environ, start_response)
        headers = [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Length", str(len(BODY))),
            ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            ("X-Content-Type-Options", "nosniff"),
            ("Cache-Control", "no-store"),
        ]
        start_response("400 Bad Request", headers)
        return [BODY]

    return guarded


def has_length(environ: WSGIEnvironment) -> bool:
    """Whether the length of the body, where it is given, is one."""
    length = environ.get("CONTENT_LENGTH") or "0"
    return length.isascii() and length.isdecimal() and len(length) <= MOST_LENGTH_DIGITS


def has_charset(environ: WSGIEnvironment) -> bool:
    """Whether Django can use the charset that the request names, if any."""
    if "charset" not in environ.get("CONTENT_TYPE", "").lower():
        return True
    try:
        WSGIRequest(environ)  # does what the handler will do; the body stays unread
    except (LookupError, ValueError, SuspiciousOperation):
        return False
    return True
