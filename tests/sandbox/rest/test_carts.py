"""Abandoned carts over HTTP."""

import re
from typing import Any

import pytest

from ecwid_native.sandbox import Sandbox
from tests.sandbox.conftest import Api
from tests.sandbox.rest.test_orders import create, events, get, product, stock

Document = dict[str, Any]


def abandon(api: Api, **fields: object) -> str:
    """Return the cart's id of a new unfinished order."""
    order = create(api, paymentStatus="INCOMPLETE", **fields)
    carts: list[Document] = get(api, "/carts?limit=1")["items"]
    assert order["id"]
    cart_id: str = carts[0]["cartId"]
    return cart_id


def test_an_unfinished_order_is_a_cart_with_fewer_fields(
    api: Api, shared_sandbox: Sandbox, store_id: int
) -> None:
    cart_id = abandon(api, email="ann@example.com", items=[{"name": "Mug", "price": 4}])
    create(api, email="bob@example.com")

    page = get(api, "/carts")

    assert re.fullmatch(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}", cart_id)
    assert (page["total"], page["count"]) == (1, 1)
    cart = get(api, f"/carts/{cart_id.lower()}")
    assert cart == page["items"][0]
    assert (cart["email"], cart["total"], cart["hidden"]) == ("ann@example.com", 4, False)
    assert cart["items"][0]["name"] == "Mug"
    assert not {"id", "orderNumber", "publicUid", "search"} & cart.keys()
    assert "taxable" not in cart["items"][0]
    assert get(api, f"/carts/{cart_id}?responseFields=cartId") == {"cartId": cart_id}
    kinds = [(kind, data.get("cartId")) for kind, data in events(shared_sandbox, store_id)]
    assert ("unfinished_order.created", cart_id) in kinds


def test_a_cart_changes_in_a_few_fields_alone(
    api: Api, shared_sandbox: Sandbox, store_id: int
) -> None:
    cart_id = abandon(api, email="ann@example.com", total=5)

    answer = api(
        "PUT",
        f"/carts/{cart_id}",
        json={
            "hidden": True,
            "taxesOnShipping": [{"name": "VAT", "value": 20, "total": 2}],
            "b2b_b2c": "b2b",
            "email": "eve@example.com",
            "total": 0,
        },
    )

    assert answer.json() == {"updateCount": 1}
    cart = get(api, f"/carts/{cart_id}")
    assert (cart["hidden"], cart["b2b_b2c"]) == (True, "b2b")
    assert cart["taxesOnShipping"][0]["total"] == 2
    assert (cart["email"], cart["total"]) == ("ann@example.com", 5)
    assert get(api, "/carts")["total"] == get(api, "/carts?showHidden=true")["total"] == 1
    assert get(api, "/carts?showHidden=false")["total"] == 0
    assert events(shared_sandbox, store_id)[-1][0] == "unfinished_order.updated"


def test_placing_a_cart_makes_an_order_of_it(
    api: Api, shared_sandbox: Sandbox, store_id: int
) -> None:
    mug = product(api, name="Mug", price=7, quantity=10)
    cart_id = abandon(api, items=[{"productId": mug, "quantity": 4}])
    assert stock(shared_sandbox, store_id, "product", mug) == 10

    placed = api("POST", f"/carts/{cart_id}/place").json()

    order = get(api, f"/orders/{placed['id']}")
    assert placed == {
        "id": order["id"],
        "orderNumber": order["internalId"],
        "vendorOrderNumber": order["vendorOrderNumber"],
        "cartId": cart_id,
    }
    assert order["paymentStatus"] == "AWAITING_PAYMENT"
    assert "cart" not in order
    assert stock(shared_sandbox, store_id, "product", mug) == 6
    cart = get(api, f"/carts/{cart_id}")
    assert cart["recoveredOrderId"] == order["internalId"]
    assert cart["recoveredPublicUid"] == order["publicUid"]
    assert "order.created" in [kind for kind, _ in events(shared_sandbox, store_id)]
    again = api("POST", f"/carts/{cart_id}/place")
    assert (again.status_code, again.json()["errorCode"]) == (409, "CONSTRAINT_VIOLATION")
    assert stock(shared_sandbox, store_id, "product", mug) == 6


def test_deleting_an_unfinished_order_removes_its_cart(
    api: Api, shared_sandbox: Sandbox, store_id: int
) -> None:
    created = create(api, paymentStatus="INCOMPLETE")

    api("DELETE", f"/orders/{created['id']}")

    assert get(api, "/carts")["items"] == []
    assert events(shared_sandbox, store_id)[-1][0] == "unfinished_order.deleted"


def test_each_filter_finds_its_cart_and_no_other(api: Api) -> None:
    wanted = abandon(
        api,
        email="ann@example.com",
        total=50,
        createDate="2020-02-02",
        billingPerson={"name": "Ann"},
        discountCoupon={"code": "SAVE"},
    )
    abandon(api, email="bob@example.com", total=1)
    customer_id = get(api, f"/carts/{wanted}")["customerId"]

    for query in (
        "totalFrom=50",
        "createdTo=2021-01-01",
        "couponCode=SAVE",
        "customer=ann",
        "email=ANN@example.com",
        f"customerId={customer_id}",
    ):
        carts = get(api, f"/carts?{query}")["items"]
        assert [cart["cartId"] for cart in carts] == [wanted], query
    assert get(api, "/carts?updatedFrom=2999-01-01")["total"] == 0
    assert get(api, "/carts?totalTo=50")["total"] == 2


@pytest.mark.parametrize("cart_id", ["5", "%00", "320AB5DE-5EA6-4419-A4CF-0B04D2913190"])
def test_an_unknown_cart_is_404_for_every_operation(api: Api, cart_id: str) -> None:
    for method, path in (("GET", ""), ("PUT", ""), ("POST", "/place")):
        answer = api(method, f"/carts/{cart_id}{path}", json={})

        assert answer.status_code == 404
        assert answer.json()["errorCode"] == "CHECKOUT_NOT_FOUND"
