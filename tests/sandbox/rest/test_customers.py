"""Customers, their contacts, groups and extra fields."""

from collections.abc import Callable
from typing import Any

import pytest

from ecwid_native.sandbox import Sandbox
from tests.sandbox.conftest import Api

Search = Callable[[str], list[str]]


@pytest.fixture
def search(api: Api) -> Search:
    """Names of the customers that a query finds, in order."""

    def names(query: str) -> list[str]:
        answer = api("GET", f"/customers?{query}").json()
        assert answer["count"] == len(answer["items"]) <= answer["total"]
        return [item["name"] for item in answer["items"]]

    return names


def created(api: Api, path: str, body: dict[str, Any]) -> int:
    response = api("POST", path, json=body)
    assert response.status_code == 200, response.text
    number: int = response.json()["id"]
    return number


def person(api: Api, name: str, **more: object) -> int:
    body = {"email": f"{name.lower()}@example.com", "billingPerson": {"name": name}, **more}
    return created(api, "/customers", body)


def order(sandbox: Sandbox, store_id: int, customer_id: int, **more: object) -> None:
    document = {
        "customerId": customer_id,
        "paymentStatus": "PAID",
        "total": 10,
        "items": [],
        **more,
    }
    sandbox.documents.insert(store_id, "order", document)


def test_a_customer_from_creation_to_the_history(api: Api, shared_sandbox: Sandbox) -> None:
    since = max((event.id for event in shared_sandbox.events.since()), default=0)
    number = created(
        api,
        "/customers",
        {
            "email": "Ada@Example.com",
            "password": "secret",
            "billingPerson": {"name": "Ada King Lovelace", "countryCode": "US", "city": "Troy"},
            "shippingAddresses": [
                {"street": "1 Mill Lane", "countryCode": "CA", "stateOrProvinceCode": "ON"},
                {"street": "2 Mill Lane"},
            ],
            "primaryPhone": "+1 555 0100",
            "id": 5,
            "unknown": True,
        },
    )

    customer = api("GET", f"/customers/{number}").json()

    assert "password" not in customer
    assert "unknown" not in customer
    assert (customer["id"], customer["name"]) == (number, "Ada King Lovelace")
    assert customer["billingPerson"] == {
        "name": "Ada King Lovelace",
        "firstName": "Ada",
        "lastName": "King Lovelace",
        "countryCode": "US",
        "countryName": "United States",
        "city": "Troy",
    }
    first, second = customer["shippingAddresses"]
    assert (first["countryName"], first["stateOrProvinceName"]) == ("Canada", "Ontario")
    assert customer["contacts"][0] | {"id": 0} == {
        "id": 0,
        "type": "PHONE",
        "contact": "+1 555 0100",
        "default": True,
    }
    assert (customer["customerGroupId"], customer["customerGroupName"]) == (0, "General")
    assert customer["b2b_b2c"] == "b2c"
    assert customer["totalOrderCount"] == customer["stats"]["numberOfOrders"] == 0
    assert customer["registered"].endswith(" +0000")

    update = api(
        "PUT",
        f"/customers/{number}",
        json={
            "email": None,
            "billingPerson": {"city": "Albany"},
            "shippingAddresses": [{"id": second["id"], "city": "Rome"}, {"id": 1, "city": "New"}],
            "taxExempt": True,
        },
    )
    customer = api(
        "GET", f"/customers/{number}?responseFields=email,billingPerson,shippingAddresses"
    )
    changed = customer.json()

    assert update.json() == {"updateCount": 1}
    assert changed.keys() == {"email", "billingPerson", "shippingAddresses"}
    assert changed["email"] == "Ada@Example.com"
    assert changed["billingPerson"]["countryCode"] == "US"
    assert changed["billingPerson"]["city"] == "Albany"
    kept, new = changed["shippingAddresses"]
    assert kept == {"id": second["id"], "street": "2 Mill Lane", "city": "Rome"}
    assert new["city"] == "New"
    assert new["id"] not in {1, first["id"], second["id"]}

    assert api("DELETE", f"/customers/{number}").json() == {"deleteCount": 1}
    gone = api("GET", f"/customers/{number}")
    assert gone.status_code == 404
    assert gone.json()["errorMessage"] == f"Customer #{number} not found"
    assert api("PUT", f"/customers/{number}", json={}).status_code == 404
    assert api("DELETE", f"/customers/{number}").status_code == 404
    history = api("GET", "/customers/deleted?from_date=2020-01-01").json()
    assert [item["id"] for item in history["items"]] == [number]
    assert history["total"] == 1
    assert api("GET", "/customers/deleted?to_date=2020-01-01").json()["total"] == 0
    events = [event for event in shared_sandbox.events.since(since) if "customer" in event.type]
    assert [event.type for event in events] == [
        "customer.created",
        "customer.updated",
        "customer.deleted",
    ]
    assert events[0].data == {"entity_id": number, "customerEmail": "Ada@Example.com"}


