"""Orders over HTTP: what clients rely on, what the documentation says, what our choices are."""

import re
from typing import Any

import pytest

from ecwid_native.sandbox import Sandbox
from tests.sandbox.conftest import Api

Document = dict[str, Any]


def create(api: Api, **fields: object) -> Document:
    answer = api("POST", "/orders", json=fields)
    assert answer.status_code == 200, answer.text
    document: Document = answer.json()
    return document


def product(api: Api, **fields: object) -> int:
    """Return the id of a new product."""
    answer = api("POST", "/products", json=fields)
    assert answer.status_code == 200, answer.text
    product_id: int = answer.json()["id"]
    return product_id


def get(api: Api, path: str) -> Document:
    answer = api("GET", path)
    assert answer.status_code == 200, answer.text
    document: Document = answer.json()
    return document


def ids(api: Api, query: str) -> list[str]:
    return [order["id"] for order in get(api, f"/orders?{query}")["items"]]


def events(sandbox: Sandbox, store_id: int) -> list[tuple[str, dict[str, object]]]:
    return [
        (event.type, dict(event.data))
        for event in sandbox.events.since()
        if event.store_id == store_id and not event.type.startswith(("store.", "application."))
    ]


def stock(sandbox: Sandbox, store_id: int, kind: str, item_id: int) -> int:
    document = sandbox.documents.get(store_id, kind, item_id)
    assert document is not None
    quantity: int = document["quantity"]
    return quantity


def test_an_order_of_an_email_and_a_name_has_everything_else(api: Api) -> None:
    """As official tests create it."""
    created = create(api, email="ann@example.com", items=[{"name": "Mug", "price": 12.5}])

    order = get(api, f"/orders/{created['orderId']}")

    assert re.fullmatch(r"[A-Z][A-Z0-9]{4}", created["orderId"])
    assert order["id"] == order["vendorOrderNumber"] == order["publicUid"] == created["orderId"]
    assert order["internalId"] == order["orderNumber"] == created["id"]
    assert (order["paymentStatus"], order["fulfillmentStatus"]) == (
        "AWAITING_PAYMENT",
        "AWAITING_PROCESSING",
    )
    assert (order["subtotal"], order["total"], order["totalWithoutTax"]) == (12.5, 12.5, 12.5)
    assert order["usdTotal"] == order["totalBeforeGiftCardRedemption"] == 12.5
    (item,) = order["items"]
    assert (item["name"], item["quantity"], item["productPrice"]) == ("Mug", 1, 12.5)
    assert item["id"] > 0
    assert order["createTimestamp"] == order["updateTimestamp"]
    assert order["createDate"].endswith(" +0000")
    assert order["customerId"] > 0
    assert order["extraFields"] == {}
    assert "search" not in order


def test_ids_follow_the_stores_format_and_every_form_finds_the_order(api: Api) -> None:
    formats = {"orderNumberPrefix": "SHOP/", "orderNumberSuffix": " +A"}
    api("PUT", "/profile", json={"formatsAndUnits": formats})
    created = create(api, email="ann@example.com")
    text = created["orderId"]
    uid = text.removeprefix("SHOP/").removesuffix(" +A")

    for reference in ("SHOP%2F" + uid + "+%2BA", uid, str(created["id"])):
        assert get(api, f"/orders/{reference}")["id"] == text
        assert ids(api, f"ids={reference}") == [text]


@pytest.mark.parametrize("reference", ["NOPE1", "1", "-1", "9" * 30, "%00", "é", "a%2Fb"])
def test_an_unknown_order_is_404_for_every_operation(api: Api, reference: str) -> None:
    for method, path in (
        ("GET", ""),
        ("PUT", ""),
        ("DELETE", ""),
        ("GET", "/repeatURL"),
        ("GET", "/invoice"),
        ("GET", "/invoice-pdf"),
        ("GET", "/invoices"),
        ("POST", "/invoices/create-invoice"),
        ("GET", "/extraFields"),
        ("DELETE", "/extraFields/a"),
        ("DELETE", "/items/1/options/a/files"),
    ):
        body: Document | None = {} if method == "PUT" else None
        answer = api(method, f"/orders/{reference}{path}", json=body)

        assert answer.status_code == 404
        assert answer.json()["errorCode"] == "ORDER_NOT_FOUND"
        assert answer.json()["errorMessage"].endswith(" not found")


