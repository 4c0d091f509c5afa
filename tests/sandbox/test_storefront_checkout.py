"""The checkout of the storefront: what a cart costs, the order that comes of it, the account."""

from collections.abc import Callable
from typing import Any

import pytest
import requests

from ecwid_native.sandbox import Sandbox
from ecwid_native.sandbox.conditions import child_of, equals, has_id
from tests.sandbox.conftest import STORE_ID, Api

Document = dict[str, Any]
Post = Callable[..., requests.Response]

ADA = {
    "name": "Ada Lovelace",
    "street": "12 Row",
    "city": "Albany",
    "postalCode": "12207",
    "countryCode": "US",
    "stateOrProvinceCode": "NY",
}
FIRST = "100000001"
EXPRESS = "100000002"
PICKUP = "100000003"


@pytest.fixture
def shop(sandbox: Sandbox) -> Post:
    """Post to the shop of a store with eight products."""
    sandbox.seed(STORE_ID, "small")

    def post(path: str, body: object, store_id: int = STORE_ID) -> requests.Response:
        url = f"{sandbox.storefront_url}/{path.format(store=store_id)}"
        return requests.post(url, json=body, timeout=10)

    return post


def cart(**changes: object) -> Document:
    """Return two mugs of Ada's, sent by express and paid by transfer."""
    body = {
        "items": [{"productId": 1, "quantity": 2, "options": {"Glaze": "Night"}}],
        "email": "ada@example.com",
        "shippingPerson": ADA,
        "shippingMethodId": EXPRESS,
        "paymentMethodId": FIRST,
    }
    return {**body, **changes}


def change(sandbox: Sandbox, kind: str, number: int, **fields: object) -> None:
    document = sandbox.documents.all(STORE_ID, kind, has_id([number]))[0]
    sandbox.documents.replace(STORE_ID, kind, {**document, **fields})


def test_an_order_of_the_shop_is_an_order_of_rest(sandbox: Sandbox, api: Api, shop: Post) -> None:
    change(sandbox, "product", 1, unlimited=False, quantity=5)
    body = cart(
        couponCode="WELCOME10",
        orderComments="Ring twice",
        refererId="friend",
        extraFields=[{"id": "gift", "value": "yes", "title": "Gift"}, {"id": 5}, None],
        surcharges=[{"id": "tip", "value": 10, "type": "PERCENT", "description": "Tip"}],
    )
    before = sandbox.events.since(0)[-1].id

    quote = shop("checkout/{store}/quote", body).json()
    order = shop("checkout/{store}/orders", body).json()

    stored = api("GET", f"/orders/{order['id']}").json()
    amounts = ("subtotal", "total", "tax", "couponDiscount")
    assert [quote[name] for name in amounts] == [stored[name] for name in amounts]
    assert (stored["subtotal"], stored["couponDiscount"]) == (36, 3.6)
    assert stored["shippingOption"]["shippingMethodName"] == "Express delivery"
    assert (stored["paymentMethod"], stored["paymentStatus"]) == (
        "Bank transfer",
        "AWAITING_PAYMENT",
    )
    assert stored["items"][0]["selectedOptions"][0]["value"] == "Night"
    assert stored["orderExtraFields"][0]["title"] == "Gift"
    assert stored["billingPerson"]["countryName"] == "United States"
    assert (stored["refererId"], stored["orderComments"]) == ("friend", "Ring twice")
    assert stored["customSurcharges"][0]["description"] == "Tip"
    assert api("GET", "/products/1").json()["quantity"] == 3
    coupon = sandbox.documents.all(STORE_ID, "discount_coupon", equals("code", "WELCOME10"))[0]
    assert coupon["orderCount"] == 1
    events = sandbox.events.since(before)
    created = next(event for event in events if event.type == "order.created")
    assert created.data["orderId"] == order["id"]
    customer = sandbox.documents.all(STORE_ID, "customer", has_id([stored["customerId"]]))[0]
    assert customer["email"] == "ada@example.com"
    assert [each["city"] for each in customer["shippingAddresses"]] == ["Albany"]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"email": "nobody"}, {"field": "email", "code": "email"}),
        ({"shippingMethodId": ""}, {"field": "shippingMethodId", "code": "required"}),
        ({"shippingMethodId": "none"}, {"field": "shippingMethodId", "code": "required"}),
        ({"paymentMethodId": "x"}, {"field": "paymentMethodId", "code": "required"}),
        (
            {"shippingPerson": {**ADA, "city": " "}},
            {"field": "shippingPerson.city", "code": "required"},
        ),
        (
            {"shippingPerson": {**ADA, "countryCode": "XX"}},
            {"field": "shippingPerson.countryCode", "code": "required"},
        ),
        (
            {"items": [{"productId": 8, "quantity": 1}]},
            {"item": 0, "code": "stock", "available": 0},
        ),
    ],
)
def test_what_is_in_the_way_of_an_order(
    sandbox: Sandbox, shop: Post, changes: Document, problem: Document
) -> None:
    orders = len(sandbox.documents.all(STORE_ID, "order"))

    answer = shop("checkout/{store}/orders", cart(**changes))

    assert (answer.status_code, answer.json()["problems"]) == (409, [problem])
    assert len(sandbox.documents.all(STORE_ID, "order")) == orders


