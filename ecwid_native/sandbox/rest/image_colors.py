"""The main colours of pictures over REST.

Source: the official client (read 2026-11); the documentation does not name this call.
"""

from collections.abc import Mapping

from ecwid_native.sandbox.catalog import pictures
from ecwid_native.sandbox.catalog.colors import main_colors
from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.rest.uploads import picture_of
from ecwid_native.sandbox.router import Router

MAX_IMAGES = 100
MAX_COLORS = 10


def add_routes(router: Router[Operation]) -> None:
    """Add the one operation."""
    router.add(
        "POST",
        "/api/v3/{store_id}/images/main-colors",
        Operation(handler=get_main_colors, scope=None, needs_json=True),
    )


def get_main_colors(call: Call, values: Mapping[str, str]) -> object:
    """Return the colours of each picture; only the store's own uploads are looked at."""
    body = read_json_object(call.request)
    urls, count = body.get("imageUrls"), body.get("colorsCount", 5)
    if not isinstance(urls, list) or not all(isinstance(url, str) for url in urls):
        raise HTTPError(400, "Field imageUrls must be a list of addresses", "WRONG_PARAMETER")
    if type(count) is not int or not 0 < count <= MAX_COLORS or len(urls) > MAX_IMAGES:
        message = f"At most {MAX_IMAGES} pictures and 1 to {MAX_COLORS} colours"
        raise HTTPError(400, message, "WRONG_PARAMETER")
    result = {url: {"colors": main_colors(_bytes_of(call, url), url, count)} for url in urls}
    return {"result": result}


def _bytes_of(call: Call, url: str) -> bytes | None:
    path = url.removeprefix(call.request.host_url.rstrip("/"))
    if not path.startswith(f"{pictures.PATH}/{call.store.id}/"):
        return None
    blob = picture_of(call.platform, path)
    return None if blob is None else blob.body
