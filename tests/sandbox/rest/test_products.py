"""Products over REST: the path of one product, what is refused, stock and order."""

from typing import Any

import pytest

from ecwid_native.sandbox import Sandbox
from tests.sandbox.conftest import Api

NOWHERE = "Attribute `showOnFrontpage` can't be negative, because the product has no categories"
SHIRT: dict[str, Any] = {
    "name": "Red shirt",
    "sku": "SHIRT-1",
    "price": 20,
    "compareToPrice": 25,
    "quantity": 7,
    "description": "<p>Soft &amp; warm</p>",
    "nameTranslated": {"en": "Red shirt", "de": "Rotes Hemd"},
    "options": [
        {
            "type": "SELECT",
            "name": "Size",
            "defaultChoice": 1,
            "choices": [
                {"text": "S"},
                {"text": "L", "priceModifier": 10, "priceModifierType": "PERCENT"},
            ],
        },
        {"type": "TEXTFIELD", "name": "Engraving", "choices": [{"text": "none"}]},
    ],
    "attributes": [
        {"alias": "BRAND", "value": "Acme"},
        {"name": "upc", "value": "0123"},
        {"name": "Nobody knows", "value": "left out"},
    ],
    "unknown": {"is": "ignored"},
    "id": 5,
    "media": None,
}


def create(api: Api, path: str = "/products", **fields: Any) -> int:
    response = api("POST", path, json={"name": "Product", **fields})
    assert response.status_code == 200, response.text
    return int(response.json()["id"])


def read(api: Api, product_id: int, query: str = "") -> dict[str, Any]:
    document: dict[str, Any] = api("GET", f"/products/{product_id}{query}").json()
    return document


def refused(api: Api, method: str, path: str, body: object = None) -> tuple[int, str]:
    response = api(method, path, json=body)
    return response.status_code, response.json().get("errorCode", response.json()["errorMessage"])


def test_a_product_from_its_creation_to_its_end(
    shared_sandbox: Sandbox, api: Api, store_id: int
) -> None:
    product_id = create(api, **SHIRT)

    product = read(api, product_id)
    assert product["id"] == product_id != 5
    assert (product["name"], product["sku"], product["price"]) == ("Red shirt", "SHIRT-1", 20)
    assert (product["quantity"], product["unlimited"], product["inStock"]) == (7, False, True)
    assert product["priceInProductList"] == product["defaultDisplayedPrice"] == 22
    assert product["defaultDisplayedPriceFormatted"] == "$22.00"
    assert product["compareToPriceDiscountFormatted"] == "$3.00"
    assert product["defaultDisplayedCompareToPriceDiscountPercent"] == 12
    assert (
        product["url"] == f"https://store{store_id}.company.site/products/Red-shirt-p{product_id}"
    )
    assert product["options"][1] == {"type": "TEXTFIELD", "name": "Engraving", "required": False}
    assert [(a["id"], a["name"], a["type"], a["value"]) for a in product["attributes"]] == [
        (2, "Brand", "BRAND", "Acme"),
        (1, "UPC", "UPC", "0123"),
    ]
    assert product["created"] == product["updated"]
    assert product["createTimestamp"] == product["updateTimestamp"]
    assert (product["showOnFrontpage"], product["categoryIds"]) == (1, [])
    assert not {"words", "pictures", "videos"} & product.keys()
    assert read(api, product_id, "?lang=de")["name"] == "Rotes Hemd"
    assert read(api, product_id, "?lang=fr&responseFields=name,media(images)") == {
        "name": "Red shirt",
        "media": {"images": []},
    }
    hash_link = read(api, product_id, "?baseUrl=https://google.com/&cleanUrls=false")["url"]
    assert hash_link == f"https://google.com/#!/Red-shirt/p/{product_id}"
    slug_link = read(api, product_id, "?baseUrl=https://shop.test&slugsWithoutIds=1")["url"]
    assert slug_link == "https://shop.test/Red-shirt"

    # What was read can be sent back, and null keeps a value.
    assert api("PUT", f"/products/{product_id}", json=product).json() == {"updateCount": 1}
    changes: dict[str, Any] = {
        "price": 30,
        "sku": None,
        "name": None,
        "options": [],
        "dimensions": {"length": 4},
    }
    assert api("PUT", f"/products/{product_id}", json=changes).json() == {"updateCount": 1}
    changed = read(api, product_id)
    assert (changed["price"], changed["sku"], changed["options"]) == (30, "SHIRT-1", [])
    assert changed["dimensions"] == {"length": 4, "width": 0, "height": 0}
    assert api("PUT", f"/products/{product_id}", json={"unlimited": True}).ok
    assert "quantity" not in read(api, product_id)

    assert api("DELETE", f"/products/{product_id}").json() == {"deleteCount": 1}
    gone = api("GET", f"/products/{product_id}")
    assert (gone.status_code, gone.json()) == (
        404,
        {"errorMessage": f"Product #{product_id} not found", "errorCode": "PRODUCT_NOT_FOUND"},
    )
    published = [e.type for e in shared_sandbox.events.since() if e.store_id == store_id]
    assert [name for name in published if name.startswith("product.")] == [
        "product.created",
        "product.updated",
        "product.updated",
        "product.updated",
        "product.deleted",
    ]


