"""Size charts over REST: their fields are kept as they are sent.

Source: docs.ecwid.com, "Get size chart", the scopes and the webhooks (read 2026-11): everything
but the reading of one is our choice.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ecwid_native.sandbox import conditions as ask
from ecwid_native.sandbox.conditions import Condition
from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.rest.identifiers import path_id
from ecwid_native.sandbox.rest.parameters import Parameters, format_moment
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

KIND = "size_chart"
ALL = "/api/v3/{store_id}/sizecharts"
ONE = ALL + "/{size_chart_id}"
DECIDED = ("id", "created", "updated", "createTimestamp", "updateTimestamp")


def add_routes(router: Router[Operation]) -> None:
    """Add the operations on size charts."""
    add = router.add
    read, write = "read_sizecharts", "update_sizecharts"
    add("GET", ALL, Operation(handler=search, scope=read, selects_fields=True))
    add("POST", ALL, Operation(handler=create, scope="create_sizecharts", needs_json=True))
    add("GET", ONE, Operation(handler=get, scope=read, selects_fields=True))
    add("PUT", ONE, Operation(handler=update, scope=write, needs_json=True))
    add("DELETE", ONE, Operation(handler=delete, scope=write))


def search(call: Call, values: Mapping[str, str]) -> object:
    """Return one page of the size charts that meet the parameters."""
    parameters = Parameters(call.request.args)
    page = parameters.page()
    found = call.platform.documents.find(
        call.store.id, KIND, *_conditions(parameters), limit=page.limit, offset=page.offset
    )
    return page.envelope([_shown(each) for each in found.items], found.total)


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return one size chart."""
    return _shown(_chart_of(call, values))


def create(call: Call, values: Mapping[str, str]) -> object:
    """Keep a size chart."""
    now = int(call.platform.clock.timestamp())
    body = {"enabled": True, **_sent(call), "createTimestamp": now, "updateTimestamp": now}
    with call.platform.database.transaction():
        chart = call.platform.documents.insert(call.store.id, KIND, body)
        _publish(call, "created", chart["id"])
    return {"id": chart["id"]}


def update(call: Call, values: Mapping[str, str]) -> object:
    """Change the fields that are sent."""
    now = int(call.platform.clock.timestamp())
    with call.platform.database.transaction():
        chart = {**_chart_of(call, values), **_sent(call), "updateTimestamp": now}
        call.platform.documents.replace(call.store.id, KIND, chart)
        _publish(call, "updated", chart["id"])
    return {"updateCount": 1}


def delete(call: Call, values: Mapping[str, str]) -> object:
    """Delete a size chart."""
    with call.platform.database.transaction():
        chart = _chart_of(call, values)
        call.platform.documents.delete(call.store.id, KIND, chart["id"])
        _publish(call, "deleted", chart["id"])
    return {"deleteCount": 1}


def _sent(call: Call) -> Document:
    body = read_json_object(call.request)
    return {
        name: value for name, value in body.items() if name not in DECIDED and value is not None
    }


def _chart_of(call: Call, values: Mapping[str, str]) -> Document:
    number = path_id(values["size_chart_id"])
    chart = call.platform.documents.get(call.store.id, KIND, number or 0)
    if chart is None:
        raise HTTPError(404, f"Size chart #{values['size_chart_id']} not found")
    return chart


def _conditions(parameters: Parameters) -> Iterator[Condition]:
    enabled = parameters.boolean("enabled")
    if enabled is not None:
        yield ask.equals("enabled", enabled)
    for prefix, path in (("created", "createTimestamp"), ("updated", "updateTimestamp")):
        since, until = parameters.moment(f"{prefix}From"), parameters.moment(f"{prefix}To")
        if since is not None or until is not None:
            yield ask.between(path, since, until)


def _shown(chart: Document) -> Document:
    return {
        **chart,
        "created": format_moment(chart["createTimestamp"]),
        "updated": format_moment(chart["updateTimestamp"]),
    }


def _publish(call: Call, what: str, chart_id: int) -> None:
    call.platform.events.publish(
        f"size_chart.{what}",
        store_id=call.store.id,
        client_id=call.client_id,
        entity_id=chart_id,
    )
