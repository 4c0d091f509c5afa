"""The pages of an app: what its navigation lists and what an opening can lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.views import View

from ecwid_native.conf import App
from ecwid_native.exceptions import ConfigurationError
from ecwid_native.sync_only import require_sync

PageView = Callable[..., HttpResponseBase]
TypedValues = Sequence[tuple[str | Promise, str]]
"""Labels and texts."""

Target = TypeVar("Target", bound=Callable[..., Any])


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page.

    Attributes:
        slug: its name in the URL, and the ``app_state`` of a deep link to it.
        title: its name in the navigation.
        view: answers a request that has passed the merchant check.
        app: the slug of the app that has this page; "" for every app of the deployment.
        order: its place in the navigation; the first page is where the app opens.
        url_name: a URL pattern that takes the app's slug; "" for ``<app>/pages/<slug>``.
        typed_values: gives what a merchant typed into the page, see
            ``MerchantRequiredMixin.typed_values``; None for a page without.
    """

    slug: str
    title: str | Promise
    view: PageView
    app: str = ""
    order: int = 100
    url_name: str = ""
    typed_values: Callable[[Any], TypedValues] | None = None

    def url(self, app: App) -> str:
        """Where this page of ``app`` is."""
        if self.url_name:
            return reverse(self.url_name, args=[app.slug])
        return reverse("ecwid_native:page", args=[app.slug, self.slug])


_registered: list[Page] = []


def add_page(page: Page) -> None:
    """Register a page. Two of the same name are reported by the system checks."""
    _registered.append(page)


def register_page(
    slug: str,
    *,
    title: str | Promise,
    app: str = "",
    order: int = 100,
    url_name: str = "",
) -> Callable[[Target], Target]:
    """Register the decorated view, a class or a function, as a page.

    The view runs for a verified merchant only, also without the mixin or the decorator.

    Raises:
        ConfigurationError: the view is async.
    """

    def register(target: Target) -> Target:
        is_class = isinstance(target, type) and issubclass(target, View)
        view: PageView = target.as_view() if is_class else target  # type: ignore[attr-defined]
        require_sync(view, "view")
        page = Page(
            slug=slug,
            title=title,
            view=view,
            app=app,
            order=order,
            url_name=url_name,
            typed_values=getattr(view, "typed_values", None),
        )
        add_page(page)
        return target

    return register


def registered_pages() -> tuple[Page, ...]:
    """Every registered page of every app, in navigation order."""
    return tuple(sorted(_registered, key=lambda page: page.order))


def pages(app: App) -> tuple[Page, ...]:
    """The pages of one app, in navigation order."""
    return tuple(page for page in registered_pages() if page.app in ("", app.slug))


def find_page(app: App, slug: str) -> Page | None:
    """The page of ``app`` with this slug; None when there is none."""
    return next((page for page in pages(app) if page.slug == slug), None)


def start_page(app: App, app_state: str = "") -> Page:
    """The page that an opening leads to: the one that ``app_state`` names, else the first.

    Raises:
        ConfigurationError: the app has no page.
    """
    found = find_page(app, app_state) if app_state else None
    if found is None:
        found = next(iter(pages(app)), None)
    if found is None:
        raise ConfigurationError(
            f'the app "{app.slug}" has no page: add "dashboard" to INSTALLED_APPS, or register one'
        )
    return found


@contextmanager
def isolated_pages() -> Iterator[None]:
    """Within the block, registrations are forgotten at its end. For tests."""
    before = list(_registered)
    try:
        yield
    finally:
        _registered[:] = before


def page_response(request: HttpRequest, page: Page) -> HttpResponseBase:
    """What the page answers to this request."""
    return page.view(request)