@pytest.mark.parametrize(
    "items",
    [
        None,
        [],
        {},
        [None],
        [{"productId": 999, "quantity": 1}],
        [{"productId": True, "quantity": 1}],
        [{"productId": 1}],
        [{"productId": 1, "quantity": -1}],
        [{"productId": 1, "quantity": 1.5}],
        [{"productId": 1, "quantity": 10**9}],
        [{"productId": 1, "quantity": 1}] * 201,
    ],
    ids=range(11),
)
def test_a_cart_that_no_page_sends_is_refused(shop: Post, items: object) -> None:
    assert shop("checkout/{store}/quote", cart(items=items)).status_code == 422


def test_a_closed_store_sells_nothing(sandbox: Sandbox, shop: Post) -> None:
    sandbox.change_store(STORE_ID, suspended=True)

    answers = [
        shop("checkout/{store}/quote", cart()),
        shop("account/{store}", {"email": "ada@example.com"}),
        shop("checkout/{store}/quote", cart(), 5),
        requests.post(f"{sandbox.storefront_url}/account/{STORE_ID}", data="x", timeout=10),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 404, 415]
    assert {answer.headers["Access-Control-Allow-Origin"] for answer in answers} == {"*"}


@pytest.mark.parametrize("includes", [True, False])
def test_taxes_and_zones_follow_the_address(
    api: Api, sandbox: Sandbox, shop: Post, includes: bool
) -> None:
    rules = [{"zoneId": "de", "tax": 19}]
    tax = {"name": "VAT", "enabled": True, "appliedByDefault": True, "taxShipping": True}
    profile = {
        "zones": [{"id": "de", "name": "Germany", "countryCodes": ["DE"]}],
        "taxSettings": {
            "pricesIncludeTax": includes,
            "taxes": [{**tax, "id": 1, "defaultTax": 0, "rules": rules}],
        },
    }
    assert api("PUT", "/profile", json=profile).status_code == 200
    change(sandbox, "shipping_option", 100000001, destinationZone={"countryCodes": ["DE"]})
    german = cart(shippingPerson={**ADA, "countryCode": "DE"}, shippingMethodId=FIRST)

    at_home = shop("checkout/{store}/quote", cart()).json()
    there = shop("checkout/{store}/quote", german).json()

    assert [each["id"] for each in at_home["shippingMethods"]] == [EXPRESS, PICKUP]
    assert at_home["taxes"] == []
    assert [each["id"] for each in there["shippingMethods"]] == [FIRST, EXPRESS, PICKUP]
    assert [(each["name"], each["rate"]) for each in there["taxes"]] == [("VAT", 19)]
    assert there["taxes"][0]["total"] == there["tax"]
    assert there["total"] == (41 if includes else 48.79)


def test_words_and_methods_in_the_shoppers_language(shop: Post) -> None:
    body = cart(items=[{"productId": 1, "quantity": 1, "options": {"Glasur": "Meer"}}], lang="de")

    quote = shop("checkout/{store}/quote", body).json()
    order = shop("checkout/{store}/orders", body).json()

    assert quote["shippingMethods"][0]["name"] == "Standardversand"
    assert quote["paymentMethods"][0]["name"] == "Überweisung"
    assert order["items"][0]["options"] == {"Glasur": "Meer"}


def test_a_variation_costs_what_it_says(sandbox: Sandbox, shop: Post) -> None:
    sandbox.create_store(2000)
    sandbox.seed(2000, "fashion")
    product = sandbox.documents.all(2000, "product")[0]
    own = next(
        each
        for each in sandbox.documents.all(2000, "variation", child_of(product["id"]))
        if each.get("price")
    )
    chosen = {each["name"]: each["value"] for each in own["options"]}
    item = {"productId": product["id"], "variation": own["id"], "quantity": 1, "options": chosen}

    quote = shop("checkout/{store}/quote", {"items": [item]}, 2000).json()

    assert quote["subtotal"] == own["price"]


