"""The search for products: every filter, the sortings, the pages."""

from typing import Any

import pytest

from ecwid_native.sandbox import Sandbox
from tests.sandbox.conftest import Api
from tests.sandbox.rest.conftest import CLIENT_ID
from tests.sandbox.rest.test_products import create, refused

STORE_ID = 4901

# Written in this order; a test names them by their first letter.
PRODUCTS: dict[str, dict[str, Any]] = {
    "A": {
        "name": "Apple shirt",
        "sku": "A-1",
        "price": 30,
        "compareToPrice": 40,
        "options": [{"name": "Size", "choices": [{"text": "S"}, {"text": "Very large"}]}],
        "attributes": [{"alias": "BRAND", "value": "Acme"}],
        "externalReferenceId": "ref-a",
        "quantity": 3,
        "tax": {"taxable": True, "enabledManualTaxes": [7], "taxClassCode": "food"},
    },
    "B": {
        "name": "banana SHIRTS",
        "sku": "B-1",
        "price": 10,
        "description": "<b>Ripe</b> and yellow",
        "options": [{"name": "Size", "choices": [{"text": "M"}]}],
        "attributes": [{"alias": "BRAND", "value": "Globex"}, {"alias": "UPC", "value": "777"}],
        "quantity": 0,
        "outOfStockVisibilityBehaviour": "HIDE",
        "discountsAllowed": False,
    },
    "C": {
        "name": "Cherry",
        "sku": "C-1",
        "price": 20,
        "enabled": False,
        "nameYourPriceEnabled": True,
        "attributes": [{"alias": "UPC", "value": "888", "show": "NOTSHOW"}],
    },
}


@pytest.fixture(scope="module")
def search(shared_sandbox: Sandbox) -> Api:
    """One store for the whole module, only read by its tests."""
    shared_sandbox.create_store(STORE_ID)
    api = Api(shared_sandbox, shared_sandbox.install(CLIENT_ID, STORE_ID).access_token, STORE_ID)
    fruit = create(api, "/categories", name="Fresh fruit")
    inner = create(api, "/categories", name="Red", parentId=fruit)
    places = {"A": [fruit], "B": [inner], "C": []}
    for letter, product in PRODUCTS.items():
        create(api, **product, categoryIds=places[letter])
    variation = {"options": [{"name": "Size", "value": "S"}], "sku": "A-1-S", "quantity": 1}
    first = api("GET", "/products?sku=A-1").json()["items"][0]["id"]
    create(api, f"/products/{first}/combinations", **variation)
    return api


def letters(api: Api, query: str) -> str:
    response = api("GET", f"/products{query}")
    assert response.status_code == 200, response.text
    return "".join(item["name"][0].upper() for item in response.json()["items"])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "ABC"),
        ("?keyword=shirt", "A"),
        ("?keyword=shirt*", "AB"),
        ("?keyword=SHIRT*+banana", "B"),
        ("?keyword=%22apple+shirt%22", "A"),
        ("?keyword=%22shirt+apple%22", ""),
        ("?keyword=ripe", "B"),
        ("?keyword=b", "B"),
        ("?keyword=large", "A"),
        ("?keyword=acme", "A"),
        ("?keyword=777", "B"),
        ("?keyword=888", ""),
        ("?keyword=A-1-S", "A"),
        ("?keyword=fresh", "A"),
        ("?keyword=cherry&searchMethod=STOREFRONT", ""),
        ("?keyword=cherry&searchMethod=CP", "C"),
        ("?sku=B-1&keyword=nothing&enabled=false", "B"),
        ("?sku=A-1-S", "A"),
        ("?sku=a-1", ""),
        ("?externalReferenceId=ref-a", "A"),
        ("?priceFrom=15", "AC"),
        ("?priceFrom=10&priceTo=20", "BC"),
        ("?enabled=false", "C"),
        ("?inStock=yes", "AC"),
        ("?inventory=outofstock", "B"),
        ("?inventory=instock,outofstock", "ABC"),
        ("?onsale=onsale", "A"),
        ("?onsale=notonsale", "BC"),
        ("?isGiftCard=0", "ABC"),
        ("?discountsAllowed=false", "B"),
        ("?isCustomerSetPrice=true", "C"),
        ("?visibleInStorefront=true", "A"),
        ("?visibleInStorefront=false", "BC"),
        ("?taxClassCodes=food,drink", "A"),
        ("?enabledManualTaxes=7,8", "A"),
        ("?enabledManualTaxes=none", "BC"),
        ("?option_Size=M", "B"),
        ("?option_size=very+large,m", "AB"),
        ("?option_Size=M&attribute_Brand=Acme", ""),
        ("?attribute_Brand=acme,Globex", "AB"),
        ("?category=0", "C"),
        ("?createdFrom=2000-01-01&createdTo=2000-01-02", ""),
        ("?createdFrom=2000-01-01+00:00:00+%2B0000", "ABC"),
        ("?updatedTo=1000", ""),
        ("?updatedFrom=1000", "ABC"),
        ("?sortBy=NAME_DESC", "CBA"),
        ("?sortBy=NAME_ASC", "ABC"),
        ("?sortBy=PRICE_ASC", "BCA"),
        ("?sortBy=PRICE_DESC", "ACB"),
        ("?sortBy=ADDED_TIME_ASC&limit=1&offset=1", "B"),
        ("?sortBy=UPDATED_TIME_DESC&limit=0", ""),
        ("?sortBy=RELEVANCE&keyword=shirt*", "AB"),
    ],
    ids=str,
)
def test_a_filter(search: Api, query: str, expected: str) -> None:
    assert letters(search, query) == expected


