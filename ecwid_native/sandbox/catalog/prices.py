"""Prices as shoppers see them."""

from collections.abc import Mapping, Sequence
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
    price: float, compare_to: float | None, lowest: float | None, formats: Mapping[str, Any]
) -> Document:
    """Return the `defaultDisplayed…` fields of a product or variation."""
    result: Document = {"defaultDisplayedPrice": price} | _text(
        "defaultDisplayedPrice", price, formats
    )
    if lowest is not None:
        result["defaultDisplayedLowestPrice"] = lowest
        result |= _text("defaultDisplayedLowestPrice", lowest, formats)
    if compare_to is None:
        return result
    difference = money.decimal(compare_to) - money.decimal(price)
    discount = money.number(money.rounded(max(difference, money.ZERO)))
    percent = round(discount / compare_to * 100) if compare_to else 0
    for name in ("compareToPrice", "defaultDisplayedCompareToPrice"):
        result |= _text(name, compare_to, formats)
        result[f"{name}Discount"] = discount
        result |= _text(f"{name}Discount", discount, formats)
        result[f"{name}DiscountPercent"] = percent
        result[f"{name}DiscountPercentFormatted"] = f"{percent}%"
    result["defaultDisplayedCompareToPrice"] = compare_to
    return result


def _text(name: str, amount: float, formats: Mapping[str, Any]) -> Document:
    return {f"{name}Formatted": format_money(amount, formats)}
