"""What an order says about itself: totals that were left out, and what searches look at."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ecwid_native.sandbox.orders.maths import ZERO, decimal, number
from ecwid_native.sandbox.rest.parameters import parse_moment

Document = dict[str, Any]

SEARCHED = (
    "orderId",
    "vendorOrderNumber",
    "externalTransactionId",
    "email",
    "trackingNumber",
    "privateAdminNotes",
)
ADDRESS = (
    "name",
    "companyName",
    "street",
    "city",
    "postalCode",
    "countryName",
    "stateOrProvinceName",
    "phone",
)


def fill_totals(order: Document) -> None:
    """Set `subtotal`, `tax` and `total` where they were not sent, from the rest of the order.

    Sources: docs.ecwid.com, "Get order" for what they mean; official tests create orders without
    them (read 2026-11). That they are then added up is our choice.
    """
    items = order.get("items") or []
    amounts = (decimal(item.get("price")) * (item.get("quantity") or 0) for item in items)
    order.setdefault("subtotal", number(sum(amounts, ZERO)))
    order.setdefault("tax", number(sum((decimal(item.get("tax")) for item in items), ZERO)))
    order.setdefault("total", number(max(_total(order), ZERO)))


def refresh(order: Document, *, currency_rate: Decimal) -> None:
    """Set the read-only totals and what searches look at.

    Source: docs.ecwid.com, "Get last order" (read 2026-11): its total in US dollars is the total
    times the store's currency rate.
    """
    items = order.get("items") or []
    without_tax = (
        decimal(item.get("priceWithoutTax", item.get("price"))) * (item.get("quantity") or 0)
        for item in items
    )
    included = order.get("pricesIncludeTax") and items
    order["subtotalWithoutTax"] = (
        number(sum(without_tax, ZERO)) if included else order.get("subtotal", 0)
    )
    order["usdTotal"] = number(decimal(order.get("total")) * currency_rate)
    order["search"] = _search(order)


def rate_of(profile: Document) -> Decimal:
    """Return what one unit of the store's currency is in US dollars."""
    return decimal(profile["formatsAndUnits"].get("currencyRate", 1))


def search_text(order: Document, *parts: str) -> str:
    """Return everything that `keywords` looks into, in one text, folded for comparison.

    Args:
        order: for its own fields.
        parts: person_text of both addresses and items_text, whatever is there.
    """
    words = [str(order[name]) for name in SEARCHED if order.get(name)]
    return "\n".join(("\n".join(words).casefold(), *filter(None, parts)))


def person_text(person: Document | None) -> str:
    """Return an address as `search_text` takes it."""
    return _joined((person or {}).get(name) for name in ADDRESS)


def items_text(items: list[Document]) -> str:
    """Return an order's items as `search_text` takes them."""
    words: list[object] = []
    for item in items:
        words += [item.get("sku"), item.get("name")]
        for option in item.get("selectedOptions") or []:
            words += [option.get("name"), option.get("value")]
    return _joined(words)


def _total(order: Document) -> Decimal:
    parts = (
        decimal(order.get("subtotal")),
        -decimal(order.get("couponDiscount")),
        -decimal(order.get("discount")),
        decimal((order.get("shippingOption") or {}).get("shippingRate")),
        decimal((order.get("handlingFee") or {}).get("value")),
        *(decimal(item.get("total")) for item in order.get("customSurcharges") or []),
        ZERO if order.get("pricesIncludeTax") else decimal(order.get("tax")),
        -decimal(order.get("giftCardRedemption")),
    )
    return sum(parts, ZERO)


def _search(order: Document) -> Document:
    items = order.get("items") or []
    return {
        "text": search_text(
            order,
            person_text(order.get("billingPerson")),
            person_text(order.get("shippingPerson")),
            items_text(items),
        ),
        "productIds": sorted({item["productId"] for item in items if item.get("productId")}),
        "subscriptionIds": sorted(
            {item["subscriptionId"] for item in items if item.get("subscriptionId")}
        ),
        "hasPreorder": any(item.get("isPreorder") for item in items),
        "pickupTimestamp": parse_moment(order.get("pickupTime") or ""),
        "hasAddress": any(
            (order.get(person) or {}).get("street")
            for person in ("shippingPerson", "billingPerson")
        ),
    }


def _joined(words: Iterable[object]) -> str:
    return "\n".join(str(word) for word in words if word).casefold()
