"""Categories, product types and brands over REST."""

from typing import Any

from ecwid_native.sandbox import Sandbox
from tests.sandbox.conftest import Api
from tests.sandbox.rest.test_products import create, read, refused


def category(api: Api, name: str, **fields: Any) -> int:
    return create(api, "/categories", name=name, **fields)


def found(api: Api, query: str, path: str = "/categories") -> list[int]:
    response = api("GET", path + query)
    assert response.status_code == 200, response.text
    return [item["id"] for item in response.json()["items"]]


def test_a_category_from_its_creation_to_its_end(
    shared_sandbox: Sandbox, api: Api, store_id: int
) -> None:
    product_id = create(api)
    root = category(
        api,
        "Big shirts",
        nameTranslated={"de": "Hemden", "en": "Big shirts"},
        description="<b>x</b>",
    )
    child = category(api, "Small", parentId=root, productIds=[product_id])

    shown = api("GET", f"/categories/{root}").json()
    assert (shown["name"], shown["enabled"], shown["orderBy"]) == ("Big shirts", True, 10)
    assert "parentId" not in shown
    assert shown["url"] == f"https://store{store_id}.company.site/products/Big-shirts-c{root}"
    assert (shown["productCount"], shown["productCountWithoutSubcategories"]) == (1, 0)
    assert (shown["productIds"], shown["enabledProductCount"]) == ([], 1)
    assert api("GET", f"/categories/{root}?lang=de").json()["name"] == "Hemden"
    assert api("GET", f"/categories/{child}").json()["productIds"] == [product_id]
    product = read(api, product_id)
    assert (product["categoryIds"], product["defaultCategoryId"]) == ([child], child)
    assert product["categories"] == [{"id": child, "enabled": True, "name": "Small"}]
    assert product["showOnFrontpage"] == -1

    assert api("PUT", f"/categories/{root}", json={"name": "Shirts", "enabled": None}).json() == {
        "updateCount": 1
    }
    assert refused(api, "PUT", f"/categories/{root}", {"parentId": child}) == (
        400,
        "WRONG_PARAMETER",
    )
    assert api("DELETE", f"/categories/{root}").json() == {"deleteCount": 1}
    for each in (root, child):
        assert refused(api, "DELETE", f"/categories/{each}") == (404, "CATEGORIES_NOT_FOUND")
    left = read(api, product_id)
    assert (left["categoryIds"], left["defaultCategoryId"]) == ([], 0)
    assert left["showOnFrontpage"] == 1
    published = {e.type for e in shared_sandbox.events.since() if e.store_id == store_id}
    assert {"category.created", "category.updated", "category.deleted"} <= published


def test_what_is_refused(api: Api) -> None:
    for body, expected in (
        ({}, (400, "WRONG_PARAMETER")),
        ({"name": "x", "parentId": 9}, (404, "CATEGORIES_NOT_FOUND")),
        ({"name": "x", "nameTranslated": {"nl": "x"}}, (400, "LANGUAGES_NOT_ALLOWED")),
        ({"name": "x", "enabled": "yes"}, (400, "WRONG_PARAMETER")),
    ):
        assert refused(api, "POST", "/categories", body) == expected
    assert refused(api, "GET", "/categories/x") == (404, "CATEGORIES_NOT_FOUND")
    known = category(api, "x")
    many = {"productIds": list(range(101))}
    assert refused(api, "POST", f"/categories/{known}/assignProducts", many) == (
        402,
        "MAX_PRODUCTS_FOR_API_REQUEST_LIMIT_EXCEEDED",
    )


def test_searching_categories(api: Api, public_api: Api) -> None:
    first = category(api, "Wine & Spirits", description="Red")
    second = category(api, "Beer")
    inner = category(api, "White", parentId=first)
    deep = category(api, "Dry", parentId=inner)
    hidden = category(api, "Cellar", parentId=second, enabled=False)
    product_id = create(api, categoryIds=[deep])

    assert found(api, "") == [first, second, inner, deep]
    assert found(api, "?hidden_categories=true&limit=2&offset=3") == [hidden, deep]
    assert found(api, "?parent=0") == [first, second]
    assert found(api, f"?parent={first}") == [inner]
    assert found(api, f"?parent={first}&withSubcategories=true") == [inner, deep]
    assert found(api, f"?parentIds={first},{inner}&parent={second}") == [inner, deep]
    assert found(api, f"?categoryIds={deep},{second}") == [second, deep]
    assert found(api, "?keyword=SPIRITS") == [first]
    assert found(api, "?keyword=red") == [first]
    items = api("GET", "/categories?productIds=true").json()["items"]
    assert [item.get("productIds") for item in items] == [None, None, None, [product_id]]
    assert [item["productCount"] for item in items] == [1, 0, 1, 1]
    assert "productIds" not in api("GET", "/categories").json()["items"][0]

    path = "/categoriesByPath"
    assert found(api, "?path=wine+%26+spirits+/+White/&delimiter=/", path) == [inner]
    assert found(api, "?path=White|Dry&delimeter=|", path) == [deep]
    assert found(api, "?path=Dry|White&delimiter=|", path) == []
    assert refused(api, "GET", "/categoriesByPath?path=x")[0] == 400
    assert refused(api, "GET", "/categoriesByPath")[0] == 400

    assert found(public_api, "?hidden_categories=true") == [first, second, inner, deep]
    assert public_api("GET", f"/categories/{hidden}").json() == {"id": hidden, "enabled": False}
    api("PUT", f"/categories/{deep}", json={"enabled": False})
    assert public_api("GET", f"/products/{product_id}").json()["categoryIds"] == []


