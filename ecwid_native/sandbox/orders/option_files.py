"""Files that shoppers attach to an option of an ordered item.

Source: docs.ecwid.com, "Order option files"; the page of 2020 for the limit of 100 MB (read
2026-11).
"""

from typing import Any

from ecwid_native.sandbox.platform import Platform

Document = dict[str, Any]

KIND = "order_option_file"
FILES = "FILES"


class MissingPartError(LookupError):
    """The order has no such item, option or file; the message says which."""


class NotForFilesError(ValueError):
    """The option is of another type."""


def find_option(order: Document, item_id: str, option_name: str) -> Document:
    """Return an option for files of an ordered item.

    Raises:
        MissingPartError: there is no such item or option.
        NotForFilesError: the option takes no files.
    """
    item = _first(order.get("items", []), "id", item_id)
    if item is None:
        raise MissingPartError(f"Order item #{item_id} not found")
    option: Document | None = _first(item.get("selectedOptions", []), "name", option_name)
    if option is None:
        raise MissingPartError(f"Option {option_name} not found")
    if option.get("type") != FILES:
        raise NotForFilesError(f"Option {option_name} is not of the type {FILES}")
    return option


def add_file(
    platform: Platform, store_id: int, option: Document, *, name: str, size: int, url: str
) -> Document:
    """Attach a file to an option in place and return it."""
    file_id = platform.documents.next_id(store_id, KIND)
    file = {"id": file_id, "name": name, "size": size, "url": url}
    option["files"] = [*option.get("files", []), file]
    return file


def keep_bytes(platform: Platform, store_id: int, file_id: int, body: bytes) -> None:
    """Store what was uploaded for a file."""
    blob = platform.blobs.put(store_id, body, "application/octet-stream")
    platform.documents.insert(store_id, KIND, {"blob": blob}, document_id=file_id)


def bytes_of(platform: Platform, store_id: int, file_id: int) -> bytes | None:
    """Return what was uploaded for a file, or None."""
    kept = platform.documents.get(store_id, KIND, file_id)
    blob = None if kept is None else platform.blobs.get(store_id, kept["blob"])
    return None if blob is None else blob.body


def remove_files(
    platform: Platform, store_id: int, option: Document, file_id: str | None = None
) -> int:
    """Take one file, or all, from an option in place and return how many there were.

    Raises:
        MissingPartError: the one file is not there.
    """
    files = option.get("files", [])
    kept = [] if file_id is None else [file for file in files if str(file["id"]) != file_id]
    if file_id is not None and len(kept) == len(files):
        raise MissingPartError(f"File #{file_id} not found")
    option["files"] = kept
    removed = [file["id"] for file in files if file not in kept]
    for removed_id in removed:
        stored = platform.documents.get(store_id, KIND, removed_id)
        if stored is not None:
            platform.blobs.delete(store_id, stored["blob"])
            platform.documents.delete(store_id, KIND, removed_id)
    return len(removed)


def _first(parts: list[Document], name: str, value: str) -> Document | None:
    return next((part for part in parts if str(part.get(name)) == value), None)
