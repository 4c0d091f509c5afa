"""Which of the store's promotions apply to a cart.

Source: docs.ecwid.com, "Promotions" (read 2026-11): all triggers must hold; targets narrow a
discount of items. Categories and products that are not named stay in; days are those of UTC: our
choice.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from ecwid_native.sandbox.conditions import equals
from ecwid_native.sandbox.orders.maths import Discount, Line, decimal
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.parameters import parse_moment

Document = dict[str, Any]

TYPES = {"ABSOLUTE": "ABS", "PERCENT": "PERCENT", "FIXED_PRICE": "FIXED_PRICE"}
DAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")


def running_promotions(
    platform: Platform,
    store_id: int,
    *,
    lines: Iterable[Line],
    subtotal: Decimal,
    group_id: int,
    method_id: str,
) -> list[tuple[Document, Discount]]:
    """Return the promotions that apply, with what the maths needs of each."""
    lines = tuple(lines)
    now = platform.clock.timestamp()
    found = []
    for promotion in platform.documents.all(store_id, "promotion", equals("enabled", value=True)):
        triggers, targets = promotion.get("triggers") or {}, promotion.get("targets") or {}
        methods = targets.get("shippingMethods") or []
        if (
            _is_time(triggers, now)
            and _is_group(triggers, group_id)
            and subtotal >= decimal(triggers.get("subtotal"))
            and _has_products(triggers, lines)
            and not (methods and method_id not in methods)
        ):
            found.append((promotion, _discount(promotion, targets, lines)))
    return found


def discount_info(promotion: Document, discount: Discount) -> Document:
    """Return a promotion as `discountInfo` shows it."""
    return {
        "value": promotion.get("amount", 0),
        "type": discount.type,
        "base": discount.base,
        "orderTotal": (promotion.get("triggers") or {}).get("subtotal", 0),
        "description": promotion.get("name", ""),
    }


def _discount(promotion: Document, targets: Mapping[str, Any], lines: tuple[Line, ...]) -> Discount:
    base = str(promotion.get("discountBase") or "SUBTOTAL").upper()
    base = "ITEM" if base == "TARGETS" else base
    chosen = frozenset(line.id for line in lines if _is_target(targets, line))
    everything = base != "ITEM" or len(chosen) == len(lines)
    return Discount(
        value=decimal(promotion.get("amount")),
        type=TYPES.get(str(promotion.get("discountType")), "ABS"),
        base=base,
        # An id that no line has: a promotion of items without any must not cover all of them.
        line_ids=frozenset() if everything else chosen or frozenset({-1}),
    )


def _is_target(names: Mapping[str, Any], line: Line) -> bool:
    """Tell whether a line is among the products and categories named, and not excluded."""
    if line.product_id in (names.get("excludedProducts") or []):
        return False
    if line.category_ids & set(names.get("excludedCategories") or []):
        return False
    products, categories = names.get("products") or [], set(names.get("categories") or [])
    if not products and not categories:
        return True
    return line.product_id in products or bool(line.category_ids & categories)


def _has_products(triggers: Mapping[str, Any], lines: tuple[Line, ...]) -> bool:
    pieces = sum(line.quantity for line in lines if _is_target(triggers, line))
    low = triggers.get("minProductQuantityInCart")
    high = triggers.get("maxProductQuantityInCart")
    return pieces >= decimal(1 if low is None else low) and (
        high is None or pieces <= decimal(high)
    )


def _is_group(triggers: Mapping[str, Any], group_id: int) -> bool:
    groups = triggers.get("customerGroups") or []
    return not groups or group_id in groups


def _is_time(triggers: Mapping[str, Any], now: float) -> bool:
    start = parse_moment(str(triggers.get("startDate") or ""))
    end = parse_moment(str(triggers.get("endDate") or ""))
    if (start is not None and now < start) or (end is not None and now > end):
        return False
    if not triggers.get("recurring"):
        return True
    settings = triggers.get("recurrenceSettings") or {}
    moment = datetime.fromtimestamp(now, tz=UTC)
    clock = moment.strftime("%H:%M:%S")
    from_time = str(settings.get("activeDayStartTime") or "00:00:00")
    until = str(settings.get("activeDayEndTime") or "23:59:59")
    days = settings.get("activeDays") or DAYS
    return DAYS[moment.weekday()] in days and from_time <= clock <= until
