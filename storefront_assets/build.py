"""Building what shops load: minified, weighed, named by its content."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import brotli

from ecwid_native.conf import App
from ecwid_native.exceptions import AssetError
from storefront_assets.budget import Size, sizes_of, table
from storefront_assets.bundle import Bundle, build_bundle
from storefront_assets.minify import Minifier


@dataclass(frozen=True, kw_only=True)
class Build:
    """A bundle that may be published.

    Attributes:
        app: the slug of the app.
        bundle: its files, minified.
        sizes: one row for each customization, and one for all.
    """

    app: str
    bundle: Bundle
    sizes: list[Size]


def build(app: App) -> Build:
    """Build the app's storefront files as shops load them.

    Raises:
        AssetError: a file cannot be used, or something is larger than its budget; the message
            is a table of all sizes then.
    """
    bundle = build_bundle(app, minifier=Minifier())
    if bundle.problems:
        raise AssetError("\n".join(problem.message for problem in bundle.problems))
    sizes = sizes_of(bundle)
    if any(size.is_over for size in sizes):
        raise AssetError(f"over the byte budget (bytes, compressed):\n{table(sizes)}")
    return Build(app=app.slug, bundle=bundle, sizes=sizes)


def hashed_files(bundle: Bundle) -> Iterator[tuple[str, str]]:
    """The name and text of each file; the names change with the content."""
    yield f"{bundle.digest}.js", bundle.script + source_map_comment(f"{bundle.digest}.js.map")
    yield f"{bundle.digest}.js.map", bundle.source_map
    yield f"{bundle.digest}.css", bundle.stylesheet


def source_map_comment(address: str) -> str:
    """The last line of a script, which browsers' tools look for."""
    return f"//# sourceMappingURL={address}\n"


def write_files(build: Build, folder: Path) -> list[Path]:
    """Write the files into ``folder/<app>``, each also compressed beforehand; return the paths."""
    target = folder / build.app
    target.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for name, text in hashed_files(build.bundle):
        content = text.encode()
        for suffix, body in (
            ("", content),
            (".br", brotli.compress(content, quality=11)),
            (".gz", gzip.compress(content, 9, mtime=0)),
        ):
            path = target / (name + suffix)
            path.write_bytes(body)
            written.append(path)
    return written
