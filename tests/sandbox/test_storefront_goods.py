"""The storefront sells what REST has."""

from typing import Any

import pytest
import requests

from ecwid_native.sandbox import Sandbox
from ecwid_native.sandbox.conditions import has_id
from tests.sandbox.conftest import STORE_ID, Api


def goods(sandbox: Sandbox, language: str = "en") -> dict[str, Any]:
    url = f"{sandbox.storefront_url}/initial-data/{STORE_ID}?lang={language}"
    document: dict[str, Any] = requests.get(url, timeout=10).json()
    return document


def test_a_new_store_has_nothing_to_sell(sandbox: Sandbox) -> None:
    document = goods(sandbox)

    assert (document["products"], document["categories"]) == ([], [])


def test_a_seeded_store_sells_in_every_language(sandbox: Sandbox) -> None:
    sandbox.seed(STORE_ID, "small")

    document = goods(sandbox, "de")

    mug = document["products"][0]
    assert (mug["id"], mug["name"], mug["categoryId"]) == (1, "Steinzeugbecher", 10)
    glaze = mug["options"][0]
    assert glaze["name"] == "Glasur"
    assert [choice["text"] for choice in glaze["choices"]] == ["Meer", "Sand", "Nacht"]
    assert [each["inStock"] for each in document["products"]] == [True] * 7 + [False]
    assert document["categories"][0]["slug"] == "Tableware-c10"
    picture = requests.get(mug["picture"], timeout=10)
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert mug["picture"].startswith(sandbox.storefront_url)
    missing = f"{sandbox.storefront_url}/images/{STORE_ID}/7.png"
    assert requests.get(missing, timeout=10).status_code == 404


def test_what_is_disabled_is_not_on_sale(sandbox: Sandbox) -> None:
    sandbox.seed(STORE_ID, "small")
    documents = sandbox.documents
    for kind, number in (("product", 2), ("category", 10)):
        document = documents.all(STORE_ID, kind, has_id([number]))[0]
        documents.replace(STORE_ID, kind, {**document, "enabled": False})
    note = documents.all(STORE_ID, "product", has_id([3]))[0]
    text = {"description": "<p>Soft &amp; warm</p>", "descriptionTranslated": {}}
    documents.replace(STORE_ID, "product", {**note, **text})

    sold = goods(sandbox)

    assert [each["id"] for each in sold["products"]] == [1, 3, 4, 5, 6, 7, 8]
    assert sold["products"][0]["categoryId"] == 0
    assert sold["products"][1]["description"] == "Soft & warm"


def test_what_is_sold_out_can_be_hidden(sandbox: Sandbox, api: Api) -> None:
    sandbox.seed(STORE_ID, "small")
    documents = sandbox.documents

    def seen() -> list[int]:
        return [each["id"] for each in goods(sandbox)["products"]]

    teapot = documents.all(STORE_ID, "product", has_id([8]))[0]
    assert 8 in seen()
    hidden = {**teapot, "outOfStockVisibilityBehaviour": "HIDE"}
    documents.replace(STORE_ID, "product", hidden)
    assert 8 not in seen()
    documents.replace(STORE_ID, "product", teapot)
    settings = {"settings": {"hideOutOfStockProductsInStorefront": True}}
    assert api("PUT", "/profile", json=settings).status_code == 200
    assert 8 not in seen()


@pytest.mark.parametrize(
    ("gross", "in_price", "shown"),
    [
        (True, False, {"addedRate": 0, "included": ["VAT 20%"]}),
        (False, True, {"addedRate": 20, "included": ["VAT 20%"]}),
        (False, False, {"addedRate": 0, "included": []}),
    ],
)
def test_prices_show_taxes_as_the_store_says(
    sandbox: Sandbox, api: Api, gross: bool, in_price: bool, shown: dict[str, Any]
) -> None:
    """For the place where the store is, which has a rate of its own."""
    sandbox.seed(STORE_ID, "small")
    tax = {
        "id": 1,
        "name": "VAT",
        "enabled": True,
        "appliedByDefault": True,
        "includeInPrice": in_price,
        "defaultTax": 7,
        "rules": [{"zoneId": "home", "tax": 20}],
    }
    profile = {
        "zones": [{"id": "home", "name": "Home", "countryCodes": ["US"]}],
        "taxSettings": {"pricesIncludeTax": gross, "taxes": [tax]},
    }
    assert api("PUT", "/profile", json=profile).status_code == 200
    documents = sandbox.documents
    free = documents.all(STORE_ID, "product", has_id([2]))[0]
    documents.replace(STORE_ID, "product", {**free, "tax": {"taxable": False}})

    products = goods(sandbox)["products"]

    assert products[0]["tax"] == shown
    assert products[1]["tax"] == {"addedRate": 0, "included": []}


def test_goods_tell_at_which_locations_they_are(sandbox: Sandbox, api: Api) -> None:
    sandbox.seed(STORE_ID, "small")

    api("PUT", "/products/1", json={"locationInventory": {"north": 3, "south": 0}})

    assert [each["locations"] for each in goods(sandbox)["products"][:2]] == [["north"], None]
