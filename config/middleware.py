"""Middleware that does nothing where nothing is to do: Django's cookie-bound, for the admin alone.

The merchant's pages, the storefront's files and Ecwid's own calls neither read nor set a cookie;
these classes make that a fact instead of a habit, and save the time it would take.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from csp.middleware import CSPMiddleware
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.deprecation import MiddlewareMixin

ADMIN_PATH = "/admin/"


class AdminOnlyMixin(MiddlewareMixin):
    """Steps aside for every path outside the admin."""

    def __call__(self, request: HttpRequest) -> Any:
        """Run the middleware, or what comes after it."""
        if request.path_info.startswith(ADMIN_PATH):
            return super().__call__(request)
        return self.get_response(request)


class PolicyMiddleware(CSPMiddleware):
    """``Content-Security-Policy`` for the answers that do not bring their own."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        """Put a policy together only where it is used: the embedded pages have theirs."""
        if "Content-Security-Policy" in response:
            return response
        return super().process_response(request, response)


class AdminSessionMiddleware(AdminOnlyMixin, SessionMiddleware):
    """``request.session``."""


class AdminAuthenticationMiddleware(AdminOnlyMixin, AuthenticationMiddleware):
    """``request.user``."""


class AdminMessageMiddleware(AdminOnlyMixin, MessageMiddleware):
    """``request._messages``."""


class AdminCsrfMiddleware(AdminOnlyMixin, CsrfViewMiddleware):
    """The CSRF check; Django calls ``process_view`` for every path."""

    def process_view(
        self,
        request: HttpRequest,
        callback: Callable[..., HttpResponseBase],
        callback_args: tuple[Any, ...],
        callback_kwargs: dict[str, Any],
    ) -> Any:
        """Check the admin's forms."""
        if not request.path_info.startswith(ADMIN_PATH):
            return None
        return super().process_view(request, callback, callback_args, callback_kwargs)
