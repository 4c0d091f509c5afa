"""From a cart to its totals.

total = subtotal - coupon - discounts + shipping + handling fee + surcharges + taxes, the last only
where prices do not include them; a gift card pays what it can of that.

Sources (read 2026-11): docs.ecwid.com, "Custom discounts" (the order of the steps), "Get order"
(`totalWithoutTax` is the total less the tax, `discount` is without the coupon); the worked order on
the 2020 page "Processing payment request". Our choice: surcharges in per cent are of the
discounted subtotal.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from ecwid_native.sandbox.orders.maths.cart import (
    Cart,
    LineTotals,
    Surcharge,
    SurchargeTotals,
    TaxShare,
    Totals,
)
from ecwid_native.sandbox.orders.maths.discounts import (
    coupon_frees_shipping,
    coupon_shares,
    discount_shares,
    shipping_discounts,
)
from ecwid_native.sandbox.orders.maths.money import ZERO, percent, rounded
from ecwid_native.sandbox.orders.maths.taxes import (
    added_up,
    amount_of,
    line_taxes,
    separate_shipping_taxes,
    share_by_shipping,
    surcharge_taxes,
)


def calculate(cart: Cart) -> Totals:
    """Return what the cart costs."""
    subtotal = rounded(_sum(line.amount for line in cart.lines), cart.precision)
    coupon = coupon_shares(cart, subtotal)
    left = [line.amount - part for line, part in zip(cart.lines, coupon, strict=True)]
    by_discount = discount_shares(cart, subtotal, left)
    off_shipping = shipping_discounts(cart, subtotal)
    shipping = cart.shipping_rate - _sum(off_shipping)
    if coupon_frees_shipping(cart, subtotal):
        shipping = ZERO
    lines = _lines(cart, coupon=coupon, left=left, by_discount=by_discount, shipping=shipping)
    discount = _sum(_sum(parts) for parts in by_discount)
    discounted = subtotal - _sum(coupon) - discount
    surcharges = tuple(_surcharge(cart, item, discounted) for item in cart.surcharges)
    separate = separate_shipping_taxes(cart, shipping=shipping, handling=cart.handling_fee)
    tax = _sum(
        share.total
        for taxes in (
            *(line.taxes for line in lines),
            *(item.taxes for item in surcharges),
            separate,
        )
        for share in taxes
    )
    before_gift_card = max(
        discounted
        + shipping
        + cart.handling_fee
        + _sum(item.amount for item in surcharges)
        + (ZERO if cart.prices_include_tax else tax),
        ZERO,
    )
    redeemed = min(max(cart.gift_card or ZERO, ZERO), before_gift_card)
    total = before_gift_card - redeemed
    return Totals(
        lines=lines,
        subtotal=subtotal,
        subtotal_without_tax=subtotal - _tax_in_prices(cart),
        coupon_discount=_sum(coupon),
        discounts=tuple(
            _sum(parts) + off for parts, off in zip(by_discount, off_shipping, strict=True)
        ),
        discount=discount,
        shipping=shipping,
        shipping_discount=cart.shipping_rate - shipping,
        handling_fee=cart.handling_fee,
        taxes_on_shipping=_taxes_on_shipping(lines, separate),
        surcharges=surcharges,
        tax=tax,
        total_before_gift_card=before_gift_card,
        gift_card_redemption=redeemed,
        total=total,
        total_without_tax=total - tax,
    )


def _lines(
    cart: Cart,
    *,
    coupon: Sequence[Decimal],
    left: Sequence[Decimal],
    by_discount: Sequence[tuple[Decimal, ...]],
    shipping: Decimal,
) -> tuple[LineTotals, ...]:
    shipping_shares = share_by_shipping(cart, shipping)
    handling_shares = share_by_shipping(cart, cart.handling_fee)
    result = []
    for index, line in enumerate(cart.lines):
        discounts = tuple(parts[index] for parts in by_discount)
        taxes = line_taxes(
            cart,
            line,
            discounted=left[index] - _sum(discounts),
            shipping=shipping_shares[index],
            handling=handling_shares[index],
        )
        result.append(
            LineTotals(
                coupon=coupon[index],
                discounts=discounts,
                shipping=shipping_shares[index],
                handling=handling_shares[index],
                taxes=taxes,
            )
        )
    return tuple(result)


def _surcharge(cart: Cart, surcharge: Surcharge, discounted: Decimal) -> SurchargeTotals:
    amount = surcharge.value
    if surcharge.type == "PERCENT":
        amount = percent(discounted, surcharge.value)
    amount = rounded(amount, cart.precision)
    taxes = surcharge_taxes(cart, amount) if surcharge.is_taxable else ()
    return SurchargeTotals(amount=amount, taxes=taxes)


def _taxes_on_shipping(
    lines: Sequence[LineTotals], separate: tuple[TaxShare, ...]
) -> tuple[TaxShare, ...]:
    all_shares = added_up([*(share for line in lines for share in line.taxes), *separate])
    return tuple(
        TaxShare(tax=share.tax, on_shipping=share.on_shipping, on_handling=share.on_handling)
        for share in all_shares
        if share.tax.on_shipping
    )


def _tax_in_prices(cart: Cart) -> Decimal:
    if not cart.prices_include_tax or cart.is_tax_exempt:
        return ZERO
    return _sum(
        amount_of(cart, tax, line.amount, among=line.taxes)
        for line in cart.lines
        for tax in line.taxes
    )


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)
