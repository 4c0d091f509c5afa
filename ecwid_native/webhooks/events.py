"""One class for the events of each kind of entity: what they tell, and what ``fetch()`` gives.

Source: docs.ecwid.com, event data in webhooks (read 2026-11).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ecwid_native.webhooks.base_event import (
    ChangeableEvent,
    EntityEvent,
    Resource,
    WebhookEvent,
)

if TYPE_CHECKING:
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


class OrderEvent(EntityEvent["Order"]):
    """``order.*``."""

    @property
    def order_id(self) -> str:
        """The order's id as merchants see it, such as ``XJ12H``; not signed."""
        return self._text("orderId") or str(self.entity_id)

    @property
    def _key(self) -> str:
        return self.order_id

    @property
    def _resource(self) -> Resource[Order]:
        return self._client().orders


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


class ProductEvent(EntityEvent["Product"]):
    """``product.*``."""

    @property
    def _resource(self) -> Resource[Product]:
        return self._client().products


class CategoryEvent(EntityEvent["Category"]):
    """``category.*``."""

    @property
    def _resource(self) -> Resource[Category]:
        return self._client().categories


class ProductTypeEvent(EntityEvent["ProductType"]):
    """``product_class.*``: a product type."""

    @property
    def _resource(self) -> Resource[ProductType]:
        return self._client().product_types


class CustomerEvent(EntityEvent["Customer"]):
    """``customer.*``."""

    @property
    def _resource(self) -> Resource[Customer]:
        return self._client().customers


class CustomerGroupEvent(EntityEvent["CustomerGroup"]):
    """``customer_group.*``."""

    @property
    def _resource(self) -> Resource[CustomerGroup]:
        return self._client().customer_groups


class CouponEvent(EntityEvent["DiscountCoupon"]):
    """``discount_coupon.*``."""

    @property
    def _resource(self) -> Resource[DiscountCoupon]:
        return self._client().coupons


class PromotionEvent(WebhookEvent):
    """``promotion.*``. The API has no single promotion, so it is found among all."""

    def fetch(self) -> Promotion | None:
        """The promotion as it is now; None when it was deleted."""
        promotions = self._client().promotions.iterate()
        return next((each for each in promotions if each.get("id") == self.entity_id), None)


class ReviewEvent(EntityEvent["ProductReview"]):
    """``review.*``."""

    @property
    def _resource(self) -> Resource[ProductReview]:
        return self._client().reviews


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


class ProfileEvent(ChangeableEvent):
    """``profile.*``: the store itself."""

    def fetch(self) -> StoreProfile:
        """The store's profile as it is now."""
        return self._client().profile.get()

    def _put(self, changes: Mapping[str, Any]) -> None:
        self._client().profile.update(changes)  # type: ignore[arg-type]  # any fields


class SizeChartEvent(EntityEvent["SizeChart"]):
    """``size_chart.*``."""

    @property
    def _resource(self) -> Resource[SizeChart]:
        return self._client().size_charts


class ApplicationEvent(WebhookEvent):
    """``application.*``: this app in this store. The installation is up to date by then."""
