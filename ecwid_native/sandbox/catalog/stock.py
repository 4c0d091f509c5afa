"""Stock of products and variations.

Source: docs.ecwid.com, "Adjust product stock", "Adjust variation stock" (read 2026-11). A change of
unlimited stock does nothing: the documentation is silent.
"""

from collections.abc import Mapping
from typing import Any

from ecwid_native.sandbox.conditions import child_of
from ecwid_native.sandbox.platform import Platform

Document = dict[str, Any]

# Of our own; the platform sends a mail.
LOW_STOCK = "product.low_stock"


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


def refresh(platform: Platform, store_id: int, product: Document) -> None:
    """Bring a product's `inStock` up to date, in place: it, or any of its variations, is there."""
    variations = platform.documents.all(store_id, "variation", child_of(product["id"]))
    product["inStock"] = is_available(product) or any(
        is_available(each) for each in variations if has_own_stock(each)
    )


def adjust(
    platform: Platform,
    store_id: int,
    product_id: int,
    delta: int,
    *,
    variation_id: int = 0,
    client_id: str | None = None,
    check_low: bool = False,
) -> int | None:
    """Add to the stock of a product or variation and return what is there now.

    None: nothing is counted, or there is no such product.
    """
    with platform.database.transaction():
        product = platform.documents.get(store_id, "product", product_id)
        variation = platform.documents.get(store_id, "variation", variation_id)
        if product is None:
            return None
        own = variation is not None and has_own_stock(variation)
        item = variation if variation is not None and own else product
        if is_unlimited(item):
            return None
        before = item.get("quantity") or 0
        item["quantity"] = before + delta
        if own:
            platform.documents.replace(store_id, "variation", item)
        touch(platform, store_id, product, client_id)
        if check_low:
            report_low(platform, store_id, product_id, item, before)
        return int(item["quantity"])


def touch(platform: Platform, store_id: int, product: Document, client_id: str | None) -> None:
    """Store a product that changed, with a new update time, and publish that it did."""
    refresh(platform, store_id, product)
    product["updateTimestamp"] = int(platform.clock.timestamp())
    platform.documents.replace(store_id, "product", product)
    platform.events.publish(
        "product.updated", store_id=store_id, client_id=client_id, entity_id=product["id"]
    )


def report_low(
    platform: Platform, store_id: int, product_id: int, item: Mapping[str, Any], before: int
) -> None:
    """Publish that stock has fallen to its warning limit, if it just has."""
    limit = item.get("warningLimit", 0)
    if not is_unlimited(item) and item["quantity"] <= limit < before:
        platform.events.publish(
            LOW_STOCK, store_id=store_id, entity_id=product_id, quantity=item["quantity"]
        )
