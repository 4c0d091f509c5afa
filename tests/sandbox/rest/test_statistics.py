"""Latest changes and reports."""

from typing import Any

import pytest

from ecwid_native.sandbox import Sandbox, catalogue
from tests.sandbox.conftest import Api

DAY = 86_400
START = 1_700_006_400  # a Wednesday, 00:00 UTC


@pytest.fixture
def orders(shared_sandbox: Sandbox, store_id: int) -> None:
    """Three paid orders of two customers, an unpaid one and a cart."""
    insert = shared_sandbox.documents.insert
    ann = insert(store_id, "customer", {"email": "ann@example.com", "acceptMarketing": True})["id"]
    bob = insert(store_id, "customer", {"email": "bob@example.com"})["id"]
    category = insert(store_id, "category", {"name": "Mugs"})["id"]
    method = {"shippingMethodName": "Post", "shippingRate": 2, "fulfillmentType": "SHIPPING"}
    for day, customer, total, status in (
        (0, ann, 10, "PAID"),
        (1, ann, 20.5, "PAID"),
        (1, bob, 5, "PAID"),
        (2, bob, 7, "AWAITING_PAYMENT"),
        (2, bob, 9, "INCOMPLETE"),
    ):
        document = {
            "createTimestamp": START + day * DAY,
            "updateTimestamp": START + day * DAY,
            "customerId": customer,
            "email": "ann@example.com" if customer == ann else "bob@example.com",
            "total": total,
            "tax": 1,
            "paymentStatus": status,
            "paymentMethod": "Card",
            "shippingOption": method,
            "discountCoupon": {"code": "SPRING", "name": "Spring"},
            "refererId": "newsletter",
            "items": [{"productId": 1, "name": "Mug", "categoryId": category}],
        }
        insert(store_id, "order", document)


def report(api: Api, kind: str, **query: object) -> dict[str, Any]:
    arguments = {"startedFrom": START, "endedAt": START + 3 * DAY - 1, **query}
    text = "&".join(f"{name}={value}" for name, value in arguments.items())
    answer = api("GET", f"/reports/{kind}?{text}")
    assert answer.status_code == 200, answer.text
    document: dict[str, Any] = answer.json()
    return document


def numbers(data: list[dict[str, Any]]) -> dict[str, float]:
    return {item["dataId"]: item["dataValue"] for item in data}


@pytest.mark.usefixtures("orders")
def test_a_report_over_time(api: Api) -> None:
    found = report(api, "allOrders", comparePeriod="previousPeriod")

    assert (found["reportType"], found["timeScaleValue"]) == ("allOrders", "day")
    assert numbers(found["aggregatedData"]) == {
        "orders": 4,
        "revenue": 35.5,
        "averageOrderValue": 8.88,
    }
    assert [numbers(step["data"])["orders"] for step in found["dataset"]] == [1, 2, 1]
    assert [step["startTimeStamp"] for step in found["dataset"]] == [
        START,
        START + DAY,
        START + 2 * DAY,
    ]
    assert found["dataset"][-1]["endTimeStamp"] == START + 3 * DAY - 1
    assert numbers(found["comparePeriodAggregatedData"])["orders"] == 0
    assert len(found["comparePeriodDataset"]) == 3
    profit = report(api, "allProfit")["aggregatedData"]
    assert numbers(profit) == {"revenue": 35.5, "expenses": 9, "profit": 26.5}
    repeated = report(api, "newOrdersVsRepeatOrders")["aggregatedData"]
    assert numbers(repeated) == {"newOrders": 2, "repeatOrders": 2}
    assert numbers(report(api, "abandonedCarts")["aggregatedData"]) == {"abandonedCarts": 1}
    for scale, steps in (("hour", 72), ("week", 1), ("month", 1), ("year", 1)):
        assert len(report(api, "allRevenue", timeScaleValue=scale)["dataset"]) == steps
    assert (
        len(report(api, "allRevenue", endedAt=START + 6 * DAY, timeScaleValue="week")["dataset"])
        == 2
    )
    assert api("GET", "/reports/allOrders/tip").json()["tip"]


