"""Batches over REST.

Source: docs.ecwid.com, "Batch requests" and the pages of its five calls (read 2026-11).
`allowParallelMode` promises no order, so that keeping it is allowed.
"""

import json
import uuid
from collections.abc import Mapping

from ecwid_native.sandbox.batch.queue import STATUSES, BatchItem, BatchStatus, Outcome
from ecwid_native.sandbox.http import HTTPError, read_json
from ecwid_native.sandbox.rest.access import read_token
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

MAX_REQUESTS = 500
METHODS = ("GET", "POST", "PUT", "DELETE")


def add_routes(router: Router[Operation]) -> None:
    """Add the five operations, which need no scope: the requests inside do."""
    path = "/api/v3/{store_id}/batch"
    router.add("POST", path, Operation(handler=create, scope=None, needs_json=True))
    router.add("GET", path, Operation(handler=get, scope=None))
    router.add("DELETE", path, Operation(handler=delete, scope=None))
    router.add("POST", f"{path}/cancel-group", Operation(handler=cancel_group, scope=None))


def create(call: Call, values: Mapping[str, str]) -> object:
    """Queue the requests of the body."""
    parameters = Parameters(call.request.args)
    stops = parameters.boolean("stopOnFirstFailure")
    parameters.boolean("allowParallelMode")
    ticket = call.platform.batches.add(
        _items(read_json(call.request)),
        store_id=call.store.id,
        client_id=call.client_id,
        token=read_token(call.platform, call.request).text,
        stops_on_failure=True if stops is None else stops,
        group_id=parameters.text("groupId"),
        deduplication_key=_key(parameters.text("deduplicationKey")),
    )
    call.platform.wake_batches(call.store.id)
    return {"ticket": ticket}


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return one batch by its ticket, or else the list of a status."""
    parameters = Parameters(call.request.args)
    ticket = parameters.text("ticket") or parameters.text("ticketId")
    escaped = parameters.boolean("escapedJson") or False
    if ticket is None:
        return _search(call, parameters)
    progress = call.platform.batches.progress(call.store.id, call.client_id, ticket)
    if progress is None:
        raise HTTPError(404, "Batch is not found")
    done = [outcome for _, outcome in progress.outcomes if outcome.status != "NOT_EXECUTED"]
    return {
        "status": progress.status,
        "totalRequests": progress.total,
        "completedRequests": len(done),
        "responses": [_response(name, each, escaped) for name, each in progress.outcomes],
    }


def cancel_group(call: Call, values: Mapping[str, str]) -> object:
    """Stop the batches of a group."""
    group_id = Parameters(call.request.args).required("groupId")
    stopped = call.platform.batches.cancel_group(call.store.id, call.client_id, group_id)
    return {"updateCount": min(stopped, 1)}


def delete(call: Call, values: Mapping[str, str]) -> object:
    """Stop a batch and forget it."""
    parameters = Parameters(call.request.args)
    ticket = parameters.text("ticket") or parameters.required("ticketId")
    deleted = call.platform.batches.delete(call.store.id, call.client_id, ticket)
    return {"deleteCount": int(deleted)}


def _search(call: Call, parameters: Parameters) -> object:
    if parameters.text("status") is None:
        parameters.required("ticket")
    wanted = parameters.choice("status", STATUSES)
    page = parameters.page()
    status: BatchStatus = next(each for each in STATUSES if each == wanted)
    found = call.platform.batches.search(
        call.store.id, call.client_id, status, limit=page.limit, offset=page.offset
    )
    return {"items": [{"ticket": ticket, "status": status} for ticket, status in found]}


def _items(document: object) -> list[BatchItem]:
    if not isinstance(document, list) or not 0 < len(document) <= MAX_REQUESTS:
        raise HTTPError(
            400, f"The body must be a list of 1 to {MAX_REQUESTS} requests", "WRONG_PARAMETER"
        )
    return [_item(number, item) for number, item in enumerate(document)]


def _item(number: int, item: object) -> BatchItem:
    if not isinstance(item, dict):
        raise _wrong(number, "it is no object")
    name, method, path = item.get("id"), item.get("method"), item.get("path")
    if name is not None and not isinstance(name, str):
        raise _wrong(number, "its id is no text")
    if method not in METHODS:
        raise _wrong(number, f"its method is none of {', '.join(METHODS)}")
    if not isinstance(path, str) or not path:
        raise _wrong(number, "it has no path")
    return BatchItem(name=name, method=method, path=path, body=item.get("body"))


def _response(name: str | None, outcome: Outcome, escaped: bool) -> dict[str, object]:
    response: dict[str, object] = {} if name is None else {"id": name}
    response["status"] = outcome.status
    if outcome.status == "NOT_EXECUTED":
        return response
    response["httpStatusCode"] = outcome.code
    response["httpStatusLine"] = outcome.line
    if escaped:
        response["escapedHttpBody"] = outcome.body
    elif outcome.body:
        response["httpBody"] = _typed(outcome.body)
    return response


def _typed(body: str) -> object:
    """Return the JSON of an answer, which is an object or a list; HTML and the like stay text."""
    if body[0] not in "{[":
        return body
    try:
        return json.loads(body)
    except ValueError:
        return body


def _key(text: str | None) -> str | None:
    try:
        return None if text is None else str(uuid.UUID(text))
    except ValueError:
        message = "Wrong parameter 'deduplicationKey' value: not a UUID"
        raise HTTPError(400, message, "WRONG_PARAMETER") from None


def _wrong(number: int, reason: str) -> HTTPError:
    return HTTPError(400, f"Request {number} of the batch: {reason}", "WRONG_PARAMETER")
