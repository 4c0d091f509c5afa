"""`order/calculate` over HTTP. The maths itself has its worked examples in tests/sandbox/orders."""

from typing import Any

import pytest

from ecwid_native.sandbox import Sandbox
from tests.sandbox.conftest import Api
from tests.sandbox.rest.test_orders import product

Document = dict[str, Any]

OSLO = {"countryCode": "NO", "postalCode": "0150"}
ALBANY = {"countryCode": "US", "stateOrProvinceCode": "NY", "postalCode": "12207"}


def calculate(api: Api, **fields: object) -> Document:
    answer = api("POST", "/order/calculate", json=fields)
    assert answer.status_code == 200, answer.text
    document: Document = answer.json()
    return document


def set_up(api: Api, **blocks: object) -> None:
    assert api("PUT", "/profile", json=blocks).status_code == 200


def test_a_cart_of_strangers_items_comes_back_with_totals(api: Api, public_api: Api) -> None:
    cart = {
        "email": "ann@example.com",
        "items": [{"name": "Mug", "price": 10, "quantity": 2, "weight": 0.5}],
        "shippingOption": {"shippingMethodName": "Post", "shippingRate": 4},
        "handlingFee": {"name": "Wrapping", "value": 1.5},
        "customSurcharges": [{"id": "tips", "value": 10, "type": "PERCENT"}],
        "discountInfo": [{"value": 2, "type": "ABS", "base": "CUSTOM", "description": "App"}],
        "giftCardRedemption": 5,
    }

    result = calculate(api, **cart)

    assert (result["subtotal"], result["discount"], result["tax"]) == (20, 2, 0)
    assert result["totalBeforeGiftCardRedemption"] == 20 - 2 + 4 + 1.5 + 1.8
    assert (result["giftCardRedemption"], result["total"]) == (5, 20.3)
    assert (result["paymentStatus"], result["fulfillmentStatus"]) == (
        "INCOMPLETE",
        "AWAITING_PROCESSING",
    )
    (item,) = result["items"]
    assert (item["name"], item["shipping"], item["tax"]) == ("Mug", 4, 0)
    assert item["discounts"] == [
        {"discountInfo": {"value": 2, "type": "ABS", "base": "CUSTOM"}, "total": 2}
    ]
    assert result["customSurcharges"][0]["total"] == 1.8
    assert result["handlingFee"]["name"] == "Wrapping"
    assert result["predictedPackage"][0]["weight"] == 1
    assert result["email"] == "ann@example.com"
    assert calculate(public_api, **cart)["total"] == 20.3
    assert api("GET", "/orders").json()["total"] == 0


def test_prices_come_from_the_catalog(api: Api, shared_sandbox: Sandbox, store_id: int) -> None:
    tiers = [{"quantity": 10, "price": 4}]
    mug = product(api, name="Mug", price=5, weight=1, wholesalePrices=tiers)
    red = {"price": 6, "sku": "R"}
    red_id = shared_sandbox.documents.insert(store_id, "variation", red, parent_id=mug)["id"]

    result = calculate(
        api,
        items=[
            {"productId": mug, "quantity": 10},
            {"productId": mug, "combinationId": red_id, "quantity": 1},
            {"productId": mug, "price": 9, "quantity": 10, "needCalculateWholesalePrice": True},
            {"productId": mug, "isCustomerSetPrice": True, "selectedPrice": {"value": 20}},
        ],
    )

    assert [item["price"] for item in result["items"]] == [4, 6, 4, 20]
    assert result["items"][1]["sku"] == "R"
    assert result["subtotal"] == 40 + 6 + 40 + 20


