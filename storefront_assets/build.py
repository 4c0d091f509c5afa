"""Building what shops load: minified, weighed, named by its content."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ecwid_native.conf import App, ecwid_settings
from ecwid_native.exceptions import AssetError
from storefront_assets.budget import Size, sizes_of, table
from storefront_assets.bundle import Bundle, build_bundle
from storefront_assets.minify import minifier
from storefront_assets.published import server_address
from storefront_assets.release_files import HASHED_TYPES, ReleaseFiles
from storefront_assets.script import css_name
from storefront_assets.serving import SUFFIXES, encoded


@dataclass(frozen=True, kw_only=True)
class Build:
    """A bundle that may be published.

    Attributes:
        app: the slug of the app.
        prefix: its client id as attributes have it.
        bundle: its files, minified.
        sizes: one row for each customization, and one for all.
    """

    app: str
    prefix: str
    bundle: Bundle
    sizes: list[Size]


def build(app: App) -> Build:
    """Build the app's storefront files as shops load them.

    Raises:
        AssetError: a file cannot be used, or something is larger than its budget; the message
            is a table of all sizes then.
    """
    bundle = build_bundle(
        app,
        minifier=minifier(),
        error_sample=ecwid_settings.STOREFRONT_ERROR_SAMPLE,
        server=server_address(app),
    )
    if bundle.problems:
        raise AssetError("\n".join(problem.message for problem in bundle.problems))
    sizes = sizes_of(bundle)
    if any(size.is_over for size in sizes):
        raise AssetError(f"over the byte budget (bytes, compressed):\n{table(sizes)}")
    return Build(app=app.slug, prefix=css_name(app.client_id), bundle=bundle, sizes=sizes)


def files_of(build: Build) -> ReleaseFiles:
    """Return the files of a build as a release has them."""
    bundle = build.bundle
    return ReleaseFiles(
        prefix=build.prefix,
        digest=bundle.digest,
        script=bundle.script,
        stylesheet=bundle.stylesheet,
        source_map=bundle.source_map,
    )


def write_files(build: Build, folder: Path) -> list[Path]:
    """Write the files into ``folder/<app>/releases``; return the paths.

    Each is there three times: as it is, with brotli (``.br``) and with gzip (``.gz``).
    """
    target = folder / build.app / "releases"
    target.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    files = files_of(build)
    for kind in HASHED_TYPES:
        name = f"{files.digest}.{kind}"
        for encoding, body in encoded(files.hashed(kind).encode()):
            path = target / (name + SUFFIXES[encoding])
            path.write_bytes(body)
            written.append(path)
    return written
