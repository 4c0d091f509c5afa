"""A shopper's cart as the storefront's script sends it, made into fields of an order.

The script sends what the shopper chose, in the words that the page showed; prices, names and
stock are the store's own and are never taken from the browser. Source for what an order has:
docs.ecwid.com, "Create order", "Calculate order" (read 2026-11).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ecwid_native.sandbox.catalog.products import completed
from ecwid_native.sandbox.checkout_options import for_shoppers
from ecwid_native.sandbox.dictionaries import country_name, state_name
from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.storefront.chosen_options import selected_options
from ecwid_native.sandbox.stores import Store

Document = dict[str, Any]

MOST_ITEMS = 200
MOST_PIECES = 1_000_000
MOST_LETTERS = 2_000
PERSON = (
    "name",
    "companyName",
    "street",
    "city",
    "countryCode",
    "postalCode",
    "stateOrProvinceCode",
    "phone",
)


def cart_fields(platform: Platform, store: Store, body: Mapping[str, object]) -> Document:
    """Return the fields of an order for what the shopper has in the cart.

    Raises:
        HTTPError: 422 for a cart that no page of the shop could send.
    """
    fields: Document = {
        "items": list(_items(platform, store, body.get("items"))),
        "email": text(body.get("email")),
        "customSurcharges": list(_surcharges(body.get("surcharges"))),
    }
    for name in ("shippingPerson", "billingPerson"):
        person = person_of(body.get(name))
        if person:
            fields[name] = person
    code = text(body.get("couponCode"))
    if code:
        fields["discountCoupon"] = {"code": code}
    customer = platform.documents.get(store.id, "customer", whole(body.get("customerId")))
    if customer is not None:
        fields["customerId"] = customer["id"]
    payment = text(body.get("paymentMethodId"))
    if payment:
        fields["paymentOptionsDetails"] = {"paymentId": payment}
    return fields


def person_of(value: object) -> Document:
    """Return an address with the names of its country and state; nothing for anything else."""
    if not isinstance(value, dict):
        return {}
    person = {name: text(value.get(name)) for name in PERSON if text(value.get(name))}
    country = person.get("countryCode")
    names = {
        "countryName": country_name(country),
        "stateOrProvinceName": state_name(country, person.get("stateOrProvinceCode")),
    }
    return person | {name: known for name, known in names.items() if known}


def payment_methods(profile: Document, method_id: str) -> list[Document]:
    """Return the enabled payment options for a shipping method, "" while none is chosen."""
    return [
        option
        for option in for_shoppers(profile["payment"].get("paymentOptions") or [])
        if not method_id
        or not (wanted := (option.get("shippingSettings") or {}).get("enabledShippingMethods"))
        or method_id in wanted
    ]


def text(value: object) -> str:
    """Return a text of the shopper's without what surrounds it, or "" for anything else."""
    return value.strip()[:MOST_LETTERS] if isinstance(value, str) else ""


def whole(value: object) -> int:
    """Return a whole number below 2^53, or 0 for anything else."""
    if isinstance(value, bool) or not isinstance(value, int):
        return 0
    return value if 0 < value < 2**53 else 0


def _items(platform: Platform, store: Store, sent: object) -> Iterator[Document]:
    if not isinstance(sent, list) or not 0 < len(sent) <= MOST_ITEMS:
        raise HTTPError(422, "The cart has no items, or too many")
    for item in sent:
        if not isinstance(item, dict):
            raise HTTPError(422, "An item of the cart is none")
        product = platform.documents.get(store.id, "product", whole(item.get("productId")))
        if product is None or not product.get("enabled"):
            raise HTTPError(422, "A product of the cart is not on sale any more")
        yield _item(platform, store, completed(product), item)


def _item(platform: Platform, store: Store, product: Document, item: Document) -> Document:
    quantity = whole(item.get("quantity"))
    if not 0 < quantity <= MOST_PIECES:
        raise HTTPError(422, "The quantity of an item is none")
    line: Document = {"productId": product["id"], "quantity": quantity}
    variation = platform.documents.get(store.id, "variation", whole(item.get("variation")))
    if variation is not None and variation["productId"] == product["id"]:
        line["combinationId"] = variation["id"]
    else:
        variation = None
    line |= _own_price(product, item.get("selectedPrice"))
    line |= _interval(product, item.get("recurringChargeSettings"))
    options = item.get("options")
    chosen = selected_options(product, variation, options if isinstance(options, dict) else {})
    return {**line, "selectedOptions": chosen} if chosen else line


def _own_price(product: Document, price: object) -> Document:
    """Return what the shopper wants to pay, where the product lets the shopper name it."""
    if not product["nameYourPriceEnabled"] or isinstance(price, bool):
        return {}
    if not isinstance(price, int | float) or not 0 < price <= MOST_PIECES:
        return {}
    return {"isCustomerSetPrice": True, "selectedPrice": {"value": price}}


def _interval(product: Document, wanted: object) -> Document:
    """Return how often the product is bought, where it is offered like that."""
    names = ("recurringInterval", "recurringIntervalCount")
    settings = product["subscriptionSettings"]
    offered = settings.get("recurringChargeSettings", [])
    for each in offered if settings.get("subscriptionAllowed") else []:
        interval = {name: each.get(name) for name in names}
        if wanted == interval:
            return {"recurringChargeSettings": interval}
    return {}


def _surcharges(sent: object) -> Iterator[Document]:
    """Yield what extra fields cost: amounts that are defined in the browser, as documented."""
    for item in sent[:MOST_ITEMS] if isinstance(sent, list) else []:
        value = item.get("value") if isinstance(item, dict) else None
        if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e9:
            continue
        yield {
            "id": text(item.get("id")),
            "value": value,
            "type": "PERCENT" if item.get("type") == "PERCENT" else "ABSOLUTE",
            "description": text(item.get("description")),
            "taxable": item.get("taxable") is True,
        }
