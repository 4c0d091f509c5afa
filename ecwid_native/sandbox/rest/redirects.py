"""Redirects of the Instant Site over REST.

Source: docs.ecwid.com, "Search redirects" and the tables of the official client (read 2026-11).
"""

from collections.abc import Mapping
from typing import Any

from ecwid_native.sandbox.conditions import contains, equals
from ecwid_native.sandbox.http import HTTPError, read_json, read_json_object
from ecwid_native.sandbox.rest.bodies import accepted, merged, require
from ecwid_native.sandbox.rest.identifiers import path_id
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

KIND = "redirect"
TYPE = "InstantSiteRedirect"
SCOPE = "manage_instant_site"
PATHS = ("fromUrl", "toUrl")


def add_routes(router: Router[Operation]) -> None:
    """Add search, get, create, update and delete."""
    every = "/api/v3/{store_id}/instant-site/redirects"
    one, exact = every + "/{redirect_id}", every + "/get-for-path"
    router.add("GET", every, Operation(handler=search, scope=SCOPE, selects_fields=True))
    router.add("GET", exact, Operation(handler=get_for_path, scope=SCOPE, selects_fields=True))
    router.add("GET", one, Operation(handler=get, scope=SCOPE, selects_fields=True))
    router.add("POST", every, Operation(handler=create, scope=SCOPE, needs_json=True))
    router.add("PUT", one, Operation(handler=update, scope=SCOPE, needs_json=True))
    router.add("DELETE", one, Operation(handler=delete, scope=SCOPE))


def search(call: Call, values: Mapping[str, str]) -> object:
    """Return one page of the redirects; `keyword` is looked for in both addresses."""
    query = Parameters(call.request.args)
    page = query.page()
    keyword = query.text("keyword")
    conditions = [] if keyword is None else [contains(PATHS, keyword)]
    found = call.platform.documents.find(
        call.store.id, KIND, *conditions, limit=page.limit, offset=page.offset
    )
    return page.envelope([_shown(redirect) for redirect in found.items], found.total)


def get_for_path(call: Call, values: Mapping[str, str]) -> object:
    """Return the redirects from exactly this path, and whether the store has any at all."""
    path = Parameters(call.request.args).required("exactPath")
    documents = call.platform.documents
    found = documents.all(call.store.id, KIND, equals("fromUrl", path))
    has_any = documents.count(call.store.id, KIND) > 0
    return {"items": [_shown(redirect) for redirect in found], "hasAnyRedirects": has_any}


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return one redirect."""
    return _shown(_require(call, values["redirect_id"]))


def create(call: Call, values: Mapping[str, str]) -> object:
    """Create redirects; one from a path that has one already is counted and left out."""
    body = read_json(call.request)
    if not isinstance(body, list) or not all(isinstance(item, dict) for item in body):
        raise HTTPError(400, "The body must be a list of redirects", "WRONG_PARAMETER")
    redirects = [accepted(item, TYPE) for item in body]
    for redirect in redirects:
        require(redirect, *PATHS)
    created = 0
    documents = call.platform.documents
    with call.platform.database.transaction():
        for redirect in redirects:
            if documents.first(call.store.id, KIND, equals("fromUrl", redirect["fromUrl"])) is None:
                documents.insert(call.store.id, KIND, redirect)
                created += 1
    return {"createCount": created, "existsCount": len(redirects) - created}


def update(call: Call, values: Mapping[str, str]) -> object:
    """Change the given addresses of a redirect."""
    fields = accepted(read_json_object(call.request), TYPE)
    documents = call.platform.documents
    with call.platform.database.transaction():
        redirect = _require(call, values["redirect_id"])
        changed = merged(redirect, fields)
        require(changed, *PATHS)
        other = documents.first(call.store.id, KIND, equals("fromUrl", changed["fromUrl"]))
        if other is not None and other["id"] != redirect["id"]:
            raise HTTPError(409, "There is a redirect from this address already")
        documents.replace(call.store.id, KIND, changed)
    return {"updateCount": 1}


def delete(call: Call, values: Mapping[str, str]) -> object:
    """Delete a redirect."""
    redirect = _require(call, values["redirect_id"])
    deleted = call.platform.documents.delete(call.store.id, KIND, redirect["id"])
    return {"deleteCount": int(deleted)}


def _require(call: Call, text: str) -> Document:
    number = path_id(text)
    redirect = None
    if number is not None:
        redirect = call.platform.documents.get(call.store.id, KIND, number)
    if redirect is None:
        raise HTTPError(404, f"Redirect #{text} not found")
    return redirect


def _shown(redirect: Document) -> Document:
    return {**redirect, "id": str(redirect["id"])}