def test_totals_are_stored_as_sent_and_dates_in_utc(api: Api) -> None:
    created = create(
        api,
        email="ann@example.com",
        subtotal=100,
        total=97,
        tax=16,
        couponDiscount=3,
        items=[{"name": "Mug", "price": 1, "quantity": 2}],
        createDate="2024-05-26 15:37:46 +0200",
        pickupTime="2024-05-27 10:00:00 UTC",
        orderNumber=77,
        updateTimestamp=1,
        somethingElse=True,
        shippingOption={"shippingMethodName": "Post", "fulfillmentType": "shipping"},
    )

    order = get(api, f"/orders/{created['id']}")

    assert (order["subtotal"], order["total"], order["totalWithoutTax"]) == (100, 97, 81)
    assert order["createDate"] == "2024-05-26 13:37:46 +0000"
    assert order["createTimestamp"] == 1716730666
    assert order["pickupTime"] == "2024-05-27 10:00:00 +0000"
    assert order["orderNumber"] == created["id"]
    assert order["updateTimestamp"] > 1716730666
    assert "somethingElse" not in order
    assert order["shippingOption"]["fulfillmentType"] == "SHIPPING"


def test_missing_totals_are_added_up_and_taxes_in_prices_taken_out(api: Api) -> None:
    created = create(
        api,
        pricesIncludeTax=True,
        items=[{"price": 10, "tax": 0.91, "taxes": [{"value": 10, "includeInPrice": True}]}],
        couponDiscount=1,
        shippingOption={"shippingRate": 5},
        handlingFee={"value": 2},
        customSurcharges=[{"total": 1.5}],
    )

    order = get(api, f"/orders/{created['id']}")

    assert (order["subtotal"], order["tax"], order["total"]) == (10, 0.91, 17.5)
    assert (order["subtotalWithoutTax"], order["totalWithoutTax"]) == (9.09, 16.59)
    assert order["items"][0]["priceWithoutTax"] == 9.09


def test_an_update_keeps_what_it_does_not_name(api: Api) -> None:
    created = create(
        api,
        email="ann@example.com",
        customerGroup="Gold",
        billingPerson={"name": "Ann", "city": "Oslo"},
        items=[{"name": "Mug"}, {"name": "Cup"}],
    )
    path = f"/orders/{created['orderId']}"

    answer = api(
        "PUT",
        path,
        json={
            "billingPerson": {"city": "Bergen"},
            "items": [{"name": "Pot"}],
            "email": None,
            "trackingNumber": "T1",
        },
    )

    assert answer.json() == {"updateCount": 1}
    order = get(api, path)
    named = {"firstName": "Ann", "lastName": ""}
    assert order["billingPerson"] == {"name": "Ann", "city": "Bergen", **named}
    assert [item["name"] for item in order["items"]] == ["Pot"]
    assert (order["email"], order["trackingNumber"]) == ("ann@example.com", "T1")
    assert order["customerGroup"] is None


def test_a_read_order_can_be_written_back_whole(api: Api) -> None:
    created = create(api, email="ann@example.com", items=[{"name": "Mug", "price": 3}])
    before = get(api, f"/orders/{created['id']}")

    assert api("PUT", f"/orders/{created['id']}", json=before).status_code == 200

    after = get(api, f"/orders/{created['id']}")
    changing = ("updateDate", "updateTimestamp")
    assert {k: v for k, v in after.items() if k not in changing} == {
        k: v for k, v in before.items() if k not in changing
    }


