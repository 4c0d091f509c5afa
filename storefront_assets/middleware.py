"""The storefront files before every other middleware."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from asgiref.sync import iscoroutinefunction, markcoroutinefunction, sync_to_async
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from storefront_assets.polling import poller
from storefront_assets.published import published
from storefront_assets.views import respond

Response = HttpResponseBase | Awaitable[HttpResponseBase]


class StorefrontMiddleware:
    """Answers the storefront files itself, when first in ``MIDDLEWARE``.

    Shops and CDNs keep these answers, so no other middleware may add to them: a ``Vary: Cookie``
    of a session, or a redirect to HTTPS that counts as a failure. It also saves their time.
    """

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: Callable[[HttpRequest], Response]) -> None:
        self.get_response = get_response
        poller.start()
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> Response:
        """Answer a storefront file, pass on everything else."""
        file = published.find(request.path_info)
        if file is None:
            return self.get_response(request)
        if iscoroutinefunction(self):
            return sync_to_async(respond)(request, file)
        return respond(request, file)
