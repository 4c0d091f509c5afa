"""Stores full of orders, the same ones each time, in seconds."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ecwid_native.sandbox.documents import FIRST_ID, encoded
from ecwid_native.sandbox.orders import numbers
from ecwid_native.sandbox.orders.derived import (
    fill_totals,
    items_text,
    person_text,
    rate_of,
    refresh,
    search_text,
)
from ecwid_native.sandbox.orders.document import KIND, UNFINISHED
from ecwid_native.sandbox.people import customers
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.parameters import format_moment
from ecwid_native.sandbox.stores import Store

Document = dict[str, Any]

# 2026-01-01 00:00:00 UTC; one order every nine minutes from then on.
FIRST_MOMENT = 1_767_225_600
SECONDS_BETWEEN = 540
ORDERS_PER_CUSTOMER = 4
# So many different contents of orders are made with care; orders only differ in who and when.
BASKETS = 500
SIZES = (1, 1, 2, 3)
MAX_ITEMS = max(SIZES)
# Statuses in the proportions of a shop that runs well.
PAYMENT = ("PAID",) * 14 + ("AWAITING_PAYMENT",) * 2 + (UNFINISHED,) * 2 + ("CANCELLED", "REFUNDED")
FULFILLMENT = ("DELIVERED",) * 5 + ("SHIPPED",) * 2 + ("AWAITING_PROCESSING", "PROCESSING")
NAMES = ("Ann", "Bo", "Cleo", "Dan", "Eva", "Finn", "Gro", "Hugo", "Ida", "Jan")
SURNAMES = ("Berg", "Dahl", "Eide", "Foss", "Haug", "Lie", "Moen", "Ness", "Rud", "Vik")
CITIES = (("NO", "Oslo", "0150"), ("DE", "Bonn", "53111"), ("US", "Albany", "12207"))
PRODUCTS: tuple[Document, ...] = (
    {"name": "Mug", "sku": "MUG", "price": 12.5},
    {"name": "Vase", "sku": "VASE", "price": 40},
    {"name": "Notebook", "sku": "NOTE", "price": 7.9},
    {"name": "Pen", "sku": "PEN", "price": 2},
)


@dataclass(frozen=True, kw_only=True)
class Buyer:
    """A customer as orders show one.

    Args:
        id: of the customer.
        email: of the customer.
        address: encoded member of an order.
        words: what searches look at.
    """

    id: int
    email: str
    address: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Basket:
    """What an order has whoever placed it.

    Args:
        fields: encoded members of an order, without the following.
        items: encoded members of each item, without its id.
        search: encoded members of `search`, without its text.
        words: what searches look at.
    """

    fields: str
    items: tuple[str, ...]
    search: str
    words: str


def seed_orders(
    platform: Platform,
    store: Store,
    count: int,
    *,
    products: Sequence[Document] = PRODUCTS,
    seed: int = 1,
) -> None:
    """Add `count` orders, and a customer for every four of them, to a store that has none.

    The same arguments make the same orders. Stock stays as it is, and no event is published.

    Args:
        platform: the sandbox's state.
        store: where the orders go.
        count: how many orders, unfinished ones among them.
        products: documents with a name, a price, and an id if they are in the catalog.
        seed: chooses another set of orders.

    Raises:
        ValueError: the store has orders already, or there are no products.
    """
    if not products:
        raise ValueError("Orders need products: leave the argument out for products of its own.")
    with platform.database.transaction():
        if platform.documents.first(store.id, KIND) is not None:
            raise ValueError(f"Store {store.id} has orders already.")
        people = list(_customers(count, seed))
        first = platform.documents.next_id(store.id, customers.KIND)
        numbered = ({**person, "id": first + index} for index, person in enumerate(people))
        platform.documents.insert_many(store.id, customers.KIND, numbered)
        buyers = [
            Buyer(
                id=first + index,
                email=person["email"],
                address=_members({"billingPerson": person["billingPerson"]}),
                words=person_text(person["billingPerson"]),
            )
            for index, person in enumerate(people)
        ]
        orders = _orders(platform, store, count, products=products, buyers=buyers, seed=seed)
        platform.documents.insert_encoded(store.id, KIND, orders)


def _customers(count: int, seed: int) -> Iterator[Document]:
    dice = random.Random(f"customers {seed}")  # noqa: S311 - the same ones each time
    for index in range(max(count // ORDERS_PER_CUSTOMER, 1)):
        name = f"{dice.choice(NAMES)} {dice.choice(SURNAMES)}"
        country, city, postal_code = dice.choice(CITIES)
        moment = format_moment(FIRST_MOMENT + index * SECONDS_BETWEEN * ORDERS_PER_CUSTOMER)
        yield {
            **customers.DEFAULTS,
            "email": f"{name.lower().replace(' ', '.')}.{index}@example.com",
            "registered": moment,
            "updated": moment,
            "billingPerson": {
                "name": name,
                "street": f"Main street {index % 90 + 1}",
                "city": city,
                "countryCode": country,
                "postalCode": postal_code,
            },
        }


def _orders(
    platform: Platform,
    store: Store,
    count: int,
    *,
    products: Sequence[Document],
    buyers: Sequence[Buyer],
    seed: int,
) -> Iterator[tuple[int, str]]:
    """Yield ids and orders as they are stored.

    Most of an order's text is that of its basket and its buyer: to encode it 100,000 times would
    take as long as to store it.
    """
    dice = random.Random(f"orders {seed}")  # noqa: S311 - the same ones each time
    profile = platform.profiles.get(store)
    formats = profile["formatsAndUnits"]
    prefix, suffix = formats.get("orderNumberPrefix", ""), formats.get("orderNumberSuffix", "")
    baskets = [_basket(dice, products, rate_of(profile)) for _ in range(BASKETS)]
    for index in range(count):
        order_id = FIRST_ID + index
        buyer, basket = dice.choice(buyers), dice.choice(baskets)
        order = _order(index, dice)
        uid = numbers.public_uid(order_id)
        order |= {"id": order_id, "customerId": buyer.id, "email": buyer.email}
        order |= {"orderId": f"{prefix}{uid}{suffix}", "vendorOrderNumber": uid, "publicUid": uid}
        if order["paymentStatus"] == UNFINISHED:
            order["cart"] = {"cartId": numbers.cart_id(store.id, order_id)}
        words = _members({"text": search_text(order, buyer.words, basket.words)})
        items = ",".join(
            f'{{"id":{index * MAX_ITEMS + position},{item}}}'
            for position, item in enumerate(basket.items, start=1)
        )
        search = f'"search":{{{words},{basket.search}}}'
        parts = (_members(order), buyer.address, basket.fields, f'"items":[{items}]', search)
        yield order_id, f"{{{','.join(parts)}}}"


def _basket(dice: random.Random, products: Sequence[Document], rate: Decimal) -> Basket:
    """Return what an order has whoever placed it, with its derived fields."""
    items = [_item(dice, product) for product in dice.choices(products, k=dice.choice(SIZES))]
    shipping = dice.choice((0, 5, 9.9))
    order: Document = {
        "items": items,
        "shippingOption": {"shippingMethodName": "Post", "shippingRate": shipping},
    }
    fill_totals(order)
    refresh(order, currency_rate=rate)
    search = {**order.pop("search"), "hasAddress": True}
    del search["text"], order["items"]
    return Basket(
        fields=_members(order),
        items=tuple(_members(item) for item in items),
        search=_members(search),
        words=items_text(items),
    )


def _order(index: int, dice: random.Random) -> Document:
    moment = FIRST_MOMENT + index * SECONDS_BETWEEN
    date = format_moment(moment)
    return {
        "paymentStatus": dice.choice(PAYMENT),
        "fulfillmentStatus": dice.choice(FULFILLMENT),
        "paymentMethod": dice.choice(("Card", "Invoice", "Cash")),
        "createDate": date,
        "createTimestamp": moment,
        "updateDate": date,
        "updateTimestamp": moment,
    }


def _members(document: Document) -> str:
    """Return a document as it is stored, without its braces."""
    return encoded(document)[1:-1]


def _item(dice: random.Random, product: Document) -> Document:
    price = product.get("price", 0)
    item = {
        "name": product.get("name", ""),
        "sku": product.get("sku", ""),
        "price": price,
        "productPrice": price,
        "quantity": dice.choice((1, 1, 1, 2, 3)),
    }
    return {**item, "productId": product["id"]} if "id" in product else item
