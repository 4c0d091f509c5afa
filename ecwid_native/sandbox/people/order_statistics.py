"""What customers have ordered, reckoned from the orders whenever it is asked for.

Which orders count is our choice: all but unfinished ones as orders, and of these the paid and the
partially refunded ones as sales.
"""

from collections.abc import Iterable
from typing import Any

from ecwid_native.sandbox.conditions import Condition
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.parameters import format_moment

Statistics = dict[str, Any]

_STATUS = "json_extract(body, '$.paymentStatus')"
_CREATED = "json_extract(body, '$.createTimestamp')"
_SALE = (
    "CASE WHEN json_extract(body, '$.paymentStatus') IN ('PAID', 'PARTIALLY_REFUNDED')"
    " THEN json_extract(body, '$.total') ELSE 0 END"
)
# `document` is the customer of the statement around it. The plus takes away the type of its id, or
# SQLite would convert the expression before comparing and not use the index on it.
_ORDERS = (
    "SELECT o.body AS body FROM document AS o"
    " WHERE o.store_id = document.store_id AND o.kind = 'order'"
    " AND COALESCE(json_extract(o.body, '$.customerId'), 0) = +document.id"
)
_OF_CUSTOMER = f" FROM ({_ORDERS}) WHERE {_STATUS} IS NOT 'INCOMPLETE')"
ORDER_COUNT = f"(SELECT COUNT(*){_OF_CUSTOMER}"
SALES_VALUE = f"(SELECT COALESCE(SUM({_SALE}), 0){_OF_CUSTOMER}"
FIRST_ORDER = f"(SELECT MIN({_CREATED}){_OF_CUSTOMER}"
LAST_ORDER = f"(SELECT MAX({_CREATED}){_OF_CUSTOMER}"


def statistics_of(
    platform: Platform, store_id: int, customer_ids: Iterable[int]
) -> dict[int, Statistics]:
    """Return `stats` of the customers that have orders, by id."""
    ids = tuple(customer_ids)
    marks = ", ".join("?" * len(ids))
    customer = "COALESCE(json_extract(body, '$.customerId'), 0)"
    with platform.database.transaction() as connection:
        rows = connection.execute(
            f"SELECT {customer}, COUNT(*), SUM({_SALE}), MIN({_CREATED}), MAX({_CREATED})"  # noqa: S608 - constants and marks
            f" FROM document WHERE store_id = ? AND kind = 'order' AND {customer} IN ({marks})"
            f" AND {_STATUS} IS NOT 'INCOMPLETE' GROUP BY 1",
            (store_id, *ids),
        ).fetchall()
    return {row[0]: _statistics(*row[1:]) for row in rows}


def none_yet() -> Statistics:
    """Return the `stats` of a customer without orders."""
    return {"numberOfOrders": 0, "salesValue": 0, "averageOrderValue": 0}


def bought_one_of(product_ids: Iterable[int]) -> Condition:
    """The customer has an order with one of these products."""
    ids = tuple(product_ids)
    marks = ", ".join("?" * len(ids))
    return Condition(
        "EXISTS (SELECT 1 FROM document AS o, json_each(o.body, '$.items') AS item"  # noqa: S608 - constants and marks
        " WHERE o.store_id = document.store_id AND o.kind = 'order'"
        " AND COALESCE(json_extract(o.body, '$.customerId'), 0) = +document.id"
        f" AND json_extract(item.value, '$.productId') IN ({marks}))",
        ids,
    )


def products_bought(platform: Platform, store_id: int, name: str) -> list[dict[str, object]]:
    """Return id and name of every product that was ordered and whose name contains `name`."""
    with platform.database.transaction() as connection:
        rows = connection.execute(
            "SELECT json_extract(item.value, '$.productId') AS id,"
            " MAX(json_extract(item.value, '$.name')) AS name"
            " FROM document, json_each(body, '$.items') AS item"
            " WHERE store_id = ? AND kind = 'order'"
            " AND json_extract(item.value, '$.productId') IS NOT NULL"
            " GROUP BY 1 HAVING instr(fold(COALESCE(name, '')), ?) > 0 ORDER BY fold(name), 1",
            (store_id, name.casefold()),
        ).fetchall()
    return [{"productId": row[0], "productName": row[1] or ""} for row in rows]


def _statistics(count: int, sales: float | None, first: float, last: float) -> Statistics:
    sales = round(sales or 0, 2)
    result: Statistics = {
        "numberOfOrders": count,
        "salesValue": sales,
        "averageOrderValue": round(sales / count, 2),
    }
    if first is not None:
        result["firstOrderDate"] = format_moment(first)
        result["lastOrderDate"] = format_moment(last)
    return result
