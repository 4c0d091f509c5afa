"""The files of the releases in the storage that Django's ``STORAGES["storefront"]`` names.

With an object storage or a CDN's origin there, shops load everything from it, and our server
answers for no storefront file.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.core.files.storage import InvalidStorageError, Storage, storages

from ecwid_native.conf import App
from storefront_assets.live import fixed_texts, release_files
from storefront_assets.models import Rollout
from storefront_assets.release_files import HASHED_TYPES
from storefront_assets.releases import current_rollout

ALIAS = "storefront"


def upload(app: App, rollout: Rollout) -> list[str]:
    """Store the app's files as they are from now on; return the names that were written.

    Nothing happens when there is no such storage. What another command has changed meanwhile is
    written after it: of two at once the later change is what stays.
    """
    storage = storefront_storage()
    if storage is None:
        return []
    written = list(write(storage, app, rollout))
    newest = current_rollout(app.slug)
    if newest is None or newest == rollout:
        return written
    return [*written, *upload(app, newest)]


def write(storage: Storage, app: App, rollout: Rollout) -> Iterator[str]:
    """Write the files and give their names.

    Hashed files come first and are written once: whoever loads the script finds what it names.
    """
    for name, text, changes in texts_of(app, rollout):
        if not changes and storage.exists(name):
            continue
        if not storage.is_name_available(name):
            storage.delete(name)  # it would keep the old one and call the new one differently
        yield storage.save(name, ContentFile(text.encode()))


def storefront_storage() -> Storage | None:
    """Return the storage, None when the project has none."""
    try:
        return storages[ALIAS]
    except InvalidStorageError:
        if ALIAS in storages.backends:
            raise
        return None


def texts_of(app: App, rollout: Rollout) -> Iterator[tuple[str, str, bool]]:
    """Each file's name and text, and whether the text under this name changes."""
    for release in filter(None, (rollout.live, rollout.candidate)):
        files = release_files(app, release)
        for kind in HASHED_TYPES:
            yield f"{app.slug}/releases/{release.digest}.{kind}", files.hashed(kind), False
    script, stylesheet = fixed_texts(app, rollout)
    yield f"{app.slug}/storefront.css", stylesheet, True
    yield f"{app.slug}/storefront.js", script, True
