"""Pages, tiles, themes and the profile of an Instant Site over REST.

Source: the calls of docs.ecwid.com, "Instant Site API" (read 2026-11).
"""

from collections.abc import Callable, Mapping
from typing import Any

from werkzeug.wrappers import Request

from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.instant_site import drafts
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.identifiers import path_id
from ecwid_native.sandbox.rest.parameters import Parameters

Document = dict[str, Any]
# platform, store, request, values of the path
SiteHandler = Callable[[Platform, int, Request, Mapping[str, str]], object]


def read_single(kind: str) -> SiteHandler:
    """Return a handler that answers the one document of a kind."""
    return lambda platform, store_id, request, values: drafts.single(platform, store_id, kind)


def write_single(kind: str) -> SiteHandler:
    """Return a handler that writes the one document of a kind."""
    return lambda platform, store_id, request, values: drafts.write_single(
        platform, store_id, kind, read_json_object(request)
    )


def list_items(name: str) -> SiteHandler:
    """Return a handler that answers all items, of the draft or as last published."""

    def handle(
        platform: Platform, store_id: int, request: Request, values: Mapping[str, str]
    ) -> object:
        query = Parameters(request.args)
        published = bool(query.boolean("published"))
        found = drafts.items(platform, store_id, name, published=published)
        page_id = query.text("pageId") if name == "tile" else None
        return [item for item in found if page_id in (None, str(item.get("pageId")))]

    return handle


def create_item(name: str) -> SiteHandler:
    """Return a handler that adds an item."""
    return lambda platform, store_id, request, values: platform.documents.insert(
        store_id, drafts.LISTS[name], read_json_object(request)
    )


def update_item(name: str, parameter: str) -> SiteHandler:
    """Return a handler that changes an item."""
    return lambda platform, store_id, request, values: change_item(
        platform, store_id, name, values[parameter], read_json_object(request)
    )


def delete_item(name: str, parameter: str) -> SiteHandler:
    """Return a handler that removes an item."""

    def handle(
        platform: Platform, store_id: int, request: Request, values: Mapping[str, str]
    ) -> object:
        item = require_item(platform, store_id, name, values[parameter])
        platform.documents.delete(store_id, drafts.LISTS[name], item["id"])
        return {"success": True}

    return handle


def change_item(
    platform: Platform, store_id: int, name: str, text: str, fields: Mapping[str, Any]
) -> Document:
    """Put fields over an item and return it.

    Raises:
        HTTPError: 404.
    """
    with platform.database.transaction():
        item = require_item(platform, store_id, name, text)
        changed = {**item, **fields, "id": item["id"]}
        platform.documents.replace(store_id, drafts.LISTS[name], changed)
    return changed


def require_item(platform: Platform, store_id: int, name: str, text: str) -> Document:
    """Return the item with the id in a path.

    Raises:
        HTTPError: 404.
    """
    number = path_id(text)
    item = None
    if number is not None:
        item = platform.documents.get(store_id, drafts.LISTS[name], number)
    if item is None:
        raise HTTPError(404, f"There is no such {name.removesuffix('s')}")
    return item
