"""Recurring subscriptions: how they start, charge and end.

Source: docs.ecwid.com, "Search subscriptions", "Update subscription" (read 2026-11): the
intervals are a day, one or two weeks, one or three months, a year; time stamps are in
milliseconds. REST cannot create one: here an order starts one for each product that the shopper
chose an interval for, or that is sold by subscription alone, which is our choice.
"""

import calendar
from datetime import UTC, datetime, timedelta
from typing import Any

from ecwid_native.sandbox.orders.document import UNFINISHED, present, visible
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.parameters import format_moment

Document = dict[str, Any]

KIND = "subscription"
INTERVALS = frozenset(
    {("DAY", 1), ("WEEK", 1), ("WEEK", 2), ("MONTH", 1), ("MONTH", 3), ("YEAR", 1)}
)
DEFAULT_INTERVAL: Document = {"recurringInterval": "MONTH", "recurringIntervalCount": 1}


class WrongIntervalError(ValueError):
    """The platform charges at other intervals only."""


def start_subscriptions(platform: Platform, store_id: int, order: Document) -> None:
    """Start what an order subscribes to and note it in the order's items, in place."""
    if order["paymentStatus"] == UNFINISHED:
        return
    for item in order.get("items", []):
        settings = None if item.get("subscriptionId") else _settings_of(platform, store_id, item)
        if settings is not None:
            subscription = start_subscription(platform, store_id, order, item, settings)
            item.update(subscriptionId=subscription["id"], recurringChargeSettings=settings)


def start_subscription(
    platform: Platform, store_id: int, order: Document, item: Document, settings: Document
) -> Document:
    """Store the subscription to one item of an order, charged at the settings' interval."""
    now = platform.clock.timestamp()
    charge = {name: settings[name] for name in DEFAULT_INTERVAL}
    interval = {
        "recurringInterval": charge["recurringInterval"],
        "intervalCount": charge["recurringIntervalCount"],
    }
    template = present({**order, "items": [{**item, "recurringChargeSettings": interval}]})
    subscription = {
        "customerId": order.get("customerId", 0),
        "status": "ACTIVE",
        "statusUpdatedAt": now,
        "createdAt": now,
        "updatedAt": now,
        "nextChargeAt": next_charge(now, charge),
        "chargeSettings": charge,
        "paymentMethod": {"creditCardMaskedNumber": "", "creditCardBrand": ""},
        "orderTemplate": visible(template, "Subscription.OrderTemplate"),
        "email": order.get("email", ""),
        "productIds": [item["productId"]] if item.get("productId") else [],
    }
    return platform.documents.insert(store_id, KIND, with_order(subscription, order))


def with_order(subscription: Document, order: Document) -> Document:
    """Return a subscription with one more order that it paid for."""
    entry = {
        "id": order["id"],
        "total": order.get("total", 0),
        "createDate": order["createDate"],
        "createTimestamp": order["createTimestamp"],
    }
    return {**subscription, "orders": [*subscription.get("orders", []), entry]}


def update_subscription(
    platform: Platform, store_id: int, subscription: Document, changes: Document
) -> Document:
    """Write status, next charge and interval of a subscription, and return it.

    `changes` has `nextCharge` as UNIX time.

    Raises:
        WrongIntervalError: the interval is none of the platform's.
    """
    now = platform.clock.timestamp()
    subscription = {**subscription, "updatedAt": now}
    charge = {**subscription["chargeSettings"], **changes.get("chargeSettings", {})}
    if (charge["recurringInterval"], charge["recurringIntervalCount"]) not in INTERVALS:
        raise WrongIntervalError("Wrong value of field chargeSettings")
    subscription["chargeSettings"] = charge
    if changes.get("nextCharge") is not None:
        subscription["nextChargeAt"] = changes["nextCharge"]
    status = changes.get("status", subscription["status"])
    if status != subscription["status"]:
        subscription.update(status=status, statusUpdatedAt=now)
        if status == "CANCELLED":
            subscription["cancelledAt"] = now
    platform.documents.replace(store_id, KIND, subscription)
    return subscription


def present_subscription(subscription: Document) -> Document:
    """Return a subscription as answers show it."""
    shown = visible(subscription, "Subscription")
    shown["subscriptionId"] = subscription["id"]
    shown["createTimestamp"] = int(subscription["createdAt"] * 1000)
    shown["updateTimestamp"] = int(subscription["updatedAt"] * 1000)
    shown["created"] = format_moment(subscription["createdAt"])
    shown["statusUpdated"] = format_moment(subscription["statusUpdatedAt"])
    if "cancelledAt" in subscription:
        shown["cancelled"] = format_moment(subscription["cancelledAt"])
    if subscription["status"] != "CANCELLED":
        shown["nextCharge"] = format_moment(subscription["nextChargeAt"])
        day = datetime.fromtimestamp(subscription["nextChargeAt"], tz=UTC)
        shown["nextChargeFormatted"] = day.strftime("%b %d, %Y")
    return shown


def next_charge(moment: float, charge: Document) -> float:
    """Return the UNIX time one interval after another; a month's end stays at a month's end."""
    start_at = datetime.fromtimestamp(moment, tz=UTC)
    interval, count = charge["recurringInterval"], charge["recurringIntervalCount"]
    if interval in {"DAY", "WEEK"}:
        return (start_at + timedelta(days=count * (7 if interval == "WEEK" else 1))).timestamp()
    months = start_at.month - 1 + count * (12 if interval == "YEAR" else 1)
    year, month = start_at.year + months // 12, months % 12 + 1
    day = min(start_at.day, calendar.monthrange(year, month)[1])
    return start_at.replace(year=year, month=month, day=day).timestamp()


def _settings_of(platform: Platform, store_id: int, item: Document) -> Document | None:
    product = platform.documents.get(store_id, "product", item.get("productId") or 0) or {}
    settings = product.get("subscriptionSettings") or {}
    chosen = item.get("recurringChargeSettings")
    is_once = settings.get("oneTimePurchaseAllowed") and not chosen
    if not settings.get("subscriptionAllowed") or is_once:
        return None
    offered = chosen or (settings.get("recurringChargeSettings") or [{}])[0]
    wanted = {**DEFAULT_INTERVAL, **{k: v for k, v in offered.items() if v is not None}}
    pair = (wanted["recurringInterval"], wanted["recurringIntervalCount"])
    return wanted if pair in INTERVALS else DEFAULT_INTERVAL
