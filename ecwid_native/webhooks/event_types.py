"""The one table of event types: what they are about, and the class that a handler gets.

``docs/reference/webhooks.md`` is written from it.

Source: docs.ecwid.com, list of webhook events; event data in webhooks (read 2026-11).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ecwid_native.webhooks import events
from ecwid_native.webhooks.base_event import WebhookEvent


@dataclass(frozen=True, kw_only=True)
class EventType:
    """One type of event.

    Attributes:
        name: as in ``eventType``.
        event: the class that a handler gets.
        scope: what the store's token needs, or Ecwid sends nothing; "" where not documented.
        entity: what ``entity_id`` is.
        data: the keys of ``unverified_data``.
    """

    name: str
    event: type[WebhookEvent]
    scope: str
    entity: str
    data: tuple[str, ...] = ()


# What each action has in ``unverified_data``.
Actions = Mapping[str, tuple[str, ...]]
CHANGES: Actions = {"created": (), "updated": (), "deleted": ()}
PERSONAL_DATA: Actions = {"personalDataRemovalRequest": (), "personalDataExportRequest": ()}
STATUSES = ("newPaymentStatus", "newFulfillmentStatus")
OLD_STATUSES = ("oldPaymentStatus", *STATUSES, "oldFulfillmentStatus")
REVIEW = ("productId", "orderId")

ORDERS = "read_orders"
CATALOG = "read_catalog"
CUSTOMERS = "read_customers"
PROFILE = "read_store_profile"


def _types(
    name: str, event: type[WebhookEvent], scope: str, entity: str, actions: Actions
) -> Iterator[EventType]:
    for action, data in actions.items():
        yield EventType(name=f"{name}.{action}", event=event, scope=scope, entity=entity, data=data)


_TYPES = (
    *_types(
        "order",
        events.OrderEvent,
        ORDERS,
        "internal order id",
        {
            "created": ("orderId", *STATUSES),
            "updated": ("orderId", *OLD_STATUSES),
            "deleted": ("orderId",),
        },
    ),
    *_types(
        "unfinished_order",
        events.UnfinishedOrderEvent,
        ORDERS,
        "internal order id, or -1",
        dict.fromkeys(CHANGES, ("orderId", "cartId")),
    ),
    *_types("product", events.ProductEvent, CATALOG, "product id", CHANGES),
    *_types("category", events.CategoryEvent, CATALOG, "category id", CHANGES),
    *_types("product_class", events.ProductTypeEvent, CATALOG, "product type id", CHANGES),
    *_types(
        "customer",
        events.CustomerEvent,
        CUSTOMERS,
        "customer id",
        dict.fromkeys(CHANGES, ("customerEmail",)),
    ),
    *_types(
        "customer", events.CustomerEvent, PROFILE, "customer id (not confirmed)", PERSONAL_DATA
    ),
    *_types("customer_group", events.CustomerGroupEvent, CUSTOMERS, "group id", CHANGES),
    *_types("discount_coupon", events.CouponEvent, "read_discount_coupons", "coupon id", CHANGES),
    *_types(
        "promotion",
        events.PromotionEvent,
        "read_promotion",
        "promotion id",
        dict.fromkeys(CHANGES, ("version",)),
    ),
    *_types(
        "review",
        events.ReviewEvent,
        "read_reviews",
        "review id",
        {"created": (*REVIEW, "status"), "updated": (*REVIEW, "status"), "deleted": REVIEW},
    ),
    *_types(
        "invoice",
        events.InvoiceEvent,
        "read_invoices",
        "not documented",
        {"created": ("orderId",), "deleted": ("orderId",)},
    ),
    *_types(
        "profile",
        events.ProfileEvent,
        PROFILE,
        "store id",
        {
            "updated": (),
            "subscriptionStatusChanged": ("oldSubscriptionName", "newSubscriptionName"),
        },
    ),
    *_types("profile", events.ProfileEvent, PROFILE, "store id (not confirmed)", PERSONAL_DATA),
    *_types(
        "application",
        events.ApplicationEvent,
        PROFILE,
        "store id",
        {
            "installed": (),
            "uninstalled": (),
            "subscriptionStatusChanged": ("oldSubscriptionStatus", "newSubscriptionStatus"),
            "storageChanged": (),
        },
    ),
    *_types("size_chart", events.SizeChartEvent, "", "size chart id (not confirmed)", CHANGES),
)
EVENT_TYPES = {each.name: each for each in _TYPES}
