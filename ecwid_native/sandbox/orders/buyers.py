"""The customer of an order.

Sources: docs.ecwid.com, "Create order" (read 2026-11): `customerId` links an order; with an e-mail
alone the platform finds or creates a customer. "Customers": a guest has a record without addresses.
"""

from typing import Any

from ecwid_native.sandbox.people import customers, groups
from ecwid_native.sandbox.platform import Platform

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
    group_id = customer.get("customerGroupId") or groups.GENERAL_ID
    group = groups.get_group(platform, store_id, group_id)
    order.setdefault("customerGroupId", group_id)
    if group is not None and group_id != groups.GENERAL_ID:
        order.setdefault("customerGroup", group.get("name"))


def _customer(
    platform: Platform, store_id: int, client_id: str | None, order: Document
) -> Document | None:
    customer_id = order.get("customerId") or 0
    if customer_id:
        customer = platform.documents.get(store_id, customers.KIND, customer_id)
        if customer is None:
            raise UnknownCustomerError(f"Customer #{customer_id} not found")
        order.setdefault("email", customer.get("email", ""))
        return customer
    email = order.get("email")
    if not email:
        return None
    known = customers.find_by_email(platform, store_id, email)
    return known or customers.create(platform, store_id, client_id, {"email": email})