def test_who_leaves_has_an_unfinished_order(sandbox: Sandbox, api: Api, shop: Post) -> None:
    """It shows among the carts, and becomes the order of who comes back."""
    before = sandbox.events.since(0)[-1].id
    saved = shop("checkout/{store}/cart", cart(paymentMethodId="")).json()
    again = shop("checkout/{store}/cart", cart(cartId=saved["cartId"], couponCode="FIVE")).json()
    unfinished = sandbox.documents.all(STORE_ID, "order", equals("orderId", saved["id"]))[0]
    strange = shop("checkout/{store}/orders", cart(cartId=saved["cartId"], email="b@c.de")).json()

    order = shop("checkout/{store}/orders", cart(cartId=saved["cartId"])).json()

    assert unfinished["paymentStatus"] == "INCOMPLETE"
    assert (again, order["id"]) == (saved, saved["id"])
    assert strange["id"] != saved["id"]
    stored = api("GET", f"/orders/{order['id']}").json()
    assert (stored["paymentStatus"], stored["couponDiscount"]) == ("AWAITING_PAYMENT", 0)
    assert "discountCoupon" not in stored
    types = [event.type for event in sandbox.events.since(before) if "order." in event.type]
    assert types == [
        "unfinished_order.created",
        "unfinished_order.updated",
        "order.created",
        "order.created",
    ]
    assert shop("checkout/{store}/cart", cart(email="")).status_code == 409


def test_an_account_is_the_stores_customer(sandbox: Sandbox, shop: Post) -> None:
    new = shop("account/{store}", {"email": "Grace@example.com"}).json()
    shop("checkout/{store}/orders", cart(email="grace@example.com"))

    account = shop("account/{store}", {"email": "grace@example.com"}).json()

    assert new["orders"] == []
    assert account["customer"]["id"] == new["customer"]["id"]
    assert account["customer"]["ownerId"] == STORE_ID
    assert account["customer"]["shippingAddresses"][0]["id"] == 0
    assert [order["total"] for order in account["orders"]] == [51]
    emails = [each["email"].lower() for each in sandbox.documents.all(STORE_ID, "customer")]
    assert emails.count("grace@example.com") == 1
    assert shop("account/{store}", {"email": "nobody"}).status_code == 422


def test_other_sites_may_ask(sandbox: Sandbox, shop: Post) -> None:
    url = f"{sandbox.storefront_url}/checkout/{STORE_ID}/quote"

    answer = requests.options(url, timeout=10)
    countries = requests.get(f"{sandbox.storefront_url}/countries", timeout=10).json()

    assert answer.headers["Access-Control-Allow-Headers"] == "Content-Type"
    assert countries["US"]["states"]["NY"] == "New York"
    assert shop("checkout/{store}/quote", cart()).headers["Access-Control-Allow-Origin"] == "*"


def test_a_shopper_names_a_price_only_where_the_product_lets_them(
    sandbox: Sandbox, shop: Post
) -> None:
    items = [{"productId": 1, "quantity": 1, "options": {}, "selectedPrice": 1.5}]
    listed = shop("checkout/{store}/quote", cart(items=items)).json()["subtotal"]
    change(sandbox, "product", 1, nameYourPriceEnabled=True)
    named = shop("checkout/{store}/quote", cart(items=items)).json()["subtotal"]
    values: list[object] = [True, "5", -1, 0, 1e300, None, []]
    odd = [
        shop("checkout/{store}/quote", cart(items=[{**items[0], "selectedPrice": each}]))
        for each in values
    ]

    assert named == 1.5
    assert {answer.json()["subtotal"] for answer in odd} == {listed}
    assert listed > named


def test_an_order_subscribes_at_an_interval_that_is_offered(sandbox: Sandbox, shop: Post) -> None:
    monthly = {"recurringInterval": "MONTH", "recurringIntervalCount": 1}
    daily = {"recurringInterval": "DAY", "recurringIntervalCount": 1}
    settings = {
        "subscriptionAllowed": True,
        "oneTimePurchaseAllowed": True,
        "recurringChargeSettings": [monthly],
    }
    change(sandbox, "product", 1, subscriptionSettings=settings)
    for wanted in (monthly, daily, None, "x"):
        line = {"productId": 1, "quantity": 1, "options": {}, "recurringChargeSettings": wanted}
        assert shop("checkout/{store}/orders", cart(items=[line])).status_code == 200

    [subscription] = sandbox.documents.all(STORE_ID, "subscription")
    assert subscription["chargeSettings"] == monthly


def test_an_order_is_shown_in_the_words_in_which_it_was_bought(
    sandbox: Sandbox, shop: Post, api: Api
) -> None:
    url = f"{sandbox.storefront_url}/initial-data/{STORE_ID}?lang=he"
    mug = requests.get(url, timeout=10).json()["products"][0]
    [option] = mug["options"]
    line = {
        "productId": 1,
        "quantity": 1,
        "options": {option["name"]: option["choices"][1]["text"]},
    }

    order = shop("checkout/{store}/orders", cart(items=[line], lang="he")).json()

    [item] = order["items"]
    assert (item["name"], item["options"]) == (mug["name"], line["options"])
    stored = api("GET", f"/orders/{order['id']}").json()["items"][0]
    assert stored["name"] == "Stoneware mug" != item["name"]
    assert stored["selectedOptions"][0]["value"] == "Sand"
