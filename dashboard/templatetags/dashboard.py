"""``{% load dashboard %}``: the navigation between an app's pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.http import HttpRequest
from django.template import RequestContext
from django.urls import ResolverMatch

from ecwid_native.pages import Page, pages, start_page

OPEN_VIEW = "ecwid_native:open"
SETTINGS_PAGE = "settings"

register = template.Library()


@dataclass(frozen=True, kw_only=True)
class NavigationItem:
    """One page of the app."""

    title: str
    url: str
    is_current: bool


@register.simple_tag(takes_context=True)
def navigation(context: RequestContext) -> list[NavigationItem]:
    """The pages of the merchant's app, for ``{% navigation as items %}``.

    Empty where there is only one page, and inside another page of the control panel.
    """
    merchant = context.get("merchant")
    if merchant is None or merchant.is_inline:
        return []
    found = pages(merchant.app)
    current = current_slug(context.request)
    return [
        NavigationItem(
            title=str(page.title), url=page.url(merchant.app), is_current=page.slug == current
        )
        for page in found
        if len(found) > 1
    ]


def current_slug(request: HttpRequest) -> str:
    """The slug of the page that this request shows; "" when it is none of them."""
    match: ResolverMatch | None = request.resolver_match
    if match is None:
        return ""
    if match.view_name == OPEN_VIEW:
        merchant: Any = getattr(request, "merchant", None)
        return start_page(merchant.app, merchant.app_state).slug
    if match.namespace == "dashboard":
        return SETTINGS_PAGE
    return str(match.kwargs.get("page", "")) or _slug_of_view(match.view_name, request)


def _slug_of_view(view_name: str, request: HttpRequest) -> str:
    merchant: Any = getattr(request, "merchant", None)
    own: list[Page] = [page for page in pages(merchant.app) if page.url_name == view_name]
    return own[0].slug if own else ""
