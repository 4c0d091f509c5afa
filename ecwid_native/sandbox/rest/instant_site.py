"""The Instant Site API, which on the real platform has a host of its own.

Source: the calls of docs.ecwid.com, "Instant Site API" (read 2026-11). Bodies and answers are not
documented: objects are kept as they are sent and answered with their id.
"""

from collections.abc import Mapping
from typing import Any

from werkzeug.wrappers import Request

from ecwid_native.sandbox.http import HTTPError, read_json, read_json_object
from ecwid_native.sandbox.instant_site import drafts
from ecwid_native.sandbox.instant_site.access import SECONDS, AccessError, check, exchange
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.identifiers import path_id
from ecwid_native.sandbox.rest.instant_site_items import (
    SiteHandler,
    change_item,
    create_item,
    delete_item,
    list_items,
    read_single,
    require_item,
    update_item,
    write_single,
)
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.routes import OpenHandler, OpenOperation
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

BASE = "/api/v1/{store_id}"
ITEMS = {"page": "page_id", "tile": "tile_id", "themes": "theme_id"}


def add_open_routes(router: Router[OpenOperation]) -> None:
    """Add the exchange of tokens and everything under /api/v1/."""
    router.add("POST", "/instantsite/oauth/token", OpenOperation(handler=give_token))
    for method, path, handler, needs_json in (
        ("GET", "profile", read_single(drafts.PROFILE), False),
        ("POST", "profile", write_single(drafts.PROFILE), True),
        ("PUT", "profile", write_single(drafts.PROFILE), True),
        ("POST", "publish", publish, False),
        ("POST", "discard", discard, False),
        ("POST", "clone", clone, True),
        ("PUT", "tile", update_tiles, True),
        ("GET", "tile/{tile_id}", get_tile, False),
        ("GET", "tile/showcase", get_showcase, False),
        ("GET", "tile/config/{type}", get_tile_config, False),
        ("POST", "tile/{tile_id}/image", reserve_image, False),
        ("GET", "image/{image_id}", get_image, False),
        ("GET", "image/bucket", get_buckets, False),
        ("GET", "current_theme", read_single(drafts.THEME), False),
        ("PUT", "current_theme", write_single(drafts.THEME), True),
        ("GET", "translation", get_labels, False),
    ):
        _add(router, method, path, handler, needs_json=needs_json)
    for name, parameter in ITEMS.items():
        one = f"{name}/{{{parameter}}}"
        _add(router, "GET", name, list_items(name))
        _add(router, "POST", name, create_item(name), needs_json=True)
        _add(router, "PUT", one, update_item(name, parameter), needs_json=True)
        _add(router, "DELETE", one, delete_item(name, parameter))


def give_token(platform: Platform, request: Request, values: Mapping[str, str]) -> object:
    """Exchange a code for a token."""
    query = Parameters(request.args)
    query.choice("grant_type", ("authorization_code",))
    store_id = path_id(query.required("site_id")) or 0
    try:
        token = exchange(platform, store_id, query.required("code"))
    except AccessError:
        raise _no_access() from None
    return {"access_token": token, "token_type": "Bearer", "expires_in": SECONDS}


def publish(
    platform: Platform, store_id: int, request: Request, values: Mapping[str, str]
) -> object:
    """Make the draft what visitors see."""
    drafts.publish(platform, store_id)
    return {"success": True}


def discard(
    platform: Platform, store_id: int, request: Request, values: Mapping[str, str]
) -> object:
    """Go back to what was published last."""
    drafts.discard(platform, store_id)
    return {"success": True}


def clone(platform: Platform, store_id: int, request: Request, values: Mapping[str, str]) -> object:
    """Take over the draft of the store that `sourceSiteId` names; the app must be in both."""
    source = read_json_object(request).get("sourceSiteId")
    source_id = path_id(str(source)) or 0
    client_id = check(platform, store_id, _token(request))
    installation = platform.installations.get(client_id, source_id)
    if installation is None or "clone_stores" not in installation.scopes:
        raise _no_access()
    drafts.clone(platform, source_id, store_id)
    return {"success": True}


