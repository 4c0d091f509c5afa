"""The storefront as a WSGI application."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from werkzeug.wrappers import Request, Response

from ecwid_native.sandbox.http import HTTPError, raw_path
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.router import Router

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

Page = Callable[..., Response]


class StorefrontApplication:
    """Serves shops and the files that draw them."""

    def __init__(self, platform: Platform) -> None:
        """Show the stores of `platform`."""
        self._platform = platform
        self._router: Router[Page] = Router()

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer one request."""
        request = Request(environ)
        try:
            match = self._router.match(request.method, raw_path(environ))
            response = match.target(request, **match.values)
        except HTTPError as exc:
            response = exc.response()
        return response(environ, start_response)
