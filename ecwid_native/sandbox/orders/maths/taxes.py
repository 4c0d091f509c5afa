"""Taxes on goods, shipping, handling and surcharges.

Sources (read 2026-11): docs.ecwid.com, "Get order": the tax of an item is on its subtotal after
discounts, plus its share of the taxes on shipping, which are on the rate and the handling fee
together; the worked order on the 2020 page "Processing payment request" (12 % and 20 %, the
shipping shared by weight); the example of "Get last order" (a tax of 10 % in the price).

Our choices: where prices include tax, so do shipping, handling fee and surcharges; a cart without
weight shares its shipping by price.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from ecwid_native.sandbox.orders.maths.cart import Cart, Line, Tax, TaxShare
from ecwid_native.sandbox.orders.maths.money import ZERO, part_included, percent, rounded, shares


def share_by_shipping(cart: Cart, total: Decimal) -> list[Decimal]:
    """Share the shipping rate or the handling fee out among the lines."""
    shipped = [line if line.is_shipped else None for line in cart.lines]
    if not any(shipped):
        shipped = list(cart.lines)
    by_price = [line.amount if line else ZERO for line in shipped]
    by_weight = [line.weight * line.quantity if line else ZERO for line in shipped]
    wanted = by_price if cart.shipping_tax_scheme == "price" else by_weight
    weights = next((w for w in (wanted, by_price) if any(w)), [Decimal(1)] * len(shipped))
    return shares(total, weights, cart.precision)


def line_taxes(
    cart: Cart, line: Line, *, discounted: Decimal, shipping: Decimal, handling: Decimal
) -> tuple[TaxShare, ...]:
    """Return what each tax takes of a line and of its share of shipping and handling."""
    if cart.is_tax_exempt:
        return ()
    separately = cart.shipping_tax_scheme == "separately"
    on_shipping = () if separately else tuple(tax for tax in line.taxes if tax.on_shipping)
    return tuple(
        TaxShare(
            tax=tax,
            on_goods=amount_of(cart, tax, discounted, among=line.taxes),
            on_shipping=amount_of(cart, tax, shipping + handling, among=on_shipping),
            on_handling=amount_of(cart, tax, handling, among=on_shipping),
        )
        for tax in line.taxes
    )


def separate_shipping_taxes(
    cart: Cart, *, shipping: Decimal, handling: Decimal
) -> tuple[TaxShare, ...]:
    """Return the taxes on shipping and handling when they do not follow the products."""
    if cart.is_tax_exempt or cart.shipping_tax_scheme != "separately":
        return ()
    taxes = tuple(tax for tax in cart.taxes if tax.on_shipping)
    return tuple(
        TaxShare(
            tax=tax,
            on_shipping=amount_of(cart, tax, shipping + handling, among=taxes),
            on_handling=amount_of(cart, tax, handling, among=taxes),
        )
        for tax in taxes
    )


def surcharge_taxes(cart: Cart, amount: Decimal) -> tuple[TaxShare, ...]:
    """Return the taxes on a taxable surcharge."""
    if cart.is_tax_exempt:
        return ()
    return tuple(
        TaxShare(tax=tax, on_goods=amount_of(cart, tax, amount, among=cart.taxes))
        for tax in cart.taxes
    )


def amount_of(cart: Cart, tax: Tax, amount: Decimal, *, among: Sequence[Tax]) -> Decimal:
    """Return one tax on an amount; zero when it is not among the taxes that apply."""
    if tax not in among:
        return ZERO
    if not cart.prices_include_tax:
        return rounded(percent(amount, tax.rate), cart.precision)
    all_rates = sum((other.rate for other in among), ZERO)
    return rounded(part_included(amount, tax.rate, all_rates), cart.precision)


def added_up(taxes: Iterable[TaxShare]) -> tuple[TaxShare, ...]:
    """Return one entry for each tax, in the order of first appearance."""
    sums: dict[Tax, TaxShare] = {}
    for share in taxes:
        before = sums.get(share.tax, TaxShare(tax=share.tax))
        sums[share.tax] = TaxShare(
            tax=share.tax,
            on_goods=before.on_goods + share.on_goods,
            on_shipping=before.on_shipping + share.on_shipping,
            on_handling=before.on_handling + share.on_handling,
        )
    return tuple(sums.values())
