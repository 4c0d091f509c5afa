"""How many pieces a product or variation says that there are.

Source: docs.ecwid.com, "Get product", "Get product variation" (read 2026-11).
"""

from collections.abc import Mapping
from typing import Any

Document = dict[str, Any]


def settle_stock(item: Document, changes: Mapping[str, Any]) -> None:
    """Write stock from a body into a product or variation, in place."""
    if changes.get("unlimited"):
        item["unlimited"] = True
        item.pop("quantity", None)
    elif "quantity" in changes:
        item["unlimited"] = False
    elif changes.get("unlimited") is False:
        item.setdefault("quantity", 0)


def has_own_stock(variation: Mapping[str, Any]) -> bool:
    """Tell whether a variation counts its own pieces; without, it sells the product's."""
    return "unlimited" in variation


def effective(variation: Mapping[str, Any], product: Mapping[str, Any]) -> Document:
    """Return `unlimited`, `inStock` and, where counted, `quantity` of a variation."""
    source = variation if has_own_stock(variation) else product
    stock: Document = {"unlimited": is_unlimited(source), "inStock": is_available(source)}
    return stock if stock["unlimited"] else {**stock, "quantity": source.get("quantity", 0)}


def is_available(item: Mapping[str, Any]) -> bool:
    """Tell whether there is a piece left, variations aside."""
    return is_unlimited(item) or (item.get("quantity") or 0) > 0


def is_unlimited(item: Mapping[str, Any]) -> bool:
    """Tell whether nobody counts the pieces."""
    return bool(item.get("unlimited", True))
