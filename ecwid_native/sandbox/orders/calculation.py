"""`order/calculate`: a cart with the prices, discounts, taxes and shipping that a store gives it.

Source: docs.ecwid.com, "Calculate order" (read 2026-11): nothing is stored, items may be unknown to
the store, the answer's statuses are INCOMPLETE and AWAITING_PROCESSING.
"""

from dataclasses import replace
from typing import Any

from ecwid_native.sandbox.orders.calculated import calculated_document
from ecwid_native.sandbox.orders.coupons import coupon_of, usable_coupon
from ecwid_native.sandbox.orders.destination import taxes_at, taxes_of
from ecwid_native.sandbox.orders.items import price_of, priced_item
from ecwid_native.sandbox.orders.maths import (
    Cart,
    Discount,
    Line,
    ShippingTaxScheme,
    Surcharge,
    Tax,
    calculate,
    decimal,
    number,
)
from ecwid_native.sandbox.orders.product_shipping import product_shipping
from ecwid_native.sandbox.orders.promotions import discount_info, running_promotions
from ecwid_native.sandbox.orders.shipping_offers import Parcel, offered_methods
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.stores import Store

Document = dict[str, Any]

SCHEMES: dict[str, ShippingTaxScheme] = {
    "BASED_ON_PRODUCT_TAXES_PROPORTION_BY_PRICE": "price",
    "TAXED_SEPARATELY_FROM_PRODUCTS": "separately",
}
MAX_PRECISION = 6


class EmptyCartError(ValueError):
    """There is nothing to calculate; the message says what is missing."""


def calculate_order(platform: Platform, store: Store, fields: Document) -> Document:
    """Return the cart of `fields` with everything that a store adds to it.

    Raises:
        EmptyCartError: without items, or with one that has no price or no quantity.
    """
    profile = platform.profiles.get(store)
    customer = platform.documents.get(store.id, "customer", fields.get("customerId") or 0) or {}
    taxes = taxes_at(
        profile,
        shipping=fields.get("shippingPerson") or fields.get("billingPerson") or {},
        billing=fields.get("billingPerson") or fields.get("shippingPerson") or {},
    )
    items, lines = _items_and_lines(platform, store.id, fields, taxes, profile)
    coupon = usable_coupon(
        platform,
        store.id,
        fields.get("discountCoupon"),
        customer_id=fields.get("customerId") or 0,
    )
    surcharges = [*(fields.get("customSurcharges") or []), *_payment_surcharges(profile, fields)]
    handling = fields.get("handlingFee") or profile["shipping"].get("handlingFee") or {}
    cart = Cart(
        lines=lines,
        coupon=None if coupon is None else coupon_of(coupon),
        handling_fee=decimal(handling.get("value")),
        surcharges=tuple(_surcharge(item) for item in surcharges),
        taxes=tuple(taxes),
        prices_include_tax=bool(profile["taxSettings"].get("pricesIncludeTax")),
        is_tax_exempt=bool(
            fields.get("customerTaxExempt")
            or fields.get("reversedTaxApplied")
            or customer.get("taxExempt")
        ),
        shipping_tax_scheme=SCHEMES.get(
            str(profile["taxSettings"].get("taxOnShippingCalculationScheme")), "weight"
        ),
        gift_card=decimal(fields["giftCardRedemption"]) if "giftCardRedemption" in fields else None,
        precision=_precision(profile),
    )
    infos, cart = _with_discounts(platform, store.id, fields, cart, customer)
    methods = _offers(profile, fields, cart)
    method = _chosen(fields.get("shippingOption"), methods)
    cart = replace(cart, shipping_rate=decimal((method or {}).get("shippingRate")))
    return calculated_document(
        platform,
        profile,
        fields,
        cart=cart,
        items=items,
        coupon=coupon,
        infos=infos,
        surcharges=surcharges,
        handling=handling,
        method=method,
        methods=methods,
    )