@pytest.mark.parametrize("text", ["abc", "0", "-1", "9" * 30, "1.5", "%00", "a%2Fb"])
def test_an_id_that_nobody_has(api: Api, text: str) -> None:
    for path in (f"/customers/{text}", f"/customers/{text}/contacts"):
        assert api("GET", path).status_code == 404
    if text != "0":
        assert api("GET", f"/customer_groups/{text}").status_code == 404


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 400),
        ({"email": ""}, 400),
        ({"email": "nobody"}, 400),
        ({"email": 5}, 400),
        ({"email": "ADA@example.com"}, 409),
        ({"email": "b@example.com", "customerGroupId": 77}, 404),
        ({"email": "b@example.com", "b2b_b2c": "c2c"}, 400),
        ({"email": "b@example.com", "contacts": [{"contact": "x"}]}, 400),
        ({"email": "b@example.com", "contacts": [{"contact": "x", "type": "FAX"}]}, 400),
        ({"email": "b@example.com", "shippingAddresses": {}}, 400),
    ],
)
def test_a_customer_that_cannot_be(api: Api, body: dict[str, object], status: int) -> None:
    person(api, "Ada")
    other = person(api, "Bo")

    assert api("POST", "/customers", json=body).status_code == status
    if body.get("email"):
        assert api("PUT", f"/customers/{other}", json=body).status_code == status


def test_search_by_what_customers_say_of_themselves(api: Api, search: Search) -> None:
    group = created(api, "/customer_groups", {"name": "Friends"})
    address = {"countryCode": "FR", "city": "Lyon", "postalCode": "69001", "phone": "+33 4"}
    person(api, "Ada", shippingAddresses=[address], lang="fr", acceptMarketing=True)
    person(api, "Bo", customerGroupId=group, taxExempt=True, b2b_b2c="b2b")
    person(
        api,
        "Cy",
        billingPerson={"name": "Cy Ada", "countryCode": "US", "companyName": "Clay & Co"},
        contacts=[{"type": "PHONE", "contact": "+1 555"}],
    )

    assert search("") == ["Ada", "Bo", "Cy Ada"]
    assert search("keyword=ADA") == ["Ada", "Cy Ada"]
    assert search("name=cy") == ["Cy Ada"]
    assert search("email=example") == ["Ada", "Bo", "Cy Ada"]
    assert search("email=example&useExactEmailMatch=true") == []
    assert search("email=BO@example.com&useExactEmailMatch=true") == ["Bo"]
    assert search(f"customerGroupIds={group}") == search(f"customerGroup={group}") == ["Bo"]
    assert search(f"customerGroupIds=0,{group}") == ["Ada", "Bo", "Cy Ada"]
    assert search("taxExempt=true") == search("b2b_b2c=b2b") == ["Bo"]
    assert search("acceptMarketing=yes") == search("lang=fr") == ["Ada"]
    assert search("acceptMarketing=no") == ["Bo", "Cy Ada"]
    assert search("countryCodes=fr,US") == ["Ada", "Cy Ada"]
    assert search("city=lyon") == search("postalCode=69001") == search("phone=%2B33") == ["Ada"]
    assert search("companyName=clay") == search("phone=%2B1+555") == ["Cy Ada"]
    assert search("stateOrProvinceCode=NY") == []
    assert search("createdFrom=2020-01-01&updatedFrom=2020-01-01&createdTo=99999999999999"[:-3])
    assert search("createdTo=2020-01-01") == search("updatedTo=2020-01-01") == []
    assert search("sortBy=NAME_DESC&limit=1&offset=1") == ["Bo"]
    assert search("sortBy=EMAIL_DESC") == ["Cy Ada", "Bo", "Ada"]
    answer = api("GET", "/customers?limit=1&keyword=ada").json()
    assert (answer["total"], answer["count"], answer["allCustomerCount"]) == (2, 1, 3)
    for wrong in ("sortBy=AGE", "taxExempt=perhaps", "minOrderCount=x", "b2b_b2c=c2c", "limit=-1"):
        assert api("GET", f"/customers?{wrong}").status_code == 400