def test_orders_move_stock_and_statuses_move_it_back(
    api: Api, shared_sandbox: Sandbox, store_id: int
) -> None:
    """support.ecwid.com, "Canceling orders" and "Marking orders as refunded"."""
    mug = product(api, name="Mug", sku="M", price=7, quantity=10)
    red = shared_sandbox.documents.insert(
        store_id,
        "variation",
        {"price": 8, "sku": "M-R", "quantity": 5, "unlimited": False},
        parent_id=mug,
    )["id"]
    free = product(api, name="File", sku="F", price=1)
    items = [
        {"productId": mug, "quantity": 3},
        {"productId": mug, "combinationId": red, "quantity": 2},
        {"productId": free, "quantity": 9},
        {"productId": 404, "quantity": 1},
    ]

    created = create(api, email="ann@example.com", items=items)

    order = get(api, f"/orders/{created['id']}")
    assert [item.get("sku") for item in order["items"]] == ["M", "M-R", "F", ""]
    assert [item["price"] for item in order["items"]] == [7, 8, 1, 0]
    assert [item["quantityInStock"] for item in order["items"]] == [10, 5, 0, 0]
    assert order["total"] == 3 * 7 + 2 * 8 + 9

    def left() -> tuple[int, int]:
        return (
            stock(shared_sandbox, store_id, "product", mug),
            stock(shared_sandbox, store_id, "variation", red),
        )

    assert left() == (7, 3)
    for change, expected in (
        ({"paymentStatus": "PARTIALLY_REFUNDED"}, (7, 3)),
        ({"paymentStatus": "CANCELLED"}, (10, 5)),
        ({"paymentStatus": "PAID"}, (7, 3)),
        ({"paymentStatus": "REFUNDED"}, (10, 5)),
        ({"paymentStatus": "INCOMPLETE"}, (10, 5)),
        ({"paymentStatus": "PAID", "items": [{"productId": mug, "quantity": 12}]}, (-2, 5)),
    ):
        assert api("PUT", f"/orders/{created['id']}", json=change).status_code == 200
        assert left() == expected
    refunded = get(api, f"/orders/{created['id']}")
    assert refunded["refundedAmount"] == refunded["refunds"][0]["amount"] == 46
    assert refunded["refunds"][0]["source"] == "API"
    assert api("DELETE", f"/orders/{created['id']}").json() == {"deleteCount": 1}
    assert left() == (-2, 5)
    updated = [kind for kind, _ in events(shared_sandbox, store_id) if kind == "product.updated"]
    assert len(updated) == 2 + 2 + 2 + 2 + 1


def test_options_are_rebuilt_from_selections_and_priced(api: Api) -> None:
    tiers = [{"quantity": 2, "price": 90}, {"quantity": 5, "price": 80}]
    shirt = product(api, name="Shirt", price=100, wholesalePrices=tiers)
    option = {
        "name": "Size",
        "selections": [
            {"selectionTitle": "L", "selectionModifier": 10, "selectionModifierType": "PERCENT"},
            {"selectionTitle": "Gift", "selectionModifier": 2, "selectionModifierType": "ABSOLUTE"},
        ],
    }

    created = create(api, items=[{"productId": shirt, "quantity": 3, "selectedOptions": [option]}])

    (item,) = get(api, f"/orders/{created['id']}")["items"]
    assert (item["price"], item["productPrice"]) == (101, 100)
    (chosen,) = item["selectedOptions"]
    assert chosen["type"] == "CHOICES"
    assert (chosen["value"], chosen["valuesArray"]) == ("L, Gift", ["L", "Gift"])


def test_an_item_shows_the_picture_of_its_product(api: Api) -> None:
    shirt = product(api, name="Shirt", price=5)
    picture = "https://pictures.example/shirt.png"
    assert api("POST", f"/products/{shirt}/image?externalUrl={picture}").status_code == 200

    order_id = create(api, items=[{"productId": shirt}, {"name": "Cup"}])["id"]

    shown, cup = get(api, f"/orders/{order_id}")["items"]
    assert {shown[name] for name in ("imageUrl", "smallThumbnailUrl", "hdThumbnailUrl")} == {
        picture
    }
    assert "imageUrl" not in cup
    own = {"productId": shirt, "imageUrl": "https://pictures.example/own.png"}
    api("PUT", f"/orders/{order_id}", json={"items": [own]})
    assert get(api, f"/orders/{order_id}")["items"][0]["imageUrl"] == own["imageUrl"]


