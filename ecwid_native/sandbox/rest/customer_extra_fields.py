"""Definitions of the extra fields of customers, over REST.

Source: docs.ecwid.com, "Search customer extra fields" and the pages next to it (read 2026-11); the
documentation writes types in lower case, the official client in upper case: both are taken.
"""

import secrets
from collections.abc import Mapping
from typing import Any

from ecwid_native.sandbox.conditions import equals
from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.rest.bodies import accepted, merged
from ecwid_native.sandbox.rest.parameters import format_moment
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

KIND = "customer_extra_field"
READ = "read_customers_extrafields"
UPDATE = "update_customers_extrafields"
DELETE = "delete_customers_extrafields"


def add_routes(router: Router[Operation]) -> None:
    """Add search, get, create, update and delete."""
    every = "/api/v3/{store_id}/store_extrafields/customers"
    one = every + "/{key}"
    router.add("GET", every, Operation(handler=search, scope=READ, selects_fields=True))
    router.add("GET", one, Operation(handler=get, scope=READ, selects_fields=True))
    router.add("POST", every, Operation(handler=create, scope=UPDATE, needs_json=True))
    router.add("PUT", one, Operation(handler=update, scope=UPDATE, needs_json=True))
    router.add("DELETE", one, Operation(handler=delete, scope=DELETE))


def search(call: Call, values: Mapping[str, str]) -> object:
    """Return all definitions."""
    return {"items": [_shown(each) for each in call.platform.documents.all(call.store.id, KIND)]}


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return one definition."""
    return _shown(_require(call, values["key"]))


def create(call: Call, values: Mapping[str, str]) -> object:
    """Create a definition; without a key it gets one."""
    fields = _accepted(call)
    key = fields.setdefault("key", secrets.token_hex(4))
    now = format_moment(call.platform.clock.timestamp())
    definition = {
        "title": "",
        "entityTypes": ["CUSTOMERS"],
        "type": "TEXT",
        "shownOnOrderDetails": False,
        "linkedWithCheckoutField": False,
        "createdDate": now,
        "lastModifiedDate": now,
        **fields,
    }
    with call.platform.database.transaction():
        if _find(call, key) is not None:
            raise HTTPError(409, "An extra field with this key exists already")
        call.platform.documents.insert(call.store.id, KIND, definition)
        _publish(call)
    return {"createCount": 1, "key": key}


def update(call: Call, values: Mapping[str, str]) -> object:
    """Change the given fields of a definition; its key stays."""
    fields = _accepted(call)
    with call.platform.database.transaction():
        definition = _require(call, values["key"])
        changed = merged(definition, {**fields, "key": definition["key"]})
        changed["lastModifiedDate"] = format_moment(call.platform.clock.timestamp())
        call.platform.documents.replace(call.store.id, KIND, changed)
        _publish(call)
    return {"updateCount": 1}


def delete(call: Call, values: Mapping[str, str]) -> object:
    """Delete a definition; values that customers have stay with them."""
    with call.platform.database.transaction():
        definition = _require(call, values["key"])
        call.platform.documents.delete(call.store.id, KIND, definition["id"])
        _publish(call)
    return {"deleteCount": 1}


def _accepted(call: Call) -> Document:
    body = read_json_object(call.request)
    if isinstance(body.get("type"), str):
        body["type"] = str(body["type"]).upper()
    fields = accepted(body, "CustomerExtraFieldConfig")
    if fields.get("key") == "":
        del fields["key"]
    return fields


def _find(call: Call, key: str) -> Document | None:
    return call.platform.documents.first(call.store.id, KIND, equals("key", key))


def _require(call: Call, key: str) -> Document:
    definition = _find(call, key)
    if definition is None:
        raise HTTPError(404, "Extra field not found")
    return definition


def _shown(definition: Document) -> Document:
    return {name: value for name, value in definition.items() if name != "id"}


def _publish(call: Call) -> None:
    # The platform has no event of its own for what is one of the store's settings.
    call.platform.events.publish(
        "profile.updated", store_id=call.store.id, client_id=call.client_id, entity_id=call.store.id
    )
