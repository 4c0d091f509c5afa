"""What a cart costs: pure functions from a `Cart` to its `Totals`, in exact decimals."""

from ecwid_native.sandbox.orders.maths.cart import (
    Cart,
    Coupon,
    Discount,
    Line,
    LineTotals,
    ShippingTaxScheme,
    Surcharge,
    SurchargeTotals,
    Tax,
    TaxShare,
    Totals,
)
from ecwid_native.sandbox.orders.maths.money import ZERO, decimal, number, rounded, shares
from ecwid_native.sandbox.orders.maths.totals import calculate

__all__ = [
    "ZERO",
    "Cart",
    "Coupon",
    "Discount",
    "Line",
    "LineTotals",
    "ShippingTaxScheme",
    "Surcharge",
    "SurchargeTotals",
    "Tax",
    "TaxShare",
    "Totals",
    "calculate",
    "decimal",
    "number",
    "rounded",
    "shares",
]
