"""`order/calculate` over REST.

Source: docs.ecwid.com, "Calculate order"; 422 for a cart without usable items is from the page of
2020 (read 2026-11).
"""

from collections.abc import Mapping

from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.orders.calculation import EmptyCartError, calculate_order
from ecwid_native.sandbox.orders.document import visible
from ecwid_native.sandbox.rest.bodies import accepted
from ecwid_native.sandbox.rest.orders import with_upper_case
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router


def add_routes(router: Router[Operation]) -> None:
    """Add the one operation."""
    router.add(
        "POST",
        "/api/v3/{store_id}/order/calculate",
        Operation(handler=calculate, scope="read_store_profile", public=True, needs_json=True),
    )


def calculate(call: Call, values: Mapping[str, str]) -> object:
    """Return the cart of the body with prices, discounts, taxes and shipping."""
    fields = accepted(with_upper_case(read_json_object(call.request)), "OrderForCalculate")
    try:
        document = calculate_order(call.platform, call.store, fields)
    except EmptyCartError as exc:
        raise HTTPError(422, str(exc), "WRONG_PARAMETER") from exc
    return visible(document, "CalculateOrderDetailsResult")
