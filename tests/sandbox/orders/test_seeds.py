"""Stores full of orders."""

from collections import Counter
from collections.abc import Callable

import pytest

from ecwid_native.sandbox.conditions import between, equals, equals_text, one_of
from ecwid_native.sandbox.orders.carts import IS_CART
from ecwid_native.sandbox.orders.derived import rate_of, refresh
from ecwid_native.sandbox.orders.document import KIND
from ecwid_native.sandbox.orders.lifecycle import find_order
from ecwid_native.sandbox.orders.seeds import PAYMENT, seed_orders
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.order_search import (
    EVER,
    FINISHED,
    NEWEST_FIRST,
    NEWEST_FIRST_OF_FEW,
)

STORE_ID = 1003
Seed = Callable[..., Platform]


@pytest.fixture
def seeded(new_platform: Callable[[], Platform]) -> Seed:
    def make(count: int, *, seed: int = 1) -> Platform:
        platform = new_platform()
        platform.stores.create(STORE_ID)
        seed_orders(platform, platform.stores.require(STORE_ID), count, seed=seed)
        return platform

    return make


def test_seeded_orders_are_the_same_each_time_and_like_any_other(seeded: Seed) -> None:
    first, again, other = seeded(400), seeded(400), seeded(400, seed=2)

    orders = first.documents.all(STORE_ID, KIND)
    assert orders == again.documents.all(STORE_ID, KIND)
    assert orders != other.documents.all(STORE_ID, KIND)
    assert len({order["orderId"] for order in orders}) == 400
    assert len({item["id"] for order in orders for item in order["items"]}) > 400
    assert set(Counter(order["paymentStatus"] for order in orders)) == set(PAYMENT)
    rate = rate_of(first.profiles.get(first.stores.require(STORE_ID)))
    for order in orders:
        customer = first.documents.get(STORE_ID, "customer", order["customerId"])
        assert customer is not None
        assert (order["email"], order["billingPerson"]) == (
            customer["email"],
            customer["billingPerson"],
        )
        assert find_order(first, STORE_ID, order["orderId"]) == order
        renewed = dict(order)
        refresh(renewed, currency_rate=rate)
        assert renewed == order
        assert ("cart" in order) == (order["paymentStatus"] == "INCOMPLETE")


def test_a_store_is_seeded_once_and_goes_on_from_there(seeded: Seed) -> None:
    platform = seeded(3)
    store = platform.stores.require(STORE_ID)

    assert platform.documents.next_id(STORE_ID, KIND) == 100_000_004
    with pytest.raises(ValueError, match="has orders already"):
        seed_orders(platform, store, 1)
    with pytest.raises(ValueError, match="need products"):
        seed_orders(platform, store, 1, products=())


PLANS = {
    "newest first": ((EVER, FINISHED), NEWEST_FIRST, "order_created"),
    "by its text": ((equals("orderId", "K8XTQ"),), (), "order_text"),
    "of a customer": ((EVER, FINISHED, equals("customerId", 5)), NEWEST_FIRST, "order_customer"),
    "of an address": ((EVER, FINISHED, equals_text("email", "a@b")), NEWEST_FIRST, "order_email"),
    "with a status": ((EVER, one_of("paymentStatus", ["PAID"])), NEWEST_FIRST, "order_status"),
    "changed since": (
        (EVER, FINISHED, between("updateTimestamp", 5, None)),
        NEWEST_FIRST_OF_FEW,
        "order_updated",
    ),
    "carts": ((EVER, IS_CART), NEWEST_FIRST, "order_carts"),
    "a cart": ((equals("cart.cartId", "A"),), (), "order_cart"),
}


@pytest.mark.parametrize("name", PLANS)
def test_a_page_and_its_count_are_read_off_an_index(
    new_platform: Callable[[], Platform], name: str
) -> None:
    """Reading 100,000 documents for one page would take a second."""
    conditions, order, index = PLANS[name]
    platform = new_platform()
    where = " AND ".join(("store_id = 1", "kind = 'order'", *(each.sql for each in conditions)))
    values = [value for each in conditions for value in each.values]
    count = f"SELECT COUNT(*) FROM document WHERE {where}"  # noqa: S608 - constants and marks
    page = f"SELECT body FROM document WHERE {where} ORDER BY {', '.join((*order, 'id'))} LIMIT 100"  # noqa: S608 - constants and marks

    with platform.database.transaction() as connection:
        for statement in (page, count):
            plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
            assert plan[0][3].split()[:5] == ["SEARCH", "document", "USING", "INDEX", index]
