"""What orders do to stock.

Sources: support.ecwid.com, "Canceling orders" and "Marking orders as refunded" (read 2026-11):
both statuses put the items back, a partial refund does not. docs.ecwid.com, "Update product
stock": stock may become negative. That deleting an order leaves stock alone is our choice.
"""

from collections import Counter
from typing import Any

from ecwid_native.sandbox.catalog import stock
from ecwid_native.sandbox.orders.document import UNFINISHED
from ecwid_native.sandbox.platform import Platform

Document = dict[str, Any]
# product id and variation id (0 for none) to pieces
Pieces = Counter[tuple[int, int]]

HOLDING_NOTHING = frozenset({UNFINISHED, "CANCELLED", "REFUNDED"})


def pieces_held(order: Document | None) -> Pieces:
    """Return what an order keeps out of stock."""
    held: Pieces = Counter()
    if order is None or order.get("paymentStatus") in HOLDING_NOTHING:
        return held
    for item in order.get("items", []):
        product_id = item.get("productId") or 0
        if product_id:
            held[product_id, item.get("combinationId") or 0] += item.get("quantity") or 0
    return held


def move_stock(
    platform: Platform, store_id: int, client_id: str | None, *, before: Pieces, after: Pieces
) -> None:
    """Take pieces out of stock or put them back, as an order changed."""
    for key in sorted(before.keys() | after.keys()):
        change = before[key] - after[key]
        if change:
            product_id, variation_id = key
            stock.adjust(
                platform,
                store_id,
                product_id,
                change,
                variation_id=variation_id,
                client_id=client_id,
                check_low=True,
            )
