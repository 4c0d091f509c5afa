"""Discount coupons over REST.

Source: docs.ecwid.com, "Search discount coupons" and the pages next to it (read 2026-11); a
name and a code are enough to create one, as the official client does.
"""

import secrets
from collections.abc import Callable, Mapping
from functools import partial

from ecwid_native.sandbox.catalogue import enums
from ecwid_native.sandbox.conditions import Condition, equals_text, one_of
from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.marketing import coupons
from ecwid_native.sandbox.marketing.coupons import Document
from ecwid_native.sandbox.plans import Feature
from ecwid_native.sandbox.rest.bodies import accepted, merged, wrong_field
from ecwid_native.sandbox.rest.date_filters import date_range
from ecwid_native.sandbox.rest.identifiers import path_id
from ecwid_native.sandbox.rest.parameters import Parameters, format_moment
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

READ = "read_discount_coupons"
CREATE = "create_discount_coupons"
UPDATE = "update_discount_coupons"
DEFAULTS: Document = {
    "name": "",
    "code": "",
    "discountType": "ABS",
    "status": "ACTIVE",
    "discount": 0,
    "totalLimit": 0,
    "usesLimit": "UNLIMITED",
    "repeatCustomerOnly": False,
    "applicationLimit": "UNLIMITED",
    "orderCount": 0,
}

operation = partial(Operation, feature=Feature.DISCOUNTS)


def add_routes(router: Router[Operation]) -> None:
    """Add search, get, create, update and delete."""
    every = "/api/v3/{store_id}/discount_coupons"
    one = every + "/{coupon}"
    router.add(
        "GET", every, operation(handler=search, scope=READ, selects_fields=True, searches=True)
    )
    router.add("GET", one, operation(handler=get, scope=READ, selects_fields=True))
    router.add("POST", every, operation(handler=create, scope=CREATE, needs_json=True))
    router.add("PUT", one, operation(handler=update, scope=UPDATE, needs_json=True))
    router.add("DELETE", one, operation(handler=delete, scope=UPDATE))


def search(call: Call, values: Mapping[str, str]) -> object:
    """Return one page of the coupons that meet the parameters."""
    query = Parameters(call.request.args)
    page = query.page()
    availability = query.choice("availability", enums()["DiscountCouponStatus"])
    # The status changes with time, so it is told here and not in SQL; coupons are few.
    found: list[object] = [
        coupon
        for coupon in map(_shown(call), _all(call, *_conditions(query)))
        if availability in (None, coupon["status"])
    ]
    return page.envelope(found[page.offset : page.offset + page.limit], len(found))


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return one coupon, by code or id."""
    return _shown(call)(_require(call, values["coupon"]))


def create(call: Call, values: Mapping[str, str]) -> object:
    """Create a coupon; without a code it gets one."""
    fields = _accepted(call)
    now = format_moment(call.platform.clock.timestamp())
    coupon = DEFAULTS | {"launchDate": now, "creationDate": now, "updateDate": now} | fields
    coupon["code"] = fields.get("code") or secrets.token_hex(6).upper()
    with call.platform.database.transaction():
        _check_code(call, coupon)
        coupon = call.platform.documents.insert(call.store.id, coupons.KIND, coupon)
        _publish(call, "discount_coupon.created", coupon)
    return {"id": coupon["id"], "code": coupon["code"]}


def update(call: Call, values: Mapping[str, str]) -> object:
    """Change the given fields of a coupon."""
    fields = _accepted(call)
    with call.platform.database.transaction():
        coupon = _require(call, values["coupon"])
        changed = merged(coupon, fields)
        changed["code"] = changed["code"] or coupon["code"]
        changed["updateDate"] = format_moment(call.platform.clock.timestamp())
        changed["creationDate"] = coupon.get("creationDate", changed["updateDate"])
        _check_code(call, changed)
        call.platform.documents.replace(call.store.id, coupons.KIND, changed)
        _publish(call, "discount_coupon.updated", changed)
    return {"updateCount": 1}


def delete(call: Call, values: Mapping[str, str]) -> object:
    """Delete a coupon."""
    with call.platform.database.transaction():
        coupon = _require(call, values["coupon"])
        call.platform.documents.delete(call.store.id, coupons.KIND, coupon["id"])
        _publish(call, "discount_coupon.deleted", coupon)
    return {"deleteCount": 1}


def _conditions(query: Parameters) -> list[Condition]:
    found = [
        *date_range(query, "created", "creationDate"),
        *date_range(query, "updated", "updateDate"),
    ]
    code = query.text("code")
    if code is not None:
        found.append(equals_text("code", code))
    types = query.texts("discount_type")
    if types is not None:
        found.append(one_of("discountType", [name.upper() for name in types]))
    return found


def _accepted(call: Call) -> Document:
    fields = accepted(read_json_object(call.request), "DiscountCoupon")
    for name in ("discount", "totalLimit", "orderCount"):
        if fields.get(name, 0) < 0:
            raise wrong_field(name)
    return fields


def _all(call: Call, *conditions: Condition) -> list[Document]:
    return call.platform.documents.all(call.store.id, coupons.KIND, *conditions)


def _require(call: Call, text: str) -> Document:
    number = path_id(text)
    coupon = None
    if number is not None:
        coupon = call.platform.documents.get(call.store.id, coupons.KIND, number)
    coupon = coupon or coupons.find(call.platform, call.store.id, text)
    if coupon is None:
        raise HTTPError(404, "Coupon is not found", "DISCOUNT_COUPON_NOT_FOUND")
    return DEFAULTS | coupon


def _check_code(call: Call, coupon: Document) -> None:
    other = coupons.find(call.platform, call.store.id, coupon["code"])
    if other is not None and other["id"] != coupon.get("id"):
        raise HTTPError(409, "A coupon with this code exists already")


def _shown(call: Call) -> Callable[[Document], Document]:
    now = call.platform.clock.timestamp()
    return lambda coupon: {**DEFAULTS, **coupon, "status": coupons.status(coupon, now)}


def _publish(call: Call, event: str, coupon: Document) -> None:
    call.platform.events.publish(
        event, store_id=call.store.id, client_id=call.client_id, entity_id=coupon["id"]
    )
