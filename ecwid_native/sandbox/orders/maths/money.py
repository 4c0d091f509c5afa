"""Exact amounts: from JSON, rounded, shared out, and back to JSON."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

ZERO = Decimal(0)
HUNDRED = Decimal(100)
# No input is larger, so that no product of three of them is too long for the context below.
LARGEST = Decimal("1e308")
_CONTEXT = Context(prec=2000, rounding=ROUND_HALF_UP)


def decimal(value: object) -> Decimal:
    """Return a JSON number as it was written; anything else counts as zero."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return ZERO
    return _clamped(Decimal(str(value)))


def number(value: Decimal) -> int | float:
    """Return an amount as a JSON number: 10 rather than 10.0."""
    plain = float(_clamped(value))
    return int(plain) if plain.is_integer() else plain


def rounded(value: Decimal, precision: int = 2) -> Decimal:
    """Return an amount with `precision` decimals, halves away from zero."""
    return value.quantize(Decimal(1).scaleb(-precision), context=_CONTEXT)


def percent(value: Decimal, rate: Decimal) -> Decimal:
    """Return `rate` per cent of an amount, not rounded."""
    return value * rate / HUNDRED


def part_included(value: Decimal, rate: Decimal, all_rates: Decimal) -> Decimal:
    """Return the tax of `rate` per cent that an amount holds, next to other taxes in it.

    Source: docs.ecwid.com, the example of "Get last order" (read 2026-11): 10 % in 10 is 0.91.
    """
    return value * rate / (HUNDRED + all_rates) if all_rates > -HUNDRED else ZERO


def shares(total: Decimal, weights: Sequence[Decimal], precision: int = 2) -> list[Decimal]:
    """Share an amount out by weight; the parts are rounded and add up to the amount exactly.

    What rounding leaves over goes to the heaviest part. Without any weight all parts are zero.
    """
    whole = sum(weights, ZERO)
    if not weights or whole <= ZERO:
        return [ZERO] * len(weights)
    total = rounded(total, precision)
    parts = [rounded(total * weight / whole, precision) for weight in weights]
    heaviest = max(range(len(weights)), key=lambda index: weights[index])
    parts[heaviest] += total - sum(parts, ZERO)
    return parts


def _clamped(value: Decimal) -> Decimal:
    return max(min(value, LARGEST), -LARGEST)
