"""The stored form of an order and the form that answers have.

A stored order is what was sent plus ids, times and `search`; `orderId` holds the text that answers
call `id`. Fields that nobody sent get their defaults in answers only, which keeps 100,000 orders
small.
"""

from decimal import Decimal
from typing import Any

from ecwid_native.sandbox import catalogue
from ecwid_native.sandbox.orders.extra_fields import in_order
from ecwid_native.sandbox.orders.maths import ZERO, decimal, number
from ecwid_native.sandbox.orders.maths.money import part_included, rounded
from ecwid_native.sandbox.people.addresses import person_shown

Document = dict[str, Any]

KIND = "order"
UNFINISHED = "INCOMPLETE"

# Source: docs.ecwid.com, the example of "Get last order" (read 2026-11).
DEFAULTS: Document = {
    "refundedAmount": 0,
    "giftCardRedemption": 0,
    "giftCardDoubleSpending": False,
    "tax": 0,
    "customerTaxExempt": False,
    "customerTaxId": "",
    "customerTaxIdValid": False,
    "b2b_b2c": "b2c",
    "reversedTaxApplied": False,
    "customerRequestedInvoice": False,
    "customerFiscalCode": "",
    "electronicInvoicePecEmail": "",
    "electronicInvoiceSdiCode": "",
    "couponDiscount": 0,
    "orderComments": "",
    "volumeDiscount": 0,
    "membershipBasedDiscount": 0,
    "totalAndMembershipBasedDiscount": 0,
    "customDiscount": [],
    "customSurcharges": [],
    "discount": 0,
    "customerGroup": None,
    "items": [],
    "refunds": [],
    "predictedPackage": [],
    "shippingLabelAvailableForShipment": False,
    "shipments": [],
    "additionalInfo": {},
    "paymentParams": {},
    "hidden": False,
    "taxesOnShipping": [],
    "disableAllCustomerNotifications": False,
    "externalFulfillment": False,
    "utmDataSets": [],
    "invoices": [],
}
ITEM_DEFAULTS: Document = {
    "categoryId": 0,
    "sku": "",
    "shortDescription": "",
    "tax": 0,
    "shipping": 0,
    "quantityInStock": 0,
    "isShippingRequired": True,
    "weight": 0,
    "trackQuantity": False,
    "fixedShippingRateOnly": False,
    "fixedShippingRate": 0,
    "digital": False,
    "productAvailable": False,
    "couponApplied": False,
    "files": [],
    "taxes": [],
    "dimensions": {"length": 0, "width": 0, "height": 0},
    "discounts": [],
    "discountsAllowed": True,
    "taxable": True,
    "giftCard": False,
    "recurringTaxIds": [],
    "isCustomerSetPrice": False,
    "attributes": [],
}
PERSONS = ("billingPerson", "shippingPerson")
PRIVATE = frozenset({"id", "orderId", "search", "cart", "downloadKey", "optionFileIds"})


def present(order: Document) -> Document:
    """Return an order as REST answers show it."""
    total, tax = decimal(order.get("total")), decimal(order.get("tax"))
    shown = {name: value for name, value in order.items() if name not in PRIVATE}
    for name in PERSONS:
        if shown.get(name):
            shown[name] = person_shown(shown[name])
    return {
        "id": order["orderId"],
        "internalId": order["id"],
        "orderNumber": order["id"],
        **DEFAULTS,
        **shown,
        "totalWithoutTax": number(total - tax),
        "totalBeforeGiftCardRedemption": order.get(
            "totalBeforeGiftCardRedemption",
            number(total + decimal(order.get("giftCardRedemption"))),
        ),
        "items": [{**ITEM_DEFAULTS, **item} for item in order.get("items", [])],
        "orderExtraFields": [in_order(field) for field in order.get("orderExtraFields", [])],
        "extraFields": extra_fields_map(order),
    }


def extra_fields_map(order: Document) -> dict[str, str]:
    """Return the old form of an order's extra fields: key to value."""
    fields = order.get("orderExtraFields", [])
    return {field["id"]: field.get("value", "") for field in fields if "id" in field}


def visible(document: Document, type_name: str) -> Document:
    """Return the part of a document that answers of a catalogued type have, at every depth."""
    fields = catalogue.types()[type_name]
    return {
        name: _visible_value(document[name], field.type)
        for name, field in fields.items()
        if name in document and field.is_read
    }


def _visible_value(value: object, kind: str) -> object:
    if isinstance(value, list) and kind.startswith("list<"):
        return [_visible_value(item, kind[5:-1]) for item in value]
    if isinstance(value, dict) and kind in catalogue.types():
        return visible(value, kind)
    return value


def price_without_tax(item: Document) -> Decimal:
    """Return the price of one piece without the taxes that it includes."""
    price = decimal(item.get("price"))
    taxes = item.get("taxes") or []
    included = [decimal(tax.get("value")) for tax in taxes if tax.get("includeInPrice")]
    all_rates = sum(included, ZERO)
    parts = (part_included(price, rate, all_rates) for rate in included)
    return rounded(price - sum(parts, ZERO))
