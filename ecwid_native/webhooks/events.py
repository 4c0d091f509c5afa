"""What a handler is given: a typed event, and the fresh entity on request.

Only the event's id and time are signed, and its store is one that has the app installed. All else
in a webhook is a hint: ``fetch()`` gives what is true now.

Source: docs.ecwid.com, event data in webhooks (read 2026-11).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from ecwid_native.client.api import EcwidClient
    from ecwid_native.client.types.carts import Cart
    from ecwid_native.client.types.categories import Category
    from ecwid_native.client.types.coupons import DiscountCoupon
    from ecwid_native.client.types.customer_groups import CustomerGroup
    from ecwid_native.client.types.customers import Customer
    from ecwid_native.client.types.orders import Order
    from ecwid_native.client.types.product_types import ProductType
    from ecwid_native.client.types.products import Product
    from ecwid_native.client.types.profile import StoreProfile
    from ecwid_native.client.types.promotions import Promotion
    from ecwid_native.client.types.reviews import ProductReview
    from ecwid_native.client.types.size_charts import SizeChart


class Writes(Protocol):
    """Remembers what a handler writes; see ``ecwid_native.webhooks.own_writes``."""

    def remember(self, entity: Mapping[str, Any]) -> None:
        """Note what the entity will be like."""


@dataclass(frozen=True, kw_only=True)
class WebhookEvent:
    """One event. A type without a class of its own comes as this one.

    Attributes:
        app: the app's slug.
        event_id: the same each time the event is delivered.
        event_type: such as ``order.created``; not signed.
        store_id: a store that has the app installed.
        entity_id: the id of the thing that the event is about, "" when there is none; not signed.
        created: when it happened.
        is_reconciled: whether no webhook told of it and a comparison over REST found it.
        unverified_data: what the webhook carries besides; anybody who sees one signed webhook
            could have altered it.
        entity: with ``@webhook(…, fetch=True)``, what ``fetch()`` gave just before the handler
            was called.
    """

    app: str
    event_id: str
    event_type: str
    store_id: int
    entity_id: int | str
    created: datetime
    is_reconciled: bool = False
    unverified_data: Mapping[str, Any] = field(default_factory=dict, repr=False)
    entity: Any = field(default=None, repr=False, compare=False)
    client: EcwidClient | None = field(default=None, repr=False, compare=False)
    writes: Writes | None = field(default=None, repr=False, compare=False)

    def fetch(self) -> Any:
        """The thing that the event is about, as it is now; see each class.

        Raises:
            LookupError: events of this type are about nothing that can be read.
        """
        raise LookupError(f"{self.event_type} is about nothing that can be read")

    def _client(self) -> EcwidClient:
        if self.client is None:
            raise LookupError("this event has no store to ask: the app is not installed there")
        return self.client

    def _text(self, name: str) -> str:
        value = self.unverified_data.get(name, "")
        return str(value) if isinstance(value, str | int) else ""

    def _int_id(self) -> int:
        if not isinstance(self.entity_id, int):
            raise LookupError(f"{self.event_type} names no entity")
        return self.entity_id


class _Entity(WebhookEvent, ABC):
    """An event about something that can be read and changed."""

    @abstractmethod
    def _put(self, changes: Mapping[str, Any]) -> None:
        """Write the fields to the entity."""

    def update(self, changes: Mapping[str, Any]) -> bool:
        """Change the entity over REST unless it is so already; whether anything was written.

        The change causes an event as well. It is not given to this handler when the entity is
        then exactly what this left behind; another's change in between is.

        Args:
            changes: fields of the entity by Ecwid's names.

        Raises:
            APIError: the entity cannot be read or written.
        """
        entity: Mapping[str, Any] = self.fetch()
        if all(name in entity and entity[name] == value for name, value in changes.items()):
            return False
        if self.writes is not None:
            # Before the write: a process that dies in between then handles one event too many
            # instead of two processes writing in turns for ever.
            self.writes.remember({**entity, **changes})
        self._put(changes)
        return True


class OrderEvent(_Entity):
    """``order.*``."""

    @property
    def order_id(self) -> str:
        """The order's id as merchants see it, such as ``XJ12H``; not signed."""
        return self._text("orderId") or str(self.entity_id)

    def fetch(self) -> Order:
        """The order as it is now.

        Raises:
            NotFoundError: it was deleted.
        """
        return self._client().orders.get(self.order_id)

    def _put(self, changes: Mapping[str, Any]) -> None:
        self._client().orders.update(self.order_id, changes)  # type: ignore[arg-type]  # any fields


