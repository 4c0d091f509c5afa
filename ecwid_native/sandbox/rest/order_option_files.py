"""Files of order options over REST.

Source: docs.ecwid.com, "Upload order option file" (read 2026-11): raw bytes, or the address of a
file as a parameter, which is not fetched here.
"""

from collections.abc import Mapping
from typing import Any

from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.orders.lifecycle import touch_order
from ecwid_native.sandbox.orders.option_files import (
    MissingPartError,
    NotForFilesError,
    add_file,
    find_option,
    keep_bytes,
    remove_files,
)
from ecwid_native.sandbox.rest.order_downloads import file_address
from ecwid_native.sandbox.rest.orders import UPDATE, require_order
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.rest.uploads import binary_body, external_url, upload_parameters
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]


def add_routes(router: Router[Operation]) -> None:
    """Add the upload and both deletions."""
    option = "/api/v3/{store_id}/orders/{order_id}/items/{item_id}/options/{option_name}"
    router.add("POST", option, Operation(handler=upload, scope=UPDATE))
    router.add("DELETE", f"{option}/files", Operation(handler=delete, scope=UPDATE))
    router.add("DELETE", f"{option}/files/{{file_id}}", Operation(handler=delete, scope=UPDATE))


def upload(call: Call, values: Mapping[str, str]) -> object:
    """Attach a file to an option."""
    name = upload_parameters(call).required("fileName")
    url = external_url(call)
    body = b"" if url is not None else binary_body(call)
    with call.platform.database.transaction():
        order, option = _require_option(call, values)
        file = add_file(
            call.platform, call.store.id, option, name=name, size=len(body), url=url or ""
        )
        if url is None:
            file["url"] = file_address(call.request, call.store.id, file)
            keep_bytes(call.platform, call.store.id, file["id"], body)
        touch_order(call.platform, call.store, call.client_id, order)
    return {"id": file["id"]}


def delete(call: Call, values: Mapping[str, str]) -> object:
    """Remove the file that the path names, or all files of the option."""
    with call.platform.database.transaction():
        order, option = _require_option(call, values)
        try:
            count = remove_files(call.platform, call.store.id, option, values.get("file_id"))
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
