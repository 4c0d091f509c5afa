"""The taxes in the prices of the catalogue.

Sources: docs.ecwid.com, "Get store profile": `pricesIncludeTax` means gross prices, a tax with
`includeInPrice` is shown as a part of the price; "Get product": displayed prices are with the taxes
of the default location (read 2026-11), which is the company's address here.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ecwid_native.sandbox.orders.destination import taxes_at, taxes_of
from ecwid_native.sandbox.orders.maths import Tax, decimal, number

Document = dict[str, Any]


class ShownTaxes:
    """Tells what to write beside the price of a product."""

    def __init__(self, profile: Document) -> None:
        """Read the taxes of the store and where it is."""
        home = profile["company"]
        settings = profile["taxSettings"]
        self._profile = profile
        self._taxes = taxes_at(profile, shipping=home, billing=home)
        self._is_gross = bool(settings.get("pricesIncludeTax"))
        self._in_price = {
            tax.get("id") for tax in settings.get("taxes") or [] if tax.get("includeInPrice")
        }

    def of(self, product: Mapping[str, Any]) -> Document:
        """Return `addedRate`, per cent on top of the price to show, and the `included` taxes."""
        applied = taxes_of({}, dict(product), taxes=self._taxes, profile=self._profile)
        shown = [tax for tax in applied if tax.rate and self._is_shown(tax)]
        added = Decimal(0) if self._is_gross else sum((tax.rate for tax in shown), Decimal(0))
        return {
            "addedRate": number(decimal(added)),
            "included": [f"{tax.name} {number(tax.rate)}%".strip() for tax in shown],
        }

    def _is_shown(self, tax: Tax) -> bool:
        return self._is_gross or tax.id in self._in_price
