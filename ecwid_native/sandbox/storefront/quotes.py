"""What a cart costs, as the checkout shows it: reckoned by `order/calculate`.

Source: docs.ecwid.com, "Calculate cart total" for the amounts that apps get (read 2026-11).
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ecwid_native.sandbox.catalog.texts import in_language
from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.orders.calculation import EmptyCartError, calculate_order
from ecwid_native.sandbox.orders.maths import decimal, number
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.storefront.cart_body import cart_fields, payment_methods, text
from ecwid_native.sandbox.stores import Store

Document = dict[str, Any]

# Names in `calculateTotal`, and those of an order over REST.
AMOUNTS = {
    "subtotal": "subtotal",
    "subtotalWithoutTax": "subtotalWithoutTax",
    "total": "total",
    "totalWithoutTax": "totalWithoutTax",
    "tax": "tax",
    "couponDiscount": "couponDiscount",
    "volumeDiscount": "volumeDiscount",
    "customerGroupDiscount": "membershipBasedDiscount",
    "customerGroupVolumeDiscount": "totalAndMembershipBasedDiscount",
    "discount": "discount",
    "pricesIncludeTax": "pricesIncludeTax",
}


def calculated_cart(platform: Platform, store: Store, body: Mapping[str, object]) -> Document:
    """Return the cart with everything that the store adds to it, as REST calculates it.

    A shipping method that the store does not offer for the cart is none.

    Raises:
        HTTPError: 422 for a cart that no page of the shop could send.
    """
    fields = cart_fields(platform, store, body)
    try:
        document = calculate_order(platform, store, fields)
        wanted = text(body.get("shippingMethodId"))
        offered = {each["shippingMethodId"] for each in document["availableShippingOptions"]}
        if wanted in offered:
            fields["shippingOption"] = {"shippingMethodId": wanted}
            document = calculate_order(platform, store, fields)
    except EmptyCartError as exc:
        raise HTTPError(422, str(exc)) from exc
    return document


def quote(platform: Platform, store: Store, body: Mapping[str, object], lang: str) -> Document:
    """Return what the checkout shows of a cart: amounts, methods, coupon.

    Raises:
        HTTPError: 422 for a cart that no page of the shop could send.
    """
    document = calculated_cart(platform, store, body)
    profile = platform.profiles.get(store)
    coupon = document.get("discountCoupon")
    method_id = (document.get("shippingOption") or {}).get("shippingMethodId", "")
    return {
        **amounts(document),
        "items": [{"price": each["price"]} for each in document["items"]],
        "taxes": tax_lines(document),
        "discounts": discount_lines(document),
        "surcharges": [
            {"name": each["description"], "total": each["total"]}
            for each in document["customSurcharges"]
        ],
        "coupon": None if coupon is None else {"name": coupon["name"], "code": coupon["code"]},
        "needsShipping": any(item["isShippingRequired"] for item in document["items"]),
        "shippingMethods": _shipping(profile, document, lang),
        "shippingMethodId": method_id,
        "paymentMethods": [_payment(each, lang) for each in payment_methods(profile, method_id)],
    }


def amounts(document: Document) -> Document:
    """Return the amounts of an order under the names that apps know them by."""
    method = document.get("shippingOption") or {}
    handling = document.get("handlingFee") or {}
    shipping = method.get("discountedShippingRate", method.get("shippingRate", 0))
    fee = handling.get("value", 0)
    return {
        **{name: document.get(field, 0) for name, field in AMOUNTS.items()},
        "shipping": shipping,
        "shippingWithoutTax": method.get("shippingRateWithoutTax", shipping),
        "handlingFee": fee,
        "handlingFeeWithoutTax": number(
            decimal(fee)
            - (
                sum((decimal(tax["total"]) for tax in handling.get("taxes") or []), Decimal(0))
                if document.get("pricesIncludeTax")
                else Decimal(0)
            )
        ),
    }


def tax_lines(document: Document) -> list[Document]:
    """Return one line for each tax of an order: name, rate in per cent, amount."""
    totals: dict[tuple[str, float], Decimal] = {}
    surcharges = document.get("customSurcharges") or ()
    for source in (*document["items"], *surcharges):
        for tax in source.get("taxes") or []:
            key = (str(tax.get("name") or ""), tax.get("value") or 0)
            totals[key] = totals.get(key, Decimal(0)) + decimal(tax.get("total"))
    return [
        {"name": name, "rate": rate, "total": number(total)}
        for (name, rate), total in totals.items()
        if total
    ]


def discount_lines(document: Document) -> list[Document]:
    """Return one line for each discount that has a name of its own."""
    return [
        {"name": info["description"]}
        for info in document.get("discountInfo") or []
        if info.get("description")
    ]


def _shipping(profile: Document, document: Document, lang: str) -> list[Document]:
    options = {each["id"]: each for each in profile["shipping"].get("shippingOptions") or []}
    found = []
    for offer in document["availableShippingOptions"]:
        option = options.get(offer["shippingMethodId"], {})
        found.append(
            {
                "id": offer["shippingMethodId"],
                "name": in_language(option, "title", lang) or offer["shippingMethodName"],
                "plainName": offer["shippingMethodName"],
                "description": in_language(option, "description", lang),
                "rate": offer["shippingRate"],
                "kind": offer["fulfillmentType"],
                "instruction": in_language(option, "pickupInstruction", lang),
            }
        )
    return found


def _payment(option: Document, lang: str) -> Document:
    instructions = option.get("instructionsForCustomer") or {}
    return {
        "id": option["id"],
        "name": in_language(option, "checkoutTitle", lang),
        "description": option.get("checkoutDescription", ""),
        "appClientId": option.get("appClientId", ""),
        "module": option.get("paymentProcessorId", ""),
        "instructionsTitle": instructions.get("instructionsTitle", ""),
        "instructions": in_language(instructions, "instructions", lang),
    }
