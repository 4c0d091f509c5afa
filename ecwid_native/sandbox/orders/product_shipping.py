"""What a product itself says about its shipping.

Sources: docs.ecwid.com, "Get product" and "Custom shipping request" (read 2026-11): a fixed rate is
for each piece, alone or on top of the method's. That `shipping.type` goes before the older
`fixedShippingRate`, and that pickup costs none of it, are our choices.
"""

from typing import Any

from ecwid_native.sandbox.orders.maths import decimal
from ecwid_native.sandbox.orders.maths.cart import ProductShipping

Document = dict[str, Any]


def product_shipping(item: Document, product: Document) -> ProductShipping:
    """Return what goes for a line of a cart; `product` is empty for a line without one."""
    settings = product.get("shipping") or {}
    kind = settings.get("type")
    if kind == "FREE_SHIPPING":
        return ProductShipping(is_all=True)
    if kind == "FLAT_RATE":
        return ProductShipping(rate=decimal(settings.get("flatRate")), is_all=True)
    rate = decimal(item.get("fixedShippingRate")) + decimal(settings.get("methodMarkup"))
    is_all = bool(item.get("fixedShippingRateOnly"))
    if kind != "SELECTED_METHODS":
        return ProductShipping(rate=rate, is_all=is_all)
    return ProductShipping(
        rate=rate,
        is_all=is_all,
        enabled=frozenset(settings.get("enabledMethods") or ()) or None,
        disabled=frozenset(settings.get("disabledMethods") or ()),
    )