def test_search_by_what_customers_ordered(
    api: Api, search: Search, shared_sandbox: Sandbox, store_id: int
) -> None:
    ada, bo, _ = person(api, "Ada"), person(api, "Bo"), person(api, "Cy")
    item = {"productId": 7, "name": "Mug"}
    order(shared_sandbox, store_id, ada, createTimestamp=86400, items=[item])
    order(shared_sandbox, store_id, ada, total=5.5, createTimestamp=172800)
    order(shared_sandbox, store_id, ada, paymentStatus="INCOMPLETE", createTimestamp=1)
    order(shared_sandbox, store_id, bo, paymentStatus="CANCELLED", createTimestamp=5)

    assert search("minOrderCount=1") == ["Ada", "Bo"]
    assert search("minOrderCount=1&maxOrderCount=1") == ["Bo"]
    assert search("minSalesValue=1&maxSalesValue=15.5") == ["Ada"]
    assert search("purchasedProductIds=7,8") == ["Ada"]
    assert search("sortBy=ORDER_COUNT_DESC") == ["Ada", "Bo", "Cy"]
    assert search("sortBy=SALES_VALUE_ASC") == ["Bo", "Cy", "Ada"]
    assert search("sortBy=LAST_ORDER_DATE_DESC") == ["Ada", "Bo", "Cy"]
    assert search("sortBy=FIRST_ORDER_DATE_DESC")[0] == "Ada"
    assert api("GET", f"/customers/{ada}").json()["stats"] == {
        "numberOfOrders": 2,
        "salesValue": 15.5,
        "averageOrderValue": 7.75,
        "firstOrderDate": "1970-01-02 00:00:00 +0000",
        "lastOrderDate": "1970-01-03 00:00:00 +0000",
    }
    assert api("GET", "/customers/products?name=mu").json() == {
        "items": [{"productId": 7, "productName": "Mug"}]
    }
    filters = api("GET", "/customers/filters").json()
    assert (filters["total"], filters["repeatedCustomersCount"]) == (3, 1)
    assert filters["oneTimeCustomersCount"] == 1


def test_customers_that_are_alike_are_sorted_in_the_direction_of_the_search(
    api: Api, search: Search
) -> None:
    """As the tests of the platform's own client for Java expect it."""
    for name in ("Ada", "Bo"):
        person(api, name)

    for field in ("ORDER_COUNT", "SALES_VALUE"):
        assert search(f"sortBy={field}_ASC") == ["Ada", "Bo"]
        assert search(f"sortBy={field}_DESC") == ["Bo", "Ada"]