def test_an_order_finds_or_makes_its_customer(
    api: Api, shared_sandbox: Sandbox, store_id: int
) -> None:
    gold = api("POST", "/customer_groups", json={"name": "Gold"}).json()["id"]
    customer = {"email": "Known@example.com", "customerGroupId": gold}
    known = api("POST", "/customers", json=customer).json()["id"]

    by_id = get(api, f"/orders/{create(api, customerId=known)['id']}")
    by_email = get(api, f"/orders/{create(api, email='known@EXAMPLE.com')['id']}")
    new = get(api, f"/orders/{create(api, email='new@example.com')['id']}")
    again = get(api, f"/orders/{create(api, email='new@example.com')['id']}")
    nobody = get(api, f"/orders/{create(api)['id']}")

    assert (by_id["customerId"], by_id["email"]) == (known, "Known@example.com")
    assert (by_id["customerGroup"], by_id["customerGroupId"]) == ("Gold", gold)
    assert by_email["customerId"] == known
    assert new["customerId"] == again["customerId"] != known
    assert "customerId" not in nobody
    refused = api("POST", "/orders", json={"customerId": 12345})
    assert (refused.status_code, refused.json()["errorMessage"]) == (
        404,
        "Customer #12345 not found",
    )
    made = [data for kind, data in events(shared_sandbox, store_id) if kind == "customer.created"]
    assert [data["entity_id"] for data in made] == [known, new["customerId"]]
    own = get(api, f"/customers/{known}/orders?limit=1&responseFields=total,items(id)")
    assert own == {"total": 2, "items": [{"id": by_email["id"]}]}
    assert api("GET", "/customers/12345/orders").status_code == 404


def test_every_change_is_an_event_of_the_platform(
    api: Api, shared_sandbox: Sandbox, store_id: int
) -> None:
    created = create(api, paymentStatus="PAID")
    path, entity, text = f"/orders/{created['id']}", created["id"], created["orderId"]
    api("PUT", path, json={"fulfillmentStatus": "SHIPPED"})
    api("DELETE", path)

    assert events(shared_sandbox, store_id) == [
        (
            "order.created",
            {
                "entity_id": entity,
                "orderId": text,
                "newPaymentStatus": "PAID",
                "newFulfillmentStatus": "AWAITING_PROCESSING",
            },
        ),
        (
            "order.updated",
            {
                "entity_id": entity,
                "orderId": text,
                "oldPaymentStatus": "PAID",
                "newPaymentStatus": "PAID",
                "oldFulfillmentStatus": "AWAITING_PROCESSING",
                "newFulfillmentStatus": "SHIPPED",
            },
        ),
        ("order.deleted", {"entity_id": entity, "orderId": text}),
    ]


def test_the_history_tells_what_was_deleted(api: Api) -> None:
    first, second, kept = (create(api) for _ in range(3))
    for order in (first, second):
        api("DELETE", f"/orders/{order['id']}")

    page = get(api, "/orders/deleted?limit=1")

    assert (page["total"], page["count"], page["limit"]) == (2, 1, 1)
    assert page["items"][0]["id"] == second["id"]
    assert page["items"][0]["orderId"] == second["orderId"]
    assert page["items"][0]["date"].endswith(" +0000")
    assert get(api, "/orders/deleted?to_date=2001-01-01")["total"] == 0
    assert get(api, "/orders/deleted?from_date=2001-01-01")["total"] == 2
    assert ids(api, "") == [kept["orderId"]]


