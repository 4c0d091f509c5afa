"""Orders over REST.

Source: docs.ecwid.com, "Search orders" and the pages next to it; a public token may create orders
that are not paid, its other statuses and private notes are ignored: the 2020 page "Access tokens"
(read 2026-11).
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from ecwid_native.sandbox.conditions import Condition, equals, equals_text
from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.orders.buyers import UnknownCustomerError
from ecwid_native.sandbox.orders.document import KIND, UNFINISHED
from ecwid_native.sandbox.orders.lifecycle import (
    create_order,
    delete_order,
    find_order,
    update_order,
)
from ecwid_native.sandbox.rest.bodies import accepted
from ecwid_native.sandbox.rest.identifiers import path_id
from ecwid_native.sandbox.rest.order_egoods import present_order
from ecwid_native.sandbox.rest.order_pictures import with_pictures
from ecwid_native.sandbox.rest.order_search import (
    EVER,
    FINISHED,
    NEWEST_FIRST,
    newest_first,
    order_conditions,
)
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

READ, UPDATE, CREATE = "read_orders", "update_orders", "create_orders"
PUBLIC_PAYMENT = frozenset({"AWAITING_PAYMENT", UNFINISHED})


def add_routes(router: Router[Operation]) -> None:
    """Add search, single orders, creating, changing and deleting."""
    base = "/api/v3/{store_id}/orders"
    reading = Operation(handler=search, scope=READ, selects_fields=True, searches=True)
    router.add("GET", base, reading)
    router.add("POST", base, Operation(handler=create, scope=CREATE, public=True, needs_json=True))
    router.add("GET", f"{base}/last", Operation(handler=last, scope=READ, selects_fields=True))
    one = f"{base}/{{order_id}}"
    router.add("GET", one, Operation(handler=get, scope=READ, selects_fields=True))
    router.add("PUT", one, Operation(handler=update, scope=UPDATE, needs_json=True))
    router.add("DELETE", one, Operation(handler=delete, scope=UPDATE))
    router.add("GET", f"{one}/repeatURL", Operation(handler=repeat_url, scope=READ))
    router.add(
        "GET",
        "/api/v3/{store_id}/customers/{customer_id}/orders",
        Operation(handler=of_customer, scope=READ, selects_fields=True),
    )


def require_order(call: Call, values: Mapping[str, str]) -> Document:
    """Return the order that the path names.

    Raises:
        HTTPError: 404.
    """
    reference = values["order_id"]
    order = find_order(call.platform, call.store.id, reference)
    if order is None:
        raise HTTPError(404, f"Order #{reference} not found", "ORDER_NOT_FOUND")
    return order


def accepted_order(body: Mapping[str, Any]) -> Document:
    """Return what a body sets in an order."""
    return accepted(with_upper_case(body), "Order")


def with_upper_case(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a body with the kind of fulfilment in upper case; clients send both."""
    option = body.get("shippingOption")
    if not isinstance(option, dict) or not isinstance(option.get("fulfillmentType"), str):
        return body
    kind = option["fulfillmentType"].upper()
    return {**body, "shippingOption": {**option, "fulfillmentType": kind}}


def search(call: Call, values: Mapping[str, str]) -> object:
    """Return the orders that meet all filters, newest first."""
    find = partial(find_order, call.platform, call.store.id)
    return _page(call, order_conditions(Parameters(call.request.args), find))


def of_customer(call: Call, values: Mapping[str, str]) -> object:
    """Return the orders of one customer, newest first."""
    customer_id = path_id(values["customer_id"])
    if call.platform.documents.get(call.store.id, "customer", customer_id or 0) is None:
        raise HTTPError(404, f"Customer #{values['customer_id']} not found")
    return _page(call, [EVER, FINISHED, equals("customerId", customer_id or 0)])


def _page(call: Call, conditions: list[Condition]) -> object:
    parameters = Parameters(call.request.args)
    page = parameters.page()
    found = call.platform.documents.find(
        call.store.id,
        KIND,
        *conditions,
        order=newest_first(parameters),
        limit=page.limit,
        offset=page.offset,
    )
    return page.envelope([present_order(call, order) for order in found.items], found.total)


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return one order, an unfinished one as well."""
    return present_order(call, require_order(call, values))


def last(call: Call, values: Mapping[str, str]) -> object:
    """Return the newest order, of one customer or with an address if the query says so."""
    parameters = Parameters(call.request.args)
    conditions: list[Condition] = [EVER, FINISHED]
    email = parameters.text("customerEmail")
    if email is not None:
        conditions.append(equals_text("email", email))
    if parameters.boolean("withAddress"):
        conditions.append(equals("search.hasAddress", value=True))
    found = call.platform.documents.find(
        call.store.id, KIND, *conditions, order=NEWEST_FIRST, limit=1
    )
    if not found.items:
        raise HTTPError(404, "Order not found", "ORDER_NOT_FOUND")
    return present_order(call, found.items[0])


def create(call: Call, values: Mapping[str, str]) -> object:
    """Create an order from the body."""
    fields = accepted_order(read_json_object(call.request))
    if call.grant.kind == "public":
        if fields.get("paymentStatus") not in PUBLIC_PAYMENT:
            fields.pop("paymentStatus", None)
        fields.pop("fulfillmentStatus", None)
        fields.pop("privateAdminNotes", None)
    try:
        fields = with_pictures(call, fields)
        order = create_order(call.platform, call.store, call.client_id, fields)
    except UnknownCustomerError as exc:
        raise HTTPError(404, str(exc)) from exc
    return {"id": order["id"], "orderId": order["orderId"]}


def update(call: Call, values: Mapping[str, str]) -> object:
    """Write the fields of the body over an order."""
    fields = with_pictures(call, accepted_order(read_json_object(call.request)))
    with call.platform.database.transaction():
        order = require_order(call, values)
        try:
            update_order(call.platform, call.store, call.client_id, order, fields)
        except UnknownCustomerError as exc:
            raise HTTPError(404, str(exc)) from exc
    return {"updateCount": 1}


def delete(call: Call, values: Mapping[str, str]) -> object:
    """Delete an order; a part of it stays in the history."""
    order = require_order(call, values)
    deleted = delete_order(call.platform, call.store.id, call.client_id, order)
    return {"deleteCount": int(deleted)}


def repeat_url(call: Call, values: Mapping[str, str]) -> object:
    """Return a link with which the shopper can place the same order again."""
    order = require_order(call, values)
    profile = call.platform.profiles.get(call.store)["generalInfo"]
    base = profile["storeUrl"] or profile["starterSite"]["generatedUrl"]
    query = f"id={order['orderId']}&type=order&utm_source=repeat_order_button&utm_medium=api"
    return {"repeatOrderUrl": f"{base.rstrip('/')}/repeat-order?{query}"}
