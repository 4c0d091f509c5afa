"""WSGI layers in front of Django: what it cannot make a request of, and what it need not."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from django.core.exceptions import SuspiciousOperation
from django.core.handlers.wsgi import LimitedStream, WSGIRequest

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

MOST_LENGTH_DIGITS = 18
ANY_BYTES = b"a\xff\x80b"
BODY = b"Bad request\n"
HEADERS = (
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Length", str(len(BODY))),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cache-Control", "no-store"),
)


def refuse_malformed(application: WSGIApplication) -> WSGIApplication:
    """Answer 400 to a request whose headers would make Django answer 500.

    Django reads the charset of ``Content-Type``, and with it the query, before its error handling
    begins: ``charset=zlib_codec`` or a query of a thousand fields would reach the server as an
    exception, and a form in such a charset the view. The same holds for a ``Content-Length`` that
    some servers pass on unread.
    """

    def guarded(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if has_length(environ) and has_charset(environ):
            return application(environ, start_response)
        start_response("400 Bad Request", list(HEADERS))
        return [BODY]

    return guarded


def receive_webhooks(application: WSGIApplication) -> WSGIApplication:
    """Answer webhooks before Django's handler and its middleware are reached.

    In ``wsgi.py``: ``application = receive_webhooks(get_wsgi_application())``. Django alone gives
    the same answers; this is faster, and no redirect, login or host rule gets in between.
    """
    # Not above: these need Django's apps, which `get_wsgi_application()` has loaded by now.
    from django.urls import NoReverseMatch, reverse

    from ecwid_native.conf import ecwid_settings
    from ecwid_native.webhooks.receive import receive

    slugs: dict[str, str] = {}
    for slug in ecwid_settings.APPS:
        with suppress(NoReverseMatch):  # `check` reports it
            slugs[reverse("ecwid_native:webhooks", args=[slug])] = slug

    def with_webhooks(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        slug = slugs.get(environ.get("PATH_INFO", ""))
        if slug is None or not has_length(environ):
            return application(environ, start_response)
        length = int(environ.get("CONTENT_LENGTH") or 0)
        answer = receive(
            slug,
            method=environ["REQUEST_METHOD"],
            signature=environ.get("HTTP_X_ECWID_WEBHOOK_SIGNATURE"),
            read=LimitedStream(environ["wsgi.input"], length).read,
        )
        start_response(answer.status_line, list(answer.headers))
        return [answer.body]

    return with_webhooks


def has_length(environ: WSGIEnvironment) -> bool:
    """Whether the length of the body, where it is given, is one."""
    length = environ.get("CONTENT_LENGTH") or "0"
    return length.isascii() and length.isdecimal() and len(length) <= MOST_LENGTH_DIGITS


def has_charset(environ: WSGIEnvironment) -> bool:
    """Whether Django can use the charset that the request names, if any."""
    if "charset" not in environ.get("CONTENT_TYPE", "").lower():
        return True
    try:
        request = WSGIRequest(environ)  # does what the handler will do; the body stays unread
        require_text_encoding(request.encoding)
    except (LookupError, ValueError, SuspiciousOperation):
        return False
    return True


def require_text_encoding(name: str | None) -> None:
    """Raise LookupError or ValueError for what Django could not read a form in.

    Python has codecs that are no encodings of text, such as ``zlib_codec``, and some that fail on
    what they do not know although they are told to replace it, such as ``idna``.
    """
    if name is not None:
        ANY_BYTES.decode(name, "replace")
