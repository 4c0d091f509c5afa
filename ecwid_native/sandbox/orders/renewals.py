"""The orders that subscriptions pay for as time goes by.

Source: docs.ecwid.com, "Recurring subscriptions" (read 2026-11): each charge makes an order. When
the charges of a moved clock are made is our choice: when they are asked for.
"""

from typing import Any

from ecwid_native.sandbox.conditions import between, equals
from ecwid_native.sandbox.orders.lifecycle import create_order
from ecwid_native.sandbox.orders.subscriptions import KIND, next_charge, with_order
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.parameters import format_moment
from ecwid_native.sandbox.stores import Store

Document = dict[str, Any]

# A clock moved by decades shall not make orders without end.
MAX_CHARGES = 1_000
COPIED = ("email", "paymentMethod", "paymentModule", "billingPerson", "shippingPerson", "items")


def charge_due(platform: Platform, store: Store) -> list[Document]:
    """Make the orders of all charges that are due by the sandbox's time, and return them."""
    charged: list[Document] = []
    now = platform.clock.timestamp()
    with platform.database.transaction():
        while len(charged) < MAX_CHARGES:
            due = platform.documents.find(
                store.id,
                KIND,
                equals("status", "ACTIVE"),
                between("nextChargeAt", None, now),
                limit=MAX_CHARGES - len(charged),
            ).items
            if not due:
                break
            charged += [_charge(platform, store, subscription) for subscription in due]
    return charged


def _charge(platform: Platform, store: Store, subscription: Document) -> Document:
    template, moment = subscription["orderTemplate"], subscription["nextChargeAt"]
    fields = {name: template[name] for name in COPIED if name in template}
    fields["items"] = [
        {
            **{name: value for name, value in item.items() if name != "id"},
            "subscriptionId": subscription["id"],
            "recurringChargeSettings": subscription["chargeSettings"],
        }
        for item in fields.get("items", [])
    ]
    fields.update(paymentStatus="PAID", createDate=format_moment(moment))
    order = create_order(platform, store, None, fields)
    changed = with_order(subscription, order)
    changed["nextChargeAt"] = next_charge(moment, subscription["chargeSettings"])
    changed["updatedAt"] = platform.clock.timestamp()
    platform.documents.replace(store.id, KIND, changed)
    return order
