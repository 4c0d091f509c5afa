"""A shopper's account: the store's customer and the customer's orders.

Source: docs.ecwid.com, "Get customer data" for what apps see (read 2026-11). Ecwid sends a link by
mail to sign in; here an e-mail address is enough, and a new one becomes a customer: our choice.
"""

from typing import Any

from ecwid_native.sandbox.conditions import descending, equals, negated
from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.orders.document import KIND, UNFINISHED, present
from ecwid_native.sandbox.people import customers, groups
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.parameters import parse_moment
from ecwid_native.sandbox.storefront.cart_body import PERSON
from ecwid_native.sandbox.storefront.placing import EMAIL
from ecwid_native.sandbox.storefront.shown_orders import shown_order
from ecwid_native.sandbox.stores import Store

Document = dict[str, Any]

MOST_ORDERS = 50
NAMES = ("countryName", "stateOrProvinceName")


def account(platform: Platform, store: Store, email: str, origin: str) -> Document:
    """Return `customer` as apps get it, and `orders`, newest first.

    Raises:
        HTTPError: 422 for what cannot be an e-mail address.
    """
    if not EMAIL.fullmatch(email):
        raise HTTPError(422, "This is no e-mail address")
    known = customers.find_by_email(platform, store.id, email)
    customer = known or customers.create(platform, store.id, None, {"email": email})
    found = platform.documents.find(
        store.id,
        KIND,
        equals("customerId", customer["id"]),
        negated(equals("paymentStatus", UNFINISHED)),
        order=(descending("createTimestamp"), "id DESC"),
        limit=MOST_ORDERS,
    ).items
    orders = [shown_order(platform, store, present(order), origin) for order in found]
    return {"customer": _shown(platform, store, customer), "orders": orders}


def _shown(platform: Platform, store: Store, customer: Document) -> Document:
    registered = parse_moment(customer.get("registered") or "") or 0
    shown: Document = {
        "id": customer["id"],
        "email": customer.get("email", ""),
        "ownerId": store.id,
        "registered": str(int(registered)),
        "billingPerson": _person(customer.get("billingPerson") or {}),
        # The current storefront gives every address the id 0.
        "shippingAddresses": [
            {"id": 0, "person": _person(each)} for each in customer.get("shippingAddresses") or []
        ],
    }
    group_id = customer.get("customerGroupId") or groups.GENERAL_ID
    group = groups.get_group(platform, store.id, group_id)
    if group is not None and group_id != groups.GENERAL_ID:
        shown["membership"] = {"id": group_id, "name": group.get("name", ""), "ownerId": store.id}
    return shown


def _person(person: Document) -> Document:
    return {name: person[name] for name in (*PERSON, *NAMES) if person.get(name)}
