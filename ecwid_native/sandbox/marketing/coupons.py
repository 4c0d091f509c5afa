"""Discount coupons.

Source: docs.ecwid.com, "Search discount coupons" and the pages next to it (read 2026-11). That a
coupon is EXPIRED after its date and USEDUP after its last use follows from the names alone.
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
    uses = coupon.get("orderCount", 0)
    limit = coupon.get("totalLimit") or (1 if coupon.get("usesLimit") == "SINGLE" else 0)
    if limit and uses >= limit:
        return "USEDUP"
    return "PAUSED" if coupon.get("status") == "PAUSED" else "ACTIVE"
