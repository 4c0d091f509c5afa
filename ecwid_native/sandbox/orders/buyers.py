"""The customer of an order.

Sources: docs.ecwid.com, "Create order" (read 2026-11): `customerId` links an order; with an e-mail
alone the platform finds or creates a customer. "Customers": a guest has a record without addresses.
"""

from typing import Any

from ecwid_native.sandbox.conditions import equals_text
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.parameters import format_moment

Document = dict[str, Any]


class UnknownCustomerError(LookupError):
    """There is no customer with the id that an order names."""


def link_customer(
    platform: Platform, store_id: int, client_id: str | None, order: Document
) -> None:
    """Write the customer and the group into an order.

    Raises:
        UnknownCustomerError: `customerId` is of nobody.
    """
    customer = _customer(platform, store_id, client_id, order)
    if customer is None:
        return
    order["customerId"] = customer["id"]
    group_id = customer.get("customerGroupId") or 0
    group = platform.documents.get(store_id, "customer_group", group_id) if group_id else None
    order.setdefault("customerGroupId", group_id)
    if group is not None:
        order.setdefault("customerGroup", group.get("name"))


def _customer(
    platform: Platform, store_id: int, client_id: str | None, order: Document
) -> Document | None:
    customer_id = order.get("customerId") or 0
    if customer_id:
        customer = platform.documents.get(store_id, "customer", customer_id)
        if customer is None:
            raise UnknownCustomerError(f"Customer #{customer_id} not found")
        order.setdefault("email", customer.get("email", ""))
        return customer
    email = order.get("email")
    if not email:
        return None
    customer = platform.documents.first(store_id, "customer", equals_text("email", email))
    return customer or _new_customer(platform, store_id, client_id, email)


def _new_customer(platform: Platform, store_id: int, client_id: str | None, email: str) -> Document:
    now = format_moment(platform.clock.timestamp())
    customer = platform.documents.insert(
        store_id,
        "customer",
        {"email": email, "registered": now, "updated": now, "customerGroupId": 0},
    )
    platform.events.publish(
        "customer.created", store_id=store_id, client_id=client_id, entity_id=customer["id"]
    )
    return customer
