"""``{% load ecwid_native %}``: what the base template of embedded pages needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.http import HttpRequest
from django.template import RequestContext
from django.urls import reverse
from django.utils.translation import get_language

from ecwid_native import session_token
from ecwid_native.conf import App, ecwid_settings
from ecwid_native.headers import script_nonce
from ecwid_native.language import text_direction
from ecwid_native.merchant import MerchantContext

register = template.Library()


@dataclass(frozen=True, kw_only=True)
class EmbeddedPage:
    """What ``embedded.html`` shows; the merchant is None on a refusal."""

    request: HttpRequest
    app: App | None
    merchant: MerchantContext | None

    @property
    def nonce(self) -> str:
        """For ``<script nonce>``."""
        return script_nonce(self.request)

    @property
    def language(self) -> str:
        """For ``<html lang>``."""
        return get_language() or "en"

    @property
    def direction(self) -> str:
        """For ``<html dir>``."""
        return text_direction(self.language)

    @property
    def view_mode(self) -> str:
        """ "page", "popup" or "inline", for a class of the body."""
        return (self.merchant.view_mode if self.merchant else "page").lower()

    @property
    def sdk_url(self) -> str:
        """Ecwid's SDK; "" for none."""
        return ecwid_settings.SDK_URL

    @property
    def css_url(self) -> str:
        """Ecwid's CSS framework; "" for none."""
        return ecwid_settings.CSS_URL

    @property
    def session_token(self) -> str:
        """For the hidden field of a form."""
        return self.merchant.session_token if self.merchant else ""

    @property
    def config(self) -> dict[str, object]:
        """What our module reads."""
        config: dict[str, object] = {"client_id": self.app.client_id if self.app else ""}
        if self.merchant:
            config["session_token"] = self.merchant.session_token
            config["session_url"] = reverse("ecwid_native:session", args=[self.merchant.app.slug])
            config["renew_after_seconds"] = session_token.RENEW_AFTER_SECONDS
        return config


@register.simple_tag(takes_context=True)
def embedded_page(context: RequestContext) -> EmbeddedPage:
    """``{% embedded_page as embedded %}``, first in a base template of embedded pages.

    Sets ``csp_nonce`` and ``merchant`` for the page's blocks as well.
    """
    request: Any = context.request
    page = EmbeddedPage(
        request=request,
        app=getattr(request, "ecwid_app", None),
        merchant=getattr(request, "merchant", None),
    )
    context["csp_nonce"] = page.nonce
    context["merchant"] = page.merchant
    return page
