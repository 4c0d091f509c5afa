"""Recurring subscriptions over REST.

Source: docs.ecwid.com, "Search subscriptions" and the pages next to it (read 2026-11).
"""

from collections.abc import Mapping
from typing import Any

from ecwid_native.sandbox import catalogue
from ecwid_native.sandbox.conditions import (
    NOTHING,
    Condition,
    ascending,
    between,
    descending,
    equals,
    equals_text,
    has_id,
    list_holds,
)
from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.orders.lifecycle import find_order
from ecwid_native.sandbox.orders.subscriptions import (
    KIND,
    WrongIntervalError,
    present_subscription,
    update_subscription,
)
from ecwid_native.sandbox.rest.bodies import accepted
from ecwid_native.sandbox.rest.identifiers import path_id
from ecwid_native.sandbox.rest.parameters import Parameters, parse_moment
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

READ, UPDATE = "read_subscriptions", "update_subscriptions"
ORDER_COUNT = "json_array_length(body, '$.orders')"
# What sortBy may be, the default first.
SORTINGS = {
    "DATE_CREATED_DESC": descending("createdAt"),
    "DATE_CREATED_ASC": ascending("createdAt"),
    "ORDER_COUNT_ASC": ORDER_COUNT,
    "ORDER_COUNT_DESC": f"{ORDER_COUNT} DESC",
    "NEXT_CHARGE_DATE_ASC": ascending("nextChargeAt"),
    "NEXT_CHARGE_DATE_DESC": descending("nextChargeAt"),
}
RANGES = {
    "created": "createdAt",
    "cancelled": "cancelledAt",
    "updated": "updatedAt",
    "nextCharge": "nextChargeAt",
}


def add_routes(router: Router[Operation]) -> None:
    """Add search, one subscription and its update."""
    base = "/api/v3/{store_id}/subscriptions"
    one = f"{base}/{{subscription_id}}"
    router.add(
        "GET", base, Operation(handler=search, scope=READ, selects_fields=True, searches=True)
    )
    router.add("GET", one, Operation(handler=get, scope=READ, selects_fields=True))
    router.add("PUT", one, Operation(handler=update, scope=UPDATE, needs_json=True))


def search(call: Call, values: Mapping[str, str]) -> object:
    """Return the subscriptions that meet all filters."""
    parameters = Parameters(call.request.args)
    page = parameters.page()
    sorting = parameters.choice("sortBy", tuple(SORTINGS)) or next(iter(SORTINGS))
    found = call.platform.documents.find(
        call.store.id,
        KIND,
        *_own_conditions(parameters),
        *_order_conditions(call, parameters),
        order=(SORTINGS[sorting],),
        limit=page.limit,
        offset=page.offset,
    )
    return page.envelope([present_subscription(item) for item in found.items], found.total)


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return one subscription."""
    return present_subscription(_require(call, values))


def update(call: Call, values: Mapping[str, str]) -> object:
    """Write status, next charge and interval."""
    changes = accepted(read_json_object(call.request), "Subscription")
    if "nextCharge" in changes:
        changes["nextCharge"] = parse_moment(changes["nextCharge"])
    with call.platform.database.transaction():
        subscription = _require(call, values)
        try:
            update_subscription(call.platform, call.store.id, subscription, changes)
        except WrongIntervalError as exc:
            raise HTTPError(400, str(exc), "WRONG_PARAMETER") from exc
    return {"updateCount": 1}


def _require(call: Call, values: Mapping[str, str]) -> Document:
    subscription_id = path_id(values["subscription_id"])
    found = call.platform.documents.get(call.store.id, KIND, subscription_id or 0)
    if found is None:
        raise HTTPError(404, f"Subscription #{values['subscription_id']} not found")
    return found


def _own_conditions(parameters: Parameters) -> list[Condition]:
    found = []
    ids = parameters.integers("id")
    if ids is not None:
        found.append(has_id(ids))
    for name, path in RANGES.items():
        low, high = parameters.moment(f"{name}From"), parameters.moment(f"{name}To")
        if (low, high) != (None, None):
            # Answers have no fractions of a second: what they show as this second belongs to it.
            found.append(between(path, low, None if high is None else high + 0.999999))
    customer_id = parameters.integer("customerId")
    if customer_id is not None:
        found.append(equals("customerId", customer_id))
    status = parameters.choice("status", catalogue.enums()["SubscriptionStatus"])
    if status is not None:
        found.append(equals("status", status))
    interval = parameters.choice("recurringInterval", catalogue.enums()["SubscriptionInterval"])
    if interval is not None:
        found.append(equals("chargeSettings.recurringInterval", interval))
    count = parameters.integer("recurringIntervalCount")
    if count is not None:
        found.append(equals("chargeSettings.recurringIntervalCount", count))
    email = parameters.text("email")
    if email is not None:
        found.append(equals_text("email", email))
    product_id = parameters.integer("productId")
    if product_id is not None:
        found.append(list_holds("productIds", [product_id]))
    return found


def _order_conditions(call: Call, parameters: Parameters) -> list[Condition]:
    found = []
    reference = parameters.text("orderId")
    if reference is not None:
        order = find_order(call.platform, call.store.id, reference)
        found.append(NOTHING if order is None else _an_order("id", "=", order["id"]))
    total = parameters.number("orderTotal")
    if total is not None:
        found.append(_an_order("total", "=", total))
    for name, sign in (("orderCreatedFrom", ">="), ("orderCreatedTo", "<=")):
        moment = parameters.moment(name)
        if moment is not None:
            found.append(_an_order("createTimestamp", sign, moment))
    return found


def _an_order(name: str, sign: str, value: float) -> Condition:
    """One of the subscription's orders compares so; names and signs are constants."""
    orders = "SELECT 1 FROM json_each(body, '$.orders') AS paid"
    test = f"json_extract(paid.value, '$.{name}') {sign} ?"
    return Condition(f"EXISTS ({orders} WHERE {test})", (value,))
