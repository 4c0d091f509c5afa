"""Files that shoppers attach to an option of an ordered item.

Source: docs.ecwid.com, "Order option files"; the page of 2020 for the limit of 100 MB (read
2026-11).
"""

from typing import Any

from ecwid_native.sandbox.platform import Platform

Document = dict[str, Any]

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
    """Attach a file to an option in place and return it; `{id}` in the URL becomes its id."""
    file_id = platform.documents.next_id(store_id, "order_option_file")
    file = {"id": file_id, "name": name, "size": size, "url": url.replace("{id}", str(file_id))}
    option["files"] = [*option.get("files", []), file]
    return file


def remove_files(option: Document, file_id: str | None = None) -> int:
    """Take one file, or all, from an option in place and return how many there were.

    Raises:
        MissingPartError: the one file is not there.
    """
    files = option.get("files", [])
    kept = [] if file_id is None else [file for file in files if str(file["id"]) != file_id]
    if file_id is not None and len(kept) == len(files):
        raise MissingPartError(f"File #{file_id} not found")
    option["files"] = kept
    return len(files) - len(kept)


def _first(parts: list[Document], name: str, value: str) -> Document | None:
    return next((part for part in parts if str(part.get(name)) == value), None)
