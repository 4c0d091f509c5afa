"""The settings of order statuses over REST.

Source: docs.ecwid.com, "Search order statuses", "Update order status" (read 2026-11).
"""

from collections.abc import Mapping

from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.orders.statuses import all_statuses, get_status, update_status
from ecwid_native.sandbox.rest.bodies import accepted
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

READ, UPDATE = "read_store_profile", "update_store_profile"


def add_routes(router: Router[Operation]) -> None:
    """Add the list, one status and its update."""
    base = "/api/v3/{store_id}/profile"
    one = f"{base}/order_status/{{status_id}}"
    router.add(
        "GET",
        f"{base}/order_statuses",
        Operation(handler=search, scope=READ, selects_fields=True),
    )
    router.add("GET", one, Operation(handler=get, scope=READ, selects_fields=True))
    router.add("PUT", one, Operation(handler=update, scope=UPDATE, needs_json=True))


def search(call: Call, values: Mapping[str, str]) -> object:
    """Return all statuses, or the first `limit`."""
    statuses = all_statuses(call.platform, call.store.id)
    return {"items": statuses[: Parameters(call.request.args).page().limit]}


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return one status."""
    status = get_status(call.platform, call.store.id, values["status_id"])
    if status is None:
        raise _not_found(values)
    return status


def update(call: Call, values: Mapping[str, str]) -> object:
    """Write the settings of one status."""
    changes = accepted(read_json_object(call.request), "OrderStatusSettings")
    with call.platform.database.transaction():
        if not update_status(call.platform, call.store.id, values["status_id"], changes):
            raise _not_found(values)
        call.platform.events.publish(
            "profile.updated", store_id=call.store.id, client_id=call.client_id
        )
    return {"updateCount": 1}


def _not_found(values: Mapping[str, str]) -> HTTPError:
    return HTTPError(404, f"Order status {values['status_id']} not found")
