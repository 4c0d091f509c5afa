"""What searches of customers can ask for.

Source: docs.ecwid.com, "Search customers" (read 2026-11).
"""

from ecwid_native.sandbox.conditions import (
    Condition,
    alphabetical,
    any_of,
    ascending,
    contains,
    descending,
    equals,
    equals_text,
    one_of,
)
from ecwid_native.sandbox.people.order_statistics import (
    FIRST_ORDER,
    LAST_ORDER,
    ORDER_COUNT,
    SALES_VALUE,
    bought_one_of,
)
from ecwid_native.sandbox.rest.date_filters import date_range
from ecwid_native.sandbox.rest.parameters import Parameters

EMAIL, NAME = "email", "billingPerson.name"
SORTINGS = {
    "NAME_ASC": alphabetical(NAME),
    "NAME_DESC": alphabetical(NAME, backwards=True),
    "EMAIL_ASC": alphabetical(EMAIL),
    "EMAIL_DESC": alphabetical(EMAIL, backwards=True),
    "ORDER_COUNT_ASC": ORDER_COUNT,
    "ORDER_COUNT_DESC": f"{ORDER_COUNT} DESC",
    "REGISTERED_DATE_DESC": descending("registered"),
    "REGISTERED_DATE_ASC": ascending("registered"),
    "UPDATED_DATE_DESC": descending("updated"),
    "UPDATED_DATE_ASC": ascending("updated"),
    "SALES_VALUE_ASC": SALES_VALUE,
    "SALES_VALUE_DESC": f"{SALES_VALUE} DESC",
    "FIRST_ORDER_DATE_ASC": FIRST_ORDER,
    "FIRST_ORDER_DATE_DESC": f"{FIRST_ORDER} DESC",
    "LAST_ORDER_DATE_ASC": LAST_ORDER,
    "LAST_ORDER_DATE_DESC": f"{LAST_ORDER} DESC",
}
RELATIONSHIPS = ("b2b", "b2c")


def conditions(query: Parameters) -> list[Condition]:
    """Return what the parameters of a search ask for."""
    found = [
        *_texts(query),
        *_addresses(query),
        *date_range(query, "created", "registered"),
        *date_range(query, "updated", "updated"),
        *_range(ORDER_COUNT, query.number("minOrderCount"), query.number("maxOrderCount")),
        *_range(SALES_VALUE, query.number("minSalesValue"), query.number("maxSalesValue")),
    ]
    for name in ("taxExempt", "acceptMarketing"):
        switch = query.boolean(name)
        if switch is not None:
            found.append(equals(name, switch))
    for name in ("customerGroupIds", "customerGroup"):
        groups = query.integers(name)
        if groups is not None:
            found.append(_in_groups(groups))
    products = query.integers("purchasedProductIds")
    if products is not None:
        found.append(bought_one_of(products))
    for name in ("usePrecalculatedOrderCount", "checkOnlyCustomerId"):
        query.boolean(name)  # they tune how orders are counted; here it is always exact
    return found


def order(query: Parameters) -> tuple[str, ...]:
    """Return the sorting; without `sortBy` the oldest customer comes first."""
    name = query.choice("sortBy", tuple(SORTINGS))
    return () if name is None else (SORTINGS[name],)


def _texts(query: Parameters) -> list[Condition]:
    found = []
    keyword = query.text("keyword")
    if keyword is not None:
        found.append(contains((EMAIL, NAME), keyword))
    name = query.text("name")
    if name is not None:
        found.append(contains((NAME,), name))
    email = query.text("email")
    exact = query.boolean("useExactEmailMatch")
    if email is not None:
        found.append(equals_text(EMAIL, email) if exact else contains((EMAIL,), email))
    language = query.text("lang")
    if language is not None:
        found.append(equals("lang", language))
    relationship = query.choice("b2b_b2c", RELATIONSHIPS)
    if relationship is not None:
        found.append(_relationship(relationship))
    return found


def _addresses(query: Parameters) -> list[Condition]:
    found = []
    codes = query.texts("countryCodes")
    if codes is not None:
        wanted = [code.upper() for code in codes]
        marks = ", ".join("?" * len(wanted))
        inner = _any_address(f"json_extract(address.value, '$.countryCode') IN ({marks})", *wanted)
        found.append(any_of([one_of("billingPerson.countryCode", wanted), inner]))
    for name in ("companyName", "city", "postalCode", "stateOrProvinceCode", "phone"):
        text = query.text(name)
        if text is None:
            continue
        test = f"instr(fold(json_extract(address.value, '$.{name}')), ?) > 0"
        inner = _any_address(test, text.casefold())
        paths = [f"billingPerson.{name}", *(["contacts"] if name == "phone" else [])]
        found.append(any_of([contains(paths, text), inner]))
    return found


def _any_address(test: str, *values: str) -> Condition:
    items = "SELECT 1 FROM json_each(body, '$.shippingAddresses') AS address"
    return Condition(f"EXISTS ({items} WHERE {test})", values)


def _in_groups(groups: list[int]) -> Condition:
    return any_of([equals("customerGroupId", group) for group in groups])


def _relationship(name: str) -> Condition:
    return Condition("COALESCE(json_extract(body, '$.b2b_b2c'), 'b2c') = ?", (name,))


def _range(sql: str, low: float | None, high: float | None) -> list[Condition]:
    found = []
    if low is not None:
        found.append(Condition(f"{sql} >= ?", (low,)))
    if high is not None:
        found.append(Condition(f"{sql} <= ?", (high,)))
    return found
