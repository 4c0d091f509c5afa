"""Webhooks before every other middleware."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import iscoroutinefunction, markcoroutinefunction, sync_to_async
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve

from ecwid_native.views.webhooks import webhook_inbox

Response = HttpResponseBase | Awaitable[HttpResponseBase]
LAST_PART = "/webhooks"


class WebhookMiddleware:
    """Answers webhooks itself, when first in ``MIDDLEWARE``.

    Ecwid counts every redirect as a failure, such as one to HTTPS or to another host, and has no
    use for sessions, languages or policies: so no other middleware needs to see it. It also saves
    their time. Where ``ecwid_native.wsgi.receive_webhooks`` is in use nothing gets here.
    """

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: Callable[[HttpRequest], Response]) -> None:
        self.get_response = get_response
        self._is_async = iscoroutinefunction(get_response)
        if self._is_async:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> Response:
        """Answer a webhook, pass on everything else."""
        kwargs = self._webhook(request.path_info)
        if kwargs is None:
            return self.get_response(request)
        if self._is_async:
            return sync_to_async(webhook_inbox)(request, **kwargs)
        return webhook_inbox(request, **kwargs)

    @staticmethod
    def _webhook(path: str) -> dict[str, Any] | None:
        """The arguments of the view where the path is that of webhooks."""
        if not path.endswith(LAST_PART):  # saves everybody else the look into the URLconf
            return None
        try:
            match = resolve(path)
        except Resolver404:
            return None
        return match.kwargs if match.func is webhook_inbox else None