def _items_and_lines(
    platform: Platform, store_id: int, fields: Document, taxes: list[Tax], profile: Document
) -> tuple[list[Document], tuple[Line, ...]]:
    sent = fields.get("items") or []
    if not sent:
        raise EmptyCartError("The cart has no items")
    items, lines = [], []
    for position, item in enumerate(sent, start=1):
        item, product = priced_item(platform, store_id, item)
        if item["quantity"] < 1 or ("price" not in sent[position - 1] and not product):
            raise EmptyCartError(f"Item {position} has no price or no quantity")
        if item.get("needCalculateWholesalePrice") and product:
            item["price"] = number(price_of(item, product))
        if item.get("isCustomerSetPrice") and item.get("selectedPrice"):
            item["price"] = item["selectedPrice"].get("value", item["price"])
        item["id"] = item.get("id") or position
        items.append(item)
        lines.append(_line(item, product, taxes_of(item, product, taxes=taxes, profile=profile)))
    return items, tuple(lines)


def _line(item: Document, product: Document, taxes: tuple[Tax, ...]) -> Line:
    categories = {*(product.get("categoryIds") or []), item.get("categoryId") or 0} - {0}
    return Line(
        id=item["id"],
        price=decimal(item["price"]),
        quantity=item["quantity"],
        product_id=item.get("productId") or 0,
        category_ids=frozenset(categories),
        weight=decimal(item.get("weight")),
        is_shipped=item.get("isShippingRequired", True),
        shipping=product_shipping(item, product),
        taxes=taxes,
        discounts_allowed=item.get("discountsAllowed", True),
    )


def _with_discounts(
    platform: Platform, store_id: int, fields: Document, cart: Cart, customer: Document
) -> tuple[list[Document], Cart]:
    """Return `discountInfo` and the cart with the discounts sent and those of the store."""
    running = running_promotions(
        platform,
        store_id,
        lines=cart.lines,
        subtotal=calculate(cart).subtotal,
        group_id=customer.get("customerGroupId") or 0,
        method_id=str((fields.get("shippingOption") or {}).get("shippingMethodId", "")),
    )
    sent = fields.get("discountInfo") or []
    infos = [*sent, *(discount_info(promotion, discount) for promotion, discount in running)]
    discounts = (*map(_sent_discount, sent), *(discount for _, discount in running))
    return infos, replace(cart, discounts=discounts)


def _sent_discount(info: Document) -> Discount:
    return Discount(
        value=decimal(info.get("value")),
        type=info.get("type", "ABS"),
        base=info.get("base", "CUSTOM"),
        order_total=decimal(info.get("orderTotal")),
        product_ids=frozenset(info.get("appliesToProducts") or ()),
        line_ids=frozenset(info.get("appliesToItems") or ()),
    )


def _surcharge(item: Document) -> Surcharge:
    return Surcharge(
        value=decimal(item.get("value")),
        type=item.get("type", "ABSOLUTE"),
        is_taxable=bool(item.get("taxable")),
    )


def _payment_surcharges(profile: Document, fields: Document) -> list[Document]:
    payment_id = (fields.get("paymentOptionsDetails") or {}).get("paymentId")
    for option in profile["payment"].get("paymentOptions") or []:
        surcharge = option.get("paymentSurcharges")
        if payment_id and option.get("id") == payment_id and surcharge:
            title = option.get("checkoutTitle", "")
            return [{"id": payment_id, "description": title, "taxable": False, **surcharge}]
    return []


def _offers(profile: Document, fields: Document, cart: Cart) -> list[Document]:
    shipped = [line for line in cart.lines if line.is_shipped]
    if not shipped:
        return []
    by_method = [line for line in shipped if not line.shipping.is_all]
    totals = calculate(cart)
    parcel = Parcel(
        subtotal=totals.subtotal,
        discounted_subtotal=totals.subtotal - totals.coupon_discount - totals.discount,
        weight=sum((line.weight * line.quantity for line in by_method), decimal(0)),
        pieces=sum(line.quantity for line in by_method),
        own_rates=sum((line.shipping.rate * line.quantity for line in shipped), decimal(0)),
        products=tuple(line.shipping for line in shipped),
    )
    return offered_methods(profile, fields.get("shippingPerson") or {}, parcel)


def _chosen(sent: Document | None, methods: list[Document]) -> Document | None:
    """Return the chosen method: with the store's rate where none was sent."""
    if not sent:
        return None
    for method in methods:
        names = ("shippingMethodId", "shippingMethodName")
        if any(sent.get(name) and sent[name] == method[name] for name in names):
            return {**method, **sent}
    return sent


def _precision(profile: Document) -> int:
    precision = profile["formatsAndUnits"].get("currencyPrecision", 2)
    return max(0, min(int(decimal(precision)), MAX_PRECISION))
