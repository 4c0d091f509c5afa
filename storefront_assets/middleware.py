"""The storefront files before every other middleware."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from functools import partial

from asgiref.sync import iscoroutinefunction, markcoroutinefunction, sync_to_async
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve

from storefront_assets.polling import poller
from storefront_assets.published import published
from storefront_assets.views import respond

# A part of our other addresses; it saves everybody else the look into the URLconf.
MARK = re.compile(r"/releases/|/api/|/errors$")
OURS = frozenset(f"storefront_assets:{name}" for name in ("release", "endpoint", "errors"))

Response = HttpResponseBase | Awaitable[HttpResponseBase]


class StorefrontMiddleware:
    """Answers what shops load and call itself, when first in ``MIDDLEWARE``.

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
        """Answer a storefront file or call, pass on everything else."""
        answer = self._answer_to(request.path_info)
        if answer is None:
            return self.get_response(request)
        if iscoroutinefunction(self):
            return sync_to_async(answer)(request)
        return answer(request)

    @staticmethod
    def _answer_to(path: str) -> Callable[[HttpRequest], HttpResponseBase] | None:
        file = published.find(path)
        if file is not None:
            return partial(respond, file=file)
        if not MARK.search(path):
            return None
        try:
            match = resolve(path)
        except Resolver404:
            return None
        # A file of an older release, a call of a script, a report.
        return partial(match.func, **match.kwargs) if match.view_name in OURS else None
