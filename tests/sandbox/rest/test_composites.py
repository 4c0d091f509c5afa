"""Composite products: parts, stock, orders."""

from ecwid_native.sandbox import Sandbox
from tests.sandbox.conftest import Api
from tests.sandbox.rest.test_products import create, read, refused


def stock(api: Api, *product_ids: int) -> list[object]:
    found = (read(api, each) for each in product_ids)
    return [each.get("quantity", "any") for each in found]


def test_a_composite_has_the_stock_that_its_parts_make(
    shared_sandbox: Sandbox, store_id: int, api: Api
) -> None:
    cup, tea = create(api, quantity=10), create(api, quantity=7)
    spoon = create(api)
    parts = [
        {"productId": cup, "quantity": 2},
        {"productId": tea, "quantity": 3},
        {"productId": spoon},
    ]
    box = create(api, quantity=99, compositeComponents=parts)
    alone = create(api, compositeComponents=[{"productId": spoon}])

    shown = read(api, box)
    assert (shown["quantity"], shown["unlimited"], shown["inStock"]) == (2, False, True)
    assert shown["compositeComponents"] == [*parts[:2], {"productId": spoon, "quantity": 1}]
    assert read(api, spoon)["compositeParents"] == [box, alone]
    assert stock(api, alone) == ["any"]
    before = shared_sandbox.events.since(0)[-1].id
    api("PUT", f"/products/{tea}", json={"quantity": 2})
    shown = read(api, box)
    assert (shown["quantity"], shown["inStock"]) == (0, False)
    updated = [event.data["entity_id"] for event in shared_sandbox.events.since(before)]
    assert updated == [tea, box]
    assert box not in [
        each["id"] for each in api("GET", "/products?inventory=instock").json()["items"]
    ]


def test_an_order_takes_the_parts_and_a_cancelled_one_gives_them_back(api: Api) -> None:
    cup = create(api, quantity=10)
    size = {"options": [{"name": "Size", "value": "L"}], "quantity": 8, "unlimited": False}
    large = create(api, f"/products/{cup}/combinations", **size)
    pair = create(
        api,
        compositeComponents=[
            {"productId": cup, "quantity": 2},
            {"productId": cup, "combinationId": large, "quantity": 1},
        ],
    )
    assert stock(api, cup, pair) == [10, 5]

    item = {"productId": pair, "quantity": 3}
    order = api("POST", "/orders", json={"email": "a@b.example", "items": [item]}).json()["id"]
    assert stock(api, cup, pair) == [4, 2]
    assert api("GET", f"/products/{cup}/combinations/{large}").json()["quantity"] == 5
    line = api("GET", f"/orders/{order}").json()["items"][0]
    assert [part["quantity"] for part in line["compositeComponents"]] == [2, 1]
    api("PUT", f"/orders/{order}", json={"paymentStatus": "CANCELLED"})
    assert stock(api, cup, pair) == [10, 5]
    delta = {"quantityDelta": -6}
    assert api("PUT", f"/products/{pair}/inventory", json=delta).json() == {
        "updateCount": 1,
        "warning": "Product has negative stock.",
    }
    assert stock(api, cup, pair) == [-2, -1]


def test_parts_that_make_no_sense_are_refused_and_a_deleted_one_is_left_out(api: Api) -> None:
    cup, tea = create(api, quantity=10), create(api, quantity=7)
    box = create(api, compositeComponents=[{"productId": cup}, {"productId": tea}])
    path = f"/products/{box}"

    for part, answer in (
        ({"productId": 1}, (404, "PRODUCT_NOT_FOUND")),
        ({"productId": cup, "combinationId": 1}, (404, "COMBINATION_NOT_FOUND")),
        ({"productId": cup, "quantity": 0}, (400, "WRONG_PARAMETER")),
        ({"productId": box}, (400, "WRONG_PARAMETER")),
    ):
        assert refused(api, "PUT", path, {"compositeComponents": [part]}) == answer
    api("DELETE", f"/products/{tea}")
    assert [part["productId"] for part in read(api, box)["compositeComponents"]] == [cup]
    assert stock(api, box) == [10]
    api("DELETE", f"/products/{cup}")
    assert read(api, box)["compositeComponents"] == []
    api("PUT", path, json={"quantity": 4})
    assert stock(api, box) == [4]