def test_a_name_is_enough_and_the_item_is_returned_on_demand(api: Api) -> None:
    created = api("POST", "/products?returnItem=true", json={"name": "Plain"}).json()
    assert created["item"]["id"] == created["id"]
    assert (created["item"]["enabled"], created["item"]["unlimited"]) == (True, True)
    assert (created["item"]["sku"], created["item"]["price"]) == ("00001", 0)

    path = f"/products/{created['id']}?returnItem=true&responseFields=item(id,sku)"
    assert api("PUT", path, json={"sku": "", "nameTranslated": {"en": "New"}}).json() == {
        "updateCount": 1,
        "item": {"id": created["id"], "sku": "00001"},
    }
    assert read(api, created["id"])["name"] == "New"
    assert read(api, create(api))["sku"] == "00002"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"price": 1}, (400, "WRONG_PARAMETER")),
        ({"name": "x", "price": "1"}, (400, "WRONG_PARAMETER")),
        ({"name": "x", "options": [{"type": "WHEEL"}]}, (400, "WRONG_PARAMETER")),
        ({"name": "x", "price": -1}, (400, "WRONG_PARAMETER")),
        ({"name": "x", "costPrice": -1}, (400, "COST_PRICE_CANT_BE_NEGATIVE")),
        (
            {"name": "x", "wholesalePrices": [{"quantity": 2}]},
            (400, "WHOLESALE_PRICES_CANT_BE_NULL"),
        ),
        (
            {"name": "x", "price": 5, "wholesalePrices": [{"quantity": 1, "price": 4}]},
            (400, "WHOLESALE_PRICES_QUANTITY_TOO_SMALL"),
        ),
        (
            {"name": "x", "price": 5, "wholesalePrices": [{"quantity": 3, "price": 6}]},
            (400, "WHOLESALE_PRICES_TOO_BIG"),
        ),
        (
            {"name": "x", "wholesalePrices": [{"quantity": 3, "price": -6}]},
            (400, "WHOLESALE_PRICES_CANT_BE_NEGATIVE"),
        ),
        ({"name": "x", "nameTranslated": {"nl": "y"}}, (400, "LANGUAGES_NOT_ALLOWED")),
        ({"name": "x", "categoryIds": [99]}, (404, "CATEGORIES_NOT_FOUND")),
        (
            {"name": "x", "categoryIds": list(range(1, 102))},
            (402, "MAX_CATEGORIES_FOR_API_REQUEST_LIMIT_EXCEEDED"),
        ),
        ({"name": "x", "productClassId": 99}, (404, "Product class #99 not found")),
        ({"name": "x", "attributes": [{"id": 99}]}, (404, "Attribute #99 not found")),
        (
            {"name": "x", "showOnFrontpage": -1},
            (
                400,
                NOWHERE,
            ),
        ),
    ],
)
def test_what_is_refused_leaves_nothing_behind(
    api: Api, body: dict[str, Any], expected: tuple[int, str]
) -> None:
    assert refused(api, "POST", "/products", body) == expected
    assert api("GET", "/products").json()["total"] == 0


