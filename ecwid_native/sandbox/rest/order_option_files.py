"""Files of order options over REST.

Source: docs.ecwid.com, "Upload order option file" (read 2026-11): raw bytes, or the address of a
file in the query, which is not fetched here.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from ecwid_native.sandbox.http import HTTPError, read_body
from ecwid_native.sandbox.orders.lifecycle import touch_order
from ecwid_native.sandbox.orders.option_files import (
    MissingPartError,
    NotForFilesError,
    add_file,
    find_option,
    remove_files,
)
from ecwid_native.sandbox.rest.orders import UPDATE, require_order
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

MAX_BYTES = 100_000_000


def add_routes(router: Router[Operation]) -> None:
    """Add the upload and both deletions."""
    option = "/api/v3/{store_id}/orders/{order_id}/items/{item_id}/options/{option_name}"
    router.add("POST", option, Operation(handler=upload, scope=UPDATE))
    router.add("DELETE", f"{option}/files", Operation(handler=delete, scope=UPDATE))
    router.add("DELETE", f"{option}/files/{{file_id}}", Operation(handler=delete, scope=UPDATE))


def upload(call: Call, values: Mapping[str, str]) -> object:
    """Attach a file to an option."""
    parameters = Parameters(call.request.args)
    name, url = parameters.required("fileName"), parameters.text("externalUrl")
    size = 0 if url is not None else len(_binary_body(call))
    if url is None:
        path = f"orderfile/{call.store.id}/{{id}}/{quote(name, safe='')}"
        url = f"{call.request.host_url}{path}"
    elif not _is_address(url):
        raise HTTPError(422, "The address of the file is wrong", "WRONG_URL")
    with call.platform.database.transaction():
        order, option = _require_option(call, values)
        file = add_file(call.platform, call.store.id, option, name=name, size=size, url=url)
        touch_order(call.platform, call.store, call.client_id, order)
    return {"id": file["id"]}


def delete(call: Call, values: Mapping[str, str]) -> object:
    """Remove the file that the path names, or all files of the option."""
    with call.platform.database.transaction():
        order, option = _require_option(call, values)
        try:
            count = remove_files(option, values.get("file_id"))
        except MissingPartError as exc:
            raise HTTPError(404, str(exc)) from exc
        if count:
            touch_order(call.platform, call.store, call.client_id, order)
    return {"deleteCount": count}


def _require_option(call: Call, values: Mapping[str, str]) -> tuple[Document, Document]:
    order = require_order(call, values)
    try:
        return order, find_option(order, values["item_id"], values["option_name"])
    except MissingPartError as exc:
        raise HTTPError(404, str(exc)) from exc
    except NotForFilesError as exc:
        raise HTTPError(400, str(exc), "OPTIONS_IS_NOT_FILES_TYPE") from exc


def _binary_body(call: Call) -> bytes:
    if call.request.mimetype != "application/octet-stream":
        raise HTTPError(415, "Content-Type must be application/octet-stream")
    body = read_body(call.request)
    if len(body) > MAX_BYTES:
        raise HTTPError(413, "The file is larger than 100 MB")
    return body


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False
