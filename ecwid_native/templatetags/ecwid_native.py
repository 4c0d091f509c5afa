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
from ecwid_native.pages import Page, pages

register = template.Library()


@dataclass(frozen=True, kw_only=True)
class NavigationItem:
    """One entry of the navigation."""

    title: str
    url: str
    is_current: bool


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

    @property
    def navigation(self) -> list[NavigationItem]:
        """The app's pages; none for an app of one page, and none inline, where it has no room."""
        if self.merchant is None or self.merchant.is_inline:
            return []
        found = pages(self.merchant.app)
        return [self._item(page) for page in found] if len(found) > 1 else []

    def _item(self, page: Page) -> NavigationItem:
        assert self.merchant is not None
        url = page.url(self.merchant.app)
        return NavigationItem(title=str(page.title), url=url, is_current=self.request.path == url)


@register.simple_tag(takes_context=True)
def embedded_page(context: RequestContext) -> EmbeddedPage:
    """``{% embedded_page as page %}``, first in a base template of embedded pages."""
    request: Any = context.request
    return EmbeddedPage(
        request=request,
        app=getattr(request, "ecwid_app", None),
        merchant=getattr(request, "merchant", None),
    )
