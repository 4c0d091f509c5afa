"""Creating, changing and deleting orders, with what follows: stock, customers, events.

Sources: docs.ecwid.com, "Create order", "Update order", "Delete order", "List of webhook events"
(read 2026-11). Totals are stored as sent. An order whose payment is INCOMPLETE is an unfinished one
and shows among the carts; when it gets another status it counts as created.
"""

from typing import Any

from ecwid_native.sandbox.conditions import equals
from ecwid_native.sandbox.marketing import coupons
from ecwid_native.sandbox.orders import numbers
from ecwid_native.sandbox.orders.buyers import link_customer
from ecwid_native.sandbox.orders.derived import fill_totals, rate_of, refresh
from ecwid_native.sandbox.orders.document import KIND, UNFINISHED
from ecwid_native.sandbox.orders.egoods import set_items
from ecwid_native.sandbox.orders.extra_fields import update_from
from ecwid_native.sandbox.orders.items import complete_items
from ecwid_native.sandbox.orders.stock import move_stock, pieces_held
from ecwid_native.sandbox.orders.subscriptions import start_subscriptions
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.bodies import merged
from ecwid_native.sandbox.rest.parameters import format_moment, parse_moment
from ecwid_native.sandbox.stores import Store

Document = dict[str, Any]

MAX_DIGITS = 18


def find_order(platform: Platform, store_id: int, reference: str) -> Document | None:
    """Return the order with this id, text without affixes, or internal number; or None."""
    for name in ("orderId", "vendorOrderNumber"):
        order = platform.documents.first(store_id, KIND, equals(name, reference))
        if order is not None:
            return order
    if reference.isascii() and reference.isdigit() and len(reference) <= MAX_DIGITS:
        return platform.documents.get(store_id, KIND, int(reference))
    return None


def create_order(
    platform: Platform, store: Store, client_id: str | None, fields: Document
) -> Document:
    """Store a new order from the fields that a body may set, and return it.

    Raises:
        UnknownCustomerError: it names a customer who is not there.
    """
    with platform.database.transaction():
        profile = platform.profiles.get(store)
        order: Document = {
            "paymentStatus": "AWAITING_PAYMENT",
            "fulfillmentStatus": "AWAITING_PROCESSING",
            "pricesIncludeTax": bool(profile["taxSettings"].get("pricesIncludeTax")),
            **fields,
        }
        items = complete_items(platform, store.id, order.pop("items", []))
        set_items(platform, store.id, order, items)
        order["orderExtraFields"] = update_from({}, fields)
        order.pop("extraFields", None)
        link_customer(platform, store.id, client_id, order)
        fill_totals(order)
        _stamp_new(platform, order)
        _number(platform, store, order)
        start_subscriptions(platform, store.id, order)
        refresh(order, currency_rate=rate_of(profile))
        order = platform.documents.insert(store.id, KIND, order, document_id=order["id"])
        after = pieces_held(order)
        move_stock(platform, store.id, client_id, before=pieces_held(None), after=after)
        if order["paymentStatus"] != UNFINISHED:
            _count_coupon(platform, store.id, client_id, order)
        _publish_created(platform, store.id, client_id, order)
    return order


def update_order(
    platform: Platform, store: Store, client_id: str | None, order: Document, fields: Document
) -> Document:
    """Write the fields that a body may set over an order, and return it.

    Raises:
        UnknownCustomerError: the order is given to a customer who is not there.
    """
    with platform.database.transaction():
        changed = merged(order, fields)
        if "items" in fields:
            changed["items"] = order.get("items", [])
            items = complete_items(platform, store.id, fields["items"])
            set_items(platform, store.id, changed, items)
        changed["orderExtraFields"] = update_from(order, fields)
        changed.pop("extraFields", None)
        if changed.get("customerId") != order.get("customerId"):
            link_customer(platform, store.id, client_id, changed)
        # Seen in official tests: the group's name is empty after each update.
        changed["customerGroup"] = None
        _stamp_changed(platform, changed)
        _note_refund(platform, order, changed)
        if order["paymentStatus"] == UNFINISHED != changed["paymentStatus"]:
            start_subscriptions(platform, store.id, changed)
            _count_coupon(platform, store.id, client_id, changed)
        save_order(platform, store, changed)
        held = pieces_held(order)
        move_stock(platform, store.id, client_id, before=held, after=pieces_held(changed))
        _publish_updated(platform, store.id, client_id, order, changed)
    return changed


def save_order(platform: Platform, store: Store, order: Document) -> None:
    """Store a changed order, its derived fields renewed; publishes nothing."""
    if order["paymentStatus"] == UNFINISHED:
        order.setdefault("cart", {"cartId": numbers.cart_id(store.id, order["id"])})
    elif "cart" in order:
        recovered = {"recoveredOrderId": order["id"], "recoveredPublicUid": order["publicUid"]}
        order["cart"] = {**order["cart"], **recovered}
    refresh(order, currency_rate=rate_of(platform.profiles.get(store)))
    platform.documents.replace(store.id, KIND, order)