def test_paths_without_a_product(api: Api) -> None:
    for path in ("1", "x", "-1", "9" * 30, "%00"):
        for method in ("GET", "PUT", "DELETE"):
            assert refused(api, method, f"/products/{path}", {}) == (404, "PRODUCT_NOT_FOUND")
    assert api("POST", "/products", data="{}").status_code == 415
    assert refused(api, "GET", "/products?cleanUrls=maybe") == (
        400,
        "CLEAN_URLS_PARAMETER_IS_INVALID",
    )


def test_skus_are_unique(api: Api) -> None:
    first = create(api, sku="A")
    second = create(api, sku="B")

    assert refused(api, "POST", "/products", {"name": "x", "sku": "A"})[1] == "SKU_ALREADY_EXISTS"
    assert refused(api, "PUT", f"/products/{second}", {"sku": "A"}) == (409, "SKU_ALREADY_EXISTS")
    assert api("PUT", f"/products/{first}", json={"sku": "A"}).ok


def test_stock_moves_by_what_is_sent(shared_sandbox: Sandbox, api: Api) -> None:
    product_id = create(api, quantity=3, warningLimit=2)
    path = f"/products/{product_id}/inventory"

    assert api("PUT", path, json={"quantityDelta": -1}).json() == {"updateCount": 1}
    assert read(api, product_id)["quantity"] == 2
    assert api("PUT", path, json={"quantityDelta": -5}).json() == {
        "updateCount": 1,
        "warning": "Product has negative stock.",
    }
    sold_out = read(api, product_id)
    assert (sold_out["quantity"], sold_out["inStock"]) == (-3, False)
    assert api("PUT", path, json={"quantityDelta": 9}).json() == {"updateCount": 1}
    low = f"{path}?checkLowStockNotification=true"
    assert api("PUT", low, json={"quantityDelta": -5}).json() == {"updateCount": 1}
    reports = [e for e in shared_sandbox.events.since() if e.type == "product.low_stock"]
    assert dict(reports[-1].data) == {"entity_id": product_id, "quantity": 1}
    for body in ({}, {"quantityDelta": "1"}, {"quantityDelta": 1.5}):
        assert refused(api, "PUT", path, body) == (400, "WRONG_PARAMETER")
    endless = create(api)
    answer = api("PUT", f"/products/{endless}/inventory", json={"quantityDelta": 1})
    assert answer.json() == {"updateCount": 0}


def test_the_front_page_has_an_order(api: Api) -> None:
    ids = [create(api) for _ in range(3)]

    assert api("GET", "/products/sort").json() == {"sortedIds": ids}
    moved = api("PUT", "/products/sort", json={"sortedIds": [ids[2], 5, ids[0]]})
    assert moved.json() == {"updateCount": 2}
    order = [ids[2], ids[0], ids[1]]
    assert api("GET", "/products/sort?parentCategory=0").json() == {"sortedIds": order}
    items = api("GET", "/products?category=0").json()["items"]
    assert [item["id"] for item in items] == order
    api("PUT", f"/products/{ids[1]}", json={"showOnFrontpage": 1})
    assert [read(api, each)["showOnFrontpage"] for each in ids] == [3, 1, 2]
    assert refused(api, "PUT", "/products/sort", {"sortedIds": ["1"]}) == (400, "WRONG_PARAMETER")
    assert refused(api, "GET", "/products/sort?parentCategory=7") == (404, "CATEGORIES_NOT_FOUND")


def test_related_products_by_sku(api: Api) -> None:
    other = create(api, sku="OTHER")

    product_id = create(api, relatedProducts={"productSkus": ["OTHER", "NONE"]})

    assert read(api, product_id)["relatedProducts"]["productIds"] == [other]


