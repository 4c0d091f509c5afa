"""The contacts of a customer over REST.

Source: docs.ecwid.com, "Search customer contacts" and the pages next to it (read 2026-11).
"""

from collections.abc import Mapping
from functools import partial

from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.people import customers
from ecwid_native.sandbox.people.contacts import one_default, with_contact
from ecwid_native.sandbox.people.customers import Document
from ecwid_native.sandbox.rest.bodies import accepted, merged
from ecwid_native.sandbox.rest.customers import (
    CREATE,
    READ,
    UPDATE,
    check_contact,
    require_customer,
)
from ecwid_native.sandbox.rest.identifiers import path_id
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

TYPE = "Customer.CustomerContact"


def add_routes(router: Router[Operation]) -> None:
    """Add search, get, create, update and delete."""
    every = "/api/v3/{store_id}/customers/{customer_id}/contacts"
    one = every + "/{contact_id}"
    router.add("GET", every, Operation(handler=search, scope=READ, selects_fields=True))
    router.add("GET", one, Operation(handler=get, scope=READ, selects_fields=True))
    router.add("POST", every, Operation(handler=create, scope=CREATE, needs_json=True))
    router.add("PUT", one, Operation(handler=update, scope=UPDATE, needs_json=True))
    router.add("DELETE", one, Operation(handler=delete, scope=UPDATE))


def search(call: Call, values: Mapping[str, str]) -> object:
    """Return all contacts of a customer."""
    return {"items": require_customer(call, values["customer_id"]).get("contacts", [])}


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return one contact."""
    customer = require_customer(call, values["customer_id"])
    return _require(customer, values["contact_id"])


def create(call: Call, values: Mapping[str, str]) -> object:
    """Add a contact."""
    contact = accepted(read_json_object(call.request), TYPE)
    check_contact(contact)
    with call.platform.database.transaction():
        customer = require_customer(call, values["customer_id"])
        next_id = partial(call.platform.documents.next_id, call.store.id, "customer_contact")
        _store(call, customer, with_contact(customer.get("contacts", []), contact, next_id))
    return {"createCount": 1}


def update(call: Call, values: Mapping[str, str]) -> object:
    """Change the given fields of a contact; its id stays."""
    fields = accepted(read_json_object(call.request), TYPE)
    with call.platform.database.transaction():
        customer = require_customer(call, values["customer_id"])
        before = _require(customer, values["contact_id"])
        changed = merged(before, {**fields, "id": before["id"]})
        check_contact(changed)
        contacts = [changed if each is before else each for each in customer["contacts"]]
        _store(call, customer, one_default(contacts, winner=before["id"]))
    return {"updateCount": 1}


def delete(call: Call, values: Mapping[str, str]) -> object:
    """Remove a contact."""
    with call.platform.database.transaction():
        customer = require_customer(call, values["customer_id"])
        gone = _require(customer, values["contact_id"])
        contacts = [each for each in customer["contacts"] if each is not gone]
        _store(call, customer, one_default(contacts))
    return {"deleteCount": 1}


def _require(customer: Document, text: str) -> Document:
    number = path_id(text)
    for contact in customer.get("contacts", []):
        if contact["id"] == number:
            found: Document = contact
            return found
    raise HTTPError(404, f"Contact #{text} not found")


def _store(call: Call, customer: Document, contacts: list[Document]) -> None:
    fields = {"contacts": contacts}
    customers.update(call.platform, call.store.id, call.client_id, customer, fields)
