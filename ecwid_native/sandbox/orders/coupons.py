"""Which coupon a cart may use.

Source: docs.ecwid.com, "Discount coupons" (read 2026-11) for the limits of a coupon. A code that
the store does not have counts as it was sent, one that may not be used is left out: our choice.
"""

from typing import Any

from ecwid_native.sandbox.conditions import Condition, equals, equals_text, negated
from ecwid_native.sandbox.marketing import coupons
from ecwid_native.sandbox.orders.document import KIND, UNFINISHED
from ecwid_native.sandbox.orders.maths import Coupon, decimal
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.parameters import parse_moment

Document = dict[str, Any]


def usable_coupon(
    platform: Platform, store_id: int, sent: Document | None, *, customer_id: int
) -> Document | None:
    """Return the coupon of a cart as the store has it, or None."""
    code = (sent or {}).get("code")
    if not sent or not code:
        return None
    coupon = coupons.find(platform, store_id, code)
    if coupon is None:
        return {**sent, "orderCount": 0} if "discountType" in sent else None
    return coupon if _may_be_used(platform, store_id, coupon, customer_id) else None


def coupon_of(document: Document) -> Coupon:
    """Return what the maths needs of a coupon."""
    limit = document.get("catalogLimit") or {}
    return Coupon(
        value=decimal(document.get("discount")),
        type=str(document.get("discountType") or "ABS"),
        minimum=decimal(document.get("totalLimit")),
        product_ids=frozenset(limit.get("products") or ()),
        category_ids=frozenset(limit.get("categories") or ()),
    )


def _may_be_used(platform: Platform, store_id: int, coupon: Document, customer_id: int) -> bool:
    now = platform.clock.timestamp()
    launch = parse_moment(str(coupon.get("launchDate") or ""))
    if coupons.status(coupon, now) != "ACTIVE" or (launch is not None and now < launch):
        return False
    by_customer = equals("customerId", customer_id)
    used = equals_text("discountCoupon.code", str(coupon.get("code")))
    if coupon.get("usesLimit") == "ONCEPERCUSTOMER" and _has_order(
        platform, store_id, used, by_customer
    ):
        return False
    repeats = bool(customer_id) and _has_order(platform, store_id, by_customer)
    limit = coupon.get("applicationLimit") or (
        "REPEAT_CUSTOMER_ONLY" if coupon.get("repeatCustomerOnly") else "UNLIMITED"
    )
    return {"NEW_CUSTOMER_ONLY": not repeats, "REPEAT_CUSTOMER_ONLY": repeats}.get(limit, True)


def _has_order(platform: Platform, store_id: int, *conditions: Condition) -> bool:
    finished = negated(equals("paymentStatus", UNFINISHED))
    return platform.documents.first(store_id, KIND, finished, *conditions) is not None
