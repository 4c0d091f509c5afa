"""Abandoned carts over REST.

Source: docs.ecwid.com, "Search abandoned carts" and the pages next to it (read 2026-11).
"""

from collections.abc import Mapping
from typing import Any

from ecwid_native.sandbox.conditions import equals
from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.orders.carts import (
    IS_CART,
    RecoveredCartError,
    find_cart,
    place_cart,
    present_cart,
)
from ecwid_native.sandbox.orders.document import KIND
from ecwid_native.sandbox.orders.lifecycle import touch_order
from ecwid_native.sandbox.rest.bodies import accepted, merged
from ecwid_native.sandbox.rest.order_search import EVER, NEWEST_FIRST, shared_conditions
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

READ, UPDATE, CREATE = "read_orders", "update_orders", "create_orders"


def add_routes(router: Router[Operation]) -> None:
    """Add search, one cart, its update and its conversion."""
    base = "/api/v3/{store_id}/carts"
    one = f"{base}/{{cart_id}}"
    router.add(
        "GET", base, Operation(handler=search, scope=READ, selects_fields=True, searches=True)
    )
    router.add("GET", one, Operation(handler=get, scope=READ, selects_fields=True))
    router.add("PUT", one, Operation(handler=update, scope=UPDATE, needs_json=True))
    router.add("POST", f"{one}/place", Operation(handler=place, scope=CREATE))


def search(call: Call, values: Mapping[str, str]) -> object:
    """Return the carts that meet all filters, newest first; hidden ones unless it is forbidden."""
    parameters = Parameters(call.request.args)
    page = parameters.page()
    conditions = [EVER, IS_CART, *shared_conditions(parameters)]
    if parameters.boolean("showHidden") is False:
        conditions.append(equals("hidden", value=False))
    found = call.platform.documents.find(
        call.store.id,
        KIND,
        *conditions,
        order=NEWEST_FIRST,
        limit=page.limit,
        offset=page.offset,
    )
    return page.envelope([present_cart(order) for order in found.items], found.total)


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return one cart."""
    return present_cart(_require_cart(call, values))


def update(call: Call, values: Mapping[str, str]) -> object:
    """Write the few fields that a cart lets change."""
    changes = accepted(read_json_object(call.request), "Cart")
    with call.platform.database.transaction():
        order = merged(_require_cart(call, values), changes)
        touch_order(call.platform, call.store, call.client_id, order)
    return {"updateCount": 1}


def place(call: Call, values: Mapping[str, str]) -> object:
    """Turn a cart into an order."""
    with call.platform.database.transaction():
        cart = _require_cart(call, values)
        try:
            order = place_cart(call.platform, call.store, call.client_id, cart)
        except RecoveredCartError as exc:
            raise HTTPError(409, str(exc), "CONSTRAINT_VIOLATION") from exc
    return {
        "id": order["orderId"],
        "orderNumber": order["id"],
        "vendorOrderNumber": order["vendorOrderNumber"],
        "cartId": order["cart"]["cartId"],
    }


def _require_cart(call: Call, values: Mapping[str, str]) -> Document:
    cart = find_cart(call.platform, call.store.id, values["cart_id"])
    if cart is None:
        raise HTTPError(404, f"Cart #{values['cart_id']} not found", "CHECKOUT_NOT_FOUND")
    return cart
