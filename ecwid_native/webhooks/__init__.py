"""Webhooks: ``from ecwid_native.webhooks import OrderEvent, webhook``."""

from ecwid_native.webhooks.base_event import WebhookEvent
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
)
from ecwid_native.webhooks.registry import webhook

__all__ = [
    "ApplicationEvent",
    "CategoryEvent",
    "CouponEvent",
    "CustomerEvent",
    "CustomerGroupEvent",
    "InvoiceEvent",
    "OrderEvent",
    "ProductEvent",
    "ProductTypeEvent",
    "ProfileEvent",
    "PromotionEvent",
    "ReviewEvent",
    "SizeChartEvent",
    "UnfinishedOrderEvent",
    "WebhookEvent",
    "webhook",
]
