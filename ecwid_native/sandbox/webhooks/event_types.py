"""Every event type of the platform in one table.

Sources: docs.ecwid.com, "List of webhook events" and "Event data in webhooks"; the scope of
`size_chart.*` is a guess after the names of the others (read 2026-11).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

# Spelt as the documentation spells them.
CHANGES = ("created", "updated", "deleted")
OPEN = "not documented"


@dataclass(frozen=True, kw_only=True)
class EventType:
    """One event type.

    Args:
        name: such as `order.created`.
        scope: what a store's token must hold for the event to be sent.
        entity: what `entityId` is the id of.
        sample: the members of `data` with an example of each; empty when the event has none.
    """

    name: str
    scope: str
    entity: str
    sample: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def is_for_one_app(self) -> bool:
        """Tell whether the event is about one app and reaches that one alone."""
        return self.name.startswith("application.")


def _family(
    name: str,
    scope: str,
    entity: str,
    sample: Mapping[str, str | int] | None = None,
    *,
    changes: tuple[str, ...] = CHANGES,
) -> list[EventType]:
    return [
        EventType(name=f"{name}.{change}", scope=scope, entity=entity, sample=sample or {})
        for change in changes
    ]


_ORDER = {"orderId": "K4R7Q"}
_NEW_STATUS = {"newPaymentStatus": "PAID", "newFulfillmentStatus": "AWAITING_PROCESSING"}
_OLD_STATUS = {
    "oldPaymentStatus": "AWAITING_PAYMENT",
    "oldFulfillmentStatus": "AWAITING_PROCESSING",
}
_CART = {**_ORDER, "cartId": "6626E60A-A6F9-4CD5-8230-43D5F162E0CD"}
_REVIEW = {"productId": 100000001, "orderId": 100000001}
_PLANS = {"oldSubscriptionName": "ECWID_BUSINESS", "newSubscriptionName": "ECWID_UNLIMITED"}
_STATUSES = {"oldSubscriptionStatus": "TRIAL", "newSubscriptionStatus": "ACTIVE"}
_PERSONAL_DATA = ("personalDataRemovalRequest", "personalDataExportRequest")
_PROFILE = "read_store_profile"

EVENT_TYPES: Mapping[str, EventType] = {
    event_type.name: event_type
    for event_type in (
        *_family("order", "read_orders", "order", _ORDER | _NEW_STATUS, changes=("created",)),
        *_family(
            "order",
            "read_orders",
            "order",
            _ORDER | _OLD_STATUS | _NEW_STATUS,
            changes=("updated",),
        ),
        *_family("order", "read_orders", "order", _ORDER, changes=("deleted",)),
        *_family("unfinished_order", "read_orders", "unfinished order", _CART),
        *_family("product", "read_catalog", "product"),
        *_family("category", "read_catalog", "category"),
        *_family("product_class", "read_catalog", "product type"),
        *_family("customer", "read_customers", "customer", {"customerEmail": "ada@example.com"}),
        *_family("customer", _PROFILE, "customer", changes=_PERSONAL_DATA),
        *_family("customer_group", "read_customers", "customer group"),
        *_family("discount_coupon", "read_discount_coupons", "coupon"),
        *_family("promotion", "read_promotion", "promotion", {"version": 1}),
        *_family(
            "review",
            "read_reviews",
            "review",
            {**_REVIEW, "status": "PUBLISHED"},
            changes=("created", "updated"),
        ),
        *_family("review", "read_reviews", "review", _REVIEW, changes=("deleted",)),
        *_family(
            "invoice", "read_invoices", OPEN, {"orderId": "K4R7Q"}, changes=("created", "deleted")
        ),
        *_family("profile", _PROFILE, "store", changes=("updated",)),
        *_family("profile", _PROFILE, "store", _PLANS, changes=("subscriptionStatusChanged",)),
        *_family("profile", _PROFILE, "store", changes=_PERSONAL_DATA),
        *_family("application", _PROFILE, "store", changes=("installed", "uninstalled")),
        *_family(
            "application", _PROFILE, "store", _STATUSES, changes=("subscriptionStatusChanged",)
        ),
        *_family("application", _PROFILE, "store", changes=("storageChanged",)),
        *_family("size_chart", "read_sizecharts", OPEN),
    )
}
