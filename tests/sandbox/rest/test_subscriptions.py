"""Recurring subscriptions over HTTP."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from ecwid_native.sandbox import Sandbox
from ecwid_native.sandbox.orders.subscriptions import next_charge
from tests.sandbox.conftest import Api
from tests.sandbox.rest.test_orders import create, get, product

Document = dict[str, Any]


@pytest.fixture
def coffee(api: Api) -> int:
    """A product that is sold by subscription alone, every two weeks."""
    interval = {
        "recurringInterval": "WEEK",
        "recurringIntervalCount": 2,
        "subscriptionPriceWithSignUpFee": 15,
    }
    settings = {
        "subscriptionAllowed": True,
        "oneTimePurchaseAllowed": False,
        "recurringChargeSettings": [interval],
    }
    return product(api, name="Coffee", price=12, subscriptionSettings=settings)


@pytest.fixture
def march(shared_sandbox: Sandbox) -> Iterator[None]:
    """The clock in March 2027, and back again."""
    shared_sandbox.clock.set(datetime(2027, 3, 1, 12, tzinfo=UTC))
    yield
    shared_sandbox.clock.reset()


def subscribe(api: Api, product_id: int, **fields: object) -> Document:
    """Return the newest subscription after an order of the product."""
    items = [{"productId": product_id}, {"name": "Cup", "price": 1}]
    create(api, items=items, paymentStatus="PAID", **fields)
    newest: Document = get(api, "/subscriptions?sortBy=DATE_CREATED_DESC&limit=1")["items"][0]
    return newest


@pytest.mark.usefixtures("march")
def test_an_order_of_a_subscription_product_starts_one(api: Api, coffee: int) -> None:
    subscription = subscribe(api, coffee, email="ann@example.com")

    order = get(api, "/orders/last")
    item, cup = order["items"]
    assert get(api, f"/subscriptions/{subscription['subscriptionId']}") == subscription
    assert item["subscriptionId"] == subscription["subscriptionId"]
    assert item["recurringChargeSettings"]["recurringInterval"] == "WEEK"
    assert "subscriptionId" not in cup
    assert subscription["status"] == "ACTIVE"
    assert subscription["customerId"] == order["customerId"]
    assert subscription["chargeSettings"] == {
        "recurringInterval": "WEEK",
        "recurringIntervalCount": 2,
    }
    assert subscription["created"] == "2027-03-01 12:00:00 +0000"
    assert subscription["createTimestamp"] // 1000 == order["createTimestamp"]
    assert subscription["nextCharge"] == "2027-03-15 12:00:00 +0000"
    assert "cancelled" not in subscription
    (paid,) = subscription["orders"]
    assert (paid["id"], paid["total"]) == (order["internalId"], 13)
    template = subscription["orderTemplate"]
    assert (template["email"], template["items"][0]["name"]) == ("ann@example.com", "Coffee")
    assert template["items"][0]["recurringChargeSettings"]["intervalCount"] == 2


@pytest.mark.usefixtures("march")
def test_charges_make_orders_as_time_goes_by(
    api: Api, shared_sandbox: Sandbox, store_id: int, coffee: int
) -> None:
    subscription_id = subscribe(api, coffee, email="ann@example.com")["subscriptionId"]
    assert shared_sandbox.charge_subscriptions(store_id) == []

    shared_sandbox.clock.advance(30 * 24 * 3600)
    charged = shared_sandbox.charge_subscriptions(store_id)

    assert len(charged) == 2
    assert shared_sandbox.charge_subscriptions(store_id) == []
    order = get(api, f"/orders/{charged[0]}")
    assert (order["paymentStatus"], order["total"], len(order["items"])) == ("PAID", 12, 1)
    assert order["createDate"] == "2027-03-15 12:00:00 +0000"
    subscription = get(api, f"/subscriptions/{subscription_id}")
    assert len(subscription["orders"]) == 3
    assert subscription["nextCharge"] == "2027-04-12 12:00:00 +0000"
    assert get(api, "/subscriptions")["total"] == 1
    assert get(api, f"/orders?subscriptionId={subscription_id}")["total"] == 3
    api("PUT", f"/subscriptions/{subscription_id}", json={"status": "PAUSED"})
    shared_sandbox.clock.advance(30 * 24 * 3600)
    assert shared_sandbox.charge_subscriptions(store_id) == []


@pytest.mark.usefixtures("march")
def test_status_next_charge_and_interval_can_be_changed(api: Api, coffee: int) -> None:
    path = f"/subscriptions/{subscribe(api, coffee)['subscriptionId']}"

    answer = api(
        "PUT",
        path,
        json={
            "nextCharge": "2027-05-05 07:00:00 +0200",
            "chargeSettings": {"recurringInterval": "MONTH", "recurringIntervalCount": 3},
            "customerId": 5,
        },
    )

    assert answer.json() == {"updateCount": 1}
    changed = get(api, path)
    assert changed["nextCharge"] == "2027-05-05 05:00:00 +0000"
    assert changed["nextChargeFormatted"] == "May 05, 2027"
    assert changed["chargeSettings"]["recurringIntervalCount"] == 3
    assert changed["customerId"] != 5
    api("PUT", path, json={"status": "CANCELLED"})
    cancelled = get(api, path)
    assert cancelled["cancelled"] == cancelled["statusUpdated"]
    assert "nextCharge" not in cancelled
    for body in (
        {"chargeSettings": {"recurringIntervalCount": 2}},
        {"status": "LOST"},
        {"nextCharge": "soon"},
    ):
        assert api("PUT", path, json=body).status_code == 400


@pytest.mark.usefixtures("march")
def test_each_filter_finds_its_subscription_and_no_other(
    api: Api, shared_sandbox: Sandbox, coffee: int
) -> None:
    first = subscribe(api, coffee, email="ann@example.com")
    shared_sandbox.clock.advance(3 * 24 * 3600)
    subscription = subscribe(api, coffee, email="bob@example.com", total=99)
    subscription_id = subscription["subscriptionId"]
    only = [subscription_id]
    order_id = subscription["orders"][0]["id"]
    api(
        "PUT",
        f"/subscriptions/{subscription_id}",
        json={
            "status": "CANCELLED",
            "chargeSettings": {"recurringInterval": "YEAR", "recurringIntervalCount": 1},
        },
    )

    def ids(query: str) -> list[int]:
        items = get(api, f"/subscriptions?{query}")["items"]
        return [item["subscriptionId"] for item in items]

    for query in (
        f"id={subscription_id}",
        "createdFrom=2027-03-02",
        "cancelledFrom=2027-03-02&cancelledTo=2027-03-04%2012:00:00",
        "updatedFrom=2027-03-02",
        "nextChargeFrom=2027-03-16",
        f"customerId={subscription['customerId']}",
        "status=CANCELLED",
        "recurringInterval=YEAR",
        "recurringIntervalCount=1",
        f"productId={coffee}&email=BOB@example.com",
        f"orderId={order_id}",
        "orderTotal=99",
        "orderCreatedFrom=2027-03-02&orderCreatedTo=2027-04-01",
    ):
        assert ids(query) == only, query
    assert ids("") == ids("sortBy=DATE_CREATED_DESC") == [*only, first["subscriptionId"]]
    assert ids("sortBy=NEXT_CHARGE_DATE_ASC") == [first["subscriptionId"], *only]
    assert ids("sortBy=ORDER_COUNT_DESC&limit=1") == only
    assert ids("orderId=NOPE") == ids("productId=1") == []
    for query in ("status=LOST", "sortBy=LUCK", "recurringInterval=HOUR", "orderTotal=x"):
        assert api("GET", f"/subscriptions?{query}").status_code == 400


def test_an_unknown_subscription_is_404(api: Api) -> None:
    for subscription_id in ("1", "x", "9" * 40, "-1"):
        for method in ("GET", "PUT"):
            answer = api(method, f"/subscriptions/{subscription_id}", json={})
            assert answer.status_code == 404


def test_a_cart_starts_its_subscription_when_it_is_placed(api: Api, coffee: int) -> None:
    create(api, items=[{"productId": coffee}], paymentStatus="INCOMPLETE")
    assert get(api, "/subscriptions")["total"] == 0

    api("POST", f"/carts/{get(api, '/carts')['items'][0]['cartId']}/place")

    assert get(api, "/subscriptions")["total"] == 1


@pytest.mark.parametrize(
    ("interval", "count", "expected"),
    [
        ("DAY", 1, "2028-02-01"),
        ("WEEK", 2, "2028-02-14"),
        ("MONTH", 1, "2028-02-29"),
        ("MONTH", 3, "2028-04-30"),
        ("YEAR", 1, "2029-01-31"),
    ],
)
def test_the_next_charge_is_one_interval_later(interval: str, count: int, expected: str) -> None:
    charge = {"recurringInterval": interval, "recurringIntervalCount": count}
    moment = datetime(2028, 1, 31, 8, tzinfo=UTC).timestamp()

    later = datetime.fromtimestamp(next_charge(moment, charge), tz=UTC)

    assert later.strftime("%Y-%m-%d %H") == f"{expected} 08"