class UnfinishedOrderEvent(WebhookEvent):
    """``unfinished_order.*``: an abandoned cart, maybe."""

    @property
    def cart_id(self) -> str:
        """The cart's id; not signed."""
        return self._text("cartId")

    def fetch(self) -> Cart:
        """The cart as it is now.

        Raises:
            NotFoundError: it became an order, or was deleted.
        """
        return self._client().carts.get(self.cart_id)


class ProductEvent(_Entity):
    """``product.*``."""

    def fetch(self) -> Product:
        """The product as it is now.

        Raises:
            NotFoundError: it was deleted.
        """
        return self._client().products.get(self._int_id())

    def _put(self, changes: Mapping[str, Any]) -> None:
        self._client().products.update(self._int_id(), changes)  # type: ignore[arg-type]  # any


class CategoryEvent(_Entity):
    """``category.*``."""

    def fetch(self) -> Category:
        """The category as it is now.

        Raises:
            NotFoundError: it was deleted.
        """
        return self._client().categories.get(self._int_id())

    def _put(self, changes: Mapping[str, Any]) -> None:
        self._client().categories.update(self._int_id(), changes)  # type: ignore[arg-type]  # any


class ProductTypeEvent(_Entity):
    """``product_class.*``: a product type."""

    def fetch(self) -> ProductType:
        """The product type as it is now.

        Raises:
            NotFoundError: it was deleted.
        """
        return self._client().product_types.get(self._int_id())

    def _put(self, changes: Mapping[str, Any]) -> None:
        self._client().product_types.update(self._int_id(), changes)  # type: ignore[arg-type]  # any


class CustomerEvent(_Entity):
    """``customer.*``."""

    def fetch(self) -> Customer:
        """The customer as they are now.

        Raises:
            NotFoundError: they were deleted.
        """
        return self._client().customers.get(self._int_id())

    def _put(self, changes: Mapping[str, Any]) -> None:
        self._client().customers.update(self._int_id(), changes)  # type: ignore[arg-type]  # any


class CustomerGroupEvent(_Entity):
    """``customer_group.*``."""

    def fetch(self) -> CustomerGroup:
        """The group as it is now.

        Raises:
            NotFoundError: it was deleted.
        """
        return self._client().customer_groups.get(self._int_id())

    def _put(self, changes: Mapping[str, Any]) -> None:
        self._client().customer_groups.update(self._int_id(), changes)  # type: ignore[arg-type]  # any


class CouponEvent(_Entity):
    """``discount_coupon.*``."""

    def fetch(self) -> DiscountCoupon:
        """The coupon as it is now.

        Raises:
            NotFoundError: it was deleted.
        """
        return self._client().coupons.get(self._int_id())

    def _put(self, changes: Mapping[str, Any]) -> None:
        self._client().coupons.update(self._int_id(), changes)  # type: ignore[arg-type]  # any


class PromotionEvent(WebhookEvent):
    """``promotion.*``. The API has no single promotion, so it is found among all."""

    def fetch(self) -> Promotion | None:
        """The promotion as it is now; None when it was deleted."""
        promotions = self._client().promotions.iterate()
        return next((each for each in promotions if each.get("id") == self.entity_id), None)


class ReviewEvent(_Entity):
    """``review.*``."""

    def fetch(self) -> ProductReview:
        """The review as it is now.

        Raises:
            NotFoundError: it was deleted.
        """
        return self._client().reviews.get(self._int_id())

    def _put(self, changes: Mapping[str, Any]) -> None:
        self._client().reviews.update(self._int_id(), changes)  # type: ignore[arg-type]  # any


class InvoiceEvent(WebhookEvent):
    """``invoice.*``: a tax invoice of an order."""

    @property
    def order_id(self) -> str:
        """The order's id; not signed."""
        return self._text("orderId")

    def fetch(self) -> Order:
        """The order that the invoice is of.

        Raises:
            NotFoundError: it was deleted.
        """
        return self._client().orders.get(self.order_id)


class ProfileEvent(_Entity):
    """``profile.*``: the store itself."""

    def fetch(self) -> StoreProfile:
        """The store's profile as it is now."""
        return self._client().profile.get()

    def _put(self, changes: Mapping[str, Any]) -> None:
        self._client().profile.update(changes)  # type: ignore[arg-type]  # any fields


class SizeChartEvent(_Entity):
    """``size_chart.*``."""

    def fetch(self) -> SizeChart:
        """The size chart as it is now.

        Raises:
            NotFoundError: it was deleted.
        """
        return self._client().size_charts.get(self._int_id())

    def _put(self, changes: Mapping[str, Any]) -> None:
        self._client().size_charts.update(self._int_id(), changes)  # type: ignore[arg-type]  # any


class ApplicationEvent(WebhookEvent):
    """``application.*``: this app in this store. The installation is up to date by then."""