def test_taxes_follow_zones_products_and_exemptions(api: Api) -> None:
    set_up(
        api,
        zones=[
            {"id": "no", "countryCodes": ["NO"]},
            {"id": "ny", "countryCodes": ["US"], "stateOrProvinceCodes": ["US-NY"]},
        ],
        taxSettings={
            "taxes": [
                {
                    "id": 1,
                    "name": "VAT",
                    "enabled": True,
                    "useShippingAddress": True,
                    "taxShipping": True,
                    "appliedByDefault": True,
                    "defaultTax": 5,
                    "rules": [{"zoneId": "no", "tax": 25}, {"zoneId": "ny", "tax": 8}],
                },
                {"id": 2, "name": "Eco", "appliedByDefault": False, "defaultTax": 1},
                {"id": 3, "name": "Off", "enabled": False, "defaultTax": 50},
            ]
        },
    )
    battery_id = product(api, name="Battery", price=100, tax={"enabledManualTaxes": [2]})
    book_id = product(api, name="Book", price=100, tax={"taxable": False})
    customer = {"email": "b@example.com", "taxExempt": True}
    exempt = api("POST", "/customers", json=customer).json()["id"]
    plain = [{"price": 100}]
    shipping = {"shippingMethodName": "Post", "shippingRate": 10}

    assert calculate(api, items=plain)["tax"] == 5
    assert calculate(api, items=plain, shippingPerson=OSLO)["tax"] == 25
    assert calculate(api, items=plain, billingPerson=ALBANY)["tax"] == 8
    assert calculate(api, items=plain, customerTaxExempt=True)["tax"] == 0
    assert calculate(api, items=plain, customerId=exempt)["tax"] == 0
    assert calculate(api, items=[{"productId": book_id}], shippingPerson=OSLO)["tax"] == 0
    assert calculate(api, items=[{"productId": battery_id}], shippingPerson=OSLO)["tax"] == 26
    shipped = calculate(api, items=plain, shippingPerson=OSLO, shippingOption=shipping)
    assert (shipped["tax"], shipped["total"]) == (27.5, 137.5)
    assert shipped["taxesOnShipping"] == [{"name": "VAT", "value": 25, "total": 2.5}]
    (tax,) = shipped["items"][0]["taxes"]
    assert (tax["total"], tax["taxOnDiscountedSubtotal"], tax["taxOnShipping"]) == (27.5, 25, 2.5)
    assert [tax["name"] for tax in shipped["availableTaxes"]] == ["VAT", "Eco", "Off"]
    set_up(api, taxSettings={"pricesIncludeTax": True})
    included = calculate(api, items=plain, shippingPerson=OSLO)
    assert (included["total"], included["tax"], included["totalWithoutTax"]) == (100, 20, 80)
    assert included["items"][0]["priceWithoutTax"] == included["subtotalWithoutTax"] == 80


def test_the_store_offers_its_shipping_methods_with_their_rates(api: Api) -> None:
    def option(name: str, **more: object) -> Document:
        return {"id": name, "title": name.title(), "enabled": True, **more}

    table = {
        "tableBasedOn": "weight",
        "rates": [
            {"conditions": {"weightTo": 1}, "rate": {"perOrder": 3}},
            {
                "conditions": {"weightFrom": 1},
                "rate": {"perOrder": 1, "perItem": 2, "perWeight": 0.5, "percent": 10},
            },
        ],
    }
    set_up(api, shipping={"handlingFee": {"name": "Box", "value": 2}})
    for body in (
        option("flat", flatRate={"rateType": "ABSOLUTE", "rate": 7}),
        option("percent", flatRate={"rateType": "PERCENT", "rate": 10}),
        option("table", ratesCalculationType="table", ratesTable=table),
        option("pickup", fulfilmentType="pickup", pickupInstruction="Ring"),
        option("big", minimumOrderSubtotal=500, flatRate={"rate": 0}),
        option("norway", destinationZone={"countryCodes": ["NO"]}, flatRate={"rate": 1}),
        option("carrier", ratesCalculationType="carrier-calculated", carrier="USPS"),
        {**option("off", flatRate={"rate": 1}), "enabled": False},
    ):
        assert api("POST", "/profile/shippingOptions", json=body).json() == {"id": body["id"]}
    items = [{"price": 20, "quantity": 2, "weight": 1}]

    result = calculate(
        api, items=items, shippingPerson=ALBANY, shippingOption={"shippingMethodId": "table"}
    )

    rates = {
        one["shippingMethodId"]: one["shippingRate"] for one in result["availableShippingOptions"]
    }
    assert rates == {"flat": 7, "percent": 4, "table": 1 + 2 * 2 + 0.5 * 2 + 4, "pickup": 0}
    assert result["shippingOption"]["shippingMethodName"] == "Table"
    assert result["total"] == 40 + 10 + 2
    digital = calculate(api, items=[{"price": 1, "isShippingRequired": False}])
    assert digital["availableShippingOptions"] == digital["predictedPackage"] == []