def test_categories(search: Api) -> None:
    fruit, inner = (each["id"] for each in search("GET", "/categories").json()["items"])

    assert letters(search, f"?category={fruit}") == "A"
    assert letters(search, f"?category={fruit}&withSubcategories=true") == "AB"
    assert letters(search, f"?categories=0,{inner}") == "BC"
    assert letters(search, f"?categories={fruit}&includeProductsFromSubcategories=true") == "AB"


def test_pages_and_ids(search: Api) -> None:
    ids = [item["id"] for item in search("GET", "/products").json()["items"]]

    page = search("GET", "/products?offset=1&limit=1&responseFields=total,count,offset,items(id)")
    assert page.json() == {"total": 3, "count": 1, "offset": 1, "items": [{"id": ids[1]}]}
    assert letters(search, f"?productId={ids[2]},{ids[0]},7&sku=B-1&enabled=true") == "AC"


@pytest.mark.parametrize(
    "query",
    [
        "sortBy=COLOUR",
        "enabled=perhaps",
        "priceFrom=much",
        "createdFrom=yesterday",
        "categories=a",
        "productId=x",
        "inventory=lots",
        "searchMethod=GUESS",
        "enabledManualTaxes=all",
        "limit=-1",
        "cleanUrls=2",
    ],
)
def test_what_cannot_be_read_is_refused(search: Api, query: str) -> None:
    status, _ = refused(search, "GET", f"/products?{query}")

    assert status == 400


def test_filters_count_what_can_be_chosen(search: Api) -> None:
    names = "price,inventory,onsale,categories,option_Size,attribute_Brand"
    fruit = search("GET", "/categories").json()["items"][0]["id"]

    answer = search("GET", f"/products/filters?filterFields={names}&enabled=true").json()

    assert answer["productCount"] == 2
    filters = answer["filters"]
    assert filters["price"] == {"minValue": 10, "maxValue": 30, "status": "SUCCESS"}
    assert [(each["id"], each["productCount"]) for each in filters["inventory"]["values"]] == [
        ("instock", 1),
        ("outofstock", 1),
    ]
    assert [each["id"] for each in filters["onsale"]["values"]] == ["onsale", "notonsale"]
    assert filters["categories"]["values"] == [
        {"id": fruit, "title": "Fresh fruit", "productCount": 2}
    ]
    assert filters["option_Size"]["title"] == "Size"
    assert [each["title"] for each in filters["option_Size"]["values"]] == ["M", "S", "Very large"]
    assert filters["attribute_Brand"]["values"] == [
        {"title": "Acme", "productCount": 1},
        {"title": "Globex", "productCount": 1},
    ]

    params = {
        "filterFields": "attribute_Brand,categories",
        "filterFacetLimit": "attribute_Brand:1,categories:all",
        "filterParentCategoryId": str(fruit),
        "enabled": "true",
        "keyword": "shirt*",
    }
    posted = search("POST", "/products/filters", json={"params": params}).json()["filters"]
    assert [each["title"] for each in posted["attribute_Brand"]["values"]] == ["Acme"]
    assert [each["title"] for each in posted["categories"]["values"]] == ["Red"]


def test_filters_that_there_are_not(search: Api) -> None:
    for query in (
        "",
        "?filterFields=colour",
        "?filterFields=option_",
        "?filterFields=price&filterFacetLimit=price:many",
    ):
        assert refused(search, "GET", f"/products/filters{query}") == (400, "WRONG_PARAMETER")
    bodies: tuple[dict[str, Any], ...] = ({"params": []}, {"params": {"filterFields": 1}})
    for body in bodies:
        assert refused(search, "POST", "/products/filters", body) == (400, "WRONG_PARAMETER")
