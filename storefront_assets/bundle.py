"""An app's script and stylesheet, composed from the files of its customizations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.contrib.staticfiles import finders

from ecwid_native.conf import App
from ecwid_native.customizations import Customization, customizations_for
from ecwid_native.exceptions import AssetError
from storefront_assets.inert import make_inert
from storefront_assets.script import ConsoleLevel, check_script, compose_script, css_name

# What an author's stylesheet says for the app's own prefix; a script has context.prefix.
PREFIX_PLACEHOLDER = "__app__"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Why a customization is not in the bundle.

    Attributes:
        customization: the class.
        message: which of its files is wrong, and how.
    """

    customization: type[Customization]
    message: str


@dataclass(kw_only=True)
class Bundle:
    """What one app gives to the shops.

    Attributes:
        script: one classic script; "" when there is nothing to run.
        stylesheet: one stylesheet, inert until the script opens its gates.
        problems: the customizations left out.
    """

    script: str = ""
    stylesheet: str = ""
    problems: list[Problem] = field(default_factory=list)


def build_bundle(app: App, *, level: ConsoleLevel = "debug") -> Bundle:
    """Compose the files of the app's customizations, in the order of their slugs.

    A file that is missing or wrong must not stop the other customizations, so its own is left
    out: whole, for a script without its style would show shoppers a heap of unstyled text.

    Args:
        app: the app.
        level: the console method for what a module throws.
    """
    bundle = Bundle()
    modules: list[tuple[str, str]] = []
    for customization in storefront_customizations(app):
        try:
            script = load_script(customization)
            stylesheet = load_stylesheet(customization, css_name(app.client_id))
        except AssetError as exc:
            bundle.problems.append(Problem(customization=customization, message=str(exc)))
        else:
            modules.append((customization.slug, script))
            bundle.stylesheet += stylesheet
    bundle.script = compose_script(app.client_id, modules, level=level)
    return bundle


def storefront_customizations(app: App) -> list[type[Customization]]:
    """Return the customizations of the app that shoppers' pages load something of."""
    found = (each for each in customizations_for(app.slug) if each.script or each.stylesheet)
    return sorted(found, key=lambda each: each.slug)


def source_paths(app: App) -> Iterator[str]:
    """Where the files are, "" for one that is missing."""
    for customization in storefront_customizations(app):
        for name in filter(None, (customization.script, customization.stylesheet)):
            yield finders.find(name) or ""


def load_script(customization: type[Customization]) -> str:
    """Return the source of the customization's script, checked.

    One that has only a stylesheet still needs a module: whatever starts opens its gate.

    Raises:
        AssetError: the file is missing or does not parse.
    """
    if not customization.script:
        return "customization(() => {});"
    source = read_source(customization.script)
    try:
        check_script(source)
    except AssetError as exc:
        raise AssetError(f"{customization.script}: {exc}") from exc
    return source


def load_stylesheet(customization: type[Customization], prefix: str) -> str:
    """Return the customization's stylesheet, inert until its gate is open.

    Raises:
        AssetError: the file is missing, or a rule of it cannot be read or made inert.
    """
    if not customization.stylesheet:
        return ""
    css = read_source(customization.stylesheet).replace(PREFIX_PLACEHOLDER, prefix)
    try:
        return make_inert(css, gate=f':root[data-{prefix}~="{customization.slug}"]')
    except AssetError as exc:
        raise AssetError(f"{customization.stylesheet}: {exc}") from exc


def read_source(name: str) -> str:
    """Return the text of a static file.

    Raises:
        AssetError: there is none, or it is not UTF-8.
    """
    path = finders.find(name)
    if path is None:
        raise AssetError(f"{name}: there is no such static file")
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as exc:
        raise AssetError(f"{name}: {exc}") from exc
