"""The public files as they are now, by URL path: those of the releases, else composed here.

Under ``DEBUG``, and as long as an app has no release, its files are composed of the sources.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from threading import Lock
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from django.urls import NoReverseMatch, get_script_prefix, reverse

from ecwid_native.conf import App, ecwid_settings
from storefront_assets.bundle import build_bundle, source_paths, storefront_customizations
from storefront_assets.release_files import SCRIPT_TYPE, STYLESHEET_TYPE
from storefront_assets.script import ConsoleLevel
from storefront_assets.serving import PublicFile, public_file

logger = logging.getLogger(__name__)

Fingerprint = tuple[object, ...]


class PublishedFiles:
    """What shoppers' pages load: built once and, under ``DEBUG``, again when a source changed."""

    def __init__(self) -> None:
        # Replaced as a whole, never changed, so that readers need no lock.
        self._files: Mapping[str, PublicFile] = {}
        self._composed: Mapping[str, PublicFile] = {}
        self._released: Mapping[str, PublicFile] = {}
        self._fingerprint: Fingerprint | None = None
        # Whether sources are looked at again; read from the settings once, for that takes longer
        # than all the rest of `find`.
        self._follows_sources = False
        self._lock = Lock()
        # The apps that are disabled for all stores, by slug.
        self.disabled: frozenset[str] = frozenset()

    def find(self, path: str) -> PublicFile | None:
        """Return the public file of a URL path, None when there is none."""
        if self._fingerprint is None:
            self.refresh()
        file = self._files.get(path)
        if file is not None and self._follows_sources:
            self.refresh()
            file = self._files.get(path)
        return file

    def refresh(self) -> None:
        """Build the files unless they are those of the sources as they are now."""
        with self._lock:
            self._follows_sources = settings.DEBUG
            fingerprint = tuple(fingerprint_of_sources())
            if fingerprint != self._fingerprint:
                self._composed = dict(build_files())
                self._merge()
                self._fingerprint = fingerprint

    def use_releases(
        self, files: Mapping[str, PublicFile], *, disabled: frozenset[str] = frozenset()
    ) -> None:
        """Serve these files of releases; in place of what was composed, where both have a path."""
        with self._lock:
            self._released = files
            self.disabled = disabled
            self._merge()

    def _merge(self) -> None:
        released = {} if settings.DEBUG else self._released
        self._files = {**self._composed, **released}

    def forget(self) -> None:
        """Begin anew at the next use."""
        self._released = {}
        self.disabled = frozenset()
        self._fingerprint = None


published = PublishedFiles()


def forget_when_settings_change(*, setting: str, **kwargs: Any) -> None:
    """Keep tests that override settings independent of one another."""
    if setting in {"ECWID", "DEBUG", "ROOT_URLCONF"} or setting.startswith("STATICFILES"):
        published.forget()


setting_changed.connect(forget_when_settings_change)


def fingerprint_of_sources() -> Iterator[object]:
    """What changes when a file, a customization or an app does."""
    for app in ecwid_settings.usable_apps:
        yield app.slug, app.client_id
        yield from storefront_customizations(app)
        for path in source_paths(app):
            yield path, os.stat(path).st_mtime_ns if path else 0


def build_files() -> Iterator[tuple[str, PublicFile]]:
    """Build every app's bundle; each file with its URL path."""
    for app in ecwid_settings.usable_apps:
        try:
            script_path, stylesheet_path = url_path("script", app), url_path("stylesheet", app)
        except NoReverseMatch:
            logger.warning("storefront_assets.urls is not in the URLconf: nothing to publish")
            return
        level: ConsoleLevel = "error" if settings.DEBUG else "debug"
        bundle = build_bundle(app, level=level, server=server_address(app))
        for problem in bundle.problems:
            logger.error(
                "The storefront files of %r lack %r: %s",
                app.slug,
                problem.customization.slug,
                problem.message,
            )
        yield script_path, public_file(bundle.script.encode(), SCRIPT_TYPE)
        yield stylesheet_path, public_file(bundle.stylesheet.encode(), STYLESHEET_TYPE)


def server_address(app: App) -> str:
    """Where our server answers for the app, for its scripts; "" for where they come from."""
    server = ecwid_settings.STOREFRONT_SERVER_URL
    if not server:
        return ""
    return server + reverse("storefront_assets:errors", args=[app.slug]).removesuffix("errors")


def url_path(name: str, app: App, *more: str) -> str:
    """Return the path of a public URL, as ``PATH_INFO`` has it."""
    path = reverse(f"storefront_assets:{name}", args=[app.slug, *more])
    return "/" + path.removeprefix(get_script_prefix())