def test_many_customers_at_once(api: Api, search: Search) -> None:
    group = created(api, "/customer_groups", {"name": "Friends"})
    ada = person(api, "Ada", billingPerson={"name": "Ada", "countryCode": "FR"}, lang="fr")
    bo = person(api, "Bo", billingPerson={"name": "Bo", "countryCode": "US"})

    assert api("GET", "/customers_ids?countryCodes=US").json() == {"ids": [bo]}
    assert api("GET", "/customers/locations?name=fra").json() == {
        "items": [{"country": "France", "countryCode": "FR"}]
    }
    assert api("GET", "/customers/filters").json()["languages"] == ["fr"]
    change: dict[str, object]
    change = {"mode": "SELECTED", "ids": [ada, 4], "customer": {"customerGroupId": group}}
    assert api("POST", "/customers_update", json=change).json() == {"updateCount": 1}
    assert search(f"customerGroupIds={group}") == ["Ada"]
    wrong = {"mode": "ALL", "customer": {"customerGroupId": 5}}
    assert api("POST", "/customers_update", json=wrong).status_code == 404
    change = {"mode": "ALL", "customer": {"taxExempt": True}}
    assert api("POST", "/customers_update", json=change).json() == {"updateCount": 2}
    change = {"mode": "ALL_FILTERED", "delete": True}
    assert api("POST", "/customers_update?countryCodes=FR", json=change).json() == {
        "updateCount": 1
    }
    assert search("taxExempt=true") == ["Bo"]


def test_contacts(api: Api) -> None:
    path = f"/customers/{person(api, 'Ada')}/contacts"
    assert api("POST", path, json={"type": "EMAIL", "contact": "a@b.c"}).json() == {
        "createCount": 1
    }
    api("POST", path, json={"type": "EMAIL", "contact": "d@e.f", "default": True})
    api("POST", path, json={"type": "URL", "contact": "https://example.com", "note": "Blog"})
    first, second, third = api("GET", path).json()["items"]

    assert [each["default"] for each in (first, second, third)] == [False, True, True]
    change = api("PUT", f"{path}/{first['id']}", json={"default": True, "id": 9, "note": "Work"})
    assert change.json() == {"updateCount": 1}
    expected = {**first, "default": True, "note": "Work"}
    assert api("GET", f"{path}/{first['id']}").json() == expected
    assert api("GET", f"{path}/{second['id']}").json()["default"] is False
    api("PUT", f"{path}/{second['id']}", json={"default": True})
    assert api("DELETE", f"{path}/{second['id']}").json() == {"deleteCount": 1}
    assert api("GET", f"{path}/{first['id']}").json()["default"] is True
    for method in ("GET", "DELETE", "PUT"):
        assert api(method, f"{path}/{second['id']}", json={}).status_code == 404
    bodies: list[dict[str, str]] = [
        {"type": "EMAIL"},
        {"contact": "x"},
        {"type": "FAX", "contact": "x"},
    ]
    for body in bodies:
        assert api("POST", path, json=body).status_code == 400
    assert api("PUT", f"{path}/{first['id']}", json={"type": "FAX"}).status_code == 400


def test_groups(api: Api) -> None:
    numbers = [created(api, "/customer_groups", {"name": f"Group {n}"}) for n in range(6)]
    path = f"/customer_groups/{numbers[0]}"

    page = api("GET", "/customer_groups").json()
    assert page["total"] == page["count"] == 7
    assert page["items"][0] == {"id": 0, "name": "General"}
    assert api("GET", "/customer_groups?limit=1&offset=1").json()["items"][0]["id"] == numbers[0]
    assert api("GET", "/customer_groups?keyword=group+5").json()["total"] == 1
    assert api("GET", f"/customer_groups?customerGroupIds=0,{numbers[1]}").json()["total"] == 2
    assert api("GET", f"/customer_groups?customerGroupId={numbers[1]}").json()["total"] == 1
    change = {"name": "Friends", "externalReferenceId": "x1"}
    assert api("PUT", path, json=change).json() == {"updateCount": 1}
    assert api("GET", path).json() == {"id": numbers[0], **change}
    taken = api("PUT", f"/customer_groups/{numbers[1]}", json=change)
    assert (taken.status_code, taken.json()["errorCode"]) == (409, "EXTERNAL_ID_ALREADY_USED")
    assert api("POST", "/customer_groups", json=change).status_code == 409
    assert api("PUT", path, json=change).status_code == 200
    ada = person(api, "Ada", customerGroupId=numbers[0])
    assert api("GET", f"/customers/{ada}").json()["customerGroupName"] == "Friends"
    assert api("DELETE", path).json() == {"deleteCount": 1}
    assert api("GET", f"/customers/{ada}").json()["customerGroupName"] == "General"
    missing = api("GET", path)
    assert missing.status_code == 404
    assert missing.json()["errorMessage"] == f"Customer group #{numbers[0]} not found"
    assert api("DELETE", "/customer_groups/0").status_code == 400
    assert api("PUT", "/customer_groups/0", json={"name": "x"}).json() == {"updateCount": 0}
    assert api("POST", "/customer_groups", json={}).status_code == 400
    assert api("PUT", f"/customer_groups/{numbers[1]}", json={"name": ""}).status_code == 400


