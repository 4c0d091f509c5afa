"""Customizations: what an app author writes, and the registry that finds it.

Defining a subclass registers it, as with Django's models: a class that exists is a class that
works, and there is no second line to forget. A base class to inherit from says ``abstract = True``.
They belong into the module ``ecwid`` of an installed app, which is found as ``admin.py`` is.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from ecwid_native.conf import ecwid_settings
from ecwid_native.fields import MerchantSettings

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

S_co = TypeVar("S_co", bound=MerchantSettings, covariant=True)


class Customization:
    """One section of the merchant's page and, if it has a script, one module of the storefront.

    Attributes:
        slug: names it in URLs, in storage and to its script; lower-case letters, digits, hyphens.
        title: the heading that the merchant sees.
        settings: the class of its settings.
        script: the static file of its storefront script; "" for none.
        stylesheet: the static file of its storefront style; "" for none.
        app: the slug of the app it belongs to; may be left out where there is only one.
        description: a sentence below the heading.
        order: lower comes first; equal ones in the order of their definition.
        byte_budget: how many bytes its script and stylesheet may have together, minified and
            compressed; more, and the storefront cannot be built.
        abstract: whether the class is only there to inherit from; not inherited itself.
    """

    slug: ClassVar[str] = ""
    title: ClassVar[str | _StrPromise] = ""
    settings: ClassVar[type[MerchantSettings]]
    script: ClassVar[str] = ""
    stylesheet: ClassVar[str] = ""
    app: ClassVar[str] = ""
    description: ClassVar[str | _StrPromise] = ""
    order: ClassVar[int] = 0
    byte_budget: ClassVar[int] = 5 * 1024
    abstract: ClassVar[bool] = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "abstract" not in vars(cls):
            cls.abstract = False
        if not cls.abstract:
            registry.add(cls)


class HasSettings(Protocol[S_co]):
    """A customization class, typed by its settings class."""

    @property
    def slug(self) -> str:
        """Its slug."""

    @property
    def settings(self) -> type[S_co]:
        """The class of its settings."""


class Registry:
    """The customizations that were defined, in order.

    A plain collection: what is wrong with its members is for the system checks to say, since an
    exception at import would hide every other problem.
    """

    def __init__(self) -> None:
        self._classes: dict[str, type[Customization]] = {}

    def add(self, customization: type[Customization]) -> None:
        """Add a class; one of the same module and name takes the old one's place (a reload)."""
        self._classes[f"{customization.__module__}.{customization.__qualname__}"] = customization

    def __iter__(self) -> Iterator[type[Customization]]:
        return iter(sorted(self._classes.values(), key=lambda each: each.order))

    @contextmanager
    def isolated(self) -> Iterator[Registry]:
        """Be empty within the block, and as before after it."""
        before, self._classes = self._classes, {}
        try:
            yield self
        finally:
            self._classes = before


registry = Registry()


def app_slug(customization: type[Customization]) -> str:
    """The app that a customization belongs to; "" when it does not say and there are several."""
    return customization.app or only_app_slug()


def only_app_slug() -> str:
    """The slug of the deployment's only app; "" when there are several or none."""
    slugs = list(ecwid_settings.APPS)
    return slugs[0] if len(slugs) == 1 else ""


def customizations_for(app: str) -> tuple[type[Customization], ...]:
    """Return the customizations of the app with this slug, in the order of the merchant's page."""
    unnamed = only_app_slug()
    return tuple(each for each in registry if (each.app or unnamed) == app)


def get_customization(app: str, slug: str) -> type[Customization] | None:
    """Return the customization of that app with that slug, None when there is none."""
    return next((each for each in customizations_for(app) if each.slug == slug), None)


@contextmanager
def isolated_registry(*customizations: type[Customization]) -> Iterator[Registry]:
    """Give a test a registry of its own, with ``customizations`` and what the block defines.

    It holds for the whole process, so that a server thread started by the test sees it too.
    """
    with registry.isolated():
        for each in customizations:
            registry.add(each)
        yield registry
