"""The filters of the order search.

Source: docs.ecwid.com, "Search orders" (read 2026-11); the older filters are those that the
official client still sends. Without `paymentStatus` unfinished orders are left out. Newest first,
both ends of a range included, an unknown status refused: our choice.
"""

from collections.abc import Iterable

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

# Both stand as they are in the schema's indexes, which SQLite uses for no other form.
FINISHED = Condition(f"{field('paymentStatus')} <> 'INCOMPLETE'")
EVER = Condition(f"{field('createTimestamp')} IS NOT NULL")
NEWEST_FIRST = (descending("createTimestamp"), "id DESC")

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


def order_conditions(parameters: Parameters) -> list[Condition]:
    """Return what a search for orders asks."""
    return [
        EVER,
        *_statuses(parameters),
        *shared_conditions(parameters),
        *_numbers(parameters),
        *_contents(parameters),
    ]


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


def _numbers(parameters: Parameters) -> list[Condition]:
    found = []
    ids = parameters.texts("ids")
    if ids is not None:
        internal = [int(text) for text in ids if text.isascii() and text.isdigit()][:1000]
        found.append(
            any_of((one_of("orderId", ids), one_of("vendorOrderNumber", ids), has_id(internal)))
        )
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
