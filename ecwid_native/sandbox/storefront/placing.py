"""Placing an order: what the checkout checks, and the order that comes of it.

The order is written by the code that REST's "Create order" runs: stock, number, customer, coupon
and webhook are the same. Who has given an e-mail address and not bought yet has an unfinished
order, which shows among the carts. Which fields of an address are asked for follows the store's
settings; that an order is always AWAITING_PAYMENT, as with methods off line, is our choice: the
sandbox has no payment pages.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from ecwid_native.sandbox.catalog.availability import effective, is_available, is_unlimited
from ecwid_native.sandbox.conditions import equals, equals_text
from ecwid_native.sandbox.dictionaries import countries
from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.orders.document import KIND, UNFINISHED, present
from ecwid_native.sandbox.orders.lifecycle import create_order, update_order
from ecwid_native.sandbox.people import customers
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.bodies import accepted
from ecwid_native.sandbox.storefront.cart_body import payment_methods, person_of, text
from ecwid_native.sandbox.storefront.quotes import calculated_cart
from ecwid_native.sandbox.stores import Store

Document = dict[str, Any]

EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
EXTRA_FIELD = (
    "id",
    "value",
    "customerInputType",
    "title",
    "orderDetailsDisplaySection",
    "orderBy",
)
MOST_EXTRA_FIELDS = 100
TAKEN_BACK = frozenset({"discountCoupon", "shippingOption"})


class CheckoutError(Exception):
    """The order cannot be placed; `problems` says why, by field or by line of the cart."""

    def __init__(self, problems: list[Document]) -> None:
        """Keep the problems: `field` or `item`, and `code`."""
        super().__init__("The order cannot be placed")
        self.problems = problems


def place_order(platform: Platform, store: Store, body: Mapping[str, object]) -> Document:
    """Write the order of a cart and return it as REST shows it.

    Raises:
        CheckoutError: something is missing, wrong or sold out.
        HTTPError: 422 for a cart that no page of the shop could send.
    """
    with platform.database.transaction():
        profile = platform.profiles.get(store)
        cart = calculated_cart(platform, store, body)
        problems = [
            *_missing(profile, body, cart),
            *_short(platform, store.id, cart["items"]),
        ]
        if problems:
            raise CheckoutError(problems)
        fields = _order_fields(profile, body, cart, status="AWAITING_PAYMENT")
        order = _written(platform, store, body, fields)
        _remember_address(platform, store.id, order)
    return present(order)


def save_cart(platform: Platform, store: Store, body: Mapping[str, object]) -> Document:
    """Write the unfinished order of somebody who has said who it is, and return it.

    Raises:
        CheckoutError: there is no e-mail address.
        HTTPError: 422 for a cart that no page of the shop could send.
    """
    if not EMAIL.fullmatch(text(body.get("email"))):
        raise CheckoutError([{"field": "email", "code": "email"}])
    with platform.database.transaction():
        profile = platform.profiles.get(store)
        cart = calculated_cart(platform, store, body)
        fields = _order_fields(profile, body, cart, status=UNFINISHED)
        return _written(platform, store, body, fields)


def _written(
    platform: Platform, store: Store, body: Mapping[str, object], fields: Document
) -> Document:
    """Write the fields over the unfinished order of the same shopper, else as a new one."""
    cart_id = text(body.get("cartId"))
    known = (
        platform.documents.first(
            store.id,
            KIND,
            equals("cart.cartId", cart_id),
            equals("paymentStatus", UNFINISHED),
            equals_text("email", fields["email"]),
        )
        if cart_id
        else None
    )
    if known is None:
        return create_order(platform, store, None, fields)
    # A coupon or method that was taken back leaves no field to write over.
    kept = {name: value for name, value in known.items() if name not in TAKEN_BACK}
    return update_order(platform, store, None, kept, fields)


def _order_fields(
    profile: Document, body: Mapping[str, object], cart: Document, *, status: str
) -> Document:
    payment = _payment(profile, body, cart)
    marketing = body.get("acceptMarketing")
    fields = {
        **cart,
        "paymentStatus": status,
        "paymentMethod": payment.get("checkoutTitle", ""),
        "paymentModule": payment.get("paymentProcessorId", ""),
        "orderComments": text(body.get("orderComments")),
        "refererId": text(body.get("refererId")),
        "lang": text(body.get("lang")),
        "acceptMarketing": marketing if isinstance(marketing, bool) else False,
        "ipAddress": "127.0.0.1",
        "orderExtraFields": _extra_fields(body.get("extraFields")),
    }
    if "shippingPerson" in fields:
        fields.setdefault("billingPerson", fields["shippingPerson"])
    document = accepted(fields, "Order")
    for item, line in zip(document["items"], cart["items"], strict=True):
        if "recurringChargeSettings" in line:  # for shoppers to choose, not for REST to write
            item["recurringChargeSettings"] = line["recurringChargeSettings"]
    return document


def _payment(profile: Document, body: Mapping[str, object], cart: Document) -> Document:
    wanted = text(body.get("paymentMethodId"))
    method_id = (cart.get("shippingOption") or {}).get("shippingMethodId", "")
    methods = payment_methods(profile, method_id)
    return next((each for each in methods if each["id"] == wanted), {})


def _missing(profile: Document, body: Mapping[str, object], cart: Document) -> Iterator[Document]:
    if not EMAIL.fullmatch(text(body.get("email"))):
        yield {"field": "email", "code": "email"}
    method = cart.get("shippingOption")
    if any(item["isShippingRequired"] for item in cart["items"]):
        if method is None and _ships(profile):
            yield {"field": "shippingMethodId", "code": "required"}
        yield from _missing_of_person(profile, body, "shippingPerson")
    elif body.get("billingPerson") or body.get("shippingPerson"):
        name = "billingPerson" if body.get("billingPerson") else "shippingPerson"
        yield from _missing_of_person(profile, body, name)
    offered = payment_methods(profile, (method or {}).get("shippingMethodId", ""))
    if offered and not _payment(profile, body, cart):
        yield {"field": "paymentMethodId", "code": "required"}
    settings = profile["settings"]
    asks = settings.get("orderCommentsEnabled") and settings.get("orderCommentsRequired")
    if asks and not text(body.get("orderComments")):
        yield {"field": "orderComments", "code": "required"}


def _ships(profile: Document) -> bool:
    """Tell whether the store has a way to ship at all: one without takes orders all the same."""
    return any(
        each.get("enabled", True) for each in profile["shipping"].get("shippingOptions") or []
    )


def _missing_of_person(
    profile: Document, body: Mapping[str, object], name: str
) -> Iterator[Document]:
    person = person_of(body.get(name))
    country = person.get("countryCode", "")
    wanted = ["name", "street", "city"]
    if profile["settings"].get("askZipCode"):
        wanted.append("postalCode")
    for field in wanted:
        if field not in person:
            yield {"field": f"{name}.{field}", "code": "required"}
    if country not in countries():
        yield {"field": f"{name}.countryCode", "code": "required"}


def _short(platform: Platform, store_id: int, items: list[Document]) -> Iterator[Document]:
    """Yield the lines of which there is less than the shopper wants."""
    taken: Counter[tuple[int, int]] = Counter()
    for index, item in enumerate(items):
        product = platform.documents.get(store_id, "product", item["productId"])
        if product is None:
            raise HTTPError(422, "A product of the cart is not on sale any more")
        variation = platform.documents.get(store_id, "variation", item.get("combinationId") or 0)
        stock = product if variation is None else effective(variation, product)
        key = (product["id"], 0 if variation is None else variation["id"])
        taken[key] += item["quantity"]
        if is_unlimited(stock):
            continue
        left = stock.get("quantity") or 0
        if not is_available(stock) or taken[key] > left:
            yield {"item": index, "code": "stock", "available": max(left, 0)}


def _extra_fields(sent: object) -> list[Document]:
    fields = sent[:MOST_EXTRA_FIELDS] if isinstance(sent, list) else []
    return [
        {
            **{name: str(field[name]) for name in EXTRA_FIELD if isinstance(field.get(name), str)},
            "showInInvoice": field.get("showInInvoice") is True,
            "showInNotifications": field.get("showInNotifications") is True,
        }
        for field in fields
        if isinstance(field, dict) and isinstance(field.get("id"), str)
    ]


def _remember_address(platform: Platform, store_id: int, order: Document) -> None:
    """Add where the order goes to the address book of the customer, unless it is there."""
    customer = platform.documents.get(store_id, customers.KIND, order.get("customerId") or 0)
    person = order.get("shippingPerson")
    if customer is None or not person:
        return
    known = customer.get("shippingAddresses") or []
    if any({name: each.get(name) for name in person} == person for each in known):
        return
    changes: Document = {"shippingAddresses": [*known, person]}
    if not customer.get("billingPerson"):
        changes["billingPerson"] = order.get("billingPerson") or person
    if order.get("acceptMarketing"):
        changes["acceptMarketing"] = True
    customers.update(platform, store_id, None, customer, changes)
