"""What an Instant Site is made of: profile, pages, tiles, themes; draft and published.

Source: the calls of docs.ecwid.com, "Instant Site API" (read 2026-11); the shapes are not
documented. Objects are kept as they are sent, with an id; publishing copies the draft.
"""

from collections.abc import Mapping
from typing import Any

from ecwid_native.sandbox.platform import Platform

Document = dict[str, Any]

PROFILE = "site_profile"
PUBLISHED = "site_published"
THEME = "site_current_theme"
LISTS = {"page": "site_page", "tile": "site_tile", "themes": "site_theme"}
TILE_TYPES = ("HEADER", "COVER", "STORE", "ABOUT_US", "CONTACT_INFO", "FOOTER")
ONLY = 1


def single(platform: Platform, store_id: int, kind: str) -> Document:
    """Return the one document of a kind without its id; an empty one when there is none yet."""
    document = platform.documents.get(store_id, kind, ONLY) or {}
    return {name: value for name, value in document.items() if name != "id"}


def write_single(
    platform: Platform, store_id: int, kind: str, fields: Mapping[str, Any]
) -> Document:
    """Put fields over the one document of a kind and return it."""
    with platform.database.transaction():
        document = {**single(platform, store_id, kind), **fields, "id": ONLY}
        if platform.documents.get(store_id, kind, ONLY) is None:
            platform.documents.insert(store_id, kind, document, document_id=ONLY)
        else:
            platform.documents.replace(store_id, kind, document)
    return single(platform, store_id, kind)


def items(
    platform: Platform, store_id: int, name: str, *, published: bool = False
) -> list[Document]:
    """Return the pages, tiles or themes, of the draft or as last published."""
    if published:
        copies: list[Document] = single(platform, store_id, PUBLISHED).get(name, [])
        return copies
    return platform.documents.all(store_id, LISTS[name])


def publish(platform: Platform, store_id: int) -> None:
    """Make the draft what visitors see."""
    with platform.database.transaction():
        site = {name: items(platform, store_id, name) for name in LISTS}
        site["profile"] = [single(platform, store_id, PROFILE)]
        site["theme"] = [single(platform, store_id, THEME)]
        write_single(platform, store_id, PUBLISHED, site)


def discard(platform: Platform, store_id: int) -> None:
    """Go back to what was published last."""
    copy_site(platform, single(platform, store_id, PUBLISHED), store_id)


def clone(platform: Platform, source_id: int, target_id: int) -> None:
    """Make the draft of one store the draft of another."""
    with platform.database.transaction():
        site = {name: items(platform, source_id, name) for name in LISTS}
        site["profile"] = [single(platform, source_id, PROFILE)]
        site["theme"] = [single(platform, source_id, THEME)]
        copy_site(platform, site, target_id)


def copy_site(platform: Platform, site: Document, store_id: int) -> None:
    """Replace a store's draft by a copy, ids included."""
    with platform.database.transaction():
        for name, kind in LISTS.items():
            for item in platform.documents.all(store_id, kind):
                platform.documents.delete(store_id, kind, item["id"])
            for item in site.get(name, []):
                platform.documents.insert(store_id, kind, item, document_id=item["id"])
        for name, kind in (("profile", PROFILE), ("theme", THEME)):
            platform.documents.delete(store_id, kind, ONLY)
            for fields in site.get(name, []):
                write_single(platform, store_id, kind, fields)