def test_extra_fields(api: Api) -> None:
    path = "/store_extrafields/customers"
    body = {"key": "birthday", "title": "Birthday", "type": "datetime"}
    assert api("POST", path, json=body).json() == {"createCount": 1, "key": "birthday"}
    named = api("POST", path, json={"title": "Shoe size"}).json()["key"]

    assert api("POST", path, json=body).status_code == 409
    assert [item["key"] for item in api("GET", path).json()["items"]] == ["birthday", named]
    update = api("PUT", f"{path}/birthday", json={"shownOnOrderDetails": True, "key": "other"})
    assert update.json() == {"updateCount": 1}
    definition = api("GET", f"{path}/birthday").json()
    assert definition | {"createdDate": "", "lastModifiedDate": ""} == {
        "key": "birthday",
        "title": "Birthday",
        "type": "DATETIME",
        "entityTypes": ["CUSTOMERS"],
        "shownOnOrderDetails": True,
        "linkedWithCheckoutField": False,
        "createdDate": "",
        "lastModifiedDate": "",
    }
    assert api("DELETE", f"{path}/birthday").json() == {"deleteCount": 1}
    assert api("GET", f"{path}/birthday").status_code == 404
    assert api("POST", path, json={"type": "song"}).status_code == 400


def test_extra_fields_of_the_checkout(api: Api) -> None:
    path = "/profile/extrafields"
    body = {
        "key": "wrapping",
        "title": "Wrapping",
        "titleTranslated": {"en": "Wrapping", "fr": "Emballage"},
        "type": "SELECT",
        "options": [{"title": "Paper", "surcharge": 2}],
        "checkoutDisplaySection": "SHIPPING_ADDRESS",
        "orderDetailsDisplaySection": "HIDDEN",
        "showForCountry": ["US"],
        "saveToCustomerProfile": True,
    }
    assert api("POST", path, json=body).json() == {"createCount": 1}
    assert api("POST", path, json={"key": "empty", "type": "RADIO_BUTTONS"}).status_code == 200

    assert api("POST", path, json=body).status_code == 409
    first, second = api("GET", path).json()["items"]
    assert {name: first[name] for name in body} == body
    assert (second["key"], second["type"], second["orderBy"]) == ("empty", "TEXT", 1)
    linked = api("GET", "/store_extrafields/customers/wrapping").json()
    assert (linked["title"], linked["linkedWithCheckoutField"]) == ("Wrapping", True)
    assert linked["entityTypes"] == ["CHECKOUT", "CUSTOMERS"]
    assert api("PUT", f"{path}/wrapping", json={"required": True}).json() == {"updateCount": 1}
    assert api("GET", f"{path}/wrapping").json() == {**first, "required": True}
    assert api("DELETE", f"{path}/wrapping").json() == {"deleteCount": 1}
    linked = api("GET", "/store_extrafields/customers/wrapping").json()
    assert (linked["linkedWithCheckoutField"], linked["entityTypes"]) == (False, ["CUSTOMERS"])
    for method in ("GET", "PUT", "DELETE"):
        assert api(method, f"{path}/wrapping", json={}).status_code == 404
    for wrong in (
        {"title": "No key"},
        {"key": "a", "title": "x" * 256},
        {"key": "a", "type": "SONG"},
        {"key": "a", "titleTranslated": {"xx": "?"}},
        {"key": "a", "checkoutDisplaySection": "NOWHERE"},
    ):
        assert api("POST", path, json=wrong).status_code == 400
