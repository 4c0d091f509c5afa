"""Which zone an address is in, and which taxes apply there.

Source: docs.ecwid.com, "Get store profile", taxes and zones (read 2026-11): a tax has rules by
zone and a default rate, and looks at the shipping or the billing address. That the first matching
rule counts, and that a tax applies to a product which names it or when it applies by default: our
choice.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fnmatch import fnmatchcase
from typing import Any

from ecwid_native.sandbox.orders.maths import Tax, decimal

Document = dict[str, Any]
Address = Mapping[str, Any]


def is_in_zone(address: Address, zone: Mapping[str, Any]) -> bool:
    """Tell whether an address is in a zone; an empty list of a zone leaves everything in."""
    country = str(address.get("countryCode") or "")
    state = str(address.get("stateOrProvinceCode") or "")
    postal_code = str(address.get("postalCode") or "")
    countries = zone.get("countryCodes") or []
    states = zone.get("stateOrProvinceCodes") or []
    codes = zone.get("postCodes") or []
    if countries and country not in countries:
        return False
    if states and not {state, f"{country}-{state}"} & set(states):
        return False
    return not codes or any(fnmatchcase(postal_code, str(pattern)) for pattern in codes)


def taxes_at(profile: Document, *, shipping: Address, billing: Address) -> list[Tax]:
    """Return the enabled taxes of a store with their rates at the shopper's address."""
    settings = profile["taxSettings"]
    if settings.get("taxExemptBusiness"):
        return []
    zones = {zone.get("id"): zone for zone in profile.get("zones") or []}
    return [
        Tax(
            name=str(tax.get("name") or ""),
            rate=_rate(tax, zones, shipping if tax.get("useShippingAddress", True) else billing),
            on_shipping=bool(tax.get("taxShipping")),
            id=int(decimal(tax.get("id"))),
        )
        for tax in settings.get("taxes") or []
        if tax.get("enabled", True)
    ]


def taxes_of(
    item: Document, product: Document, *, taxes: Iterable[Tax], profile: Document
) -> tuple[Tax, ...]:
    """Return those of the taxes that apply to a line."""
    product_tax = product.get("tax") or {}
    if not item.get("taxable", True) or not product_tax.get("taxable", True):
        return ()
    named = product_tax.get("enabledManualTaxes") or []
    by_default = {
        tax.get("id")
        for tax in profile["taxSettings"].get("taxes") or []
        if tax.get("appliedByDefault", True)
    }
    return tuple(tax for tax in taxes if tax.id in by_default or tax.id in named)


def _rate(tax: Document, zones: Mapping[Any, Document], address: Address) -> Decimal:
    for rule in tax.get("rules") or []:
        zone = zones.get(rule.get("zoneId"))
        if zone is not None and is_in_zone(address, zone):
            return decimal(rule.get("tax"))
    return decimal(tax.get("defaultTax"))
