"""Coupons and discounts, shared out among the lines.

Sources (read 2026-11): docs.ecwid.com, "Custom discounts" for the order of the steps (coupon first,
then promotions and apps together) and for discounts of some products alone; the worked order on the
2020 page "Processing payment request", in which a coupon of 22 and a discount of 4 fall on two
lines by their price.

Our choices, where nothing is said: per cent are of what the coupon left; several discounts do not
compound; none makes a line negative; of several of one base that need a subtotal, the one with the
highest subtotal reached applies.
"""

from collections.abc import Sequence
from decimal import Decimal

from ecwid_native.sandbox.orders.maths.cart import Cart, Coupon, Discount, Line
from ecwid_native.sandbox.orders.maths.money import ZERO, percent, rounded, shares

TIERED = frozenset({"ON_TOTAL", "SUBTOTAL", "ON_TOTAL_AND_MEMBERSHIP"})


def coupon_shares(cart: Cart, subtotal: Decimal) -> list[Decimal]:
    """Return what the coupon takes off each line."""
    coupon = cart.coupon
    if coupon is None or subtotal < coupon.minimum:
        return [ZERO] * len(cart.lines)
    amounts = [line.amount if _coupon_covers(coupon, line) else ZERO for line in cart.lines]
    whole = sum(amounts, ZERO)
    if coupon.type.startswith("PERCENT"):
        total = percent(whole, min(coupon.value, Decimal(100)))
    elif coupon.type.startswith("ABS"):
        total = min(coupon.value, whole)
    else:
        total = ZERO
    return shares(max(total, ZERO), amounts, cart.precision)


def coupon_frees_shipping(cart: Cart, subtotal: Decimal) -> bool:
    """Tell whether the coupon pays for the shipping."""
    coupon = cart.coupon
    return coupon is not None and "SHIPPING" in coupon.type and subtotal >= coupon.minimum


def discount_shares(
    cart: Cart, subtotal: Decimal, left: Sequence[Decimal]
) -> list[tuple[Decimal, ...]]:
    """Return for each discount of the cart what it takes off each line.

    Args:
        cart: the cart.
        subtotal: of all lines, before the coupon: what `order_total` is compared with.
        left: what the coupon left of each line.
    """
    remaining = list(left)
    result = []
    for discount in cart.discounts:
        taken: list[Decimal] = [ZERO] * len(cart.lines)
        if discount.base != "SHIPPING" and applies(cart, discount, subtotal):
            taken = _shares_of_one(cart, discount, left)
            taken = [min(part, rest) for part, rest in zip(taken, remaining, strict=True)]
            remaining = [rest - part for part, rest in zip(taken, remaining, strict=True)]
        result.append(tuple(taken))
    return result


def shipping_discounts(cart: Cart, subtotal: Decimal) -> list[Decimal]:
    """Return for each discount of the cart what it takes off the shipping rate."""
    left = cart.shipping_rate
    result = []
    for discount in cart.discounts:
        taken = ZERO
        if discount.base == "SHIPPING" and applies(cart, discount, subtotal):
            taken = {
                "PERCENT": percent(cart.shipping_rate, discount.value),
                "FIXED_PRICE": cart.shipping_rate - discount.value,
            }.get(discount.type, discount.value)
        taken = rounded(max(min(taken, left), ZERO), cart.precision)
        left -= taken
        result.append(taken)
    return result


def applies(cart: Cart, discount: Discount, subtotal: Decimal) -> bool:
    """Tell whether the subtotal is high enough, and no better tier of the same base is reached."""
    if subtotal < discount.order_total:
        return False
    if discount.base not in TIERED or not discount.order_total:
        return True
    reached = [
        other.order_total
        for other in cart.discounts
        if other.base == discount.base and other.order_total <= subtotal
    ]
    return discount.order_total == max(reached)


def _shares_of_one(cart: Cart, discount: Discount, left: Sequence[Decimal]) -> list[Decimal]:
    amounts = [
        rest if _discount_covers(discount, line) else ZERO
        for line, rest in zip(cart.lines, left, strict=True)
    ]
    if discount.type == "FIXED_PRICE":
        return [
            rounded(max(rest - discount.value * line.quantity, ZERO), cart.precision)
            if rest
            else ZERO
            for line, rest in zip(cart.lines, amounts, strict=True)
        ]
    whole = sum(amounts, ZERO)
    total = percent(whole, discount.value) if discount.type == "PERCENT" else discount.value
    return shares(max(min(total, whole), ZERO), amounts, cart.precision)


def _discount_covers(discount: Discount, line: Line) -> bool:
    if not line.discounts_allowed:
        return False
    if not discount.product_ids and not discount.line_ids:
        return True
    return line.product_id in discount.product_ids or line.id in discount.line_ids


def _coupon_covers(coupon: Coupon, line: Line) -> bool:
    if not line.discounts_allowed:
        return False
    if not coupon.product_ids and not coupon.category_ids:
        return True
    return line.product_id in coupon.product_ids or bool(line.category_ids & coupon.category_ids)
