"""Application storage over REST.

Source: docs.ecwid.com, "Get all app storage data" and the pages next to it; that bodies are stored
as sent, whatever their content type, is what official clients rely on (read 2026-11).
"""

from collections.abc import Mapping

from ecwid_native.sandbox.application_storage import ValueTooLargeError
from ecwid_native.sandbox.http import HTTPError, read_body
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

READ = "read_store_profile"
WRITE = "update_store_profile"


class StorageKeyError(HTTPError):
    """A missing key, in the shape of 2020: no other shape of this answer is documented."""

    def __init__(self) -> None:
        """Answer 404."""
        super().__init__(404, "Key not found")

    def document(self) -> dict[str, str]:
        """Return the answer's body."""
        return {"error": "OTHER", "errorMessage": self.message}


def add_routes(router: Router[Operation]) -> None:
    """Add the five operations."""
    one = "/api/v3/{store_id}/storage/{key}"
    router.add("GET", "/api/v3/{store_id}/storage", Operation(handler=get_all, scope=READ))
    router.add("GET", one, Operation(handler=get_one, scope=READ))
    router.add("POST", one, Operation(handler=write, scope=WRITE))
    router.add("PUT", one, Operation(handler=write, scope=WRITE))
    router.add("DELETE", one, Operation(handler=delete, scope=WRITE))


def get_all(call: Call, values: Mapping[str, str]) -> object:
    """Return every key of the app in this store."""
    storage = call.platform.storage.all(call.client_id, call.store.id)
    return [{"key": key, "value": value} for key, value in storage.items()]


def get_one(call: Call, values: Mapping[str, str]) -> object:
    """Return one key as a single object."""
    value = call.platform.storage.get(call.client_id, call.store.id, values["key"])
    if value is None:
        raise StorageKeyError
    return {"key": values["key"], "value": value}


def write(call: Call, values: Mapping[str, str]) -> object:
    """Store the body verbatim; POST and PUT both create or overwrite."""
    body = read_body(call.request)
    try:
        value = body.decode()
    except UnicodeDecodeError:
        raise HTTPError(400, "The value is not UTF-8", "WRONG_PARAMETER") from None
    try:
        call.platform.storage.put(call.client_id, call.store.id, values["key"], value)
    except ValueTooLargeError as exc:
        raise HTTPError(413, str(exc)) from exc
    except ValueError as exc:
        raise HTTPError(400, str(exc), "WRONG_PARAMETER") from exc
    return {"updateCount": 1}


def delete(call: Call, values: Mapping[str, str]) -> object:
    """Delete one key."""
    if not call.platform.storage.delete(call.client_id, call.store.id, values["key"]):
        raise StorageKeyError
    return {"deleteCount": 1}
