"""The public files of the releases that shops have now, and of any older one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ecwid_native.conf import App, ecwid_settings
from storefront_assets.models import Release, Rollout
from storefront_assets.published import url_path
from storefront_assets.release_files import (
    HASHED_NAME,
    HASHED_TYPES,
    SCRIPT_TYPE,
    STYLESHEET_TYPE,
    ReleaseFiles,
)
from storefront_assets.script import css_name
from storefront_assets.serving import IMMUTABLE, NO_STORE, PublicFile, public_file


def rolled_out_files(rollouts: Mapping[str, Rollout]) -> dict[str, PublicFile]:
    """Return what the rollouts, by app, put at which path."""
    return {
        path: file
        for app in ecwid_settings.usable_apps
        if app.slug in rollouts
        for path, file in files_of_app(app, rollouts[app.slug])
    }


def files_of_app(app: App, rollout: Rollout) -> Iterator[tuple[str, PublicFile]]:
    """The files at the app's fixed addresses, and those of the releases in use."""
    script, stylesheet = fixed_texts(app, rollout)
    yield url_path("script", app), public_file(script.encode(), SCRIPT_TYPE)
    yield url_path("stylesheet", app), public_file(stylesheet.encode(), STYLESHEET_TYPE)
    for release in filter(None, (rollout.live, rollout.candidate)):
        for kind in HASHED_TYPES:
            path = url_path("release", app, f"{release.digest}.{kind}")
            yield path, hashed_file(release_files(app, release), kind)


def fixed_texts(app: App, rollout: Rollout) -> tuple[str, str]:
    """Return script and stylesheet for the fixed addresses; both "" for a disabled app."""
    if rollout.disabled:
        return "", ""
    canary = None
    if rollout.candidate is not None:
        canary = (rollout.candidate.digest, float(rollout.share_percent) / 100)
    live = release_files(app, rollout.live)
    return live.fixed_script(canary), live.stylesheet


def closed_files() -> dict[str, PublicFile]:
    """Return empty files for all apps, which nobody keeps.

    For as long as nobody could say what shops should have: it may be disabled, for a reason.
    """
    return {
        url_path(name, app): public_file(b"", content_type, cache_control=NO_STORE)
        for app in ecwid_settings.usable_apps
        for name, content_type in (("script", SCRIPT_TYPE), ("stylesheet", STYLESHEET_TYPE))
    }


def release_files(app: App, release: Release) -> ReleaseFiles:
    """Return the files of a stored release."""
    return ReleaseFiles(
        prefix=css_name(app.client_id),
        digest=release.digest,
        script=release.script,
        stylesheet=release.stylesheet,
        source_map=release.source_map,
    )


def hashed_file(files: ReleaseFiles, kind: str) -> PublicFile:
    """Return the file ``<digest>.<kind>``."""
    content = files.hashed(kind).encode()
    return public_file(content, HASHED_TYPES[kind], cache_control=IMMUTABLE)


def stored_file(app: str, name: str) -> PublicFile | None:
    """Return a file of any release of the app by its name; None when there is none."""
    found = HASHED_NAME.fullmatch(name)
    if found is None or app not in ecwid_settings.APPS:
        return None
    digest, kind = found.groups()
    release = Release.objects.filter(app=app, digest=digest).first()
    if release is None:
        return None
    return hashed_file(release_files(ecwid_settings.app(app), release), kind)
