"""A store's payment and shipping options, as profile and checkout show them.

Source: docs.ecwid.com, "Get payment options", "Get shipping options" (read 2026-11): their ids are
texts. What documents call `optionId` is the `id` of answers.
"""

from typing import Any

from ecwid_native.sandbox.conditions import equals
from ecwid_native.sandbox.documents import Documents

Document = dict[str, Any]

PAYMENT = "payment_option"
SHIPPING = "shipping_option"


def all_options(documents: Documents, store_id: int, kind: str) -> list[Document]:
    """Return all options of a kind in their order."""
    options = documents.all(store_id, kind)
    return [shown(option) for option in sorted(options, key=lambda each: each.get("orderBy", 0))]


def find_option(documents: Documents, store_id: int, kind: str, option_id: str) -> Document | None:
    """Return the document of an option, or None; one without an `optionId` goes by its number."""
    found = documents.first(store_id, kind, equals("optionId", option_id))
    if found is None and option_id.isascii() and option_id.isdigit() and len(option_id) < 19:
        numbered = documents.get(store_id, kind, int(option_id))
        found = numbered if numbered is not None and "optionId" not in numbered else None
    return found


def shown(option: Document) -> Document:
    """Return an option as answers show it."""
    rest = {name: value for name, value in option.items() if name not in ("id", "optionId")}
    return {"id": option.get("optionId") or str(option["id"]), **rest}


def for_shoppers(options: list[Document]) -> list[Document]:
    """Return what a public token sees: enabled options, without their zone.

    Source: the 2020 documentation, "Access tokens" (read 2026-11).
    """
    return [
        {**option, **({"destinationZone": {}} if "destinationZone" in option else {})}
        for option in options
        if option.get("enabled")
    ]