@pytest.mark.parametrize(
    ("product", "rates"),
    [
        ({}, {"post": 7, "van": 9, "pickup": 0}),
        ({"fixedShippingRate": 2}, {"post": 11, "van": 13, "pickup": 0}),
        (
            {"fixedShippingRate": 2, "fixedShippingRateOnly": True},
            {"post": 4, "van": 4, "pickup": 0},
        ),
        ({"shipping": {"type": "FREE_SHIPPING"}}, {"post": 0, "van": 0, "pickup": 0}),
        (
            {"shipping": {"type": "FLAT_RATE", "flatRate": 5}},
            {"post": 10, "van": 10, "pickup": 0},
        ),
        (
            {"shipping": {"type": "GLOBAL_METHODS", "methodMarkup": 1.5}},
            {"post": 10, "van": 12, "pickup": 0},
        ),
        (
            {"shipping": {"type": "SELECTED_METHODS", "enabledMethods": ["van", "none"]}},
            {"van": 9},
        ),
        (
            {"shipping": {"type": "SELECTED_METHODS", "disabledMethods": ["van"]}},
            {"post": 7, "pickup": 0},
        ),
    ],
)
def test_a_product_has_its_own_shipping(
    api: Api, product: Document, rates: dict[str, float]
) -> None:
    vases = two_vases(api, product)

    result = calculate(api, items=[vases], shippingPerson=ALBANY)

    offers = result["availableShippingOptions"]
    assert {offer["shippingMethodId"]: offer["shippingRate"] for offer in offers} == rates


def test_a_product_with_a_rate_alone_leaves_the_method_to_the_others(api: Api) -> None:
    vases = two_vases(api, {"shipping": {"type": "FLAT_RATE", "flatRate": 5}})
    chosen = {"shippingMethodId": "van"}

    result = calculate(
        api, items=[vases, {"price": 1}], shippingPerson=ALBANY, shippingOption=chosen
    )

    assert result["shippingOption"]["shippingRate"] == 2 * 5 + 9
    assert result["total"] == 21 + 2 * 5 + 9


def two_vases(api: Api, product: Document) -> Document:
    """Two pieces of a product, in a store with three methods."""
    set_up(api, shipping={})
    for option in (
        {"id": "post", "title": "Post", "flatRate": {"rate": 7}},
        {"id": "van", "title": "Van", "flatRate": {"rate": 9}},
        {"id": "pickup", "title": "Shop", "fulfilmentType": "pickup"},
    ):
        api("POST", "/profile/shippingOptions", json={"enabled": True, **option})
    body = {"name": "Vase", "price": 10, **product}
    return {"productId": api("POST", "/products", json=body).json()["id"], "quantity": 2}


def test_coupons_of_the_store_apply_while_they_may(api: Api) -> None:
    def coupon(code: str, **more: object) -> None:
        fields = {"code": code, "name": code, "discountType": "PERCENT", "discount": 10, **more}
        assert api("POST", "/discount_coupons", json=fields).status_code == 200

    customer = api("POST", "/customers", json={"email": "ann@example.com"}).json()["id"]
    coupon("PLAIN")
    coupon("LARGE", totalLimit=100.01)
    coupon("PAUSED", status="PAUSED")
    coupon("OLD", expirationDate="2020-01-01 00:00:00 +0000")
    coupon("SOON", launchDate="2999-01-01 00:00:00 +0000")
    coupon("ONCE", usesLimit="ONCEPERCUSTOMER")
    coupon("SINGLE", usesLimit="SINGLE")
    coupon("NEWBIE", applicationLimit="NEW_CUSTOMER_ONLY")
    coupon("REGULAR", applicationLimit="REPEAT_CUSTOMER_ONLY")
    for code in ("ONCE", "SINGLE"):
        order = {"customerId": customer, "discountCoupon": {"code": code}}
        assert api("POST", "/orders", json=order).status_code == 200
        assert api("GET", f"/discount_coupons/{code}").json()["orderCount"] == 1

    def taken(code: str, **more: object) -> float:
        items = [{"price": 100}]
        sent = {"code": code, **more}
        result = calculate(api, items=items, customerId=customer, discountCoupon=sent)
        amount: float = result["couponDiscount"]
        return amount

    assert taken("plain") == taken("REGULAR") == 10
    refused = ("LARGE", "PAUSED", "OLD", "SOON", "ONCE", "SINGLE", "NEWBIE", "NOPE")
    assert {code: taken(code) for code in refused} == dict.fromkeys(refused, 0)
    assert taken("MINE", discountType="ABS", discount=7) == 7


