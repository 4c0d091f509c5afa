"""The extra fields of one order over REST.

Source: docs.ecwid.com, "Get order extra fields" and the pages next to it (read 2026-11).
"""

from collections.abc import Mapping
from typing import Any

from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.orders.extra_fields import kept_fields
from ecwid_native.sandbox.orders.lifecycle import touch_order
from ecwid_native.sandbox.rest.bodies import accepted, require
from ecwid_native.sandbox.rest.orders import READ, UPDATE, require_order
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

FIXED = frozenset({"id", "customerInputType"})


def add_routes(router: Router[Operation]) -> None:
    """Add the list, adding, changing and deleting."""
    base = "/api/v3/{store_id}/orders/{order_id}/extraFields"
    one = f"{base}/{{field_id}}"
    router.add("GET", base, Operation(handler=search, scope=READ))
    router.add("POST", base, Operation(handler=add, scope=UPDATE, needs_json=True))
    router.add("PUT", one, Operation(handler=update, scope=UPDATE, needs_json=True))
    router.add("DELETE", one, Operation(handler=delete, scope=UPDATE))


def search(call: Call, values: Mapping[str, str]) -> object:
    """Return the fields of an order as a bare list."""
    return require_order(call, values).get("orderExtraFields", [])


def add(call: Call, values: Mapping[str, str]) -> object:
    """Add a field, or replace the one with its id; one that is too long is not saved."""
    field = accepted(read_json_object(call.request), "OrderExtraField")
    require(field, "id", "value", "title")
    with call.platform.database.transaction():
        order = require_order(call, values)
        _write(call, order, [*order.get("orderExtraFields", []), field])
    return {"createCount": 1}


def update(call: Call, values: Mapping[str, str]) -> object:
    """Change a field; its id and its kind of input stay."""
    body = accepted(read_json_object(call.request), "OrderExtraField")
    changes = {name: value for name, value in body.items() if name not in FIXED}
    with call.platform.database.transaction():
        order = require_order(call, values)
        field = _require_field(order, values)
        fields = [
            {**other, **changes} if other is field else other for other in order["orderExtraFields"]
        ]
        _write(call, order, fields)
    return {"updateCount": 1}


def delete(call: Call, values: Mapping[str, str]) -> object:
    """Delete a field."""
    with call.platform.database.transaction():
        order = require_order(call, values)
        field = _require_field(order, values)
        _write(call, order, [other for other in order["orderExtraFields"] if other is not field])
    return {"deleteCount": 1}


def _require_field(order: Document, values: Mapping[str, str]) -> Document:
    for field in order.get("orderExtraFields", []):
        if field["id"] == values["field_id"]:
            found: Document = field
            return found
    raise HTTPError(404, f"Extra field {values['field_id']} not found")


def _write(call: Call, order: Document, fields: list[Document]) -> None:
    order = {**order, "orderExtraFields": kept_fields(fields)}
    touch_order(call.platform, call.store, call.client_id, order)
