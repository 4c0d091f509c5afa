"""Customers: what is kept of them and what answers show.

Sources: docs.ecwid.com, "Search customers", "Create customer", "Update customer" (read 2026-11):
an e-mail address has one customer; addresses with an id are changed, without one added, missing
ones removed. Passwords are taken and forgotten: there is no sign-in to use them.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from ecwid_native.sandbox.conditions import equals, equals_text
from ecwid_native.sandbox.people import groups
from ecwid_native.sandbox.people.addresses import person_shown, with_names
from ecwid_native.sandbox.people.contacts import numbered, one_default, with_contact
from ecwid_native.sandbox.people.order_statistics import none_yet, statistics_of
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.parameters import format_moment

Document = dict[str, Any]

KIND = "customer"
DEFAULTS: Document = {
    "customerGroupId": groups.GENERAL_ID,
    "shippingAddresses": [],
    "contacts": [],
    "taxId": "",
    "taxIdValid": True,
    "taxExempt": False,
    "acceptMarketing": False,
    "privateAdminNotes": "",
    "favorites": [],
    "extrafields": [],
    "b2b_b2c": "b2c",
    "fiscalCode": "",
    "electronicInvoicePecEmail": "",
    "electronicInvoiceSdiCode": "",
}


class EmailTakenError(ValueError):
    """Another customer has this e-mail address."""


class UnknownGroupError(LookupError):
    """There is no customer group with this id."""


def find_by_email(platform: Platform, store_id: int, email: str) -> Document | None:
    """Return the customer with this e-mail address, whatever the case, or None."""
    return platform.documents.first(store_id, KIND, equals_text("email", email))


def create(
    platform: Platform, store_id: int, client_id: str | None, fields: Mapping[str, Any]
) -> Document:
    """Store a new customer and return it.

    Raises:
        EmailTakenError: the address has a customer.
        UnknownGroupError: there is no such group.
    """
    now = format_moment(platform.clock.timestamp())
    with platform.database.transaction():
        customer = {**DEFAULTS, "registered": now, "updated": now}
        customer |= _prepared(platform, store_id, customer, fields)
        customer = platform.documents.insert(store_id, KIND, customer)
        _publish(platform, store_id, client_id, "customer.created", customer)
    return customer


def update(
    platform: Platform,
    store_id: int,
    client_id: str | None,
    customer: Document,
    fields: Mapping[str, Any],
) -> None:
    """Change a customer.

    Raises:
        EmailTakenError: the address has another customer.
        UnknownGroupError: there is no such group.
    """
    with platform.database.transaction():
        changed = {**customer, **_prepared(platform, store_id, customer, fields)}
        changed["updated"] = format_moment(platform.clock.timestamp())
        platform.documents.replace(store_id, KIND, changed)
        _publish(platform, store_id, client_id, "customer.updated", changed)


def delete(platform: Platform, store_id: int, client_id: str | None, customer: Document) -> None:
    """Delete a customer; the orders stay."""
    with platform.database.transaction():
        platform.documents.delete(store_id, KIND, customer["id"])
        _publish(platform, store_id, client_id, "customer.deleted", customer)


def move_to_general(platform: Platform, store_id: int, client_id: str, group_id: int) -> None:
    """Take everybody out of a group that is about to go."""
    for customer in platform.documents.all(store_id, KIND, equals("customerGroupId", group_id)):
        update(platform, store_id, client_id, customer, {"customerGroupId": groups.GENERAL_ID})


def present(platform: Platform, store_id: int, customers: Iterable[Document]) -> list[Document]:
    """Return customers as answers show them."""
    people = list(customers)
    group_names = groups.names(platform, store_id)
    statistics = statistics_of(platform, store_id, [customer["id"] for customer in people])
    return [_shown(each, group_names, statistics.get(each["id"]) or none_yet()) for each in people]


def _shown(customer: Document, group_names: dict[int, str], statistics: Document) -> Document:
    shown = {**DEFAULTS, **customer}
    billing = shown.get("billingPerson")
    if billing is not None:
        shown["billingPerson"] = person_shown(billing)
        shown["name"] = billing.get("name", "")
    shown["shippingAddresses"] = [with_names(each) for each in shown["shippingAddresses"]]
    shown["customerGroupName"] = group_names.get(shown["customerGroupId"], "")
    shown["totalOrderCount"] = statistics["numberOfOrders"]
    shown["stats"] = statistics
    return shown


def _prepared(
    platform: Platform, store_id: int, before: Document, fields: Mapping[str, Any]
) -> Document:
    """Return the fields to write, checked against the rest of the store."""
    changes = {name: value for name, value in fields.items() if name != "password"}
    email = changes.get("email")
    if email is not None:
        other = find_by_email(platform, store_id, email)
        if other is not None and other["id"] != before.get("id"):
            raise EmailTakenError
    group_id = changes.get("customerGroupId")
    if group_id is not None and groups.get_group(platform, store_id, group_id) is None:
        raise UnknownGroupError(group_id)
    if "billingPerson" in changes:
        changes["billingPerson"] = {**before.get("billingPerson", {}), **changes["billingPerson"]}
    if "shippingAddresses" in changes:
        known = before.get("shippingAddresses", [])
        next_id = partial(platform.documents.next_id, store_id, "customer_address")
        changes["shippingAddresses"] = numbered(changes["shippingAddresses"], known, next_id)
    phone = changes.pop("primaryPhone", None)
    next_id = partial(platform.documents.next_id, store_id, "customer_contact")
    contacts = before.get("contacts", [])
    if "contacts" in changes:
        contacts = one_default(numbered(changes["contacts"], contacts, next_id))
        changes["contacts"] = contacts
    if phone is not None:
        contact = {"type": "PHONE", "contact": phone, "default": True}
        changes["contacts"] = with_contact(contacts, contact, next_id)
    return changes


def _publish(
    platform: Platform, store_id: int, client_id: str | None, event: str, customer: Document
) -> None:
    platform.events.publish(
        event,
        store_id=store_id,
        client_id=client_id,
        entity_id=customer["id"],
        customerEmail=customer.get("email", ""),
    )
