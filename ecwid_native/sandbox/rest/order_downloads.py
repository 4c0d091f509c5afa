"""What links in orders lead to: files of options and tax invoices. They need no token.

Source: docs.ecwid.com, the examples of "Get order" and "Get last order" (read 2026-11) for the
form of the addresses.
"""

import hmac
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from werkzeug.wrappers import Request

from ecwid_native.sandbox.http import Answer, HTTPError
from ecwid_native.sandbox.orders.document import KIND
from ecwid_native.sandbox.orders.invoices import INVOICE, invoice_html
from ecwid_native.sandbox.orders.option_files import bytes_of
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.identifiers import path_id
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.routes import OpenOperation
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

FILES = "/orderfile"
INVOICES = "/download_tax_invoice"
HTML = "text/html;charset=utf-8"


def add_open_routes(router: Router[OpenOperation]) -> None:
    """Add both downloads."""
    router.add(
        "GET", f"{FILES}/{{store_id}}/{{file_id}}/{{name}}", OpenOperation(handler=option_file)
    )
    router.add("GET", INVOICES, OpenOperation(handler=tax_invoice))


def file_address(request: Request, store_id: int, file: Mapping[str, Any]) -> str:
    """Return where a file of an option can be downloaded."""
    path = f"{FILES}/{store_id}/{file['id']}/{quote(file['name'], safe='')}"
    return request.host_url.rstrip("/") + path


def invoice_address(request: Request, store_id: int, invoice_id: int, access_key: str) -> str:
    """Return where a tax invoice can be seen."""
    query = {"ownerid": store_id, "invoice_id": invoice_id, "access_key": access_key}
    return f"{request.host_url.rstrip('/')}{INVOICES}?{urlencode(query)}"


def option_file(platform: Platform, request: Request, values: Mapping[str, str]) -> object:
    """Return the bytes of a file."""
    store_id, file_id = path_id(values["store_id"]), path_id(values["file_id"])
    body = bytes_of(platform, store_id or 0, file_id or 0)
    if body is None:
        raise HTTPError(404, "File not found")
    # Never shown in the page's own origin, whatever a shopper sent.
    headers = {"Content-Disposition": "attachment", "X-Content-Type-Options": "nosniff"}
    return Answer(body, content_type="application/octet-stream", headers=headers)


def tax_invoice(platform: Platform, request: Request, values: Mapping[str, str]) -> object:
    """Return a tax invoice to whoever has its key."""
    parameters = Parameters(request.args)
    store = platform.stores.get(path_id(parameters.required("ownerid")) or 0)
    number = path_id(parameters.required("invoice_id")) or 0
    key = parameters.required("access_key").encode()
    invoice = None if store is None else platform.documents.get(store.id, INVOICE, number)
    if store is None or invoice is None or not hmac.compare_digest(invoice["key"].encode(), key):
        raise HTTPError(404, "File not found")
    order = platform.documents.get(store.id, KIND, invoice["orderId"])
    if order is None:
        raise HTTPError(404, "File not found")
    return Answer(invoice_html(platform, store, order), content_type=HTML)
