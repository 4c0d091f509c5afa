"""What a store's plan lacks is refused."""

from collections.abc import Mapping

import pytest

from ecwid_native.sandbox import Sandbox
from tests.sandbox.conftest import Api

PLAN = (402, "NOT_AVAILABLE_ON_CURRENT_PLAN")
SHIPPING = {"name": "Free post", "discountBase": "SHIPPING"}
GROUPS = {"name": "For members", "triggers": {"customerGroups": [1]}}
WHOLESALE = {"wholesalePrices": [{"quantity": 5, "price": 1}]}


@pytest.fixture
def product_id(api: Api) -> int:
    found: int = api("POST", "/products", json={"name": "Mug", "price": 9}).json()["id"]
    return found


def refusal(api: Api, method: str, path: str, body: Mapping[str, object] | None = None) -> object:
    response = api(method, path, json=body)
    return response.status_code, response.json()["errorCode"]


def test_features_that_the_plan_lacks(
    shared_sandbox: Sandbox, store_id: int, api: Api, product_id: int
) -> None:
    product = f"/products/{product_id}"
    variation = {"options": [{"name": "Size", "value": "S"}]}
    assert api("POST", f"{product}/combinations", json=variation).status_code == 200
    api("PUT", "/profile", json={"settings": {"productReviewsFeatureEnabled": True}})
    whole = api("GET", "/profile").json()["account"]["availableFeatures"]
    shared_sandbox.change_store(store_id, plan="starter")

    assert refusal(api, "GET", f"{product}/combinations") == PLAN
    assert refusal(api, "PUT", f"{product}?saveCombinations=1", {"combinations": [{}]}) == PLAN
    assert refusal(api, "GET", "/customer_groups") == PLAN
    assert refusal(api, "PUT", product, WHOLESALE) == PLAN
    assert refusal(api, "GET", "/reviews") == (403, "PRODUCT_REVIEWS_FEATURE_NOT_AVAILABLE")
    assert refusal(api, "GET", "/discount_coupons") == (403, "DISCOUNTS_FEATURE_NOT_AVAILABLE")
    assert refusal(api, "GET", "/promotions") == (403, "ADVANCED_DISCOUNTS_FEATURE_NOT_AVAILABLE")
    assert refusal(api, "POST", "/domains/purchase", {}) == (403, "NOT_ALLOWED_ON_CURRENT_PLAN")
    assert len(api("GET", product).json()["combinations"]) == 1
    assert api("PUT", product, json={"wholesalePrices": []}).status_code == 200
    account = api("GET", "/profile?getFeaturesByPlans=1").json()["account"]
    assert account["availableFeatures"] == ["API"]
    assert account["featuresByPlans"]["business"] == whole
    shared_sandbox.change_store(store_id, plan="venture")
    assert refusal(api, "POST", "/promotions", SHIPPING) == (
        403,
        "SHIPPING_DISCOUNTS_FEATURE_NOT_AVAILABLE",
    )
    assert refusal(api, "POST", "/promotions", GROUPS) == (
        403,
        "CUSTOMER_GROUPS_FEATURE_NOT_AVAILABLE",
    )
    shared_sandbox.change_store(store_id, plan="business")
    assert api("POST", "/promotions", json=SHIPPING).status_code == 200
    assert api("PUT", product, json=WHOLESALE).status_code == 200
    assert api("GET", f"{product}/combinations").status_code == 200


def test_limits_of_the_plan(shared_sandbox: Sandbox, store_id: int, api: Api) -> None:
    shared_sandbox.change_store(store_id, plan="starter")
    for kind, count in (("product", 99), ("category", 49)):
        for _ in range(count):
            shared_sandbox.documents.insert(store_id, kind, {"name": kind})
    zones = [{"name": str(number)} for number in range(6)]

    assert api("POST", "/products", json={"name": "Last"}).status_code == 200
    assert refusal(api, "POST", "/products", {"name": "One more"}) == PLAN
    assert api("POST", "/categories", json={"name": "Last"}).status_code == 200
    assert refusal(api, "POST", "/categories", {"name": "One more"}) == PLAN
    assert api("PUT", "/profile", json={"zones": zones[:5]}).status_code == 200
    assert refusal(api, "PUT", "/profile", {"zones": zones}) == PLAN
    assert refusal(api, "PUT", "/profile", {"taxSettings": {"taxes": zones}}) == PLAN
    assert len(api("GET", "/profile").json()["zones"]) == 5
