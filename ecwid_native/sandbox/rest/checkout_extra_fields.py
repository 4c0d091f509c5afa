"""Definitions of the extra fields of the checkout, over REST.

Source: docs.ecwid.com, "Search checkout extra fields" and the pages next to it (read 2026-11).
"""

from collections.abc import Mapping

from ecwid_native.sandbox.rest.customer_extra_fields import follow_checkout_field
from ecwid_native.sandbox.rest.extra_field_definitions import Definitions, Document
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

READ, WRITE = "read_store_profile", "update_store_profile"
CHOICES = ("SELECT", "CHECKBOX", "RADIO_BUTTONS", "TOGGLE_BUTTON_GROUP")


def add_routes(router: Router[Operation]) -> None:
    """Add search, get, create, update and delete."""
    every = "/api/v3/{store_id}/profile/extrafields"
    one = every + "/{key}"
    router.add("GET", every, Operation(handler=FIELDS.search, scope=READ, selects_fields=True))
    router.add("GET", one, Operation(handler=FIELDS.get, scope=READ, selects_fields=True))
    router.add("POST", every, Operation(handler=create, scope=WRITE, needs_json=True))
    router.add("PUT", one, Operation(handler=FIELDS.update, scope=WRITE, needs_json=True))
    router.add("DELETE", one, Operation(handler=FIELDS.delete, scope=WRITE))


def create(call: Call, values: Mapping[str, str]) -> object:
    """Create a definition under the key that is sent."""
    FIELDS.create(call, values)
    return {"createCount": 1}


def _complete(call: Call, fields: Document) -> Document:
    position = call.platform.documents.count(call.store.id, FIELDS.kind)
    definition = {
        "title": "",
        "type": "TEXT",
        "available": True,
        "required": False,
        "orderBy": position,
        "showInInvoice": False,
        "showInNotifications": False,
        "shownOnOrderDetails": False,
        "saveToCustomerProfile": False,
        "cpField": False,
        **fields,
    }
    return _changed(call, definition)


def _changed(call: Call, definition: Document) -> Document:
    """Return the definition: what offers a choice and has nothing to choose from is a text."""
    if definition["type"] in CHOICES and not definition.get("options"):
        return {**definition, "type": "TEXT"}
    return definition


FIELDS = Definitions(
    kind="checkout_extra_field",
    type_name="CheckoutExtraField",
    needs_key=True,
    complete=_complete,
    changed=_changed,
    saved=follow_checkout_field,
)