def touch_order(platform: Platform, store: Store, client_id: str | None, order: Document) -> None:
    """Store an order whose parts were changed, with its time and its event."""
    with platform.database.transaction():
        _stamp_changed(platform, order)
        save_order(platform, store, order)
        _publish_updated(platform, store.id, client_id, order, order)


def delete_order(platform: Platform, store_id: int, client_id: str | None, order: Document) -> bool:
    """Delete an order and tell whether it was there."""
    with platform.database.transaction():
        kept = {"orderId": order["orderId"]}
        if not platform.documents.delete(store_id, KIND, order["id"], kept=kept):
            return False
        family, data = _names(order)
        platform.events.publish(
            f"{family}.deleted",
            store_id=store_id,
            client_id=client_id,
            entity_id=order["id"],
            **data,
        )
    return True


def _count_coupon(
    platform: Platform, store_id: int, client_id: str | None, order: Document
) -> None:
    code = (order.get("discountCoupon") or {}).get("code")
    if code:
        coupons.count_use(platform, store_id, client_id, code)


def _number(platform: Platform, store: Store, order: Document) -> None:
    formats = platform.profiles.get(store)["formatsAndUnits"]
    order["id"] = platform.documents.next_id(store.id, KIND)
    text = _next_number(platform, store, formats) or numbers.public_uid(order["id"])
    prefix, suffix = formats.get("orderNumberPrefix", ""), formats.get("orderNumberSuffix", "")
    order.update(orderId=f"{prefix}{text}{suffix}", vendorOrderNumber=text, publicUid=text)
    if order["paymentStatus"] == UNFINISHED:
        order["cart"] = {"cartId": numbers.cart_id(store.id, order["id"])}


def _next_number(platform: Platform, store: Store, formats: Document) -> str | None:
    """Return the number of a new order in a store that counts its orders, else None."""
    digits = formats.get("orderNumberMinDigitsAmount") or 0
    while (number := platform.profiles.take_order_number(store)) is not None:
        text = str(number).zfill(digits)
        if not platform.documents.count(store.id, KIND, equals("vendorOrderNumber", text)):
            return text
    return None


def _stamp_new(platform: Platform, order: Document) -> None:
    now = platform.clock.timestamp()
    created = parse_moment(order.get("createDate") or "")
    created = now if created is None else created
    order.update(createDate=format_moment(created), createTimestamp=int(created))
    _stamp_changed(platform, order)


def _stamp_changed(platform: Platform, order: Document) -> None:
    now = platform.clock.timestamp()
    created = parse_moment(order["createDate"]) if order.get("createDate") else None
    if created is not None:
        order["createTimestamp"] = int(created)
    order.update(updateDate=format_moment(now), updateTimestamp=int(now))


def _note_refund(platform: Platform, before: Document, order: Document) -> None:
    """Record what the status says was paid back; that a status does so is our choice."""
    if order["paymentStatus"] != "REFUNDED" or before["paymentStatus"] == "REFUNDED":
        return
    amount = order.get("total", 0)
    refund = {
        "date": format_moment(platform.clock.timestamp()),
        "source": "API",
        "reason": "",
        "amount": amount,
    }
    order["refunds"] = [*order.get("refunds", []), refund]
    order["refundedAmount"] = amount


def _names(order: Document) -> tuple[str, dict[str, object]]:
    if order["paymentStatus"] == UNFINISHED:
        return "unfinished_order", {
            "orderId": order["orderId"],
            "cartId": order["cart"]["cartId"],
        }
    return "order", {"orderId": order["orderId"]}


def _publish_created(
    platform: Platform, store_id: int, client_id: str | None, order: Document
) -> None:
    family, data = _names(order)
    if family == "order":
        data["newPaymentStatus"] = order["paymentStatus"]
        data["newFulfillmentStatus"] = order["fulfillmentStatus"]
    platform.events.publish(
        f"{family}.created",
        store_id=store_id,
        client_id=client_id,
        entity_id=order["id"],
        **data,
    )


def _publish_updated(
    platform: Platform, store_id: int, client_id: str | None, before: Document, order: Document
) -> None:
    family, data = _names(order)
    if family == "order" and before["paymentStatus"] == UNFINISHED:
        _publish_created(platform, store_id, client_id, order)
        return
    if family == "order":
        data["oldPaymentStatus"] = before["paymentStatus"]
        data["newPaymentStatus"] = order["paymentStatus"]
        data["oldFulfillmentStatus"] = before["fulfillmentStatus"]
        data["newFulfillmentStatus"] = order["fulfillmentStatus"]
    platform.events.publish(
        f"{family}.updated",
        store_id=store_id,
        client_id=client_id,
        entity_id=order["id"],
        **data,
    )