def test_order_of_categories_and_their_products(api: Api) -> None:
    ids = [category(api, name) for name in "abc"]
    products = [create(api) for _ in range(3)]

    assert api("GET", "/categories/sort").json() == {"sortedIds": ids}
    moved = api("PUT", "/categories/sort?parentCategory=0", json={"sortedIds": [ids[2], 7, ids[0]]})
    assert moved.json() == {"updateCount": 2}
    assert found(api, "") == [ids[2], ids[0], ids[1]]
    assert api("GET", f"/categories/sort?parentCategory={ids[0]}").json() == {"sortedIds": []}

    one = f"/categories/{ids[0]}"
    assert api("POST", f"{one}/assignProducts", json={"productIds": products}).json() == {
        "updateCount": 1
    }
    assert api("POST", f"{one}/assignProducts", json={"productIds": products[:1]}).json() == {
        "updateCount": 1
    }
    order = f"/products/sort?parentCategory={ids[0]}"
    assert api("PUT", order, json={"sortedIds": [products[1]]}).json() == {"updateCount": 1}
    wanted = [products[1], products[0], products[2]]
    assert api("GET", order).json() == {"sortedIds": wanted}
    assert found(api, f"?category={ids[0]}", "/products") == wanted
    gone = api("POST", f"{one}/unassignProducts", json={"productIds": [products[0], 7]})
    assert gone.json() == {"deleteCount": 1}
    assert found(api, "?category=0", "/products") == [products[0]]


def test_product_types(api: Api, public_api: Api) -> None:
    general = api("GET", "/classes/0").json()
    assert (general["id"], general["name"]) == (0, "")
    assert [each["type"] for each in general["attributes"]][:2] == ["UPC", "BRAND"]

    attributes = [{"name": "Author"}, {"name": "Pages", "show": "NOTSHOW"}]
    book = create(api, "/classes", name="Book", attributes=attributes)
    author, pages = api("GET", f"/classes/{book}").json()["attributes"]
    assert (author["type"], author["show"], pages["show"]) == ("CUSTOM", "DESCR", "NOTSHOW")
    product_id = create(
        api,
        productClassId=book,
        attributes=[
            {"id": author["id"], "value": "Poe"},
            {"name": "Pages", "value": "99"},
            {"alias": "BRAND", "value": "Ink"},
        ],
    )
    shown = read(api, product_id)["attributes"]
    assert [(each["name"], each["value"], each["show"]) for each in shown] == [
        ("Author", "Poe", "DESCR"),
        ("Pages", "99", "NOTSHOW"),
        ("Brand", "Ink", "DESCR"),
    ]
    assert [each["id"] for each in public_api("GET", "/classes").json()] == [0, book]
    public = public_api("GET", f"/classes/{book}").json()
    assert [each["name"] for each in public["attributes"]] == ["Author"]

    renamed = {"name": "Books", "attributes": [{"id": author["id"], "name": "Writer"}]}
    assert api("PUT", f"/classes/{book}", json=renamed).json() == {"updateCount": 1}
    shown = read(api, product_id)["attributes"]
    assert [each["name"] for each in shown] == ["Writer", "Brand"]
    extended = {"attributes": [*general["attributes"], {"name": "Origin"}]}
    assert api("PUT", "/classes/0", json=extended).json() == {"updateCount": 1}
    assert len(api("GET", "/classes/0").json()["attributes"]) == 5

    assert refused(api, "POST", "/classes", {"name": "bOOKS"})[0] == 409
    assert refused(api, "POST", "/classes", {}) == (400, "WRONG_PARAMETER")
    assert refused(api, "DELETE", "/classes/0") == (400, "WRONG_PARAMETER")
    assert api("DELETE", f"/classes/{book}").json() == {"deleteCount": 1}
    product = read(api, product_id)
    assert (product["productClassId"], len(product["attributes"])) == (0, 1)
    assert refused(api, "GET", f"/classes/{book}") == (404, f"Product class #{book} not found")


def test_brands_are_those_of_the_products(api: Api) -> None:
    for brand, enabled in (("Acme", True), ("acme", True), ("Zeta", True), ("Old", False)):
        create(api, attributes=[{"alias": "BRAND", "value": brand}], enabled=enabled)

    def names(query: str) -> list[str]:
        return [item["name"] for item in api("GET", f"/brands{query}").json()["items"]]

    assert names("") == ["Acme", "Zeta"]
    assert names("?sortBy=PRODUCT_COUNT_ASC") == ["Zeta", "Acme"]
    assert names("?sortBy=NAME_DESC&hidden_brands=true") == ["Zeta", "Old", "Acme"]
    assert names("?hiddenBrands=true&sortBy=NAME_ASC&limit=1&offset=1") == ["Old"]
    first = api("GET", "/brands?baseUrl=https://shop.test/").json()["items"][0]
    assert first["nameTranslated"] == {"en": "Acme"}
    assert first["productsFilteredByBrandUrl"] == "https://shop.test/search?attribute_Brand=Acme"
