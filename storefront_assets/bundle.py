"""An app's script and stylesheet, composed from the files of its customizations."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.contrib.staticfiles import finders

from ecwid_native.conf import App
from ecwid_native.customizations import Customization, customizations_for
from ecwid_native.exceptions import AssetError
from storefront_assets.endpoints.registry import endpoints_of
from storefront_assets.inert import make_inert
from storefront_assets.minify import Minifier, Piece
from storefront_assets.script import (
    ConsoleLevel,
    calls_piece,
    compose_script,
    css_name,
    module_piece,
    runtime_piece,
)

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


@dataclass(frozen=True, kw_only=True)
class Part:
    """What one customization gives to the bundle.

    Attributes:
        customization: the class.
        module: its script as a function.
        stylesheet: its stylesheet, inert until its gate opens; "" for none.
    """

    customization: type[Customization]
    module: Piece
    stylesheet: str


@dataclass(kw_only=True)
class Bundle:
    """What one app gives to the shops.

    Attributes:
        script: one classic script; "" when there is nothing to run.
        stylesheet: one stylesheet, inert until the script opens its gates.
        source_map: of the script, as JSON; without mappings when it is not minified.
        parts: the customizations in it, in order.
        problems: the customizations left out.
    """

    script: str = ""
    stylesheet: str = ""
    source_map: str = ""
    parts: list[Part] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def digest(self) -> str:
        """Names the content: 20 hexadecimal digits of its SHA-256."""
        content = f"{self.script}\0{self.stylesheet}"
        return hashlib.sha256(content.encode()).hexdigest()[:20]


def build_bundle(
    app: App,
    *,
    level: ConsoleLevel = "debug",
    error_sample: float = 0,
    server: str = "",
    minifier: Minifier | None = None,
) -> Bundle:
    """Compose the files of the app's customizations, in the order of their slugs.

    A file that is missing or wrong must not stop the other customizations, so its own is left
    out: whole, for a script without its style would show shoppers a heap of unstyled text.

    Args:
        app: the app.
        level: the console method for what a module throws.
        error_sample: the share of page loads that report it to our server, 0 to 1.
        server: our server's address of the app; "" where the script is.
        minifier: makes the scripts small; None leaves them as they are written.
    """
    bundle = Bundle()
    for customization in storefront_customizations(app):
        try:
            part = Part(
                customization=customization,
                module=load_script(customization, minifier),
                stylesheet=load_stylesheet(customization, css_name(app.client_id)),
            )
        except AssetError as exc:
            bundle.problems.append(Problem(customization=customization, message=str(exc)))
        else:
            bundle.parts.append(part)
    bundle.stylesheet = "".join(part.stylesheet for part in bundle.parts)
    actions = actions_of(part.customization for part in bundle.parts)
    bundle.script, bundle.source_map = compose_script(
        app.client_id,
        [(part.customization.slug, part.module) for part in bundle.parts],
        runtime=runtime_piece(minifier),
        level=level,
        error_sample=error_sample,
        server=server,
        calls=calls_piece(minifier) if actions else None,
        actions=actions,
    )
    return bundle


def actions_of(customizations: Iterable[type[Customization]]) -> dict[str, list[str]]:
    """The names of the actions of each customization that has endpoints, by its slug."""
    return {
        each.slug: [endpoint.name for endpoint in endpoints if endpoint.is_action]
        for each in customizations
        if (endpoints := endpoints_of(each))
    }


def storefront_customizations(app: App) -> list[type[Customization]]:
    """Return the customizations of the app that shoppers' pages load something of."""
    found = (each for each in customizations_for(app.slug) if each.script or each.stylesheet)
    return sorted(found, key=lambda each: each.slug)


def source_paths(app: App) -> Iterator[str]:
    """Where the files are, "" for one that is missing."""
    for customization in storefront_customizations(app):
        for name in filter(None, (customization.script, customization.stylesheet)):
            yield finders.find(name) or ""


def load_script(customization: type[Customization], minifier: Minifier | None = None) -> Piece:
    """Return the customization's script as a function, checked.

    One that has only a stylesheet still needs a module: whatever starts opens its gate.

    Raises:
        AssetError: the file is missing or does not parse.
    """
    name = customization.script
    source = read_source(name) if name else "customization(() => {});"
    try:
        return module_piece(source, name, minifier)
    except AssetError as exc:
        raise AssetError(f"{name}: {exc}") from exc


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
