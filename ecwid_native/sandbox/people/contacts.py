"""The contacts of a customer, kept inside the customer's document.

Source: docs.ecwid.com, "Customer contacts" (read 2026-11): one contact of each type is the default.
Which one it is when none or several say so is our choice: the first.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Document = dict[str, Any]
NextId = Callable[[], int]


def numbered(
    items: Sequence[Document], known: Sequence[Document], next_id: NextId
) -> list[Document]:
    """Return the new list: an item with a known id goes over that one, others get an id."""
    before = {item["id"]: item for item in known}
    result = []
    for item in items:
        if item.get("id") in before:
            result.append({**before[item["id"]], **item})
        else:
            result.append({**item, "id": next_id()})
    return result


def with_contact(
    contacts: Sequence[Document], contact: Mapping[str, Any], next_id: NextId
) -> list[Document]:
    """Return the contacts and a new last one."""
    new = {**contact, "id": next_id()}
    return one_default([*contacts, new], winner=new["id"])


def one_default(contacts: Sequence[Document], *, winner: int = 0) -> list[Document]:
    """Return contacts of which one of each type is the default; `winner` wins if it says so."""
    chosen: dict[object, int] = {}
    marked = [each for each in contacts if each.get("default") is True]
    for contact in sorted(marked, key=lambda each: bool(each["id"] != winner)):
        chosen.setdefault(contact.get("type"), contact["id"])
    for contact in contacts:
        chosen.setdefault(contact.get("type"), contact["id"])
    return [{**each, "default": chosen[each.get("type")] == each["id"]} for each in contacts]
