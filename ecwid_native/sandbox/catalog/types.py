"""Product types and the values that products give to their attributes.

Source: docs.ecwid.com, "Product types and attributes" (read 2026-11). A product may address an
attribute by id, by alias or by name; that an unknown name is left out is our choice.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.platform import Platform

Document = dict[str, Any]

KIND = "product_class"
GENERAL = 0
# The attributes that every store has. An alias is the type of one of these.
SYSTEM = (("UPC", "UPC"), ("Brand", "BRAND"))
PRICE_PER_UNIT = (("Price per unit", "PRICE_PER_UNIT"), ("Units in product", "UNITS_IN_PRODUCT"))
ONLY_ONCE = frozenset({"UPC", "BRAND", "PRICE_PER_UNIT", "UNITS_IN_PRODUCT"})


def general(platform: Platform, store_id: int) -> Document:
    """Return the type "General", which every store has."""
    stored = platform.documents.get(store_id, KIND, GENERAL)
    if stored is not None:
        return stored
    attributes = [
        {"id": number, "name": name, "type": kind, "show": "DESCR"}
        for number, (name, kind) in enumerate((*SYSTEM, *PRICE_PER_UNIT), 1)
    ]
    return {"id": GENERAL, "name": "", "attributes": attributes}


def get_type(platform: Platform, store_id: int, type_id: int) -> Document | None:
    """Return a product type, or None."""
    if type_id == GENERAL:
        return general(platform, store_id)
    return platform.documents.get(store_id, KIND, type_id)


def all_types(platform: Platform, store_id: int) -> list[Document]:
    """Return every product type, General first."""
    others = [each for each in platform.documents.all(store_id, KIND) if each["id"] != GENERAL]
    return [general(platform, store_id), *others]


def attributes_for(platform: Platform, store_id: int, type_id: int) -> list[Document]:
    """Return the attributes that products of a type may have: its own and General's."""
    own = get_type(platform, store_id, type_id) if type_id != GENERAL else None
    everywhere = general(platform, store_id)["attributes"]
    return [*(own["attributes"] if own else []), *everywhere]


def resolve(values: Iterable[Mapping[str, Any]], known: Iterable[Document]) -> list[Document]:
    """Return attribute values as they are stored: with id, name, type, value and show.

    Raises:
        HTTPError: 404 for an id that the product's type does not have.
    """
    attributes = list(known)
    resolved: dict[int, Document] = {}
    for value in values:
        attribute = _addressed(value, attributes)
        if attribute is None:
            if "id" in value:
                raise HTTPError(404, f"Attribute #{value['id']} not found")
            continue
        resolved[attribute["id"]] = {
            "id": attribute["id"],
            "name": attribute["name"],
            "nameTranslated": attribute.get("nameTranslated", {}),
            "type": attribute["type"],
            "value": value.get("value", ""),
            "valueTranslated": value.get("valueTranslated", {}),
            "show": value.get("show") or attribute["show"],
        }
    return list(resolved.values())


def _addressed(value: Mapping[str, Any], attributes: list[Document]) -> Document | None:
    if "id" in value:
        matching = (each for each in attributes if each["id"] == value["id"])
    elif "alias" in value:
        matching = (each for each in attributes if each["type"] == value["alias"])
    else:
        name = value.get("name", "").casefold()
        matching = (each for each in attributes if each["name"].casefold() == name)
    return next(matching, None)
