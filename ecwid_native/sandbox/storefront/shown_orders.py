"""An order as its shopper sees it: on the confirmation page and in the account."""

from typing import Any

from ecwid_native.sandbox.catalog import media, pictures
from ecwid_native.sandbox.catalog.products import completed
from ecwid_native.sandbox.catalog.texts import in_language
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.storefront.goods import shown_choice
from ecwid_native.sandbox.storefront.quotes import amounts, tax_lines
from ecwid_native.sandbox.stores import Store

Document = dict[str, Any]

COPIED = (
    "id",
    "orderNumber",
    "vendorOrderNumber",
    "email",
    "createTimestamp",
    "paymentMethod",
    "paymentStatus",
    "fulfillmentStatus",
    "orderComments",
    "trackingNumber",
    "shippingPerson",
    "billingPerson",
    "orderExtraFields",
    "refererId",
)


def shown_order(platform: Platform, store: Store, order: Document, origin: str) -> Document:
    """Return an order of REST with what the shop draws of it."""
    method = order.get("shippingOption") or {}
    coupon = order.get("discountCoupon") or {}
    return {
        **{name: order[name] for name in COPIED if name in order},
        **amounts(order),
        "items": [
            _item(platform, store, each, origin, order.get("lang") or store.language)
            for each in order["items"]
        ],
        "taxes": tax_lines(order),
        "surcharges": [
            {"name": each.get("description", ""), "total": each.get("total", 0)}
            for each in order.get("customSurcharges") or []
        ],
        "couponName": coupon.get("name", ""),
        "shippingMethod": method.get("shippingMethodName", ""),
        "shippingCarrierName": method.get("shippingCarrierName", ""),
        "isPickup": bool(method.get("isPickup")),
        "pickupInstruction": method.get("pickupInstruction", ""),
    }


def _item(platform: Platform, store: Store, item: Document, origin: str, language: str) -> Document:
    """Return an item in the words in which the shopper bought it."""
    found = platform.documents.get(store.id, "product", item.get("productId") or 0)
    product = completed(found) if found else {"pictures": [], "options": []}
    main = media.main_picture(product)
    chosen = item.get("selectedOptions") or []
    options = dict(shown_choice(each, product, language) for each in chosen)
    name = item.get("name", "")
    if product.get("name") == name:  # it may be called differently since
        name = in_language(product, "name", language)
    return {
        "productId": item.get("productId") or 0,
        "sku": item.get("sku", ""),
        "name": name,
        "price": item.get("price", 0),
        "quantity": item.get("quantity", 0),
        "weight": item.get("weight") or 0,
        "shortDescription": item.get("shortDescription", ""),
        "variation": item.get("combinationId"),
        "options": options,
        "picture": "" if main is None else pictures.address(main, origin, store.id, 160),
    }
