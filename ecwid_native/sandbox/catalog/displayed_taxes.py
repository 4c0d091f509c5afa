"""The taxes that displayed prices hold.

Source: docs.ecwid.com, "Get product" and "Get store profile" (read 2026-11): displayed prices are
with taxes for the store's default location, `includeInPrice` of a tax says that they show it. That
the default location is the company's address, and that prices which include taxes are shown as
they are, is our choice.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ecwid_native.sandbox.orders.destination import taxes_at, taxes_of
from ecwid_native.sandbox.orders.maths import ZERO, money

Document = dict[str, Any]


class DisplayedTaxes:
    """What the taxes of one store make of the prices that shoppers see."""

    def __init__(self, profile: Document) -> None:
        """Take the taxes, zones and address from a store's profile."""
        settings = profile["taxSettings"]
        self._profile = profile
        self._are_in_prices = bool(settings.get("pricesIncludeTax"))
        shown = {
            money.decimal(tax.get("id"))
            for tax in settings.get("taxes") or []
            if self._are_in_prices or tax.get("includeInPrice")
        }
        here = profile["company"]
        self._taxes = [
            tax for tax in taxes_at(profile, shipping=here, billing=here) if tax.id in shown
        ]

    def rate_of(self, product: Mapping[str, Any]) -> Decimal:
        """Return how many per cent of taxes the displayed price of a product holds."""
        if not self._taxes:
            return ZERO
        taxes = taxes_of({}, dict(product), taxes=self._taxes, profile=self._profile)
        return sum((tax.rate for tax in taxes), ZERO)

    def displayed(self, price: float, product: Mapping[str, Any]) -> float:
        """Return a price of a product as shoppers see it."""
        rate = ZERO if self._are_in_prices else self.rate_of(product)
        if not rate:
            return price
        amount = money.decimal(price)
        return money.number(money.rounded(amount + money.percent(amount, rate)))
