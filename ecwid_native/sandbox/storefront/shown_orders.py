"""An order as its shopper sees it: on the confirmation page and in the account."""

from typing import Any

from ecwid_native.sandbox.catalog import media, pictures
from ecwid_native.sandbox.catalog.products import completed
from ecwid_native.sandbox.platform import Platform
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
        "items": [_item(platform, store, each, origin) for each in order["items"]],
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


def _item(platform: Platform, store: Store, item: Document, origin: str) -> Document:
    product = platform.documents.get(store.id, "product", item.get("productId") or 0)
    main = None if product is None else media.main_picture(completed(product))
    options = {each["name"]: each.get("value", "") for each in item.get("selectedOptions") or []}
    return {
        "productId": item.get("productId") or 0,
        "sku": item.get("sku", ""),
        "name": item.get("name", ""),
        "price": item.get("price", 0),
        "quantity": item.get("quantity", 0),
        "weight": item.get("weight") or 0,
        "shortDescription": item.get("shortDescription", ""),
        "variation": item.get("combinationId"),
        "options": options,
        "picture": "" if main is None else pictures.address(main, origin, store.id, 160),
    }
