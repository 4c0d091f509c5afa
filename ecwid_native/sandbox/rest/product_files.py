"""Files of products (e-goods) over REST.

Source: docs.ecwid.com, "Upload product file", "Download product file", "Update product file",
"Delete product file" (read 2026-11). A file given by address is not fetched: its download leads
there.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from ecwid_native.sandbox.catalog import stock
from ecwid_native.sandbox.http import Answer, HTTPError, read_json_object
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.bodies import accepted
from ecwid_native.sandbox.rest.products import ONE, product_of
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.rest.uploads import BINARY, binary_body, external_url, upload_parameters
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

ALL = ONE + "/files"
FILE = ALL + "/{file_id}"
# What an address is made of; everything else is percent-encoded in a header.
RESERVED = "%:/?#[]@!$&'()*+,;=~"


def add_routes(router: Router[Operation]) -> None:
    """Add the operations on files."""
    update_scope = "update_catalog"
    add = router.add
    add("POST", ALL, Operation(handler=upload, scope="create_catalog"))
    add("DELETE", ALL, Operation(handler=delete_all, scope=update_scope))
    add("GET", FILE, Operation(handler=download, scope="read_catalog"))
    add("PUT", FILE, Operation(handler=update, scope=update_scope, needs_json=True))
    add("DELETE", FILE, Operation(handler=delete, scope=update_scope))


def upload(call: Call, values: Mapping[str, str]) -> object:
    """Add a file to a product."""
    parameters = upload_parameters(call)
    product_of(call, values)
    name = parameters.required("fileName")
    url = external_url(call)
    body = b"" if url is not None else binary_body(call)
    with call.platform.database.transaction():
        product = product_of(call, values)
        number = call.platform.documents.next_id(call.store.id, "file")
        upload = {
            "id": number,
            "name": name,
            "description": parameters.text("description") or "",
            "size": len(body),
            "blob": None if url else call.platform.blobs.put(call.store.id, body, BINARY),
            "url": url,
        }
        product["files"] = [*product["files"], upload]
        stock.touch(call.platform, call.store.id, product, call.client_id)
    return {"id": number}


def download(call: Call, values: Mapping[str, str]) -> object:
    """Return the bytes of a file."""
    upload = _file_of(product_of(call, values), values)
    return file_answer(call.platform, call.store.id, upload)


def file_answer(platform: Platform, store_id: int, upload: Document) -> Answer:
    """Return the bytes of a product's file, or the way to where they are."""
    if upload["blob"] is None:
        return Answer(status=302, headers={"Location": quote(upload["url"], safe=RESERVED)})
    blob = platform.blobs.get(store_id, upload["blob"])
    disposition = f"attachment; filename*=UTF-8''{quote(upload['name'], safe='')}"
    return Answer(
        b"" if blob is None else blob.body,
        content_type=BINARY,
        headers={"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"},
    )


def update(call: Call, values: Mapping[str, str]) -> object:
    """Change the description of a file."""
    changes = accepted(read_json_object(call.request), "UpdatedProductFile")
    with call.platform.database.transaction():
        product = product_of(call, values)
        _file_of(product, values).update(changes)
        stock.touch(call.platform, call.store.id, product, call.client_id)
    return {"updateCount": 1}


def delete(call: Call, values: Mapping[str, str]) -> object:
    """Delete one file."""
    with call.platform.database.transaction():
        product = product_of(call, values)
        return _delete(call, product, [_file_of(product, values)])


def delete_all(call: Call, values: Mapping[str, str]) -> object:
    """Delete every file of a product."""
    with call.platform.database.transaction():
        product = product_of(call, values)
        return _delete(call, product, product["files"])


def _delete(call: Call, product: Document, gone: list[Document]) -> object:
    for upload in gone:
        call.platform.blobs.delete(call.store.id, upload["blob"])
    product["files"] = [each for each in product["files"] if each not in gone]
    stock.touch(call.platform, call.store.id, product, call.client_id)
    return {"deleteCount": len(gone)}


def _file_of(product: Document, values: Mapping[str, str]) -> Document:
    for upload in product["files"]:
        if str(upload["id"]) == values["file_id"]:
            found: Document = upload
            return found
    raise HTTPError(404, f"File #{values['file_id']} not found")