def test_what_an_answer_does_not_repeat_of_a_coupon(api: Api) -> None:
    """As the tests of the platform's own client for Java have it."""
    coupon = {"code": "MINE", "discountType": "ABS", "discount": 7, "orderCount": 1}
    coupon["catalogLimit"] = {"products": [4]}
    items = [{"price": 100, "couponAmount": 15, "couponApplied": True}]

    result = calculate(api, items=items, discountCoupon=coupon)

    assert result["discountCoupon"]["orderCount"] == 0
    assert "couponAmount" not in result["items"][0]
    assert result["items"][0]["couponApplied"] is False


def test_running_promotions_of_the_store_apply(api: Api) -> None:
    group = api("POST", "/customer_groups", json={"name": "Gold"}).json()["id"]
    customer = {"email": "a@example.com", "customerGroupId": group}
    member = api("POST", "/customers", json=customer).json()["id"]

    def promotion(name: str, base: str, kind: str, amount: float, **more: object) -> None:
        fields = {"name": name, "discountBase": base, "discountType": kind, "amount": amount}
        answer = api("POST", "/promotions", json={"enabled": True, **fields, **more})
        assert answer.status_code == 200, answer.text

    promotion("Over 50", "SUBTOTAL", "PERCENT", 10, triggers={"subtotal": 50})
    promotion("Gold", "SUBTOTAL", "ABSOLUTE", 3, triggers={"customerGroups": [group]})
    promotion("Mugs", "ITEM", "FIXED_PRICE", 8, targets={"products": [7]})
    promotion("Post", "SHIPPING", "PERCENT", 50, triggers={"minProductQuantityInCart": 3})
    promotion("Past", "SUBTOTAL", "ABSOLUTE", 99, triggers={"endDate": "2001-01-01"})
    promotion("Off", "SUBTOTAL", "ABSOLUTE", 99, enabled=False)
    never = {
        "activeDays": ["MON"],
        "activeDayStartTime": "23:59:59",
        "activeDayEndTime": "00:00:00",
    }
    promotion(
        "Never",
        "SUBTOTAL",
        "ABSOLUTE",
        99,
        triggers={"recurring": True, "recurrenceSettings": never},
    )
    shipping = {"shippingMethodName": "Post", "shippingRate": 6}

    small = calculate(api, items=[{"price": 10}])
    large = calculate(
        api,
        customerId=member,
        shippingOption=shipping,
        items=[{"price": 50}, {"price": 10, "productId": 7, "quantity": 2}],
    )

    assert (small["discount"], small["discountInfo"]) == (0, [])
    assert {info["description"]: info["base"] for info in large["discountInfo"]} == {
        "Over 50": "SUBTOTAL",
        "Gold": "SUBTOTAL",
        "Mugs": "ITEM",
        "Post": "SHIPPING",
    }
    assert large["discount"] == 7 + 3 + 4
    assert large["volumeDiscount"] == 10
    assert large["total"] == 70 - 14 + 3


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, 422),
        ({"items": []}, 422),
        ({"items": [{"name": "Mug"}]}, 422),
        ({"items": [{"price": 1, "quantity": 0}]}, 422),
        ({"items": [{"price": "1"}]}, 400),
        ({"items": 5}, 400),
        ({"items": [{"price": 1}], "discountInfo": [{"base": "MOON"}]}, 400),
    ],
    ids=str,
)
def test_a_cart_that_cannot_be_calculated_is_refused(
    api: Api, fields: Document, status: int
) -> None:
    answer = api("POST", "/order/calculate", json=fields)

    assert answer.status_code == status
    assert answer.json()["errorCode"] == "WRONG_PARAMETER"
