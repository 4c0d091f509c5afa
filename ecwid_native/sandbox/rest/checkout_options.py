"""Payment and shipping options over REST.

Source: docs.ecwid.com, "Get payment options", "Get shipping options" and the pages next to them;
the errors' codes are those of "REST API error codes" (read 2026-11).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ecwid_native.sandbox.catalog.texts import translated
from ecwid_native.sandbox.checkout_options import (
    PAYMENT,
    SHIPPING,
    all_options,
    find_option,
    for_shoppers,
    shown,
)
from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.rest.bodies import accepted, merged
from ecwid_native.sandbox.rest.languages import check_languages
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

READ_PROFILE, UPDATE_PROFILE = "read_store_profile", "update_store_profile"
ADD_PAYMENT = "add_payment_method"
# Processors of which a store can have several; any other can be added once. Our choice of names.
REPEATABLE = ("", "offline", "customPaymentApp")


@dataclass(frozen=True, kw_only=True)
class Options:
    """One of the two lists of options.

    Args:
        kind: of its documents.
        type_name: of its fields in the catalogue.
        missing: message and code of the answer to an unknown id.
        updated: the answer to an update.
        defaults: of a new option.
        check: refuses an option that a store cannot have.
    """

    kind: str
    type_name: str
    missing: tuple[str, str | None]
    updated: Mapping[str, object]
    defaults: Mapping[str, object]
    check: Callable[[Call, Document], None]

    def search(self, call: Call, values: Mapping[str, str]) -> object:
        """Return all options; a public token sees the enabled ones."""
        options = all_options(call.platform.documents, call.store.id, self.kind)
        if call.grant.kind == "public":
            options = for_shoppers(options)
        return [translated(option, _language(call)) for option in options]

    def get(self, call: Call, values: Mapping[str, str]) -> object:
        """Return one option."""
        option = shown(self._require(call, values["option_id"]))
        return translated(option, _language(call))

    def create(self, call: Call, values: Mapping[str, str]) -> object:
        """Add an option after the others."""
        fields = self._accepted(call)
        documents = call.platform.documents
        with call.platform.database.transaction():
            number = documents.next_id(call.store.id, self.kind)
            position = documents.count(call.store.id, self.kind)
            option = {
                **self.defaults,
                "orderBy": position * 10,
                **fields,
                "optionId": fields.get("id") or f"{number}-{call.platform.clock.timestamp():.0f}",
            }
            if find_option(documents, call.store.id, self.kind, option["optionId"]):
                raise HTTPError(409, "The id is in use", "SHIPPING_OPTION_ALREADY_EXISTS")
            self.check(call, option)
            documents.insert(call.store.id, self.kind, option, document_id=number)
            _publish(call)
        return {"id": option["optionId"]}

    def update(self, call: Call, values: Mapping[str, str]) -> object:
        """Change the given fields of an option; its id stays."""
        fields = self._accepted(call)
        with call.platform.database.transaction():
            option = self._require(call, values["option_id"])
            changed = merged(option, {**fields, "id": option["id"]})
            changed.setdefault("optionId", str(option["id"]))
            self.check(call, changed)
            call.platform.documents.replace(call.store.id, self.kind, changed)
            _publish(call)
        return dict(self.updated)

    def delete(self, call: Call, values: Mapping[str, str]) -> object:
        """Delete an option."""
        with call.platform.database.transaction():
            option = self._require(call, values["option_id"])
            call.platform.documents.delete(call.store.id, self.kind, option["id"])
            _publish(call)
        return {"deleteCount": 1}

    def _accepted(self, call: Call) -> Document:
        fields = accepted(read_json_object(call.request), self.type_name)
        if "orderby" in fields:  # the documentation's spelling; the official client has orderBy
            fields.setdefault("orderBy", int(fields.pop("orderby")))
        check_languages(call, fields)
        return fields

    def _require(self, call: Call, option_id: str) -> Document:
        option = find_option(call.platform.documents, call.store.id, self.kind, option_id)
        if option is None:
            raise HTTPError(404, *self.missing)
        return option


def add_routes(router: Router[Operation]) -> None:
    """Add the operations of both lists."""
    path, one = "/api/v3/{store_id}/profile/paymentOptions", "/{option_id}"
    read, write = (READ_PROFILE, ADD_PAYMENT), (UPDATE_PROFILE, ADD_PAYMENT)
    _add(router, path, PAYMENT_OPTIONS, read=read, write=write)
    router.add(
        "GET", path + one, Operation(handler=PAYMENT_OPTIONS.get, scope=read, selects_fields=True)
    )
    path = "/api/v3/{store_id}/profile/shippingOptions"
    _add(router, path, SHIPPING_OPTIONS, read=(READ_PROFILE,), write=(UPDATE_PROFILE,))


def _add(
    router: Router[Operation],
    path: str,
    options: Options,
    *,
    read: tuple[str, ...],
    write: tuple[str, ...],
) -> None:
    one = path + "/{option_id}"
    search = Operation(handler=options.search, scope=read, public=True, selects_fields=True)
    router.add("GET", path, search)
    router.add("POST", path, Operation(handler=options.create, scope=write, needs_json=True))
    router.add("PUT", one, Operation(handler=options.update, scope=write, needs_json=True))
    router.add("DELETE", one, Operation(handler=options.delete, scope=write))


def _check_payment(call: Call, option: Document) -> None:
    title = option.get("checkoutTitle", "")
    if not title:
        raise HTTPError(400, "The title is required", "PAYMENT_OPTION_TITLE_REQUIRED")
    if len(title) > 64:
        raise HTTPError(400, "The title is too long", "PAYMENT_OPTION_BAD_TITLE_LENGTH")
    processor = option.get("paymentProcessorId", "")
    if not processor:
        raise HTTPError(400, "The payment gateway is required", "PAYMENT_GATEWAY_NAME_REQUIRED")
    if processor in REPEATABLE:
        return
    for other in all_options(call.platform.documents, call.store.id, PAYMENT):
        if other.get("paymentProcessorId") == processor and other["id"] != option["optionId"]:
            raise HTTPError(409, "The gateway is there already", "PAYMENT_GATEWAY_IS_ALREADY_ADDED")


def _check_shipping(call: Call, option: Document) -> None:
    title = option.get("title", "")
    if not title:
        raise HTTPError(400, "The title is required", "SHIPPING_OPTION_TITLE_REQUIRED")
    if len(title) > 100:
        raise HTTPError(400, "The title is too long", "SHIPPING_BAD_TITLE_LENGTH")
    if option.get("ratesCalculationType") == "carrier-calculated" and not option.get("carrier"):
        raise HTTPError(400, "The carrier is required", "SHIPPING_CARRIER_NAME_REQUIRED")


def _language(call: Call) -> str | None:
    return Parameters(call.request.args).text("lang")


def _publish(call: Call) -> None:
    call.platform.events.publish(
        "profile.updated", store_id=call.store.id, client_id=call.client_id, entity_id=call.store.id
    )


PAYMENT_OPTIONS = Options(
    kind=PAYMENT,
    type_name="PaymentOption",
    missing=("Payment option not found", None),
    updated={"updateCount": 1, "success": True},
    defaults={
        "enabled": True,
        "configured": True,
        "checkoutTitle": "",
        "checkoutDescription": "",
        "paymentProcessorId": "",
        "paymentProcessorTitle": "",
        "appClientId": "",
        "shippingSettings": {"enabledShippingMethods": []},
        "instructionsForCustomer": {"instructionsTitle": "", "instructions": ""},
    },
    check=_check_payment,
)
SHIPPING_OPTIONS = Options(
    kind=SHIPPING,
    type_name="ShippingOption",
    missing=("Shipping option not found", "SHIPPING_NOT_FOUND"),
    updated={"updateCount": 1},
    defaults={
        "title": "",
        "enabled": True,
        "fulfilmentType": "shipping",
        "minimumOrderSubtotal": 0,
        "destinationZone": {"id": "WORLD", "name": "WORLD"},
    },
    check=_check_shipping,
)
