"""The filters of the order search.

Source: docs.ecwid.com, "Search orders" (read 2026-11); the older filters are those that the
official client still sends. Without `paymentStatus` unfinished orders are left out. Newest first,
both ends of a range included, an unknown status refused: our choice.
"""

from collections.abc import Callable, Iterable
from typing import Any

from ecwid_native.sandbox import catalogue
from ecwid_native.sandbox.conditions import (
    Condition,
    any_of,
    between,
    contains,
    descending,
    equals,
    equals_text,
    field,
    has_id,
    list_holds,
    negated,
    one_of,
)
from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.rest.parameters import Parameters

Document = dict[str, Any]

# As it stands in the schema's indexes: SQLite uses them for no other form.
FINISHED = Condition(f"{field('paymentStatus')} <> 'INCOMPLETE'")
# Always met; SQLite counts by an index once it has a range in it.
EVER = Condition(f"{field('createTimestamp')} > -1e18")
NEWEST_FIRST = (descending("createTimestamp"), "id DESC")
# The sign keeps SQLite from walking through all orders by age for the few that changed lately.
NEWEST_FIRST_OF_FEW = (f"+{descending('createTimestamp')}", "id DESC")

# More than that fit into no address.
MAX_IDS = 1_000
TEXTS = {
    "paymentMethod": "paymentMethod",
    "paymentModule": "paymentModule",
    "paymentReference": "paymentReference",
    "shippingMethod": "shippingOption.shippingMethodName",
    "refererId": "refererId",
    "vendorOrderNumber": "vendorOrderNumber",
}
CUSTOMER = (
    "email",
    "billingPerson.name",
    "billingPerson.companyName",
    "billingPerson.phone",
    "shippingPerson.name",
    "shippingPerson.companyName",
    "shippingPerson.phone",
)


def order_conditions(
    parameters: Parameters, find: Callable[[str], Document | None]
) -> list[Condition]:
    """Return what a search for orders asks; `find` looks an order up by any of its ids."""
    return [
        EVER,
        *_statuses(parameters),
        *shared_conditions(parameters),
        *_numbers(parameters, find),
        *_contents(parameters),
    ]


def newest_first(parameters: Parameters) -> tuple[str, ...]:
    """Return the order of a search."""
    few = parameters.text("updatedFrom") or parameters.text("updatedTo")
    return NEWEST_FIRST_OF_FEW if few else NEWEST_FIRST


def shared_conditions(parameters: Parameters) -> list[Condition]:
    """Return what searches for orders and for carts have in common."""
    found = [
        *_range(parameters, "total", "totalFrom", "totalTo", dates=False),
        *_range(parameters, "createTimestamp", "createdFrom", "createdTo"),
        *_range(parameters, "updateTimestamp", "updatedFrom", "updatedTo"),
    ]
    code = parameters.text("couponCode")
    if code is not None:
        found.append(equals_text("discountCoupon.code", code))
    customer = parameters.text("customer")
    if customer is not None:
        found.append(contains(CUSTOMER, customer))
    return [*found, *_owner(parameters)]


def _owner(parameters: Parameters) -> list[Condition]:
    found = []
    customer_id = parameters.integer("customerId")
    if customer_id is not None:
        found.append(equals("customerId", customer_id))
    email = parameters.text("email")
    if email is not None:
        found.append(equals_text("email", email))
    if parameters.boolean("customerIdOrEmail") and found:
        return [any_of(found)]
    return found


def _statuses(parameters: Parameters) -> list[Condition]:
    found = []
    payment = _status_list(parameters, "paymentStatus", "OrderPaymentStatus")
    found.append(FINISHED if payment is None else one_of("paymentStatus", payment))
    fulfillment = _status_list(parameters, "fulfillmentStatus", "OrderFulfillmentStatus")
    if fulfillment is not None:
        found.append(one_of("fulfillmentStatus", fulfillment))
    return found


def _status_list(parameters: Parameters, name: str, enum: str) -> Iterable[str] | None:
    wanted = parameters.texts(name)
    if wanted is None:
        return None
    known = catalogue.enums()[enum]
    if not set(wanted) <= set(known):
        expected = ", ".join(f"'{status}'" for status in known)
        message = f"Wrong parameter '{name}' value: expected one of {expected}"
        raise HTTPError(400, message, "WRONG_PARAMETER")
    return wanted


def _numbers(parameters: Parameters, find: Callable[[str], Document | None]) -> list[Condition]:
    found = []
    ids = parameters.texts("ids")
    if ids is not None:
        # One look-up each: SQLite uses no index for "this or that text".
        orders = (find(reference) for reference in dict.fromkeys(ids[:MAX_IDS]))
        found.append(has_id(order["id"] for order in orders if order is not None))
    number = parameters.integer("orderNumber")
    if number is not None:
        found.append(has_id([number]))
    return found


def _contents(parameters: Parameters) -> list[Condition]:
    found = [
        equals(path, text)
        for name, path in TEXTS.items()
        if (text := parameters.text(name)) is not None
    ]
    keywords = parameters.text("keywords")
    if keywords is not None:
        # Folded when it was stored: folding 100,000 texts for one search would take seconds.
        found.append(Condition(f"instr({field('search.text')}, ?) > 0", (keywords.casefold(),)))
    product_id = parameters.integer("productId")
    if product_id is not None:
        found.append(list_holds("search.productIds", [product_id]))
    subscriptions = parameters.integers("subscriptionId")
    if subscriptions is not None:
        found.append(list_holds("search.subscriptionIds", subscriptions))
    found += _range(parameters, "search.pickupTimestamp", "pickupTimeFrom", "pickupTimeTo")
    preorder = parameters.boolean("containsPreorderItems")
    if preorder is not None:
        found.append(equals("search.hasPreorder", preorder))
    marketing = parameters.boolean("acceptMarketing")
    if marketing is not None:
        # Absent or null means that promotion mails are allowed.
        refused = Condition(f"{field('acceptMarketing')} = 0")
        found.append(negated(refused) if marketing else refused)
    return found


def _range(
    parameters: Parameters, path: str, low: str, high: str, *, dates: bool = True
) -> list[Condition]:
    read = parameters.moment if dates else parameters.number
    bounds = read(low), read(high)
    return [] if bounds == (None, None) else [between(path, *bounds)]
