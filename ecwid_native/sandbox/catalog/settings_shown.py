"""What answers add to a product's settings of subscriptions and of the lowest price.

Source: docs.ecwid.com, "Get product" (read 2026-11). The lowest price of the last days is not
tracked: the automatic one is today's price.
"""

from collections.abc import Callable, Mapping
from typing import Any

from ecwid_native.sandbox.catalog.prices import format_money
from ecwid_native.sandbox.orders.maths import money

Document = dict[str, Any]


def subscription_shown(
    settings: Mapping[str, Any], price: float, formats: Mapping[str, Any]
) -> Document:
    """Return subscriptionSettings with the fee for signing up and the mark-up of buying once."""
    charges = [
        _charge(each, price, formats) for each in settings.get("recurringChargeSettings", [])
    ]
    shown: Document = {**settings, "recurringChargeSettings": charges}
    once = settings.get("oneTimePurchasePrice")
    if once is None:
        return shown
    markup = _difference(once, price)
    percent = money.number(
        money.rounded(money.decimal(markup) * 100 / money.decimal(price)) if price else money.ZERO
    )
    return shown | {
        "oneTimePurchasePriceFormatted": format_money(once, formats),
        "oneTimePurchaseMarkup": markup,
        "oneTimePurchaseMarkupFormatted": format_money(markup, formats),
        "oneTimePurchaseMarkupPercent": percent,
        "oneTimePurchaseMarkupPercentFormatted": f"{percent}%",
    }


def lowest_shown(
    settings: Mapping[str, Any],
    price: float,
    formats: Mapping[str, Any],
    *,
    displayed: Callable[[float], float],
) -> Document:
    """Return lowestPriceSettings with what a shopper would see, taxes by `displayed`."""
    manual = settings.get("manualLowestPrice")
    amounts = {"defaultDisplayedAutomaticLowestPrice": price}
    if settings.get("lowestPriceEnabled"):
        amounts["defaultDisplayedLowestPrice"] = price if manual is None else manual
    if manual is not None:
        amounts["defaultDisplayedManualLowestPrice"] = manual
    shown = {**settings, "automaticLowestPrice": price}
    for name, amount in amounts.items():
        shown[name] = displayed(amount)
        shown[f"{name}Formatted"] = format_money(shown[name], formats)
    return shown


def _charge(charge: Mapping[str, Any], price: float, formats: Mapping[str, Any]) -> Document:
    with_fee = charge.get("subscriptionPriceWithSignUpFee")
    if with_fee is None:
        return dict(charge)
    fee = _difference(with_fee, price)
    return {
        **charge,
        "subscriptionPriceWithSignUpFeeFormatted": format_money(with_fee, formats),
        "signUpFee": fee,
        "signUpFeeFormatted": format_money(fee, formats),
    }


def _difference(amount: float, price: float) -> float:
    return money.number(money.rounded(money.decimal(amount) - money.decimal(price)))
