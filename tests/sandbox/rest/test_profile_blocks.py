"""The whole profile, and the payment and shipping options beside it."""

from typing import Any

import pytest

from ecwid_native.sandbox import Sandbox, catalogue
from tests.sandbox.conftest import Api
from tests.sandbox.rest.conftest import CLIENT_ID

PAYMENT = "/profile/paymentOptions"
SHIPPING = "/profile/shippingOptions"


def test_every_block_can_be_read_and_written(api: Api) -> None:
    profile = api("GET", "/profile").json()
    blocks = catalogue.types()["StoreProfile"]

    written = {name for name, field in blocks.items() if field.is_written and field.is_read}
    assert written - profile.keys() == {"taxes"}
    assert profile.keys() <= blocks.keys()
    change: dict[str, Any] = {
        "designSettings": {"product_list_image_size": "LARGE", "unknown_key": 1},
        "productFiltersSettings": {
            "enabledInStorefront": True,
            "filterSections": [{"type": "OPTION", "name": "Size", "enabled": True}],
        },
        "socialLinksSettings": {"facebook": {"url": "https://example.com/shop"}},
        "zones": [{"name": "Near", "countryCodes": ["US"]}],
        "taxSettings": {"taxes": [{"name": "VAT", "defaultTax": 5, "rules": []}]},
        "formatsAndUnits": {"currency": "currency", "timezone": "timezone"},
        "payment": {"countryCode": "XX"},
        "shipping": {"shippingOptions": [{"title": "Nowhere"}]},
    }
    assert api("PUT", "/profile", json=change).json() == {"updateCount": 1, "success": True}
    changed = api("GET", "/profile").json()
    assert changed["designSettings"]["product_list_image_size"] == "LARGE"
    assert "unknown_key" not in changed["designSettings"]
    assert changed["productFiltersSettings"] == change["productFiltersSettings"]
    assert changed["socialLinksSettings"]["facebook"]["url"] == "https://example.com/shop"
    assert changed["socialLinksSettings"]["vk"] == {"url": ""}
    assert changed["zones"][0]["id"]
    assert changed["taxSettings"]["taxes"][0]["id"] > 0
    assert changed["formatsAndUnits"]["currency"] == "currency"
    assert changed["payment"] == profile["payment"]
    assert changed["shipping"] == profile["shipping"]


def test_texts_have_languages(api: Api) -> None:
    settings = {
        "storeDescription": "Mugs",
        "storeDescriptionTranslated": {"en": "Mugs", "fr": "Tasses"},
    }
    assert api("PUT", "/profile", json={"settings": settings}).status_code == 200

    read = {
        language: api("GET", f"/profile?lang={language}").json()["settings"]["storeDescription"]
        for language in ("en", "fr", "de")
    }
    refused = api("PUT", "/profile", json={"settings": {"storeDescriptionTranslated": {"xx": "?"}}})

    assert read == {"en": "Mugs", "fr": "Tasses", "de": "Mugs"}
    assert (refused.status_code, refused.json()["errorCode"]) == (400, "LANGUAGES_NOT_ALLOWED")


def test_scopes_and_flags_add_to_the_profile(
    api: Api, shared_sandbox: Sandbox, store_id: int
) -> None:
    assert "accountBilling" not in api("GET", "/profile").json()
    flags = "showExtendedInfo=1&getFeaturesByPlans=true&getStoreVertical=yes"
    extended = api("GET", f"/profile?{flags}").json()
    assert extended["accountBilling"]["pricingPlanName"] == "Business"
    assert "API" in extended["account"]["featuresByPlans"]["business"]
    assert extended["account"]["limitsAndRestrictions"]["maxProductLimit"] == 2500
    assert extended["verticalSettings"]["productTypes"] == []

    tokens = shared_sandbox.install(CLIENT_ID, store_id, scopes=("read_store_profile",))
    poor = Api(shared_sandbox, tokens.access_token, store_id)
    profile = poor("GET", f"/profile?{flags}").json()
    poor.session.close()
    assert "accountBilling" not in profile
    assert "limitsAndRestrictions" not in profile["account"]


def test_an_account_belongs_to_one_store(api: Api, shared_sandbox: Sandbox, store_id: int) -> None:
    other = shared_sandbox.create_store(store_id + 1_000_000)
    tokens = shared_sandbox.install(CLIENT_ID, other.id)
    second = Api(shared_sandbox, tokens.access_token, other.id)
    body = {"account": {"accountEmail": f"{store_id}@example.com"}}

    answers = [api("PUT", "/profile", json=body), second("PUT", "/profile", json=body)]
    answers.append(api("PUT", "/profile", json=body))
    second.session.close()

    assert [answer.status_code for answer in answers] == [200, 409, 200]


