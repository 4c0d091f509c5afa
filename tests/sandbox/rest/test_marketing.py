"""Discount coupons and promotions."""

from typing import Any

import pytest

from ecwid_native.sandbox import Sandbox
from tests.sandbox.conftest import Api

COUPONS = "/discount_coupons"
PROMOTIONS = "/promotions"


def coupon(api: Api, code: str, **more: object) -> int:
    response = api("POST", COUPONS, json={"name": f"Coupon {code}", "code": code, **more})
    assert response.status_code == 200, response.text
    assert response.json()["code"] == code
    number: int = response.json()["id"]
    return number


def codes(api: Api, query: str) -> list[str]:
    answer = api("GET", f"{COUPONS}?{query}").json()
    assert answer["count"] == len(answer["items"])
    return [item["code"] for item in answer["items"]]


def test_a_coupon_from_creation_to_the_history(api: Api) -> None:
    number = coupon(api, "SPRING")

    read = api("GET", f"{COUPONS}/SPRING").json()
    assert (
        read == api("GET", f"{COUPONS}/{number}").json() == api("GET", f"{COUPONS}/spring").json()
    )
    assert read["id"] == number
    assert (read["name"], read["discountType"], read["status"]) == (
        "Coupon SPRING",
        "ABS",
        "ACTIVE",
    )
    assert (read["usesLimit"], read["applicationLimit"]) == ("UNLIMITED", "UNLIMITED")
    change = {
        "discountType": "PERCENT",
        "discount": 12.5,
        "catalogLimit": {"products": [1, 2], "categories": []},
        "shippingLimit": {"shippingMethods": ["1-2"]},
        "launchDate": "2014-06-06 08:00:00 +0400",
        "creationDate": "2001-01-01 00:00:00 +0000",
        "code": "",
    }
    assert api("PUT", f"{COUPONS}/{number}", json=change).json() == {"updateCount": 1}
    changed = api("GET", f"{COUPONS}/SPRING").json()
    expected = {
        **change,
        "launchDate": "2014-06-06 04:00:00 +0000",
        "creationDate": read["creationDate"],
        "code": "SPRING",
    }
    assert {name: changed[name] for name in expected} == expected
    assert api("PUT", f"{COUPONS}/SPRING", json={"code": "SUMMER"}).status_code == 200
    missing = api("GET", f"{COUPONS}/SPRING")
    assert (missing.status_code, missing.json()["errorCode"]) == (404, "DISCOUNT_COUPON_NOT_FOUND")
    assert missing.json()["errorMessage"] == "Coupon is not found"
    assert api("DELETE", f"{COUPONS}/SUMMER").json() == {"deleteCount": 1}
    assert api("DELETE", f"{COUPONS}/{number}").status_code == 404
    for name in ("discount_coupons", "coupons"):
        assert api("GET", f"/{name}/deleted").json()["items"][0]["id"] == number


def test_coupons_are_found(api: Api) -> None:
    coupon(api, "A", discountType="PERCENT")
    coupon(api, "B", status="PAUSED", discountType="SHIPPING")
    coupon(api, "C", expirationDate="2020-01-01 00:00:00 +0000")
    coupon(api, "D", totalLimit=2, orderCount=2)
    coupon(api, "E", usesLimit="SINGLE", orderCount=1)

    assert codes(api, "") == ["A", "B", "C", "D", "E"]
    assert codes(api, "limit=2&offset=1") == ["B", "C"]
    assert codes(api, "code=b") == ["B"]
    assert codes(api, "discount_type=PERCENT,SHIPPING") == ["A", "B"]
    assert codes(api, "availability=ACTIVE") == ["A", "D"]
    assert codes(api, "availability=PAUSED") == ["B"]
    assert codes(api, "availability=EXPIRED") == ["C"]
    assert codes(api, "availability=USEDUP") == ["E"]
    assert codes(api, "createdTo=2020-01-01") == codes(api, "updatedTo=5") == []
    assert len(codes(api, "createdFrom=2020-01-01&updatedFrom=2020-01-01")) == 5
    assert api("GET", f"{COUPONS}?availability=NEVER").status_code == 400


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"code": "taken"}, 409),
        ({"discountType": "GIFT"}, 400),
        ({"discount": -1}, 400),
        ({"launchDate": "soon"}, 400),
        ({"catalogLimit": {"products": ["x"]}}, 400),
    ],
)
def test_a_coupon_that_cannot_be(api: Api, body: dict[str, Any], status: int) -> None:
    coupon(api, "TAKEN")
    coupon(api, "FREE")

    assert api("POST", COUPONS, json=body).status_code == status
    assert api("PUT", f"{COUPONS}/FREE", json=body).status_code == status


def test_a_coupon_without_a_code_gets_one(api: Api, shared_sandbox: Sandbox, store_id: int) -> None:
    answer = api("POST", COUPONS, json={"name": "Any"}).json()

    assert api("GET", f"{COUPONS}/{answer['code']}").json()["id"] == answer["id"]
    shared_sandbox.documents.insert(store_id, "discount_coupon", {"code": "BARE"})
    assert api("PUT", f"{COUPONS}/BARE", json={"discount": 5}).status_code == 200
    assert api("GET", f"{COUPONS}/BARE").json()["discountType"] == "ABS"


