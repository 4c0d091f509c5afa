"""Prices as shoppers see them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ecwid_native.sandbox.orders.maths import money

Document = dict[str, Any]

MAX_PRECISION = 10


def format_money(amount: float, formats: Mapping[str, Any]) -> str:
    """Return an amount as the store writes money; `formats` is the profile's formatsAndUnits."""
    precision = min(max(int(formats["currencyPrecision"]), 0), MAX_PRECISION)
    whole, _, fraction = f"{abs(money.rounded(money.decimal(amount), precision)):f}".partition(".")
    groups = f"{int(whole):,}".replace(",", formats["currencyGroupSeparator"])
    if fraction and not (formats["currencyTruncateZeroFractional"] and not int(fraction)):
        groups += formats["currencyDecimalSeparator"] + fraction
    sign = "-" if amount < 0 else ""
    return f"{sign}{formats['currencyPrefix']}{groups}{formats['currencySuffix']}"


def modified(price: float, choices: Sequence[Mapping[str, Any]]) -> float:
    """Return a price with the modifiers of chosen options; percents are of the base price."""
    base = money.decimal(price)
    total = base
    for choice in choices:
        modifier = money.decimal(choice.get("priceModifier"))
        is_percent = choice.get("priceModifierType") == "PERCENT"
        total += money.percent(base, modifier) if is_percent else modifier
    return money.number(money.rounded(max(total, money.ZERO)))


def default_choices(product: Mapping[str, Any]) -> list[Document]:
    """Return the choices that are selected when a product is opened."""
    chosen = []
    for option in product["options"]:
        choices = option.get("choices", [])
        default = option.get("defaultChoice")
        if default is not None and 0 <= default < len(choices):
            chosen.append(choices[default])
    return chosen


def displayed_prices(
    price: float,
    compare_to: float | None,
    lowest: float | None,
    formats: Mapping[str, Any],
    *,
    displayed: Callable[[float], float],
) -> Document:
    """Return the fields of a product or variation that say what shoppers see.

    Args:
        price: what it costs.
        compare_to: the price that is struck out; None for none.
        lowest: the lowest price of the last days; None for none.
        formats: the profile's formatsAndUnits.
        displayed: adds to an amount the taxes that shoppers see in it.
    """
    amounts = {"defaultDisplayedPrice": displayed(price)}
    if lowest is not None:
        amounts["defaultDisplayedLowestPrice"] = displayed(lowest)
    result: Document = {}
    for name, amount in amounts.items():
        result |= {name: amount} | _text(name, amount, formats)
    if compare_to is None:
        return result
    shown = displayed(compare_to)
    return (
        result
        | {"defaultDisplayedCompareToPrice": shown}
        | _discount("compareToPrice", compare_to, price, formats)
        | _discount("defaultDisplayedCompareToPrice", shown, displayed(price), formats)
    )


def _discount(name: str, before: float, price: float, formats: Mapping[str, Any]) -> Document:
    difference = money.decimal(before) - money.decimal(price)
    discount = money.number(money.rounded(max(difference, money.ZERO)))
    percent = round(discount / before * 100) if before else 0
    return {
        **_text(name, before, formats),
        f"{name}Discount": discount,
        **_text(f"{name}Discount", discount, formats),
        f"{name}DiscountPercent": percent,
        f"{name}DiscountPercentFormatted": f"{percent}%",
    }


def _text(name: str, amount: float, formats: Mapping[str, Any]) -> Document:
    return {f"{name}Formatted": format_money(amount, formats)}
