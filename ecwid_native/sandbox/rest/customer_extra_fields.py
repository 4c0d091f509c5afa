"""Definitions of the extra fields of customers, over REST.

Source: docs.ecwid.com, "Search customer extra fields" and the pages next to it (read 2026-11).
"""

from collections.abc import Mapping

from ecwid_native.sandbox.rest.extra_field_definitions import (
    Definitions,
    Document,
    find_definition,
)
from ecwid_native.sandbox.rest.parameters import format_moment
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

KIND = "customer_extra_field"
READ = "read_customers_extrafields"
UPDATE = "update_customers_extrafields"
DELETE = "delete_customers_extrafields"


def add_routes(router: Router[Operation]) -> None:
    """Add search, get, create, update and delete."""
    every = "/api/v3/{store_id}/store_extrafields/customers"
    one = every + "/{key}"
    router.add("GET", every, Operation(handler=FIELDS.search, scope=READ, selects_fields=True))
    router.add("GET", one, Operation(handler=FIELDS.get, scope=READ, selects_fields=True))
    router.add("POST", every, Operation(handler=create, scope=UPDATE, needs_json=True))
    router.add("PUT", one, Operation(handler=FIELDS.update, scope=UPDATE, needs_json=True))
    router.add("DELETE", one, Operation(handler=FIELDS.delete, scope=DELETE))


def create(call: Call, values: Mapping[str, str]) -> object:
    """Create a definition; without a key it gets one."""
    return {"createCount": 1, "key": FIELDS.create(call, values)}


def follow_checkout_field(call: Call, key: str, field: Document | None) -> None:
    """Keep the customers' field that a checkout field is saved to in step with it.

    Args:
        call: a call of the store.
        key: of the checkout field.
        field: its definition, or None when it is gone.
    """
    documents, store_id = call.platform.documents, call.store.id
    own = find_definition(call.platform, store_id, KIND, key)
    if field is not None and field.get("saveToCustomerProfile"):
        linked = {
            "title": field.get("title", ""),
            "type": field.get("type", "TEXT"),
            "entityTypes": ["CHECKOUT", "CUSTOMERS"],
            "linkedWithCheckoutField": True,
        }
        if own is None:
            documents.insert(store_id, KIND, {**_complete(call, {"key": key}), **linked})
        else:
            documents.replace(store_id, KIND, {**own, **linked})
    elif own is not None and own["linkedWithCheckoutField"]:
        alone = {"linkedWithCheckoutField": False, "entityTypes": ["CUSTOMERS"]}
        documents.replace(store_id, KIND, {**own, **alone})


def _complete(call: Call, fields: Document) -> Document:
    now = format_moment(call.platform.clock.timestamp())
    return {
        "title": "",
        "entityTypes": ["CUSTOMERS"],
        "type": "TEXT",
        "shownOnOrderDetails": False,
        "linkedWithCheckoutField": False,
        "createdDate": now,
        "lastModifiedDate": now,
        **fields,
    }


def _changed(call: Call, definition: Document) -> Document:
    return {**definition, "lastModifiedDate": format_moment(call.platform.clock.timestamp())}


FIELDS = Definitions(
    kind=KIND,
    type_name="CustomerExtraFieldConfig",
    needs_key=False,
    complete=_complete,
    changed=_changed,
    saved=lambda call, key, definition: None,
)
