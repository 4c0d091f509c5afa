"""The one table of event types: what they are about, and the class that a handler gets.

``docs/reference/webhooks.md`` is written from it.

Source: docs.ecwid.com, list of webhook events; event data in webhooks (read 2026-11).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ecwid_native.webhooks.events import (
    ApplicationEvent,
    CategoryEvent,
    CouponEvent,
    CustomerEvent,
    CustomerGroupEvent,
    InvoiceEvent,
    OrderEvent,
    ProductEvent,
    ProductTypeEvent,
    ProfileEvent,
    PromotionEvent,
    ReviewEvent,
    SizeChartEvent,
    UnfinishedOrderEvent,
    WebhookEvent,
)


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


CHANGES = ("created", "updated", "deleted")
STATUSES = ("newPaymentStatus", "newFulfillmentStatus")
OLD_STATUSES = ("oldPaymentStatus", *STATUSES, "oldFulfillmentStatus")
ORDER_ID = "internal order id"
PERSONAL_DATA = ("personalDataRemovalRequest", "personalDataExportRequest")


def _changes(
    entity: str,
    event: type[WebhookEvent],
    scope: str,
    entity_id: str,
    *,
    data: tuple[str, ...] = (),
    actions: tuple[str, ...] = CHANGES,
) -> Iterator[EventType]:
    for action in actions:
        yield EventType(
            name=f"{entity}.{action}", event=event, scope=scope, entity=entity_id, data=data
        )


_TYPES = (
    *_changes(
        "order",
        OrderEvent,
        "read_orders",
        ORDER_ID,
        data=("orderId", *STATUSES),
        actions=("created",),
    ),
    *_changes(
        "order",
        OrderEvent,
        "read_orders",
        ORDER_ID,
        data=("orderId", *OLD_STATUSES),
        actions=("updated",),
    ),
    *_changes(
        "order", OrderEvent, "read_orders", ORDER_ID, data=("orderId",), actions=("deleted",)
    ),
    *_changes(
        "unfinished_order",
        UnfinishedOrderEvent,
        "read_orders",
        "internal order id, or -1",
        data=("orderId", "cartId"),
    ),
    *_changes("product", ProductEvent, "read_catalog", "product id"),
    *_changes("category", CategoryEvent, "read_catalog", "category id"),
    *_changes("product_class", ProductTypeEvent, "read_catalog", "product type id"),
    *_changes("customer", CustomerEvent, "read_customers", "customer id", data=("customerEmail",)),
    *_changes(
        "customer",
        CustomerEvent,
        "read_store_profile",
        "customer id (not confirmed)",
        actions=PERSONAL_DATA,
    ),
    *_changes("customer_group", CustomerGroupEvent, "read_customers", "group id"),
    *_changes("discount_coupon", CouponEvent, "read_discount_coupons", "coupon id"),
    *_changes("promotion", PromotionEvent, "read_promotion", "promotion id", data=("version",)),
    *_changes(
        "review",
        ReviewEvent,
        "read_reviews",
        "review id",
        data=("productId", "orderId", "status"),
        actions=("created", "updated"),
    ),
    *_changes(
        "review",
        ReviewEvent,
        "read_reviews",
        "review id",
        data=("productId", "orderId"),
        actions=("deleted",),
    ),
    *_changes(
        "invoice",
        InvoiceEvent,
        "read_invoices",
        "not documented",
        data=("orderId",),
        actions=("created", "deleted"),
    ),
    *_changes("profile", ProfileEvent, "read_store_profile", "store id", actions=("updated",)),
    *_changes(
        "profile",
        ProfileEvent,
        "read_store_profile",
        "store id",
        data=("oldSubscriptionName", "newSubscriptionName"),
        actions=("subscriptionStatusChanged",),
    ),
    *_changes(
        "profile",
        ProfileEvent,
        "read_store_profile",
        "store id (not confirmed)",
        actions=PERSONAL_DATA,
    ),
    *_changes(
        "application",
        ApplicationEvent,
        "read_store_profile",
        "store id",
        actions=("installed", "uninstalled"),
    ),
    *_changes(
        "application",
        ApplicationEvent,
        "read_store_profile",
        "store id",
        data=("oldSubscriptionStatus", "newSubscriptionStatus"),
        actions=("subscriptionStatusChanged",),
    ),
    *_changes(
        "application",
        ApplicationEvent,
        "read_store_profile",
        "store id",
        actions=("storageChanged",),
    ),
    *_changes("size_chart", SizeChartEvent, "", "size chart id (not confirmed)"),
)
EVENT_TYPES = {each.name: each for each in _TYPES}