def test_payment_options(api: Api, public_api: Api) -> None:
    body = {"checkoutTitle": "By app", "paymentProcessorId": "customPaymentApp"}
    number = api("POST", PAYMENT, json=body).json()["id"]
    second = api("POST", PAYMENT, json={**body, "enabled": False, "orderBy": -1}).json()["id"]
    path = f"{PAYMENT}/{number}"

    assert isinstance(number, str)
    options = api("GET", PAYMENT).json()
    assert [option["id"] for option in options] == [second, number]
    assert options == api("GET", "/profile").json()["payment"]["paymentOptions"]
    assert [option["id"] for option in public_api("GET", PAYMENT).json()] == [number]
    change = {"checkoutTitle": "Later", "id": "x", "paymentSurcharges": {"type": "PERCENT"}}
    assert api("PUT", path, json=change).json() == {"updateCount": 1, "success": True}
    option = api("GET", path).json()
    assert (option["id"], option["checkoutTitle"]) == (number, "Later")
    assert option["paymentSurcharges"] == {"type": "PERCENT"}
    assert api("DELETE", path).json() == {"deleteCount": 1}
    for method in ("GET", "PUT", "DELETE"):
        assert api(method, path, json={}).status_code == 404
    assert public_api("POST", PAYMENT, json=body).status_code == 403


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"checkoutTitle": ""}, 400, "PAYMENT_OPTION_TITLE_REQUIRED"),
        ({"checkoutTitle": "x" * 65}, 400, "PAYMENT_OPTION_BAD_TITLE_LENGTH"),
        ({"paymentProcessorId": ""}, 400, "PAYMENT_GATEWAY_NAME_REQUIRED"),
        ({"paymentProcessorId": "payPal"}, 409, "PAYMENT_GATEWAY_IS_ALREADY_ADDED"),
        ({"checkoutTitleTranslated": {"xx": "?"}}, 400, "LANGUAGES_NOT_ALLOWED"),
        ({"enabled": "yes"}, 400, "WRONG_PARAMETER"),
    ],
)
def test_a_payment_option_that_cannot_be(
    api: Api, changes: dict[str, object], status: int, code: str
) -> None:
    body = {"checkoutTitle": "PayPal", "paymentProcessorId": "payPal"}
    assert api("POST", PAYMENT, json=body).status_code == 200
    second = api("POST", PAYMENT, json={**body, "paymentProcessorId": "stripe"}).json()["id"]

    answers = [
        api("POST", PAYMENT, json={**body, "paymentProcessorId": "square", **changes}),
        api("PUT", f"{PAYMENT}/{second}", json=changes),
    ]

    assert [(answer.status_code, answer.json()["errorCode"]) for answer in answers] == [
        (status, code)
    ] * 2


def test_an_option_that_a_test_inserted(api: Api, shared_sandbox: Sandbox, store_id: int) -> None:
    option = shared_sandbox.documents.insert(store_id, "shipping_option", {"title": "Post"})
    path = f"{SHIPPING}/{option['id']}"

    assert api("GET", SHIPPING).json() == [{"id": str(option["id"]), "title": "Post"}]
    for _ in range(2):
        assert api("PUT", path, json={"enabled": True}).status_code == 200
    assert api("DELETE", path).json() == {"deleteCount": 1}


def test_shipping_options(api: Api, public_api: Api) -> None:
    body = {
        "title": "Post",
        "ratesCalculationType": "flat",
        "flatRate": {"rateType": "ABSOLUTE", "rate": 5},
        "destinationZone": {"name": "Alabama", "stateOrProvinceCodes": ["US-AL"]},
        "businessHours": '{"MON":[["07:00","19:00"]]}',
        "orderby": 7,
    }
    number = api("POST", SHIPPING, json=body).json()["id"]
    kept = api("POST", SHIPPING, json={"id": "7835-1", "title": "Pickup", "enabled": False}).json()
    path = f"{SHIPPING}/{number}"

    assert kept == {"id": "7835-1"}
    again = api("POST", SHIPPING, json={"id": "7835-1", "title": "Pickup"})
    assert (again.status_code, again.json()["errorCode"]) == (409, "SHIPPING_OPTION_ALREADY_EXISTS")
    first = api("GET", SHIPPING).json()[0]
    assert {name: first[name] for name in body if name != "orderby"} == {
        name: value for name, value in body.items() if name != "orderby"
    }
    assert first["orderBy"] == 7
    shown = public_api("GET", SHIPPING).json()
    assert [(option["id"], option["destinationZone"]) for option in shown] == [(number, {})]
    assert public_api("GET", "/profile").json()["shipping"]["shippingOptions"] == shown
    change = {"flatRate": {"rate": 6}, "carrier": "USPS"}
    assert api("PUT", path, json=change).json() == {"updateCount": 1}
    assert api("GET", SHIPPING).json()[0]["flatRate"] == {"rateType": "ABSOLUTE", "rate": 6}
    assert api("GET", path).status_code == 405
    assert api("DELETE", path).json() == {"deleteCount": 1}
    for method in ("PUT", "DELETE"):
        missing = api(method, path, json={})
        assert (missing.status_code, missing.json()["errorCode"]) == (404, "SHIPPING_NOT_FOUND")
    for wrong, code in (
        ({}, "SHIPPING_OPTION_TITLE_REQUIRED"),
        ({"title": "x" * 101}, "SHIPPING_BAD_TITLE_LENGTH"),
        (
            {"title": "x", "ratesCalculationType": "carrier-calculated"},
            "SHIPPING_CARRIER_NAME_REQUIRED",
        ),
    ):
        refused = api("POST", SHIPPING, json=wrong)
        assert (refused.status_code, refused.json()["errorCode"]) == (400, code)
