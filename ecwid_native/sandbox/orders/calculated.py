"""The answer of `order/calculate`: totals as an order shows them.

Source: docs.ecwid.com, "Calculate order" (read 2026-11).
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ecwid_native.sandbox.orders.derived import rate_of
from ecwid_native.sandbox.orders.document import DEFAULTS, ITEM_DEFAULTS
from ecwid_native.sandbox.orders.maths import (
    ZERO,
    Cart,
    Line,
    LineTotals,
    Tax,
    TaxShare,
    Totals,
    calculate,
    decimal,
    number,
)
from ecwid_native.sandbox.orders.maths.taxes import amount_of
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.parameters import format_moment

Document = dict[str, Any]

ECHOED = (
    "email",
    "ipAddress",
    "customerId",
    "customerTaxId",
    "billingPerson",
    "shippingPerson",
    "giftCardCode",
    "giftCardId",
    "giftCardUuid",
    "giftCardDoubleSpending",
)
BASES = {
    "volumeDiscount": frozenset({"ON_TOTAL", "SUBTOTAL"}),
    "membershipBasedDiscount": frozenset({"ON_MEMBERSHIP"}),
    "totalAndMembershipBasedDiscount": frozenset({"ON_TOTAL_AND_MEMBERSHIP"}),
}


def calculated_document(
    platform: Platform,
    profile: Document,
    fields: Document,
    *,
    cart: Cart,
    items: list[Document],
    coupon: Document | None,
    infos: list[Document],
    surcharges: list[Document],
    handling: Document,
    method: Document | None,
    methods: list[Document],
) -> Document:
    """Return the whole answer."""
    totals = calculate(cart)
    applied = [info for info, amount in zip(infos, totals.discounts, strict=True) if amount]
    now = platform.clock.timestamp()
    document: Document = {
        **{name: DEFAULTS[name] for name in ("refundedAmount", "additionalInfo", "paymentParams")},
        **{name: fields[name] for name in ECHOED if name in fields},
        **_amounts(cart, totals),
        "usdTotal": number(totals.total * rate_of(profile)),
        "paymentStatus": "INCOMPLETE",
        "fulfillmentStatus": "AWAITING_PROCESSING",
        "hidden": False,
        "createDate": format_moment(now),
        "createTimestamp": int(now),
        "customerTaxExempt": cart.is_tax_exempt,
        "customerTaxIdValid": False,
        "reversedTaxApplied": bool(fields.get("reversedTaxApplied")),
        "pricesIncludeTax": cart.prices_include_tax,
        "discountInfo": applied,
        "items": [
            _item(cart, line, part, item, infos)
            for line, part, item in zip(cart.lines, totals.lines, items, strict=True)
        ],
        "handlingFee": _handling(cart, totals, handling),
        "customSurcharges": [
            _surcharge(cart, item, one.amount, one.taxes)
            for item, one in zip(surcharges, totals.surcharges, strict=True)
        ],
        "taxesOnShipping": [
            _tax(cart, share.tax, share.total) for share in totals.taxes_on_shipping
        ],
        "availableShippingOptions": methods,
        "availableTaxes": profile["taxSettings"].get("taxes") or [],
        "predictedPackage": _packages(cart, items),
    }
    if method is not None:
        document["shippingOption"] = _method(cart, totals, method)
    if coupon is not None:
        document["discountCoupon"] = coupon
    return document


def _amounts(cart: Cart, totals: Totals) -> Document:
    by_base = {name: number(_sum_of(cart, totals, bases)) for name, bases in BASES.items()}
    custom = (
        amount
        for discount, amount in zip(cart.discounts, totals.discounts, strict=True)
        if discount.base == "CUSTOM"
    )
    return {
        "subtotal": number(totals.subtotal),
        "subtotalWithoutTax": number(totals.subtotal_without_tax),
        "total": number(totals.total),
        "totalWithoutTax": number(totals.total_without_tax),
        "totalBeforeGiftCardRedemption": number(totals.total_before_gift_card),
        "giftCardRedemption": number(totals.gift_card_redemption),
        "tax": number(totals.tax),
        "couponDiscount": number(totals.coupon_discount),
        "discount": number(totals.discount),
        "customDiscount": [number(amount) for amount in custom],
        **by_base,
    }


def _sum_of(cart: Cart, totals: Totals, bases: frozenset[str]) -> Decimal:
    pairs = zip(cart.discounts, totals.discounts, strict=True)
    return sum((amount for discount, amount in pairs if discount.base in bases), ZERO)


def _item(
    cart: Cart, line: Line, part: LineTotals, item: Document, infos: list[Document]
) -> Document:
    taken = zip(infos, part.discounts, strict=True)
    without = line.price
    if cart.prices_include_tax and not cart.is_tax_exempt:
        taxes = (amount_of(cart, tax, line.price, among=line.taxes) for tax in line.taxes)
        without -= sum(taxes, ZERO)
    return {
        **ITEM_DEFAULTS,
        **{name: value for name, value in item.items() if name != "couponAmount"},
        "priceWithoutTax": number(without),
        "tax": number(part.tax),
        "shipping": number(part.shipping),
        "handlingFee": number(part.handling),
        "couponApplied": bool(part.coupon),
        **({"couponAmount": number(part.coupon)} if part.coupon else {}),
        "discounts": [
            {"discountInfo": info, "total": number(amount)} for info, amount in taken if amount
        ],
        "taxes": [_item_tax(cart, share) for share in part.taxes],
    }


def _item_tax(cart: Cart, share: TaxShare) -> Document:
    return {
        **_tax(cart, share.tax, share.total),
        "taxOnDiscountedSubtotal": number(share.on_goods),
        "taxOnShipping": number(share.on_shipping),
        "taxOnHandlingFee": number(share.on_handling),
        "sourceTaxRateId": share.tax.id,
        "sourceTaxRateType": "MANUAL",
    }


def _tax(cart: Cart, tax: Tax, total: Decimal) -> Document:
    return {
        "name": tax.name,
        "value": number(tax.rate),
        "total": number(total),
        "includeInPrice": cart.prices_include_tax,
    }


def _handling(cart: Cart, totals: Totals, handling: Document) -> Document:
    shares = [share for share in totals.taxes_on_shipping if share.on_handling]
    taxes = [_tax(cart, share.tax, share.on_handling) for share in shares]
    return {"name": "", "value": 0, "description": "", **handling, "taxes": taxes}


def _surcharge(cart: Cart, item: Document, amount: Decimal, taxes: Iterable[TaxShare]) -> Document:
    taxes = tuple(taxes)
    included = sum((share.total for share in taxes), ZERO) if cart.prices_include_tax else ZERO
    return {
        **item,
        "total": number(amount),
        "totalWithoutTax": number(amount - included),
        "taxes": [_tax(cart, share.tax, share.total) for share in taxes],
    }


def _method(cart: Cart, totals: Totals, method: Document) -> Document:
    taxes = (share.total - share.on_handling for share in totals.taxes_on_shipping)
    included = sum(taxes, ZERO) if cart.prices_include_tax else ZERO
    return {
        **method,
        "shippingRate": number(cart.shipping_rate),
        "shippingRateWithoutTax": number(cart.shipping_rate - included),
        "discountedShippingRate": number(totals.shipping),
    }


def _packages(cart: Cart, items: list[Document]) -> list[Document]:
    shipped = [line for line in cart.lines if line.is_shipped]
    if not shipped:
        return []
    sizes = [item.get("dimensions") or {} for item in items]
    sides = {
        side: number(max(decimal(size.get(side)) for size in sizes))
        for side in ("length", "width", "height")
    }
    return [
        {
            **sides,
            "weight": number(sum((line.weight * line.quantity for line in shipped), ZERO)),
            "declaredValue": number(sum((line.amount for line in shipped), ZERO)),
        }
    ]
