"""Keeping a page's session alive while it is open."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase, JsonResponse

from ecwid_native import session_token
from ecwid_native.mixins import MerchantRequiredMixin


class SessionView(MerchantRequiredMixin):
    """A newer session token for a page that shows a valid one."""

    http_method_names = ["post"]

    def post(self, *args: Any) -> HttpResponseBase:
        """The token, and when to come back for the next."""
        return JsonResponse(
            {
                "session_token": self.merchant.session_token,
                "renew_after_seconds": session_token.RENEW_AFTER_SECONDS,
            }
        )
