"""Files that are sold: what an order knows about them, and how often they can be downloaded.

Source: docs.ecwid.com, "Get order" (read 2026-11), for the fields of `items[].files`. That a link
works once the order is paid, ten times within a week of the order, is our choice.
"""

import secrets
from typing import Any

from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.parameters import format_moment, parse_moment

Document = dict[str, Any]

MAX_DOWNLOADS = 10
LIFETIME_SECONDS = 7 * 24 * 3600


class NoDownloadError(Exception):
    """The file cannot be had; the message says why."""


def set_items(platform: Platform, store_id: int, order: Document, items: list[Document]) -> None:
    """Write an order's lines with the files that they sell, in place; known lines keep theirs."""
    known = {item.get("id"): item for item in order.get("items", [])}
    order["items"] = [
        _with_files(platform, store_id, item, known.get(item.get("id"), {})) for item in items
    ]
    if any(item.get("files") for item in order["items"]):
        order.setdefault("downloadKey", secrets.token_urlsafe(12))


def find_file(
    order: Document, *, key: str, item_id: int, file_id: int
) -> tuple[Document, Document]:
    """Return a line of an order and one of its files.

    Raises:
        NoDownloadError: the key is another one, or there is no such file.
    """
    if secrets.compare_digest(order.get("downloadKey", "").encode(), key.encode()):
        for item in order["items"]:
            for file in item.get("files", []):
                if (item["id"], file["productFileId"]) == (item_id, file_id):
                    return item, file
    raise NoDownloadError("File not found")


def count_download(order: Document, file: Document, *, now: float) -> None:
    """Count one download of a file in place.

    Raises:
        NoDownloadError: the order is not paid, the link has expired or was used too often.
    """
    if order.get("paymentStatus") != "PAID":
        raise NoDownloadError("The order is not paid")
    if now > (parse_moment(file["expire"]) or 0):
        raise NoDownloadError("The link has expired")
    if file["remainingDownloads"] < 1:
        raise NoDownloadError("The link was used too often")
    file["remainingDownloads"] -= 1


def _with_files(platform: Platform, store_id: int, item: Document, known: Document) -> Document:
    if known.get("files") and known.get("productId") == item.get("productId"):
        return {**item, "files": known["files"]}
    product = platform.documents.get(store_id, "product", item.get("productId") or 0) or {}
    files = [_file(platform, each) for each in product.get("files", [])]
    return {**item, "files": files} if files else item


def _file(platform: Platform, upload: Document) -> Document:
    return {
        "productFileId": upload["id"],
        "name": upload["name"],
        "description": upload["description"],
        "size": upload["size"],
        "maxDownloads": MAX_DOWNLOADS,
        "remainingDownloads": MAX_DOWNLOADS,
        "expire": format_moment(platform.clock.timestamp() + LIFETIME_SECONDS),
    }