def update_tiles(
    platform: Platform, store_id: int, request: Request, values: Mapping[str, str]
) -> object:
    """Change several tiles at once: a list, or an object whose `tiles` is one."""
    body = read_json(request)
    sent = body.get("tiles") if isinstance(body, dict) else body
    if not isinstance(sent, list) or not all(isinstance(item, dict) for item in sent):
        raise HTTPError(400, "The body must be a list of tiles", "WRONG_PARAMETER")
    with platform.database.transaction():
        for item in sent:
            change_item(platform, store_id, "tile", str(item.get("id")), item)
    return drafts.items(platform, store_id, "tile")


def get_tile(
    platform: Platform, store_id: int, request: Request, values: Mapping[str, str]
) -> object:
    """Return one tile of the draft."""
    return require_item(platform, store_id, "tile", values["tile_id"])


def get_showcase(
    platform: Platform, store_id: int, request: Request, values: Mapping[str, str]
) -> object:
    """Return the types of tiles and how many of each the site has."""
    tiles = drafts.items(platform, store_id, "tile")
    return [
        {"type": name, "count": sum(tile.get("type") == name for tile in tiles)}
        for name in drafts.TILE_TYPES
    ]


def get_tile_config(
    platform: Platform, store_id: int, request: Request, values: Mapping[str, str]
) -> object:
    """Return one type of tile with the fields that the site's tiles of it use."""
    if values["type"] not in drafts.TILE_TYPES:
        raise HTTPError(404, "There is no such type of tile")
    tiles = drafts.items(platform, store_id, "tile")
    same = [tile for tile in tiles if tile.get("type") == values["type"]]
    return {"type": values["type"], "fields": sorted({name for tile in same for name in tile})}


def reserve_image(
    platform: Platform, store_id: int, request: Request, values: Mapping[str, str]
) -> object:
    """Reserve a place for a picture of a tile."""
    tile = require_item(platform, store_id, "tile", values["tile_id"])
    image = platform.documents.insert(store_id, "site_image", {"tileId": tile["id"]})
    return _image(store_id, image)


def get_image(
    platform: Platform, store_id: int, request: Request, values: Mapping[str, str]
) -> object:
    """Return one reserved picture."""
    number = path_id(values["image_id"])
    image = None if number is None else platform.documents.get(store_id, "site_image", number)
    if image is None:
        raise HTTPError(404, "There is no such picture")
    return _image(store_id, image)


def get_buckets(
    platform: Platform, store_id: int, request: Request, values: Mapping[str, str]
) -> object:
    """Return where the site's pictures are kept."""
    count = platform.documents.count(store_id, "site_image")
    return [{"id": f"site-{store_id}", "images": count}]


def get_labels(
    platform: Platform, store_id: int, request: Request, values: Mapping[str, str]
) -> object:
    """Return the texts that the draft's tiles hold, by tile."""
    tiles = drafts.items(platform, store_id, "tile")
    return {
        str(tile["id"]): {name: text for name, text in tile.items() if isinstance(text, str)}
        for tile in tiles
    }


def _add(
    router: Router[OpenOperation],
    method: str,
    path: str,
    handler: SiteHandler,
    *,
    needs_json: bool = False,
) -> None:
    operation = OpenOperation(handler=_with_access(handler), needs_json=needs_json)
    router.add(method, f"{BASE}/{path}", operation)


def _with_access(handler: SiteHandler) -> OpenHandler:
    def handle(platform: Platform, request: Request, values: Mapping[str, str]) -> object:
        store_id = path_id(values["store_id"]) or 0
        try:
            check(platform, store_id, _token(request))
        except AccessError:
            raise _no_access() from None
        return handler(platform, store_id, request, values)

    return handle


def _token(request: Request) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _no_access() -> HTTPError:
    return HTTPError(403, "Invalid API token", "INVALID_API_TOKEN")


def _image(store_id: int, image: Document) -> Document:
    return {"id": image["id"], "tileId": image["tileId"], "bucket": f"site-{store_id}"}