def test_each_filter_finds_its_order_and_no_other(api: Api) -> None:
    person = {"name": "Ann Ødegård", "street": "Storgata 1", "city": "Oslo", "phone": "+47 1"}
    wanted = create(
        api,
        email="Ann@example.com",
        total=50,
        paymentStatus="PAID",
        fulfillmentStatus="SHIPPED",
        createDate="2020-02-02 00:00:00 +0000",
        pickupTime="2020-03-03 00:00:00 +0000",
        paymentMethod="Card",
        paymentModule="Stripe",
        paymentReference="R-1",
        externalTransactionId="tx-9",
        shippingOption={"shippingMethodName": "Post"},
        discountCoupon={"code": "SAVE"},
        refererId="Amazon",
        acceptMarketing=False,
        trackingNumber="TR-5",
        privateAdminNotes="fragile",
        billingPerson=person,
        items=[
            {
                "productId": 55,
                "name": "Blue mug",
                "sku": "MUG-B",
                "isPreorder": True,
                "selectedOptions": [{"name": "Size", "value": "XL"}],
            }
        ],
    )
    other = create(api, email="bob@example.com", total=10, items=[{"name": "Cup"}])
    customer_id = get(api, f"/orders/{wanted['id']}")["customerId"]
    other_customer_id = get(api, f"/orders/{other['id']}")["customerId"]
    only = [wanted["orderId"]]
    both = [other["orderId"], wanted["orderId"]]

    for query in (
        f"ids={wanted['orderId']},NOPE",
        f"ids={wanted['id']}",
        f"orderNumber={wanted['id']}",
        f"vendorOrderNumber={wanted['orderId']}",
        "totalFrom=50",
        "totalFrom=20&totalTo=50",
        "createdTo=2020-02-02",
        "createdFrom=1580601600&createdTo=2020-02-02 00:00:00 +0000".replace("+", "%2B"),
        "pickupTimeFrom=2020-03-03&pickupTimeTo=2020-03-04",
        "paymentStatus=PAID,CANCELLED",
        "fulfillmentStatus=SHIPPED",
        "paymentMethod=Card",
        "paymentModule=Stripe",
        "paymentReference=R-1",
        "shippingMethod=Post",
        "couponCode=save",
        "refererId=Amazon",
        "acceptMarketing=no",
        "containsPreorderItems=1",
        "productId=55",
        "email=ANN@example.com",
        f"customerId={customer_id}",
        "customer=ødegård",
        f"customerId={customer_id}&email=nobody@example.com&customerIdOrEmail=true",
        "keywords=ann%20øDEGÅRD",
        "keywords=tx-9",
        "keywords=blue",
        "keywords=mug-b",
        "keywords=xl",
        "keywords=tr-5",
        "keywords=FRAGILE",
        "keywords=storgata",
        f"keywords={wanted['orderId']}",
        "keywords=ann@",
    ):
        assert ids(api, query) == only, query
    for query in (
        "productId=56",
        "keywords=zzz",
        "subscriptionId=1",
        "updatedTo=2020-01-01",
        "customerId=99999999999999999999"[:30],
        f"customerId={customer_id}&email=nobody@example.com",
    ):
        answer = api("GET", f"/orders?{query}")
        assert answer.status_code == 400 or answer.json()["items"] == [], query
    assert ids(api, "acceptMarketing=yes") == [other["orderId"]]
    assert ids(api, "containsPreorderItems=no") == [other["orderId"]]
    assert ids(api, f"customerId={other_customer_id}") == [other["orderId"]]
    assert ids(api, "token=x&unknown=1&updatedFrom=2020-01-01") == both


def test_pages_count_all_matches_newest_first(api: Api) -> None:
    created = [
        create(api, createDate=f"2021-01-0{day} 00:00:00 +0000")["orderId"] for day in (2, 3, 1)
    ]
    unfinished = create(api, paymentStatus="INCOMPLETE")["orderId"]

    page = get(api, "/orders?limit=2&offset=1")

    assert (page["total"], page["count"], page["offset"], page["limit"]) == (3, 2, 1, 2)
    assert [order["id"] for order in page["items"]] == [created[0], created[2]]
    assert ids(api, "paymentStatus=INCOMPLETE") == [unfinished]
    assert get(api, "/orders?responseFields=total,items(id)") == {
        "total": 3,
        "items": [{"id": created[1]}, {"id": created[0]}, {"id": created[2]}],
    }
    assert get(api, "/orders?limit=500")["limit"] == 100
    assert get(api, "/orders?limit=0")["items"] == []


@pytest.mark.parametrize(
    "query",
    [
        "paymentStatus=LOST",
        "fulfillmentStatus=NEW,SHIPPED",
        "totalFrom=much",
        "createdFrom=yesterday",
        "customerId=me",
        "orderNumber=1.5",
        "acceptMarketing=maybe",
        "subscriptionId=a",
        "offset=-1",
    ],
)
def test_a_filter_that_cannot_be_read_is_400(api: Api, query: str) -> None:
    answer = api("GET", f"/orders?{query}")

    assert answer.status_code == 400
    assert query.partition("=")[0] in answer.json()["errorMessage"]


