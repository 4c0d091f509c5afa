"""Promotions ("advanced discounts") over REST.

Source: docs.ecwid.com, "Search promotions" and the pages next to it (read 2026-11), which have no
reading of a single one. A read-only field may be sent back as it was read.
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from ecwid_native.sandbox import catalogue
from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.plans import PLANS, Feature, require_feature
from ecwid_native.sandbox.rest.bodies import accepted, merged, wrong_field
from ecwid_native.sandbox.rest.identifiers import check_external_id, path_id
from ecwid_native.sandbox.rest.parameters import Parameters, parse_moment
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

KIND = "promotion"
MAX_PROMOTIONS = 100
MAX_NAME = 1024
# field → how many entries it may have
MAX_ENTRIES = {
    "customerGroups": 200,
    "shippingMethods": 100,
    "combinationIds": 100,
    "attributeValues": 30,
}
CHOICES = ("discountBase", "discountType")
DAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d", re.ASCII)
DEFAULTS: Document = {
    "name": "",
    "enabled": True,
    "discountBase": "SUBTOTAL",
    "discountType": "PERCENT",
    "amount": 0,
    "triggers": {},
    "targets": {},
}

operation = partial(Operation, feature=Feature.ADVANCED_DISCOUNTS)


def add_routes(router: Router[Operation]) -> None:
    """Add search, create, update and delete."""
    every, one = "/api/v3/{store_id}/promotions", "/api/v3/{store_id}/promotions/{promotion_id}"
    either = ("delete_promotion", "update_promotion")
    router.add(
        "GET",
        every,
        operation(handler=search, scope="read_promotion", selects_fields=True, searches=True),
    )
    router.add("POST", every, operation(handler=create, scope="create_promotion", needs_json=True))
    router.add("PUT", one, operation(handler=update, scope="update_promotion", needs_json=True))
    router.add("DELETE", one, operation(handler=delete, scope=either))


def search(call: Call, values: Mapping[str, str]) -> object:
    """Return one page of the promotions."""
    page = Parameters(call.request.args).page()
    found = call.platform.documents.find(call.store.id, KIND, limit=page.limit, offset=page.offset)
    return page.envelope([_shown(each) for each in found.items], found.total)


def create(call: Call, values: Mapping[str, str]) -> object:
    """Create a promotion; a store has 100 of them at most."""
    promotion = DEFAULTS | accepted(read_json_object(call.request), "Promotion")
    _check(promotion)
    _check_features(call.store.plan, promotion)
    with call.platform.database.transaction():
        documents = call.platform.documents
        if documents.count(call.store.id, KIND) >= MAX_PROMOTIONS:
            raise HTTPError(
                402,
                f"A store can have at most {MAX_PROMOTIONS} promotions",
                "MAX_PROMOTIONS_LIMIT_EXCEEDED",
            )
        check_external_id(call, KIND, promotion)
        promotion = documents.insert(call.store.id, KIND, {**promotion, "version": 1})
        _publish(call, "promotion.created", promotion)
    return {"id": promotion["id"]}


def update(call: Call, values: Mapping[str, str]) -> object:
    """Change the given fields of a promotion."""
    body = read_json_object(call.request)
    fields = accepted(body, "Promotion")
    with call.platform.database.transaction():
        promotion = _require(call, values["promotion_id"])
        if body.get("id") not in (None, promotion["id"]):
            raise HTTPError(422, "Field id is read-only", "READ_ONLY_PROMOTION_FIELD_CHANGE")
        changed = merged(promotion, fields)
        _check(changed)
        _check_features(call.store.plan, changed)
        check_external_id(call, KIND, changed)
        changed["version"] = promotion["version"] + 1
        call.platform.documents.replace(call.store.id, KIND, changed)
        _publish(call, "promotion.updated", changed)
    return {"updateCount": 1}


def delete(call: Call, values: Mapping[str, str]) -> object:
    """Delete a promotion."""
    with call.platform.database.transaction():
        promotion = _require(call, values["promotion_id"])
        call.platform.documents.delete(call.store.id, KIND, promotion["id"])
        _publish(call, "promotion.deleted", promotion)
    return {"deleteCount": 1}


def _check(promotion: Document) -> None:
    """Refuse what the documentation's limits refuse."""
    if len(promotion["name"]) > MAX_NAME:
        raise wrong_field("name")
    if promotion["amount"] < 0:
        raise wrong_field("amount")
    for name in CHOICES:
        if promotion[name] not in catalogue.values()[f"Promotion.{name}"]:
            raise wrong_field(name)
    for path, name, entries in _lists(promotion, ""):
        if len(entries) > MAX_ENTRIES.get(name, len(entries)):
            raise wrong_field(path)
    _check_triggers(promotion["triggers"])


def _check_features(plan: str, promotion: Document) -> None:
    """Refuse what only other plans have."""
    if promotion["discountBase"] == "SHIPPING":
        require_feature(plan, Feature.SHIPPING_DISCOUNTS)
    if (
        promotion["triggers"].get("customerGroups")
        and Feature.CUSTOMER_GROUPS not in PLANS[plan].features
    ):
        message = "Customer groups are not available on the current plan"
        raise HTTPError(403, message, "CUSTOMER_GROUPS_FEATURE_NOT_AVAILABLE")


def _check_triggers(triggers: Document) -> None:
    for name in ("startDate", "endDate"):
        if triggers.get(name) and parse_moment(triggers[name]) is None:
            raise wrong_field(f"triggers.{name}")
    if not triggers.get("recurring"):
        return
    settings = triggers.get("recurrenceSettings", {})
    days = settings.get("activeDays")
    if not days or not set(days) <= set(DAYS):
        raise wrong_field("triggers.recurrenceSettings.activeDays")
    for name in ("activeDayStartTime", "activeDayEndTime"):
        if settings.get(name) and not TIME.fullmatch(settings[name]):
            raise wrong_field(f"triggers.recurrenceSettings.{name}")


def _lists(value: object, path: str) -> Iterator[tuple[str, str, list[Any]]]:
    """Go through all lists inside a promotion: path, name, entries."""
    if isinstance(value, list):
        yield path, path.rpartition(".")[2], value
        for entry in value:
            yield from _lists(entry, path)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _lists(inner, f"{path}.{name}" if path else name)


def _require(call: Call, text: str) -> Document:
    number = path_id(text)
    promotion = None
    if number is not None:
        promotion = call.platform.documents.get(call.store.id, KIND, number)
    if promotion is None:
        raise HTTPError(404, f"Promotion #{text} not found", "PROMOTION_NOT_FOUND")
    return {**DEFAULTS, "version": 1, **promotion}


def _shown(promotion: Document) -> Document:
    shown = {**DEFAULTS, **promotion}
    return {name: value for name, value in shown.items() if name != "version"}


def _publish(call: Call, event: str, promotion: Document) -> None:
    call.platform.events.publish(
        event,
        store_id=call.store.id,
        client_id=call.client_id,
        entity_id=promotion["id"],
        version=promotion["version"],
    )
