"""Stock of products and variations.

Source: docs.ecwid.com, "Adjust product stock", "Adjust variation stock" (read 2026-11). A change of
unlimited stock does nothing: the documentation is silent.
"""

from collections.abc import Mapping
from typing import Any

from ecwid_native.sandbox.catalog import composites
from ecwid_native.sandbox.catalog.availability import has_own_stock, is_available, is_unlimited
from ecwid_native.sandbox.conditions import child_of
from ecwid_native.sandbox.platform import Platform

Document = dict[str, Any]

# Of our own; the platform sends a mail.
LOW_STOCK = "product.low_stock"


def refresh(platform: Platform, store_id: int, product: Document) -> None:
    """Bring a product's `inStock` up to date, in place: it, or any of its variations, is there."""
    composites.settle(platform, store_id, product)
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
        if composites.is_composite(product):
            return _adjust_parts(platform, store_id, product, delta, client_id, check_low=check_low)
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


def _adjust_parts(
    platform: Platform,
    store_id: int,
    product: Document,
    delta: int,
    client_id: str | None,
    *,
    check_low: bool,
) -> int | None:
    """Add to the stock of what a composite product is made of; return what is left of it."""
    for part in product["compositeComponents"]:
        adjust(
            platform,
            store_id,
            part["productId"],
            delta * part["quantity"],
            variation_id=part.get("combinationId") or 0,
            client_id=client_id,
            check_low=check_low,
        )
    return composites.pieces(platform, store_id, product)


def touch(platform: Platform, store_id: int, product: Document, client_id: str | None) -> None:
    """Store a product that changed, with a new update time, and publish that it did."""
    refresh(platform, store_id, product)
    product["updateTimestamp"] = int(platform.clock.timestamp())
    platform.documents.replace(store_id, "product", product)
    platform.events.publish(
        "product.updated", store_id=store_id, client_id=client_id, entity_id=product["id"]
    )
    for parent in composites.made_of(platform, store_id, product["id"]):
        touch(platform, store_id, parent, client_id)


def report_low(
    platform: Platform, store_id: int, product_id: int, item: Mapping[str, Any], before: int
) -> None:
    """Publish that stock has fallen to its warning limit, if it just has."""
    limit = item.get("warningLimit", 0)
    if not is_unlimited(item) and item["quantity"] <= limit < before:
        platform.events.publish(
            LOW_STOCK, store_id=store_id, entity_id=product_id, quantity=item["quantity"]
        )
