"""Discount coupons.

Source: docs.ecwid.com, "Search discount coupons" and the pages next to it (read 2026-11). That a
coupon is EXPIRED after its date and USEDUP after its last use follows from the names alone. Its
`totalLimit` is no limit of uses: it is the smallest subtotal of an order that may use it.
"""

from typing import Any

from ecwid_native.sandbox.conditions import equals_text
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.parameters import parse_moment

Document = dict[str, Any]

KIND = "discount_coupon"


def find(platform: Platform, store_id: int, code: str) -> Document | None:
    """Return the coupon with this code, whatever the case, or None."""
    return platform.documents.first(store_id, KIND, equals_text("code", code))


def status(coupon: Document, now: float) -> str:
    """Return ACTIVE, PAUSED, EXPIRED or USEDUP, as it is at the UNIX time `now`."""
    ends = parse_moment(coupon.get("expirationDate") or "")
    if ends is not None and ends < now:
        return "EXPIRED"
    if coupon.get("usesLimit") == "SINGLE" and coupon.get("orderCount", 0) > 0:
        return "USEDUP"
    return "PAUSED" if coupon.get("status") == "PAUSED" else "ACTIVE"


def count_use(platform: Platform, store_id: int, client_id: str | None, code: str) -> None:
    """Count that an order used the coupon with this code, if the store has one."""
    with platform.database.transaction():
        coupon = find(platform, store_id, code)
        if coupon is None:
            return
        coupon["orderCount"] = coupon.get("orderCount", 0) + 1
        platform.documents.replace(store_id, KIND, coupon)
        platform.events.publish(
            "discount_coupon.updated",
            store_id=store_id,
            client_id=client_id,
            entity_id=coupon["id"],
        )
