"""What the platform refuses in a product or variation, and how it completes one.

Source: docs.ecwid.com, "Create product", "Update product", "REST API error codes" (read 2026-11).
"""

from collections.abc import Mapping
from typing import Any

from ecwid_native.sandbox.catalog import skus
from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.plans import Feature, require_feature
from ecwid_native.sandbox.platform import Platform

Document = dict[str, Any]

MAX_IN_REQUEST = 100
WITH_CHOICES = frozenset({"SELECT", "RADIO", "CHECKBOX", "SIZE", "SWATCHES"})
SWATCH_SETTINGS = ("hexCodes", "imageId")


def check_prices(item: Mapping[str, Any], price: float) -> None:
    """Refuse prices that make no sense.

    Raises:
        HTTPError: 400.
    """
    if item.get("costPrice", 0) < 0:
        raise HTTPError(400, "Cost price can't be negative", "COST_PRICE_CANT_BE_NEGATIVE")
    for name in ("price", "compareToPrice", "weight"):
        if (item.get(name) or 0) < 0:
            raise HTTPError(400, f"Field {name} can't be negative", "WRONG_PARAMETER")
    for tier in item.get("wholesalePrices") or []:
        _check_tier(tier, price)


def check_wholesale(plan: str, changes: Mapping[str, Any]) -> None:
    """Refuse wholesale prices on plans without them.

    Raises:
        HTTPError: 402.
    """
    if changes.get("wholesalePrices"):
        require_feature(plan, Feature.WHOLESALE_PRICES)


def _check_tier(tier: Mapping[str, Any], price: float) -> None:
    if tier.get("quantity") is None or tier.get("price") is None:
        raise HTTPError(400, "Wholesale prices can't be null", "WHOLESALE_PRICES_CANT_BE_NULL")
    if tier["quantity"] < 2:
        message = "Wholesale prices start at 2 items"
        raise HTTPError(400, message, "WHOLESALE_PRICES_QUANTITY_TOO_SMALL")
    if tier["price"] < 0:
        message = "Wholesale prices can't be negative"
        raise HTTPError(400, message, "WHOLESALE_PRICES_CANT_BE_NEGATIVE")
    if tier["price"] > price:
        message = "Wholesale prices can't be above the price"
        raise HTTPError(400, message, "WHOLESALE_PRICES_TOO_BIG")


def check_sku(
    platform: Platform,
    store_id: int,
    sku: str,
    *,
    product_id: int,
    variation_id: int | None = None,
) -> None:
    """Refuse a SKU that another product or variation of the store has.

    A product and one variation of it may share one. `variation_id` names the variation that is
    written, 0 for a new one; None when it is the product.

    Raises:
        HTTPError: 409.
    """
    others = set(skus.products_with(platform, store_id, sku)) - {product_id}
    for other, owner in skus.variations_with(platform, store_id, sku).items():
        shared = owner == product_id and variation_id is None
        if not shared and other != variation_id:
            others.add(other)
    if others:
        raise HTTPError(409, f"SKU '{sku}' already exists", "SKU_ALREADY_EXISTS")


def new_sku(platform: Platform, store_id: int) -> str:
    """Return a SKU such as 00001 that nothing in the store has."""
    number = platform.documents.count(store_id, "product")
    while True:
        number += 1
        sku = f"{number:05d}"
        if not skus.is_taken(platform, store_id, sku):
            return sku


def complete_options(options: list[Document]) -> list[Document]:
    """Return options as they are stored; only types with choices keep theirs."""
    return [_complete_option(option) for option in options]


def _complete_option(option: Document) -> Document:
    option = {"type": "SELECT", "name": "", "required": False, **option}
    if option["type"] not in WITH_CHOICES:
        return {k: v for k, v in option.items() if k not in {"choices", "defaultChoice"}}
    option["choices"] = [
        {"text": "", "priceModifier": 0, "priceModifierType": "ABSOLUTE", **choice}
        for choice in option.get("choices", [])
    ]
    default = option.get("defaultChoice")
    if default is not None:
        if not 0 <= default < max(len(option["choices"]), 1):
            raise HTTPError(400, "Field defaultChoice is out of range", "WRONG_PARAMETER")
        option["defaultChoice"] = int(default)  # 1.0 is a whole number too
    return option


def keep_swatches(options: list[Document], before: list[Document]) -> None:
    """Give choices that had swatch settings under the same name these settings back, in place."""
    settings = {
        (option["name"], choice["text"]): {k: choice[k] for k in SWATCH_SETTINGS if k in choice}
        for option in before
        for choice in option.get("choices", [])
    }
    for option in options:
        for choice in option.get("choices", []):
            for name, value in settings.get((option["name"], choice["text"]), {}).items():
                choice.setdefault(name, value)
