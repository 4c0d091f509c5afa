"""Customer groups over REST.

Source: docs.ecwid.com, "Search customer groups" and the pages next to it (read 2026-11).
"""

from collections.abc import Mapping
from functools import partial

from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.people import customers, groups
from ecwid_native.sandbox.people.groups import Document
from ecwid_native.sandbox.plans import Feature
from ecwid_native.sandbox.rest.bodies import accepted, merged, require
from ecwid_native.sandbox.rest.customers import CREATE, READ, UPDATE
from ecwid_native.sandbox.rest.identifiers import check_external_id, path_id
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

operation = partial(Operation, feature=Feature.CUSTOMER_GROUPS)


def add_routes(router: Router[Operation]) -> None:
    """Add search, get, create, update and delete."""
    every, one = (
        "/api/v3/{store_id}/customer_groups",
        "/api/v3/{store_id}/customer_groups/{group_id}",
    )
    router.add("GET", every, operation(handler=search, scope=READ, selects_fields=True))
    router.add("GET", one, operation(handler=get, scope=READ, selects_fields=True))
    router.add("POST", every, operation(handler=create, scope=CREATE, needs_json=True))
    router.add("PUT", one, operation(handler=update, scope=UPDATE, needs_json=True))
    router.add("DELETE", one, operation(handler=delete, scope=UPDATE))


def search(call: Call, values: Mapping[str, str]) -> object:
    """Return one page of the groups, "General" first."""
    query = Parameters(call.request.args)
    page = query.page()
    keyword = (query.text("keyword") or "").casefold()
    names = ("customerGroupIds", "customerGroupId")
    wanted = [ids for ids in map(query.integers, names) if ids is not None]
    found: list[object] = [
        group
        for group in [groups.GENERAL, *call.platform.documents.all(call.store.id, groups.KIND)]
        if keyword in group["name"].casefold() and all(group["id"] in ids for ids in wanted)
    ]
    return page.envelope(found[page.offset : page.offset + page.limit], len(found))


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return one group."""
    return _require(call, values["group_id"])


def create(call: Call, values: Mapping[str, str]) -> object:
    """Create a group."""
    fields = accepted(read_json_object(call.request), "CustomerGroup")
    require(fields, "name")
    with call.platform.database.transaction():
        check_external_id(call, groups.KIND, fields)
        group = call.platform.documents.insert(call.store.id, groups.KIND, fields)
        _publish(call, "customer_group.created", group)
    return {"id": group["id"]}


def update(call: Call, values: Mapping[str, str]) -> object:
    """Change the given fields of a group; nothing of "General" changes."""
    fields = accepted(read_json_object(call.request), "CustomerGroup")
    with call.platform.database.transaction():
        group = _require(call, values["group_id"])
        if group["id"] == groups.GENERAL_ID:
            return {"updateCount": 0}
        changed = merged(group, fields)
        require(changed, "name")
        check_external_id(call, groups.KIND, changed)
        call.platform.documents.replace(call.store.id, groups.KIND, changed)
        _publish(call, "customer_group.updated", group)
    return {"updateCount": 1}


def delete(call: Call, values: Mapping[str, str]) -> object:
    """Delete a group; its customers are in "General" from then on."""
    with call.platform.database.transaction():
        group = _require(call, values["group_id"])
        if group["id"] == groups.GENERAL_ID:
            raise HTTPError(400, "The group General cannot be deleted", "WRONG_PARAMETER")
        customers.move_to_general(call.platform, call.store.id, call.client_id, group["id"])
        call.platform.documents.delete(call.store.id, groups.KIND, group["id"])
        _publish(call, "customer_group.deleted", group)
    return {"deleteCount": 1}


def _require(call: Call, text: str) -> Document:
    number = path_id(text)
    group = None if number is None else groups.get_group(call.platform, call.store.id, number)
    if group is None:
        raise HTTPError(404, f"Customer group #{text} not found")
    return group


def _publish(call: Call, event: str, group: Document) -> None:
    call.platform.events.publish(
        event, store_id=call.store.id, client_id=call.client_id, entity_id=group["id"]
    )