def test_prices_of_subscriptions_and_the_lowest_price(api: Api) -> None:
    monthly = {"recurringInterval": "MONTH", "subscriptionPriceWithSignUpFee": 25}
    product_id = create(
        api,
        price=20,
        subscriptionSettings={
            "subscriptionAllowed": True,
            "oneTimePurchasePrice": 30,
            "recurringChargeSettings": [monthly],
        },
        lowestPriceSettings={"lowestPriceEnabled": True, "manualLowestPrice": 18},
    )

    product = read(api, product_id)
    settings = product["subscriptionSettings"]
    charge = settings["recurringChargeSettings"][0]
    assert (charge["signUpFee"], charge["signUpFeeFormatted"]) == (5, "$5.00")
    assert settings["oneTimePurchaseMarkup"] == 10
    assert settings["oneTimePurchaseMarkupPercentFormatted"] == "50%"
    lowest = product["lowestPriceSettings"]
    assert lowest["defaultDisplayedLowestPriceFormatted"] == "$18.00"
    assert lowest["automaticLowestPrice"] == 20
    # What was read can be sent back: what answers add is ignored.
    assert api("PUT", f"/products/{product_id}", json=product).ok
    again = read(api, product_id)
    assert again["subscriptionSettings"] == settings


def test_all_products_can_be_deleted_at_once(api: Api) -> None:
    for _ in range(3):
        create(api)

    answer = api("DELETE", "/products")

    assert (answer.status_code, answer.json()) == (202, {})
    assert api("GET", "/products").json()["total"] == 0


def test_a_public_token_sees_enabled_products(api: Api, public_api: Api) -> None:
    shown, hidden = create(api), create(api, enabled=False)

    assert [item["id"] for item in public_api("GET", "/products").json()["items"]] == [shown]
    assert public_api("GET", f"/products/{shown}").json()["id"] == shown
    assert public_api("GET", f"/products/{hidden}").json() == {"id": hidden, "enabled": False}
    assert public_api("GET", f"/products/{hidden}/combinations").status_code == 404


def test_extreme_values_are_kept_or_refused(api: Api) -> None:
    choices = [{"text": str(n), "priceModifier": 1e308 * (-1) ** n} for n in range(2)]
    options = [
        {"name": "a", "choices": choices, "defaultChoice": 1.0},
        {"name": "b", "choices": choices[::-1], "defaultChoice": 0},
        {"name": "c", "defaultChoice": 0},
    ]
    product_id = create(
        api,
        price=1e308,
        compareToPrice=1e-300,
        lowestPrice=-1e308,
        quantity=2**63 - 1,
        showOnFrontpage=1.0,
        options=options,
        weight=0.1 + 0.2,
    )
    assert api("GET", f"/products/{product_id}").json()["price"] == 1e308
    assert api("GET", "/products?sortBy=PRICE_ASC&priceFrom=1").json()["total"] == 1
    more = api("PUT", f"/products/{product_id}/inventory", json={"quantityDelta": 2**62})
    assert more.json() == {"updateCount": 1}
    assert api("GET", f"/products/{product_id}").ok
    many = ",".join(str(n) for n in range(40_000))
    params = {"filterFields": "price", "categories": many, "option_a": many, "keyword": "a " * 9000}
    counted = api("POST", "/products/filters", json={"params": params}).json()
    assert counted["productCount"] == 1  # it has such a choice, such a word, and stands up front
    alike = {"filterFields": "price"} | {f"option_{n}": "x" for n in range(2000)}
    assert refused(api, "POST", "/products/filters", {"params": alike}) == (400, "WRONG_PARAMETER")
    everything = {"name": "x", "productIds": [product_id, *range(40_000)]}
    category_id = create(api, "/categories", **everything)
    assert read(api, product_id)["categoryIds"] == [category_id]
    far = f"/products/{product_id}/files?fileName=a&externalUrl=https://a.test/%D0%B6"
    file_id = api("POST", far).json()["id"]
    linked = api.session.get(
        f"{api.base}/products/{product_id}/files/{file_id}", timeout=10, allow_redirects=False
    )
    assert linked.headers["Location"] == "https://a.test/%D0%B6"


