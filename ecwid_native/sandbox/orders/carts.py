"""Abandoned carts: orders whose checkout was not finished.

Source: docs.ecwid.com, "Search abandoned carts", "Update abandoned cart", "Convert abandoned cart
to order" (read 2026-11). A cart stays readable after it became an order and then names it, as the
official client expects.
"""

from typing import Any

from ecwid_native.sandbox.conditions import Condition, equals, field
from ecwid_native.sandbox.orders.document import KIND, UNFINISHED, present, visible
from ecwid_native.sandbox.orders.lifecycle import update_order
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.stores import Store

Document = dict[str, Any]

IS_CART = Condition(f"{field('cart.cartId')} IS NOT NULL")


class RecoveredCartError(ValueError):
    """The cart is an order already."""


def find_cart(platform: Platform, store_id: int, cart_id: str) -> Document | None:
    """Return the stored order of a cart, or None."""
    return platform.documents.first(store_id, KIND, equals("cart.cartId", cart_id.upper()))


def present_cart(order: Document) -> Document:
    """Return a cart as REST answers show it."""
    return visible({**present(order), **order["cart"]}, "Cart")


def place_cart(
    platform: Platform, store: Store, client_id: str | None, order: Document
) -> Document:
    """Turn a cart into an order that awaits its payment, and return the order.

    Raises:
        RecoveredCartError: it is one already.
    """
    if order["paymentStatus"] != UNFINISHED:
        raise RecoveredCartError(f"Cart {order['cart']['cartId']} is an order already")
    changes = {"paymentStatus": "AWAITING_PAYMENT"}
    return update_order(platform, store, client_id, order, changes)
