"""System checks of the storefront files: ``ecwid.E201`` to ``E204``, ``W201`` and ``W202``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.staticfiles import finders
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as CheckWarning
from django.urls import NoReverseMatch

from ecwid_native.conf import App, ecwid_settings
from ecwid_native.customizations import Customization
from ecwid_native.exceptions import ConfigurationError
from ecwid_native.setting_checks import register_check
from storefront_assets.budget import size_of_all
from storefront_assets.bundle import Bundle, build_bundle, storefront_customizations
from storefront_assets.minify import minifier
from storefront_assets.published import url_path

# {"value": …} is one of the forms in which Ecwid is said to deliver the public config.
RESERVED_SLUG = "value"


@register_check()
def check_storefront(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """Check what every app gives to shoppers' pages."""
    try:
        apps = ecwid_settings.apps
    except ConfigurationError:
        return []  # ecwid.E003 says so
    return [*check_settings(), *(message for app in apps for message in check_app(app))]


def check_settings() -> Iterator[CheckMessage]:
    """Check the numbers of the storefront's settings."""
    if not 0 <= ecwid_settings.STOREFRONT_ERROR_SAMPLE <= 1:
        yield Error(
            'ECWID["STOREFRONT_ERROR_SAMPLE"] is a share from 0 to 1.',
            hint="0.01 reports the errors of one page load in a hundred.",
            id="ecwid.E203",
        )
    if ecwid_settings.RELEASE_POLL_SECONDS < 0:
        yield Error(
            'ECWID["RELEASE_POLL_SECONDS"] is negative.',
            hint="Remove it for the default, 5; with 0 a process never notices a release.",
            id="ecwid.E204",
        )


def check_app(app: App) -> Iterator[CheckMessage]:
    """Check one app's bundle; one without customizations needs no URLs either."""
    customizations = storefront_customizations(app)
    if not customizations:
        return
    for each in customizations:
        if each.slug == RESERVED_SLUG:
            yield Error(f"The slug {each.slug!r} is taken.", obj=each, id="ecwid.E202")
    bundle = build_bundle(app)
    for problem in bundle.problems:
        if all_files_exist(problem.customization):  # else it is ecwid.E105
            yield Error(
                problem.message,
                hint="Until this is mended the customization is left out of the storefront.",
                obj=problem.customization,
                id="ecwid.E201",
            )
    yield from check_size(app, bundle)
    yield from check_urls(app)


def all_files_exist(customization: type[Customization]) -> bool:
    """Whether the customization names no file that is missing."""
    names = filter(None, (customization.script, customization.stylesheet))
    return all(finders.find(name) for name in names)


def check_size(app: App, bundle: Bundle) -> Iterator[CheckMessage]:
    """A shop is only as fast as its apps let it be."""
    if not size_of_all(bundle).is_over:
        return
    # Minifying takes a moment, so only a bundle that needs it to pass is minified here.
    size = size_of_all(build_bundle(app, minifier=minifier()))
    if size.is_over:
        yield CheckWarning(
            f"The storefront files of the app {app.slug!r} have {size.total:,} bytes, minified "
            f"and compressed; at most {size.budget:,} should do.",
            hint="Load what is not needed at once when it is needed, from a file of your own. "
            "“manage.py ecwid_storefront build” shows what is how large.",
            id="ecwid.W201",
        )


def check_urls(app: App) -> Iterator[CheckMessage]:
    """The files need an address."""
    try:
        url_path("script", app)
    except NoReverseMatch:
        yield CheckWarning(
            "The storefront files have no URL.",
            hint='Add path("", include("storefront_assets.urls")) to the URLconf.',
            id="ecwid.W202",
        )
