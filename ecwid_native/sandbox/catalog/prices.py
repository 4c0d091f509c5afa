"""Prices as shoppers see them."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

Document = dict[str, Any]


def rounded(amount: float, precision: int = 2) -> float:
    """Return an amount rounded to the currency's smallest unit, halves away from zero."""
    unit = Decimal(1).scaleb(-precision)
    return float(Decimal(str(amount)).quantize(unit, rounding=ROUND_HALF_UP))


def format_money(amount: float, formats: Mapping[str, Any]) -> str:
    """Return an amount as the store writes money; `formats` is the profile's formatsAndUnits."""
    precision = int(formats["currencyPrecision"])
    whole, _, fraction = f"{abs(rounded(amount, precision)):.{precision}f}".partition(".")
    groups = f"{int(whole):,}".replace(",", formats["currencyGroupSeparator"])
    if fraction and not (formats["currencyTruncateZeroFractional"] and not int(fraction)):
        groups += formats["currencyDecimalSeparator"] + fraction
    sign = "-" if amount < 0 else ""
    return f"{sign}{formats['currencyPrefix']}{groups}{formats['currencySuffix']}"


def modified(price: float, choices: Sequence[Mapping[str, Any]]) -> float:
    """Return a price with the modifiers of chosen options; percents are of the base price."""
    total = price
    for choice in choices:
        modifier = choice.get("priceModifier", 0)
        if choice.get("priceModifierType") == "PERCENT":
            modifier = price * modifier / 100
        total += modifier
    return max(total, 0.0)


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
    discount = rounded(max(compare_to - price, 0.0))
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
