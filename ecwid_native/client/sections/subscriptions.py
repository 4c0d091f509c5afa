# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Recurring subscriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ecwid_native.client.operation import Operation
from ecwid_native.client.paging import PAGE_SIZE, PREFETCH, Items, Paging
from ecwid_native.client.parameters import fields, integer, moment, number, text
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.shared import Updated
    from ecwid_native.client.types.subscriptions import (
        Subscription,
        SubscriptionInput,
        SubscriptionsSearchFilters,
        SubscriptionsSearchQuery,
    )
    from ecwid_native.client.values import FieldNames, Page

_SEARCH: Operation[Page[Subscription]] = Operation(
    "GET",
    "/subscriptions",
    scopes=("read_subscriptions",),
    query={
        "id": integer("id", least=0),
        "created_from": moment("createdFrom"),
        "created_to": moment("createdTo"),
        "cancelled_from": moment("cancelledFrom"),
        "cancelled_to": moment("cancelledTo"),
        "updated_from": moment("updatedFrom"),
        "updated_to": moment("updatedTo"),
        "customer_id": integer("customerId", least=0),
        "status": text("status"),
        "next_charge_from": moment("nextChargeFrom"),
        "next_charge_to": moment("nextChargeTo"),
        "recurring_interval": text("recurringInterval"),
        "recurring_interval_count": integer("recurringIntervalCount", least=0),
        "product_id": integer("productId", least=0),
        "email": text("email"),
        "order_id": text("orderId"),
        "order_total": number("orderTotal"),
        "order_created_from": moment("orderCreatedFrom"),
        "order_created_to": moment("orderCreatedTo"),
        "offset": integer("offset", least=0),
        "limit": integer("limit", least=1, most=100),
        "sort_by": text("sortBy"),
        "lang": text("lang"),
        "response_fields": fields("responseFields"),
    },
)
_GET: Operation[Subscription] = Operation(
    "GET", "/subscriptions/{subscriptionId:d}", scopes=("read_subscriptions",)
)
_UPDATE: Operation[Updated] = Operation(
    "PUT", "/subscriptions/{subscriptionId:d}", scopes=("update_subscriptions",)
)


class Subscriptions(Section):
    """Recurring subscriptions."""

    def search(self, **query: Unpack[SubscriptionsSearchQuery]) -> Page[Subscription]:
        """Return one page of recurring subscriptions.

        ``GET /subscriptions``; scope ``read_subscriptions``.
        """
        return self._call(_SEARCH, query=query)

    def iterate(
        self,
        *,
        item_fields: FieldNames | None = None,
        page_size: int = PAGE_SIZE,
        prefetch: int = PREFETCH,
        cursor: str | None = None,
        **query: Unpack[SubscriptionsSearchFilters],
    ) -> Items[Subscription]:
        """Yield every item of `search`, from all pages.

        See `Items` for what the arguments mean.
        """
        paging = Paging(
            key="id",
            sort="DATE_CREATED_ASC",
            item_fields=item_fields,
            page_size=page_size,
            prefetch=prefetch,
            cursor=cursor,
        )
        return self._iterate(_SEARCH, paging=paging, query=query)

    def get(self, subscription_id: int) -> Subscription:
        """Return a recurring subscription.

        ``GET /subscriptions/{subscriptionId}``; scope ``read_subscriptions``.
        """
        return self._call(_GET, subscription_id)

    def update(
        self, subscription_id: int, subscription: SubscriptionInput | Subscription
    ) -> Updated:
        """Change a subscription's status, next charge or payment settings.

        ``PUT /subscriptions/{subscriptionId}``; scope ``update_subscriptions``.
        """
        return self._call(_UPDATE, subscription_id, body=subscription)
