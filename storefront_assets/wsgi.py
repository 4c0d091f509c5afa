"""The storefront files in front of Django: the fast path of a WSGI deployment."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.handlers.wsgi import LimitedStream

from storefront_assets.published import published
from storefront_assets.serving import answer, discard

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


def storefront(application: WSGIApplication) -> WSGIApplication:
    """Return a WSGI application that answers the storefront files and passes on the rest.

    In ``wsgi.py``: ``application = storefront(get_wsgi_application())``. Django alone gives the
    same answers; this is what makes them cheap.
    """
    # Not above: it imports models, which `get_wsgi_application()` has made possible by now.
    from storefront_assets.polling import poller

    published.refresh()
    poller.start()
    find = published.find

    def with_storefront(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        file = find(environ.get("PATH_INFO", ""))
        if file is None:
            return application(environ, start_response)
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            discard(body_of(environ).read)
        result = answer(file, environ)
        start_response(result.status, list(result.headers))
        return [result.body]

    return with_storefront


def body_of(environ: WSGIEnvironment) -> LimitedStream:
    """Return what the client sends, as far as it said how much that is."""
    length = environ.get("CONTENT_LENGTH", "")
    is_number = length.isascii() and length.isdecimal()
    return LimitedStream(environ["wsgi.input"], int(length[:18]) if is_number else 0)