@pytest.mark.usefixtures("orders")
def test_a_report_that_is_a_table(api: Api) -> None:
    found = report(api, "topOfCustomersByOrders", orderByMetric="revenue", limit=1)

    assert (found["itemCount"], found["limit"], found["offset"]) == (2, 1, 0)
    (line,) = found["dataset"]
    assert line["datapointId"] == "ann@example.com"
    assert line["percentage"] == 85.92
    assert line["additionalData"]["customerData"]["customerEmail"] == "ann@example.com"
    second = report(api, "topOfCustomersByOrders", orderDirection="ASC", offset=1)["dataset"][0]
    assert second["orderBy"] == 1
    for kind, key in (
        ("topOfShippingMethodsByOrders", "Post"),
        ("topOfPaymentMethodsByOrders", "Card"),
        ("topOfCouponsByOrders", "SPRING"),
        ("topOfMarketingSources", "newsletter"),
    ):
        (line,) = report(api, kind, comparePeriod="similarPeriodInPreviousYear")["dataset"]
        assert (line["datapointId"], numbers(line["data"])["orders"]) == (key, 4)
    (line,) = report(api, "topOfCategoriesByOrders")["dataset"]
    assert line["additionalData"] == {"type": "CATEGORY", "categoryName": "Mugs"}
    consent = report(api, "customersByMarketingEmailsConsent")["dataset"]
    assert [numbers(line["data"])["customers"] for line in consent] == [1, 1]


def test_every_documented_report_answers(api: Api, shared_sandbox: Sandbox, store_id: int) -> None:
    shared_sandbox.documents.insert(store_id, "product", {"name": "Mug", "quantity": 5})

    for kind in catalogue.enums()["ReportType"]:
        assert report(api, kind)["reportType"] == kind
    inventory = report(api, "inventory")["dataset"]
    assert numbers(inventory[0]["data"]) == {"quantity": 5, "price": 0}


@pytest.mark.parametrize(
    "path",
    [
        "nonsense",
        "nonsense/tip",
        "allOrders?startedFrom=x",
        "allOrders?startedFrom=5&endedAt=4",
        "allOrders?endedAt=999999999999999",
        "allOrders?startedFrom=-5",
        "allOrders?startedFrom=0&timeScaleValue=hour",
        "allOrders?timeScaleValue=minute",
        "allOrders?comparePeriod=never",
        "allOrders?firstDayOfWeek=TUESDAY",
        "inventory?orderDirection=SIDEWAYS",
    ],
)
def test_a_report_that_cannot_be(api: Api, path: str) -> None:
    assert api("GET", f"/reports/{path}").status_code == 400


def test_latest_changes(api: Api, public_api: Api, shared_sandbox: Sandbox, store_id: int) -> None:
    before = api("GET", "/latest-stats").json()
    assert before.keys() == {
        "productsUpdated",
        "ordersUpdated",
        "profileUpdated",
        "categoriesUpdated",
        "discountCouponsUpdated",
        "abandonedSalesUpdated",
        "customersUpdated",
    }
    insert = shared_sandbox.documents.insert
    document = {"updateTimestamp": 2_000_000_000, "paymentStatus": "PAID"}
    insert(store_id, "order", document)
    insert(store_id, "product", {"name": "Mug"})
    flags = "productCountRequired=1&categoryCountRequired=1&domainsRequired=1"
    after = api(
        "GET", f"/latest-stats?{flags}&reviewsUpdatesRequired=1&subscriptionRequired=1"
    ).json()

    assert after["ordersUpdated"] == "2033-05-18 03:33:20 +0000"
    assert after["abandonedSalesUpdated"] == before["abandonedSalesUpdated"]
    assert (after["productCount"], after["productCountRequired"]) == (1, 1)
    assert after["categoryCount"] == after["categoryCountRequired"] == 0
    assert {"reviewsUpdated", "domainsUpdated", "subscriptionsUpdated"} < after.keys()
    assert public_api("GET", "/latest-stats").json().keys() == {"productsUpdated", "profileUpdated"}
