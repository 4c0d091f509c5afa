"""Variations over REST."""

from typing import Any

from ecwid_native.sandbox import Sandbox
from tests.sandbox.conftest import Api
from tests.sandbox.rest.test_products import create, read, refused

SIZES = [{"type": "SIZE", "name": "Size", "choices": [{"text": "S"}, {"text": "M"}]}]


def option(value: str, name: str = "Size") -> dict[str, Any]:
    return {"options": [{"name": name, "value": value}]}


def test_a_variation_from_its_creation_to_its_end(
    shared_sandbox: Sandbox, api: Api, store_id: int
) -> None:
    product_id = create(api, price=20, quantity=0, options=SIZES)
    path = f"/products/{product_id}/combinations"

    small = create(api, path, **option("S"), sku="S-1", price=25, quantity=4, weight=1.5)
    large = create(api, path, **option("L"))

    listed = api("GET", path).json()
    assert [(each["id"], each["combinationNumber"]) for each in listed] == [(small, 1), (large, 2)]
    first, second = listed
    assert (first["price"], first["defaultDisplayedPriceFormatted"]) == (25, "$25.00")
    assert (first["quantity"], first["unlimited"], first["inStock"]) == (4, False, True)
    assert not {"price", "sku", "weight"} & second.keys()  # inherited
    assert (second["defaultDisplayedPrice"], second["quantity"], second["inStock"]) == (
        20,
        0,
        False,
    )
    product = read(api, product_id)
    assert [choice["text"] for choice in product["options"][0]["choices"]] == ["S", "M", "L"]
    assert (product["inStock"], product["defaultCombinationId"]) == (True, small)
    assert product["priceInProductList"] == 25
    assert product["combinations"] == listed

    assert api("PUT", f"{path}/{large}", json={"price": 30, "sku": None, **option("L")}).json() == {
        "updateCount": 1
    }
    assert api("GET", f"{path}/{large}?responseFields=price").json() == {"price": 30}
    stock = api("PUT", f"{path}/{small}/inventory", json={"quantityDelta": -4})
    assert stock.json() == {"updateCount": 1}
    assert read(api, product_id)["inStock"] is False
    shared = api("PUT", f"{path}/{large}/inventory", json={"quantityDelta": 2})
    assert shared.json() == {"updateCount": 1}
    assert read(api, product_id)["quantity"] == 2

    assert api("DELETE", f"{path}/{small}").json() == {"deleteCount": 1}
    assert refused(api, "GET", f"{path}/{small}") == (404, "COMBINATION_NOT_FOUND")
    assert api("DELETE", path).json() == {"deleteCount": 1}
    assert api("GET", path).json() == []
    assert api("DELETE", path).json() == {"deleteCount": 0}
    published = [e.type for e in shared_sandbox.events.since() if e.store_id == store_id]
    assert published.count("product.updated") == 7


def test_what_is_refused(api: Api) -> None:
    product_id = create(api, sku="P", price=9, quantity=5, options=SIZES)
    other = create(api, sku="O")
    path = f"/products/{product_id}/combinations"
    small = create(api, path, **option("S"), sku="V")

    for body, expected in (
        ({}, (400, "WRONG_PARAMETER")),
        ({"options": []}, (400, "WRONG_PARAMETER")),
        ({"options": [{"name": "Size"}]}, (400, "WRONG_PARAMETER")),
        (option("S"), (409, "COMBINATION_DUPLICATED")),
        ({**option("M"), "sku": "V"}, (409, "SKU_ALREADY_EXISTS")),
        ({**option("M"), "sku": "O"}, (409, "SKU_ALREADY_EXISTS")),
        ({**option("M"), "sku": "P", "quantity": 6}, (400, "DIFFERENT_COMBINATION_STOCK")),
        (
            {**option("M"), "sku": "P", "dimensions": {"length": 1}},
            (400, "DIFFERENT_COMBINATION_DIMENSIONS"),
        ),
        ({**option("M"), "costPrice": -1}, (400, "COST_PRICE_CANT_BE_NEGATIVE")),
        (
            {**option("M"), "wholesalePrices": [{"quantity": 2, "price": 10}]},
            (400, "WHOLESALE_PRICES_TOO_BIG"),
        ),
    ):
        assert refused(api, "POST", path, body) == expected
    for wrong in (f"/products/{other}/combinations/{small}", f"{path}/x", f"{path}/{'9' * 30}"):
        assert refused(api, "GET", wrong) == (404, "COMBINATION_NOT_FOUND")
    assert refused(api, "PUT", f"/products/{product_id}", {"options": []}) == (
        409,
        "COMBINATION_CONTAINS_REMOVED_OPTION",
    )
    fewer = [{"name": "Size", "choices": [{"text": "M"}]}]
    assert refused(api, "PUT", f"/products/{product_id}", {"options": fewer}) == (
        409,
        "COMBINATION_CONTAINS_REMOVED_OPTION_VALUE",
    )
    assert create(api, path, **option("M"), sku="P", quantity=5)


def test_options_can_be_rebuilt_and_swatches_kept(api: Api) -> None:
    red = {"text": "Red", "hexCodes": ["#ff0000"]}
    options = [{"type": "SWATCHES", "name": "Colour", "choices": [red, {"text": "Blue"}]}]
    product_id = create(api, options=options)
    path = f"/products/{product_id}/combinations"
    create(api, path, **option("Red", "Colour"))
    create(api, path, **option("Blue", "Colour"))

    fewer = [{"type": "SWATCHES", "name": "Colour", "choices": [{"text": "Red"}]}]
    switches = "rebuildVariationsOnOptionsUpdate=true&keepOptionDisplaySettings=true"
    assert api("PUT", f"/products/{product_id}?{switches}", json={"options": fewer}).ok

    product = read(api, product_id)
    assert [each["options"][0]["value"] for each in product["combinations"]] == ["Red"]
    assert product["options"][0]["choices"][0]["hexCodes"] == ["#ff0000"]
    colors = api("GET", "/swatches/recent-colors").json()
    assert colors == api("GET", "/swatches").json()
    assert colors == {"colors": [{"name": "Red", "hexCode": "#ff0000", "translations": {}}]}


def test_variations_are_saved_with_their_product_on_demand(api: Api) -> None:
    ignored = create(api, combinations=[option("S")])
    assert read(api, ignored)["combinations"] == []

    product_id = create(
        api, "/products?saveCombinations=true", combinations=[option("S"), option("M")]
    )
    first, second = read(api, product_id)["combinations"]
    body = {"combinations": [{"id": second["id"], "price": 3}, option("L")]}
    assert api("PUT", f"/products/{product_id}?saveCombinations=true", json=body).ok
    after = read(api, product_id)["combinations"]
    assert [(each["id"] == second["id"], each.get("price")) for each in after] == [
        (True, 3),
        (False, None),
    ]
    assert first["id"] not in {each["id"] for each in after}
    many = {"name": "x", "combinations": [option(str(n)) for n in range(201)]}
    assert refused(api, "POST", "/products?saveCombinations=true", many) == (
        400,
        "COMBINATION_LIMIT_PER_REQUEST_EXCEEDED",
    )