def test_a_promotion_from_creation_to_deletion(api: Api, shared_sandbox: Sandbox) -> None:
    since = max((event.id for event in shared_sandbox.events.since()), default=0)
    body = {
        "name": "Happy hour",
        "discountBase": "ITEM",
        "discountType": "PERCENT",
        "amount": 10,
        "triggers": {
            "subtotal": 50,
            "recurring": True,
            "recurrenceSettings": {
                "activeDays": ["MON", "FRI"],
                "activeDayStartTime": "17:00:00",
                "activeDayEndTime": "18:00:00",
            },
        },
        "targets": {"products": [1, 2]},
    }
    number = api("POST", PROMOTIONS, json=body).json()["id"]
    path = f"{PROMOTIONS}/{number}"

    assert api("GET", PROMOTIONS).json()["items"] == [{**body, "enabled": True, "id": number}]
    assert api("GET", path).status_code == 405
    change = {"enabled": False, "id": number, "targets": {"all": True}}
    assert api("PUT", path, json=change).json() == {"updateCount": 1}
    page = api("GET", f"{PROMOTIONS}?responseFields=total,items(enabled,targets)").json()
    expected = {"enabled": False, "targets": {"products": [1, 2], "all": True}}
    assert page == {"total": 1, "items": [expected]}
    for _ in range(2):
        assert api("PUT", path, json={"externalReferenceId": "x"}).status_code == 200
    assert api("POST", PROMOTIONS, json={"externalReferenceId": "x"}).status_code == 409
    refused = api("PUT", path, json={"id": 5})
    assert (refused.status_code, refused.json()["errorCode"]) == (
        422,
        "READ_ONLY_PROMOTION_FIELD_CHANGE",
    )
    assert api("DELETE", path).json() == {"deleteCount": 1}
    for method in ("PUT", "DELETE"):
        missing = api(method, path, json={})
        assert (missing.status_code, missing.json()["errorCode"]) == (404, "PROMOTION_NOT_FOUND")
    events = [e for e in shared_sandbox.events.since(since) if e.type.startswith("promotion.")]
    assert [(event.type, event.data["version"]) for event in events] == [
        ("promotion.created", 1),
        ("promotion.updated", 2),
        ("promotion.updated", 3),
        ("promotion.updated", 4),
        ("promotion.deleted", 4),
    ]


@pytest.mark.parametrize(
    "body",
    [
        {"name": "x" * 1025},
        {"discountBase": "NOTHING"},
        {"discountType": "GIFT"},
        {"amount": "much"},
        {"amount": -1},
        {"triggers": {"customerGroups": [1] * 201}},
        {"triggers": {"recurring": True}},
        {"triggers": {"recurring": True, "recurrenceSettings": {"activeDays": ["SOMEDAY"]}}},
        {"triggers": {"startDate": "soon"}},
        {"targets": {"shippingMethods": ["x"] * 101}},
        {"targets": {"combinations": [{"combinationIds": ["1"] * 101}]}},
        {"targets": {"attributes": [{"attributeValues": ["1"] * 31}]}},
    ],
)
def test_a_promotion_that_cannot_be(api: Api, body: dict[str, Any]) -> None:
    number = api("POST", PROMOTIONS, json={}).json()["id"]

    assert api("POST", PROMOTIONS, json=body).status_code == 400
    assert api("PUT", f"{PROMOTIONS}/{number}", json=body).status_code == 400


def test_a_store_has_100_promotions_at_most(
    api: Api, shared_sandbox: Sandbox, store_id: int
) -> None:
    for _ in range(99):
        shared_sandbox.documents.insert(store_id, "promotion", {"name": "Sale"})

    number = api("GET", f"{PROMOTIONS}?limit=1").json()["items"][0]["id"]
    assert api("PUT", f"{PROMOTIONS}/{number}", json={"amount": 5}).status_code == 200
    assert api("POST", PROMOTIONS, json={}).status_code == 200
    refused = api("POST", PROMOTIONS, json={})

    assert (refused.status_code, refused.json()["errorCode"]) == (
        402,
        "MAX_PROMOTIONS_LIMIT_EXCEEDED",
    )


def test_the_small_profile_has_coupons(shared_sandbox: Sandbox, store_id: int, api: Api) -> None:
    shared_sandbox.seed(store_id, "small")

    items = api("GET", "/discount_coupons").json()["items"]
    created = api(
        "POST", "/discount_coupons", json={"name": "N", "discountType": "ABS", "discount": 1}
    ).json()

    shown = {each["code"]: each for each in items}
    assert shown.keys() == {"WELCOME10", "FIVE"}
    assert (shown["FIVE"]["status"], shown["FIVE"]["totalLimit"]) == ("ACTIVE", 30)
    assert api("GET", "/discount_coupons/WELCOME10").json() == shown["WELCOME10"]
    assert created["id"] not in {each["id"] for each in items}
