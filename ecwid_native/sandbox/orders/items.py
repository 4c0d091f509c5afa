"""The lines of an order: ids, and what the catalog knows about their products.

Source: docs.ecwid.com, "Get order" (read 2026-11): `price` is with options and wholesale price,
`productPrice` is that of the product or variation; official tests create items from a name alone.
That the catalog fills in only what was left out is our choice.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ecwid_native.sandbox.orders.document import price_without_tax
from ecwid_native.sandbox.orders.maths import ZERO, decimal, number
from ecwid_native.sandbox.orders.maths.money import percent, rounded
from ecwid_native.sandbox.platform import Platform

Document = dict[str, Any]

COPIED = (
    "name",
    "sku",
    "weight",
    "dimensions",
    "isShippingRequired",
    "fixedShippingRateOnly",
    "fixedShippingRate",
    "discountsAllowed",
    "imageUrl",
    "smallThumbnailUrl",
    "hdThumbnailUrl",
    "costPrice",
)


def complete_items(platform: Platform, store_id: int, items: list[Document]) -> list[Document]:
    """Return the lines with ids, prices and what their products say, where it was left out."""
    return [complete_item(platform, store_id, item) for item in items]


def complete_item(platform: Platform, store_id: int, item: Document) -> Document:
    """Return one line with an id, a price and what its product says, where it was left out."""
    item, _ = priced_item(platform, store_id, item)
    item["priceWithoutTax"] = number(price_without_tax(item))
    if not item.get("id"):
        item["id"] = platform.documents.next_id(store_id, "order_item")
    return item


def priced_item(platform: Platform, store_id: int, item: Document) -> tuple[Document, Document]:
    """Return one line with a price, and its product with the variation over it, else nothing."""
    known, product = known_of(platform, store_id, item)
    item = {**known, **rebuilt_options(item)}
    item.setdefault("quantity", 1)
    item.setdefault("productPrice", item.get("price", 0))
    if "price" not in item:
        item["price"] = number(price_of(item, product))
    return item, product


def known_of(
    platform: Platform, store_id: int, item: Mapping[str, Any]
) -> tuple[Document, Document]:
    """Return what the catalog knows about a line, and its product with the variation over it."""
    product = platform.documents.get(store_id, "product", int(item.get("productId") or 0))
    if product is None:
        return {}, {}
    variation = _variation(platform, store_id, item) or {}
    product = {**product, **{name: value for name, value in variation.items() if value is not None}}
    known = {name: product[name] for name in COPIED if product.get(name) is not None}
    known["productAvailable"] = True
    known["productPrice"] = product.get("price", 0)
    known["trackQuantity"] = not product.get("unlimited", True)
    known["quantityInStock"] = product.get("quantity") or 0
    known["categoryId"] = product.get("defaultCategoryId") or 0
    known["digital"] = bool(product.get("files"))
    known["giftCard"] = bool(product.get("isGiftCard"))
    if product.get("compositeComponents"):
        known["compositeComponents"] = product["compositeComponents"]
    known["taxable"] = (product.get("tax") or {}).get("taxable", True)
    text = product.get("description") or ""
    known["shortDescription"] = text[:120] if isinstance(text, str) else ""
    return known, product


def price_of(item: Mapping[str, Any], product: Mapping[str, Any]) -> Decimal:
    """Return the price of one piece: the product's or its wholesale tier's, plus the options'."""
    base = decimal(item.get("productPrice"))
    tiers = [
        decimal(tier.get("price"))
        for tier in sorted(product.get("wholesalePrices") or [], key=_tier_quantity)
        if _tier_quantity(tier) <= (item.get("quantity") or 1)
    ]
    price = tiers[-1] if tiers else base
    return rounded(price + sum((_modifier(option, price) for option in _selections(item)), ZERO))


def rebuilt_options(item: Document) -> Document:
    """Return the line with the other fields of its options made from `selections`.

    Source: docs.ecwid.com, "Update order" (read 2026-11).
    """
    if not item.get("selectedOptions"):
        return item
    return {**item, "selectedOptions": [_rebuilt(option) for option in item["selectedOptions"]]}


def _rebuilt(option: Document) -> Document:
    titles = [
        selection.get("selectionTitle", "")
        for selection in option.get("selections") or []
        if isinstance(selection, dict)
    ]
    if not titles:
        return option
    kind = option.get("type") or ("CHOICES" if len(titles) > 1 else "CHOICE")
    return {**option, "type": kind, "value": ", ".join(titles), "valuesArray": titles}


def _variation(platform: Platform, store_id: int, item: Mapping[str, Any]) -> Document | None:
    variation_id = item.get("combinationId")
    if not isinstance(variation_id, int):
        return None
    return platform.documents.get(store_id, "variation", variation_id)


def _selections(item: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    options = item.get("selectedOptions") or []
    return [selection for option in options for selection in option.get("selections") or []]


def _modifier(selection: Mapping[str, Any], price: Decimal) -> Decimal:
    value = decimal(selection.get("selectionModifier"))
    return percent(price, value) if selection.get("selectionModifierType") == "PERCENT" else value


def _tier_quantity(tier: Mapping[str, Any]) -> int:
    quantity = tier.get("quantity")
    return quantity if isinstance(quantity, int) else 0