def test_a_test_may_store_products_with_a_few_fields(
    shared_sandbox: Sandbox, api: Api, store_id: int
) -> None:
    documents = shared_sandbox.documents
    mug = documents.insert(store_id, "product", {"name": "Mug", "quantity": 2, "unlimited": False})
    documents.insert(store_id, "category", {"name": "Tableware"})

    assert api("GET", "/products").json()["items"][0]["name"] == "Mug"
    assert api("GET", "/categories?hidden_categories=true").json()["items"][0]["orderBy"] == 0
    assert api("PUT", f"/products/{mug['id']}", json={"price": 3}).ok
    assert api("GET", "/products?keyword=mug").json()["items"][0]["price"] == 3


def test_displayed_prices_hold_the_taxes_that_say_so_at_the_store_s_address(api: Api) -> None:
    zone = {"id": "z", "name": "New York", "countryCodes": ["US"], "stateOrProvinceCodes": ["NY"]}
    rule = {"zoneId": "z", "tax": 8}
    taxes = [
        {"id": 1, "name": "State", "enabled": True, "includeInPrice": True, "rules": [rule]},
        {"id": 2, "name": "Hidden", "enabled": True, "includeInPrice": False, "defaultTax": 50},
    ]
    api("PUT", "/profile", json={"zones": [zone], "taxSettings": {"taxes": taxes}})
    product_id = create(api, price=10, compareToPrice=20, lowestPrice=9)
    free = create(api, price=10, tax={"taxable": False})
    size = {"options": [{"name": "Size", "value": "L"}], "price": 12.5}
    variation = create(api, f"/products/{product_id}/combinations", **size)

    shown = read(api, product_id)
    assert (shown["priceInProductList"], shown["defaultDisplayedPrice"]) == (12.5, 13.5)
    assert shown["defaultDisplayedCompareToPrice"] == 21.6
    assert (shown["compareToPriceDiscount"], shown["defaultDisplayedCompareToPriceDiscount"]) == (
        7.5,
        8.1,
    )
    assert shown["defaultDisplayedLowestPriceFormatted"] == "$9.72"
    assert shown["lowestPriceSettings"]["defaultDisplayedAutomaticLowestPrice"] == 10.8
    assert shown["tax"]["defaultLocationIncludedTaxRate"] == 8
    [shown] = api("GET", f"/products/{product_id}/combinations").json()
    assert (shown["id"], shown["price"], shown["defaultDisplayedPrice"]) == (variation, 12.5, 13.5)
    assert read(api, free)["defaultDisplayedPrice"] == 10
    assert read(api, free)["tax"]["defaultLocationIncludedTaxRate"] == 0
    api("PUT", "/profile", json={"taxSettings": {"pricesIncludeTax": True}})
    shown = read(api, product_id)
    assert shown["defaultDisplayedPrice"] == 12.5
    assert shown["tax"]["defaultLocationIncludedTaxRate"] == 58


def test_a_language_changes_every_text_that_has_a_translation(api: Api) -> None:
    option = {
        "type": "SELECT",
        "name": "Size",
        "nameTranslated": {"de": "Größe"},
        "choices": [{"text": "Large", "textTranslated": {"de": "Groß", "fr": "Grand"}}],
    }
    brand = {"alias": "BRAND", "value": "Acme", "valueTranslated": {"de": "Ackmeh"}}
    names = {"en": "Shirt", "de": "Hemd"}
    product_id = create(
        api, name="Shirt", nameTranslated=names, options=[option], attributes=[brand]
    )

    german, french = read(api, product_id, "?lang=de"), read(api, product_id, "?lang=fr")
    assert (german["name"], german["options"][0]["name"]) == ("Hemd", "Größe")
    assert german["options"][0]["choices"][0]["text"] == "Groß"
    assert [each["value"] for each in german["attributes"]] == ["Ackmeh"]
    assert (french["name"], french["options"][0]["name"]) == ("Shirt", "Size")
    assert french["options"][0]["choices"][0]["text"] == "Grand"
    [found] = api("GET", "/products?lang=de&responseFields=items(options)").json()["items"]
    assert found["options"] == german["options"]
