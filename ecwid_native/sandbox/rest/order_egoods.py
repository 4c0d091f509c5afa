"""Files that an order sells: their links, and the shopper's download, which needs no token.

Source: docs.ecwid.com, "Get order" (read 2026-11); the form of the shopper's link is our choice.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from werkzeug.wrappers import Request

from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.orders.document import KIND, present
from ecwid_native.sandbox.orders.egoods import NoDownloadError, count_download, find_file
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.identifiers import path_id
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.product_files import file_answer
from ecwid_native.sandbox.rest.routes import Call, OpenOperation
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

PATH = "/orderdownload"


def add_open_routes(router: Router[OpenOperation]) -> None:
    """Add the download."""
    router.add("GET", PATH, OpenOperation(handler=download))


def present_order(call: Call, order: Document) -> Document:
    """Return an order as answers show it, with the links of its files."""
    shown = present(order)
    origin = call.request.host_url.rstrip("/")
    for item in shown["items"] if "downloadKey" in order else ():
        item["files"] = [
            {**file, **_links(origin, call.store.id, order, item, file)} for file in item["files"]
        ]
    return shown


def download(platform: Platform, request: Request, values: Mapping[str, str]) -> object:
    """Return the bytes of a file to whoever has the order's key, and count that."""
    parameters = Parameters(request.args)
    store_id, order_id, item_id, file_id = (
        path_id(parameters.required(name)) or 0 for name in ("ownerid", "order", "item", "file")
    )
    with platform.database.transaction():
        order = platform.documents.get(store_id, KIND, order_id) or {}
        try:
            item, file = find_file(
                order, key=parameters.required("key"), item_id=item_id, file_id=file_id
            )
            upload = _upload_of(platform, store_id, item, file_id)
        except NoDownloadError as exc:
            raise HTTPError(404, str(exc)) from exc
        try:
            count_download(order, file, now=platform.clock.timestamp())
        except NoDownloadError as exc:
            raise HTTPError(403, str(exc)) from exc
        platform.documents.replace(store_id, KIND, order)
    return file_answer(platform, store_id, upload)


def _upload_of(platform: Platform, store_id: int, item: Document, file_id: int) -> Document:
    product = platform.documents.get(store_id, "product", item["productId"]) or {}
    for upload in product.get("files", []):
        if upload["id"] == file_id:
            return dict(upload)
    raise NoDownloadError("File not found")


def _links(origin: str, store_id: int, order: Document, item: Document, file: Document) -> Document:
    file_id = file["productFileId"]
    query = {
        "ownerid": store_id,
        "order": order["id"],
        "item": item["id"],
        "file": file_id,
        "key": order["downloadKey"],
    }
    path = f"/api/v3/{store_id}/products/{item['productId']}/files/{file_id}"
    return {"adminUrl": origin + path, "customerUrl": f"{origin}{PATH}?{urlencode(query)}"}
