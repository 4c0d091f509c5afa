"""The shipping methods that a store offers for a cart, with their rates.

Source: docs.ecwid.com, "Shipping options" (read 2026-11): flat rates in the currency or in per
cent, tables by subtotal, discounted subtotal or weight. Methods of carriers and apps have no rate
of their own here and are not offered: our choice, as they would have to be asked over the
network.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ecwid_native.sandbox.orders.destination import Address, is_in_zone
from ecwid_native.sandbox.orders.maths import ZERO, decimal, number, rounded
from ecwid_native.sandbox.orders.maths.cart import ProductShipping
from ecwid_native.sandbox.orders.maths.money import percent

Document = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """What rates depend on.

    Args:
        subtotal: of the whole cart.
        discounted_subtotal: of the whole cart.
        weight: of what has no rate of its own.
        pieces: how many of those.
        own_rates: what the others cost, and what is on top of the method's rate.
        products: what the products say.
    """

    subtotal: Decimal
    discounted_subtotal: Decimal
    weight: Decimal
    pieces: int
    own_rates: Decimal = ZERO
    products: tuple[ProductShipping, ...] = ()


def offered_methods(profile: Document, address: Address, parcel: Parcel) -> list[Document]:
    """Return the methods for a cart, as `availableShippingOptions` shows them."""
    offers = []
    for option in profile["shipping"].get("shippingOptions") or []:
        if not _is_offered(option, address, parcel):
            continue
        rate = _rate(option, parcel)
        if rate is not None:
            offers.append(_offer(option, rate))
    return offers


def _is_offered(option: Document, address: Address, parcel: Parcel) -> bool:
    if not option.get("enabled", True):
        return False
    if parcel.subtotal < decimal(option.get("minimumOrderSubtotal")):
        return False
    if not all(product.takes(str(option.get("id", ""))) for product in parcel.products):
        return False
    is_pickup = option.get("fulfilmentType") == "pickup"
    return is_pickup or is_in_zone(address, option.get("destinationZone") or {})


def _offer(option: Document, rate: Decimal) -> Document:
    kind = str(option.get("fulfilmentType") or "shipping")
    return {
        "shippingMethodId": option.get("id", ""),
        "shippingMethodName": option.get("title", ""),
        "shippingRate": number(rate),
        "isPickup": kind == "pickup",
        "pickupInstruction": option.get("pickupInstruction", ""),
        "fulfillmentType": kind.upper(),
    }


def _rate(option: Document, parcel: Parcel) -> Decimal | None:
    if option.get("fulfilmentType") == "pickup":
        return _method_rate(option, parcel)
    rate = _method_rate(option, parcel) if parcel.pieces else ZERO
    return None if rate is None else rate + parcel.own_rates


def _method_rate(option: Document, parcel: Parcel) -> Decimal | None:
    if option.get("ratesCalculationType") == "table":
        return _rate_of_table(option.get("ratesTable") or {}, parcel)
    flat = option.get("flatRate")
    if isinstance(flat, dict):
        rate = decimal(flat.get("rate"))
        is_percent = flat.get("rateType") == "PERCENT"
        return rounded(percent(parcel.subtotal, rate) if is_percent else rate)
    return ZERO if option.get("fulfilmentType") == "pickup" else None


def _rate_of_table(table: Mapping[str, Any], parcel: Parcel) -> Decimal | None:
    based_on = str(table.get("tableBasedOn") or "subtotal")
    amount = {
        "weight": parcel.weight,
        "discountedSubtotal": parcel.discounted_subtotal,
    }.get(based_on, parcel.subtotal)
    for row in table.get("rates") or []:
        conditions = row.get("conditions") or {}
        low, high = conditions.get(f"{based_on}From"), conditions.get(f"{based_on}To")
        if (low is None or amount >= decimal(low)) and (high is None or amount <= decimal(high)):
            rate = row.get("rate") or {}
            return rounded(
                decimal(rate.get("perOrder"))
                + percent(parcel.subtotal, decimal(rate.get("percent")))
                + decimal(rate.get("perItem")) * parcel.pieces
                + decimal(rate.get("perWeight")) * parcel.weight
            )
    return None
