"""Customers over REST.

Source: docs.ecwid.com, "Search customers" and the pages next to it (read 2026-11).
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from ecwid_native.sandbox import catalogue
from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.people import customers
from ecwid_native.sandbox.people.customers import Document
from ecwid_native.sandbox.rest import customer_search
from ecwid_native.sandbox.rest.bodies import accepted, require, wrong_field
from ecwid_native.sandbox.rest.identifiers import path_id
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

READ, CREATE, UPDATE = "read_customers", "create_customers", "update_customers"
CONTACT_TYPES = catalogue.values()["Customer.CustomerContact.type"]


def add_routes(router: Router[Operation]) -> None:
    """Add search, get, create, update and delete."""
    all_path, one = "/api/v3/{store_id}/customers", "/api/v3/{store_id}/customers/{customer_id}"
    router.add(
        "GET", all_path, Operation(handler=search, scope=READ, selects_fields=True, searches=True)
    )
    router.add("GET", one, Operation(handler=get, scope=READ, selects_fields=True))
    router.add("POST", all_path, Operation(handler=create, scope=CREATE, needs_json=True))
    router.add("PUT", one, Operation(handler=update, scope=UPDATE, needs_json=True))
    router.add("DELETE", one, Operation(handler=delete, scope=UPDATE))


def search(call: Call, values: Mapping[str, str]) -> object:
    """Return one page of the customers that meet the parameters."""
    query = Parameters(call.request.args)
    page = query.page()
    documents, store_id = call.platform.documents, call.store.id
    found = documents.find(
        store_id,
        customers.KIND,
        *customer_search.conditions(query),
        order=customer_search.order(query),
        limit=page.limit,
        offset=page.offset,
    )
    everybody = documents.count(store_id, customers.KIND)
    items: list[object] = [*customers.present(call.platform, store_id, found.items)]
    return page.envelope(items, found.total, allCustomerCount=everybody)


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return one customer."""
    customer = require_customer(call, values["customer_id"])
    return customers.present(call.platform, call.store.id, [customer])[0]


def create(call: Call, values: Mapping[str, str]) -> object:
    """Create a customer; the e-mail address is enough."""
    fields = checked(accepted(read_json_object(call.request), "Customer"))
    require(fields, "email")
    with refusals():
        customer = customers.create(call.platform, call.store.id, call.client_id, fields)
    return {"id": customer["id"]}


def update(call: Call, values: Mapping[str, str]) -> object:
    """Change the given fields of a customer."""
    fields = checked(accepted(read_json_object(call.request), "Customer"))
    with call.platform.database.transaction(), refusals():
        customer = require_customer(call, values["customer_id"])
        customers.update(call.platform, call.store.id, call.client_id, customer, fields)
    return {"updateCount": 1}


def delete(call: Call, values: Mapping[str, str]) -> object:
    """Delete a customer."""
    with call.platform.database.transaction():
        customer = require_customer(call, values["customer_id"])
        customers.delete(call.platform, call.store.id, call.client_id, customer)
    return {"deleteCount": 1}


def require_customer(call: Call, text: str) -> Document:
    """Return the customer with the id in a path.

    Raises:
        HTTPError: 404.
    """
    number = path_id(text)
    found = None
    if number is not None:
        found = call.platform.documents.get(call.store.id, customers.KIND, number)
    if found is None:
        raise HTTPError(404, f"Customer #{text} not found")
    return found


def checked(fields: Document) -> Document:
    """Return the fields of a customer once addresses and contacts are of use.

    Raises:
        HTTPError: 400 that names the field.
    """
    if "email" in fields and "@" not in fields["email"]:
        raise wrong_field("email")
    for contact in fields.get("contacts", []):
        check_contact(contact)
    return fields


def check_contact(contact: Document) -> None:
    """Refuse a contact without text or of a type that there is not.

    Raises:
        HTTPError: 400 that names the field.
    """
    require(contact, "contact", "type")
    if contact["type"] not in CONTACT_TYPES:
        raise wrong_field("type")


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what the store refuses about a customer into the platform's answers."""
    try:
        yield
    except customers.EmailTakenError:
        raise HTTPError(409, "A customer with this e-mail address exists already") from None
    except customers.UnknownGroupError as exc:
        raise HTTPError(404, f"Customer group #{exc} not found") from None
