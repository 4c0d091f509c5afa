"""The extra fields of an order.

Source: docs.ecwid.com, "Checkout extra fields" and "Order extra fields" (read 2026-11): a text of
more than 255 characters is not saved, of more than 8 KB together only what fits. Orders carry the
fields as a list (`orderExtraFields`) and as the older map of values (`extraFields`).
"""

from collections.abc import Iterable, Mapping
from typing import Any

Document = dict[str, Any]

MAX_TEXT = 255
MAX_TOTAL = 8192
TEXTS = ("id", "value", "customerInputType", "title", "orderDetailsDisplaySection", "orderBy")
# Source: the example of "Get order extra fields".
DEFAULTS: Document = {
    "customerInputType": "TEXT",
    "title": "",
    "orderDetailsDisplaySection": "",
    "orderBy": "0",
    "showInNotifications": False,
    "showInInvoice": False,
}
LISTED_IN_ORDERS = frozenset(TEXTS)


def kept_fields(fields: Iterable[Document]) -> list[Document]:
    """Return the fields that fit the limits, one for each id, the last of equal ones."""
    by_id = {field["id"]: field for field in fields if field.get("id")}
    kept, size = [], 0
    for field in by_id.values():
        texts = [str(field.get(name, "")) for name in TEXTS]
        length = sum(len(text.encode()) for text in texts)
        if max(map(len, texts)) > MAX_TEXT or size + length > MAX_TOTAL:
            continue
        size += length
        kept.append({**DEFAULTS, **field})
    return kept


def with_values(fields: Iterable[Document], values: Mapping[str, str]) -> list[Document]:
    """Return the fields with the values of the older map over them; unknown ids are added."""
    by_id = {field["id"]: field for field in fields}
    for field_id, value in values.items():
        by_id[field_id] = {**by_id.get(field_id, {"id": field_id}), "value": value}
    return kept_fields(by_id.values())


def update_from(order: Document, changes: Document) -> list[Document]:
    """Return an order's extra fields after a write that may hold either form.

    Clients write back what they read, both forms of it: of the map only what it changes counts.
    """
    before = {field["id"]: field for field in order.get("orderExtraFields") or []}
    fields = list(before.values())
    if "orderExtraFields" in changes:
        fields = kept_fields(
            {**before.get(str(field.get("id")), {}), **field}
            for field in changes["orderExtraFields"]
        )
    values = {
        field_id: value
        for field_id, value in changes.get("extraFields", {}).items()
        if before.get(field_id, {}).get("value") != value
    }
    return with_values(fields, values) if values else fields


def in_order(field: Document) -> Document:
    """Return the form that a field has inside an order."""
    return {name: value for name, value in field.items() if name in LISTED_IN_ORDERS}
