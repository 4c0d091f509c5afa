"""The typed methods against the local Ecwid, which was written by another hand.

One life for each resource: made, read back, changed, found, deleted.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import count

import pytest

from ecwid_native.client.api import EcwidClient
from ecwid_native.client.connections import Connections
from ecwid_native.client.types.variations import VariationOption
from ecwid_native.exceptions import NotFoundError, PermissionDeniedError, ResponseError
from ecwid_native.sandbox import Sandbox, SandboxApp, catalogue

APP = "contract-app"
SCOPES = tuple(sorted({scope for item in catalogue.operations() for scope in item.scopes}))
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)

_store_ids = count(8001)


@pytest.fixture(scope="module")
def ecwid() -> Iterator[Sandbox]:
    app = SandboxApp(client_id=APP, client_secret="contract secret 16", scopes=SCOPES)
    with Sandbox([app]) as running:
        yield running


@pytest.fixture
def client(ecwid: Sandbox, connections: Connections) -> EcwidClient:
    store_id = next(_store_ids)
    ecwid.create_store(store_id, name="Paper & Clay")
    token = ecwid.install(APP, store_id).access_token
    return EcwidClient(store_id, token, api_url=ecwid.api_url, connections=connections)


def test_products_and_their_stock(client: EcwidClient) -> None:
    product_id = client.products.create(
        {"name": "Shirt", "sku": "S-1", "price": Decimal("10.10"), "quantity": 5}
    )["id"]
    client.products.update(product_id, {"price": Decimal("0.30")})
    client.products.adjust_stock(product_id, {"quantityDelta": -2})
    client.products.create({"name": "Mug", "price": 4})

    product = client.products.get(product_id)
    assert (product["price"], product["quantity"], product["sku"]) == (Decimal("0.30"), 3, "S-1")
    assert [item["name"] for item in client.products.search(keyword="shi*")["items"]] == ["Shirt"]
    assert {item["name"] for item in client.products.iterate(item_fields=["name"])} == {
        "Shirt",
        "Mug",
    }
    assert client.products.delete(product_id)["deleteCount"] == 1
    assert [item["id"] for item in client.products.search_deleted()["items"]] == [product_id]
    with pytest.raises(NotFoundError) as caught:
        client.products.get(product_id)
    assert caught.value.error_code == "PRODUCT_NOT_FOUND"


def test_a_body_that_is_none_is_not_sent(ecwid: Sandbox, client: EcwidClient) -> None:
    ecwid.requests.clear()
    with pytest.raises(TypeError, match="a mapping or a list, not NoneType"):
        client.products.update(1, None)  # type: ignore[arg-type]  # a result that was forgotten
    with pytest.raises(TypeError, match="a mapping or a list, not int"):
        client.products.adjust_stock(1, -2)  # type: ignore[arg-type]  # what untyped code may do
    assert list(ecwid.requests) == []


def test_every_product_comes_once_while_others_come_and_go(client: EcwidClient) -> None:
    ids = [client.products.create({"name": f"P{n}", "price": 1})["id"] for n in range(12)]
    met = []
    for product in client.products.iterate(page_size=4, prefetch=0):
        met.append(product["id"])
        if len(met) == 3:
            client.products.delete(ids[0])
            client.products.create({"name": "New", "price": 1})
    assert len(met) == len(set(met))
    assert set(ids[1:]) <= set(met)


def test_variations(client: EcwidClient) -> None:
    product_id = client.products.create(
        {
            "name": "Shirt",
            "price": 10,
            "options": [
                {
                    "type": "SELECT",
                    "name": "Size",
                    "choices": [
                        {"text": text, "priceModifier": 0, "priceModifierType": "ABSOLUTE"}
                        for text in ("S", "M")
                    ],
                }
            ],
        }
    )["id"]
    small: VariationOption = {"name": "Size", "value": "S"}
    variation_id = client.variations.create(
        product_id, {"options": [small], "sku": "S-S", "price": Decimal("9.50"), "quantity": 2}
    )["id"]
    client.variations.adjust_stock(product_id, variation_id, {"quantityDelta": 3})
    client.variations.update(product_id, variation_id, {"price": Decimal("9.75")})

    variation = client.variations.get(product_id, variation_id)
    assert (variation["price"], variation["quantity"]) == (Decimal("9.75"), 5)
    assert [item["id"] for item in client.variations.all(product_id)] == [variation_id]
    with pytest.raises(ResponseError, match="409"):
        client.variations.create(product_id, {"options": [small], "sku": "S-S2"})
    assert client.variations.delete(product_id, variation_id)["deleteCount"] == 1


def test_categories_and_what_is_in_them(client: EcwidClient) -> None:
    parent = client.categories.create({"name": "Clothes"})["id"]
    child = client.categories.create({"name": "Shirts", "parentId": parent})["id"]
    product_id = client.products.create({"name": "Shirt", "price": 10})["id"]
    client.categories.assign_products(child, {"productIds": [product_id]})
    client.categories.update(child, {"name": "All shirts"})

    assert client.categories.get(child)["name"] == "All shirts"
    assert [item["id"] for item in client.categories.search(parent=parent)["items"]] == [child]
    assert [item["id"] for item in client.products.search(categories=str(child))["items"]] == [
        product_id
    ]
    client.categories.unassign_products(child, {"productIds": [product_id]})
    assert client.products.search(categories=str(child))["total"] == 0
    client.categories.delete(parent)
    assert client.categories.search()["total"] == 0


def test_pictures_and_files(client: EcwidClient) -> None:
    product_id = client.products.create({"name": "Shirt", "price": 10})["id"]
    client.products.upload_image(product_id, PNG)
    client.products.upload_gallery_image(product_id, url="https://example.com/b.png")
    file_id = client.products.upload_file(product_id, b"some bytes", file_name="a b+c.txt")["id"]

    product = client.products.get(product_id)
    assert product["media"] is not None
    assert len(product["media"]["images"] or []) == 2
    assert [file["name"] for file in product["files"] or []] == ["a b+c.txt"]
    assert client.products.download_file(product_id, file_id).read() == b"some bytes"
    client.products.delete_image(product_id)
    client.products.delete_files(product_id)
    assert client.products.get(product_id)["files"] == []
    with pytest.raises(ResponseError) as caught:
        client.products.upload_image(product_id, b"no picture at all")
    assert caught.value.status == 422


def test_product_types_and_brands(client: EcwidClient) -> None:
    type_id = client.product_types.create(
        {"name": "Clothes", "attributes": [{"name": "Cloth", "type": "CUSTOM", "show": "DESCR"}]}
    )["id"]
    client.product_types.update(type_id, {"name": "Textiles"})
    client.products.create(
        {"name": "A", "price": 1, "attributes": [{"alias": "BRAND", "value": "Acme"}]}
    )

    kept = client.product_types.get(type_id)
    assert kept["name"] == "Textiles"
    assert "Cloth" in [attribute["name"] for attribute in kept["attributes"] or []]
    assert type_id in [item["id"] for item in client.product_types.all()]
    assert [brand["name"] for brand in client.brands.iterate()] == ["Acme"]
    assert client.product_types.delete(type_id)["deleteCount"] == 1


def test_orders(client: EcwidClient) -> None:
    product_id = client.products.create({"name": "Mug", "price": 5, "quantity": 9})["id"]
    created = client.orders.create(
        {
            "email": "ada@example.com",
            "paymentStatus": "PAID",
            "fulfillmentStatus": "AWAITING_PROCESSING",
            "subtotal": 10,
            "total": 10,
            "items": [{"productId": product_id, "name": "Mug", "price": 5, "quantity": 2}],
        }
    )
    order_id = created["orderId"]
    client.orders.update(order_id, {"trackingNumber": "T1", "fulfillmentStatus": "SHIPPED"})
    client.order_extra_fields.create(order_id, {"id": "note", "value": "gift", "title": "Note"})

    order = client.orders.get(order_id)
    assert (order["trackingNumber"], order["fulfillmentStatus"]) == ("T1", "SHIPPED")
    assert [field["value"] for field in client.order_extra_fields.all(order_id)] == ["gift"]
    assert client.products.get(product_id)["quantity"] == 7
    assert client.orders.get_last()["id"] == order_id
    assert [each["id"] for each in client.orders.iterate(email="ada@example.com")] == [order_id]
    assert client.orders.search(payment_status="CANCELLED")["total"] == 0
    assert client.orders.delete(order_id)["deleteCount"] == 1
    assert [each["orderId"] for each in client.orders.search_deleted()["items"]] == [order_id]


def test_what_a_cart_would_cost(client: EcwidClient) -> None:
    product_id = client.products.create({"name": "Mug", "price": Decimal("0.1")})["id"]
    answer = client.orders.calculate({"items": [{"productId": product_id, "quantity": 3}]})
    assert (answer["subtotal"], answer["total"]) == (Decimal("0.3"), Decimal("0.3"))


def test_order_statuses(client: EcwidClient) -> None:
    names = [status["statusId"] for status in client.order_statuses.all()["items"]]
    custom = next(name for name in names if name.startswith("CUSTOM_"))
    client.order_statuses.update(custom, {"name": "At the potter's", "enabled": True})
    assert client.order_statuses.get(custom)["name"] == "At the potter's"


def test_customers_their_groups_and_contacts(client: EcwidClient) -> None:
    group_id = client.customer_groups.create({"name": "Friends"})["id"]
    customer_id = client.customers.create(
        {"email": "Ada+1@example.com", "customerGroupId": group_id}
    )["id"]
    client.customers.update(customer_id, {"taxExempt": True})
    client.customer_contacts.create(customer_id, {"contact": "+100", "type": "PHONE"})

    customer = client.customers.get(customer_id)
    assert (customer["taxExempt"], customer["customerGroupName"]) == (True, "Friends")
    assert "+100" in [
        each["contact"] for each in client.customer_contacts.all(customer_id)["items"]
    ]
    assert [each["id"] for each in client.customers.iterate(email="ada+1@example.com")] == [
        customer_id
    ]
    with pytest.raises(ResponseError, match="409"):
        client.customers.create({"email": "ada+1@example.com"})
    client.customer_groups.update(group_id, {"name": "Good friends"})
    assert client.customer_groups.get(group_id)["name"] == "Good friends"
    assert client.customer_groups.delete(group_id)["deleteCount"] == 1
    assert client.customers.delete(customer_id)["deleteCount"] == 1
    assert [each["id"] for each in client.customers.search_deleted()["items"]] == [customer_id]


def test_extra_fields_of_customers(client: EcwidClient) -> None:
    key = client.customer_extra_fields.create({"title": "Birthday", "type": "TEXT"})["key"]
    client.customer_extra_fields.update(key, {"title": "Day of birth"})
    assert client.customer_extra_fields.get(key)["title"] == "Day of birth"
    assert [each["key"] for each in client.customer_extra_fields.all()["items"]] == [key]
    assert client.customer_extra_fields.delete(key)["deleteCount"] == 1


def test_coupons_and_promotions(client: EcwidClient) -> None:
    coupon = client.coupons.create(
        {"name": "Ten", "code": "TEN", "discountType": "PERCENT", "discount": 10}
    )
    promotion_id = client.promotions.create(
        {
            "name": "Five",
            "enabled": True,
            "discountBase": "SUBTOTAL",
            "discountType": "PERCENT",
            "amount": 5,
        }
    )["id"]
    client.coupons.update("TEN", {"status": "PAUSED"})
    client.promotions.update(promotion_id, {"amount": 6})

    assert client.coupons.get(coupon["id"])["status"] == "PAUSED"
    assert [each["code"] for each in client.coupons.iterate(code="TEN")] == ["TEN"]
    assert [each["amount"] for each in client.promotions.iterate()] == [6]
    with pytest.raises(ResponseError, match="409"):
        client.coupons.create({"name": "x", "code": "TEN", "discountType": "ABS", "discount": 1})
    assert client.coupons.delete("TEN")["deleteCount"] == 1
    assert client.promotions.delete(promotion_id)["deleteCount"] == 1


def test_options_of_the_checkout(client: EcwidClient) -> None:
    payment = client.payment_options.create(
        {"checkoutTitle": "By invoice", "enabled": True, "paymentProcessorId": "offline"}
    )["id"]
    shipping = client.shipping_options.create(
        {"title": "Post", "enabled": True, "fulfilmentType": "shipping"}
    )["id"]
    client.payment_options.update(payment, {"checkoutTitle": "Invoice"})
    client.shipping_options.update(shipping, {"title": "Parcel"})

    assert client.payment_options.get(payment)["checkoutTitle"] == "Invoice"
    assert [each["title"] for each in client.shipping_options.all()] == ["Parcel"]
    client.payment_options.delete(payment)
    client.shipping_options.delete(shipping)
    assert (client.payment_options.all(), client.shipping_options.all()) == ([], [])


def test_staff(client: EcwidClient) -> None:
    client.staff.create({"email": "help@example.com", "staffScopes": ["CATALOG_MANAGEMENT"]})
    account = client.staff.all()["staffList"][0]
    assert account["email"] == "help@example.com"
    client.staff.delete(account["id"])
    assert client.staff.all()["staffList"] == []


def test_redirects_and_size_charts(client: EcwidClient) -> None:
    client.redirects.create([{"fromUrl": "/old", "toUrl": "/new"}])
    redirect = next(client.redirects.iterate())
    client.redirects.update(redirect["id"], {"fromUrl": "/old", "toUrl": "/newer"})
    assert client.redirects.get(redirect["id"])["toUrl"] == "/newer"
    assert client.redirects.delete(redirect["id"])["deleteCount"] == 1
    assert client.size_charts.search()["total"] == 0


def test_dictionaries_and_reports(client: EcwidClient) -> None:
    assert "FR" in [country["code"] for country in client.dictionaries.countries()]
    assert "EUR" in [currency["code"] for currency in client.dictionaries.currencies()]
    assert client.reports.get("allTraffic")["reportType"] == "allTraffic"


def test_reviews_are_a_feature_of_the_store(client: EcwidClient) -> None:
    with pytest.raises(PermissionDeniedError) as caught:
        client.reviews.search()
    assert caught.value.error_code == "PRODUCT_REVIEWS_FEATURE_NOT_AVAILABLE"