def test_the_last_order_of_a_store_and_of_a_customer(api: Api) -> None:
    assert api("GET", "/orders/last").status_code == 404
    with_address = create(api, email="ann@example.com", shippingPerson={"street": "Storgata 1"})
    newest = create(api, email="ann@example.com")
    create(api, email="ann@example.com", paymentStatus="INCOMPLETE")

    assert get(api, "/orders/last")["id"] == newest["orderId"]
    assert get(api, "/orders/last?customerEmail=ANN@example.com")["id"] == newest["orderId"]
    assert get(api, "/orders/last?withAddress=true")["id"] == with_address["orderId"]
    assert api("GET", "/orders/last?customerEmail=bob@example.com").status_code == 404
    assert get(api, "/orders/last?responseFields=id") == {"id": newest["orderId"]}


def test_a_link_repeats_an_order(api: Api) -> None:
    created = create(api)

    url = get(api, f"/orders/{created['id']}/repeatURL")["repeatOrderUrl"]

    assert url.startswith("https://")
    assert f"/repeat-order?id={created['orderId']}&" in url


@pytest.mark.parametrize(
    "fields",
    [
        {"email": 5},
        {"paymentStatus": "LOST"},
        {"total": "12"},
        {"items": {"name": "Mug"}},
        {"items": ["Mug"]},
        {"items": [{"quantity": 1.5}]},
        {"items": [{"productId": 2**70}]},
        {"billingPerson": "Ann"},
        {"createDate": "yesterday"},
        {"createDate": "9999-12-31 23:59:59 -1400"},
        {"createDate": "999999999999"},
        {"orderExtraFields": [{"id": 5}]},
    ],
    ids=lambda fields: str(sorted(fields.items()))[:50],
)
def test_a_value_of_the_wrong_type_is_400_and_names_its_field(
    api: Api, fields: dict[str, object]
) -> None:
    created = create(api)
    for method, path in (("POST", "/orders"), ("PUT", f"/orders/{created['id']}")):
        answer = api(method, path, json=fields)

        assert answer.status_code == 400
        assert next(iter(fields)) in answer.json()["errorMessage"]
    assert get(api, "/orders")["total"] == 1


def test_a_public_token_creates_unpaid_orders_and_reads_none(api: Api, public_api: Api) -> None:
    """The 2020 page "Access tokens": other statuses and private notes are ignored."""
    wishes = (
        ("PAID", "AWAITING_PAYMENT"),
        ("AWAITING_PAYMENT", "AWAITING_PAYMENT"),
        ("INCOMPLETE", "INCOMPLETE"),
    )
    for asked, given in wishes:
        created = create(
            public_api, paymentStatus=asked, fulfillmentStatus="SHIPPED", privateAdminNotes="x"
        )

        order = get(api, f"/orders/{created['id']}")
        assert order["paymentStatus"] == given
        assert order["fulfillmentStatus"] == "AWAITING_PROCESSING"
        assert "privateAdminNotes" not in order
    for method, path in (("GET", ""), ("GET", "/last"), ("GET", f"/{created['id']}")):
        assert public_api(method, f"/orders{path}").status_code == 403
    assert public_api("PUT", f"/orders/{created['id']}", json={}).status_code == 403


def test_persons_of_an_order_have_the_names_of_their_codes(api: Api) -> None:
    person = {"name": "Ann van Dyk", "countryCode": "US", "stateOrProvinceCode": "NY"}
    order_id = create(api, billingPerson=person, shippingPerson={"countryName": "Nowhere"})["id"]

    order = get(api, f"/orders/{order_id}")

    assert order["billingPerson"] == {
        **person,
        "countryName": "United States",
        "stateOrProvinceName": "New York",
        "firstName": "Ann",
        "lastName": "van Dyk",
    }
    assert order["shippingPerson"] == {"countryName": "Nowhere", "firstName": "", "lastName": ""}
