"""Reports that are lists of things: customers, coupons, methods, products."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ecwid_native.sandbox.conditions import equals
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.reports.metrics import Metrics, grouped, orders
from ecwid_native.sandbox.reports.sales import Sale

Document = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of a table: its id, numbers, and what `additionalData` says."""

    key: str
    metrics: Metrics
    more: Document


Rows = Callable[[Platform, int, list[Sale]], list[Row]]


def _by(key: Callable[[Sale], Iterable[str]], more: Callable[[str, Sale], Document]) -> Rows:
    def rows(platform: Platform, store_id: int, found: list[Sale]) -> list[Row]:
        groups = grouped(found, key)
        return [
            Row(key=text, metrics=orders(some), more=more(text, some[0]))
            for text, some in groups.items()
        ]

    return rows


def _inventory(platform: Platform, store_id: int, found: list[Sale]) -> list[Row]:
    products = platform.documents.all(store_id, "product")
    return [
        Row(
            key=str(product["id"]),
            metrics={"quantity": product.get("quantity") or 0, "price": product.get("price") or 0},
            more={
                "type": "INVENTORY_PRODUCT",
                "productId": product["id"],
                "productName": product.get("name", ""),
                "productSku": product.get("sku", ""),
            },
        )
        for product in products
    ]


def _categories(platform: Platform, store_id: int, found: list[Sale]) -> list[Row]:
    def key(sale: Sale) -> Iterable[str]:
        return {str(item["categoryId"]) for item in sale.items if item.get("categoryId")}

    rows = []
    for text, some in grouped(found, key).items():
        category = platform.documents.get(store_id, "category", int(float(text))) or {}
        more = {"type": "CATEGORY", "categoryName": category.get("name", "")}
        rows.append(Row(key=text, metrics=orders(some), more=more))
    return rows


def _consent(platform: Platform, store_id: int, found: list[Sale]) -> list[Row]:
    everybody = platform.documents.count(store_id, "customer")
    agreed = equals("acceptMarketing", value=True)
    willing = platform.documents.count(store_id, "customer", agreed)
    counts = {"accepted": willing, "notAccepted": everybody - willing}
    return [Row(key=key, metrics={"customers": count}, more={}) for key, count in counts.items()]


def _favorites(platform: Platform, store_id: int, found: list[Sale]) -> list[Row]:
    return []  # nobody adds favourites in a sandbox


def _filled(text: object) -> list[str]:
    return [text] if isinstance(text, str) and text else []


def _customer(text: str, sale: Sale) -> Document:
    data = {"customerId": sale.customer_id, "customerEmail": sale.email}
    return {"type": "CUSTOMERS", "customerData": data}


TABLES: dict[str, Rows] = {
    "topOfLandingPagesByVisitors": _favorites,
    "topOfCustomersByOrders": _by(lambda sale: _filled(sale.email), _customer),
    "inventory": _inventory,
    "topOfShippingMethodsByOrders": _by(
        lambda sale: _filled(sale.shipping.get("shippingMethodName")),
        lambda text, sale: {
            "type": "SHIPPING",
            "shippingMethodName": text,
            "fulfilmentType": sale.shipping.get("fulfillmentType", "SHIPPING"),
        },
    ),
    "topOfPaymentMethodsByOrders": _by(
        lambda sale: _filled(sale.payment_method), lambda text, sale: {"type": "ORDERS"}
    ),
    "topOfCouponsByOrders": _by(
        lambda sale: _filled(sale.coupon.get("code")),
        lambda text, sale: {"type": "COUPONS", "couponName": sale.coupon.get("name", text)},
    ),
    "topOfCategoriesByOrders": _categories,
    "customersByMarketingEmailsConsent": _consent,
    "topOfMarketingSources": _by(
        lambda sale: _filled(sale.referer),
        lambda text, sale: {"type": "UTM", "utmList": [{"utmSource": text}]},
    ),
    "topOfProductsByAddingToFavorites": _favorites,
}
