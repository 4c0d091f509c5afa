"""The orders of a period, as far as reports need them.

Which orders count is our choice: all but unfinished ones as orders, the paid and the partially
refunded ones as revenue; expenses are taxes and shipping.
"""

import json
from dataclasses import dataclass
from typing import Any

from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.reports.periods import Period

UNFINISHED = "INCOMPLETE"
SOLD = ("PAID", "PARTIALLY_REFUNDED")
_PATHS = (
    "createTimestamp",
    "paymentStatus",
    "total",
    "tax",
    "customerId",
    "email",
    "paymentMethod",
    "shippingOption",
    "discountCoupon",
    "items",
    "refererId",
    "acceptMarketing",
)


@dataclass(frozen=True, kw_only=True)
class Sale:
    """One order."""

    at: float
    is_finished: bool
    is_repeated: bool
    revenue: float
    expenses: float
    customer_id: int
    email: str
    payment_method: str
    shipping: dict[str, Any]
    coupon: dict[str, Any]
    items: list[dict[str, Any]]
    referer: str


def sales(platform: Platform, store_id: int, period: Period) -> list[Sale]:
    """Return the orders that were placed in the period, oldest first."""
    columns = ", ".join(f"json_extract(body, '$.{path}')" for path in _PATHS)
    created = "json_extract(body, '$.createTimestamp')"
    found: list[tuple[Any, ...]] = []
    with platform.database.transaction() as connection:
        # Two statements, as each half has an index of its own.
        for sign in ("<>", "="):
            status = f"json_extract(body, '$.paymentStatus') {sign} '{UNFINISHED}'"
            found += connection.execute(
                f"SELECT {columns}, EXISTS ({_EARLIER}) FROM document"  # noqa: S608 - constants
                f" WHERE store_id = ? AND kind = 'order' AND {status}"
                f" AND {created} BETWEEN ? AND ?",
                (store_id, period.start, period.end),
            ).fetchall()
    placed = [_sale(dict(zip(_PATHS, row, strict=False)), bool(row[-1])) for row in found]
    return sorted(placed, key=lambda sale: sale.at)


# Whether the customer of an order had one before; `document` is the order. The plus keeps SQLite
# from going through all orders by id.
_EARLIER = (
    "SELECT 1 FROM document AS o WHERE o.store_id = document.store_id AND o.kind = 'order'"
    " AND json_extract(document.body, '$.customerId') IS NOT NULL"
    " AND COALESCE(json_extract(o.body, '$.customerId'), 0)"
    " = COALESCE(json_extract(document.body, '$.customerId'), 0)"
    " AND json_extract(o.body, '$.paymentStatus') IS NOT 'INCOMPLETE'"
    " AND +o.id < document.id"
)


def _sale(row: dict[str, Any], is_repeated: bool) -> Sale:
    shipping = _object(row["shippingOption"])
    sold = row["paymentStatus"] in SOLD
    return Sale(
        at=row["createTimestamp"],
        is_finished=row["paymentStatus"] != UNFINISHED,
        is_repeated=is_repeated,
        revenue=float(row["total"] or 0) if sold else 0.0,
        expenses=float(row["tax"] or 0) + float(shipping.get("shippingRate") or 0) if sold else 0.0,
        customer_id=row["customerId"] or 0,
        email=row["email"] or "",
        payment_method=row["paymentMethod"] or "",
        shipping=shipping,
        coupon=_object(row["discountCoupon"]),
        items=[] if row["items"] is None else json.loads(row["items"]),
        referer=row["refererId"] or "",
    )


def _object(text: str | None) -> dict[str, Any]:
    value = None if text is None else json.loads(text)
    return value if isinstance(value, dict) else {}
