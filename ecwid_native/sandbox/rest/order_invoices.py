"""Invoices of orders over REST.

Source: docs.ecwid.com, "Get order invoice" and the pages next to it (read 2026-11); 422 for an
unfinished order is from the table of errors.
"""

from collections.abc import Mapping
from functools import partial

from ecwid_native.sandbox.http import Answer, HTTPError, read_json_object
from ecwid_native.sandbox.orders.invoices import (
    UnfinishedOrderError,
    add_tax_invoice,
    invoice_html,
    receipt_pdf,
)
from ecwid_native.sandbox.orders.lifecycle import touch_order
from ecwid_native.sandbox.rest.order_downloads import HTML, invoice_address
from ecwid_native.sandbox.rest.orders import CREATE, READ, accepted_order, require_order
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router


def add_routes(router: Router[Operation]) -> None:
    """Add the page, the receipt, the list, creating and the preview."""
    base = "/api/v3/{store_id}/orders"
    one = f"{base}/{{order_id}}"
    router.add("GET", f"{one}/invoice", Operation(handler=html, scope=READ))
    router.add("GET", f"{one}/invoice-pdf", Operation(handler=pdf, scope=READ))
    router.add(
        "GET",
        f"{one}/invoices",
        Operation(handler=search, scope=(READ, "read_invoices"), selects_fields=True),
    )
    router.add("POST", f"{one}/invoices/create-invoice", Operation(handler=create, scope=CREATE))
    router.add(
        "POST",
        f"{base}/tax-invoice-preview",
        Operation(handler=preview, scope=None, needs_json=True),
    )


def html(call: Call, values: Mapping[str, str]) -> object:
    """Return an order as a page to print."""
    page = invoice_html(call.platform, call.store, require_order(call, values))
    return Answer(page, content_type=HTML)


def pdf(call: Call, values: Mapping[str, str]) -> object:
    """Return the receipt of an order as PDF."""
    document = receipt_pdf(call.platform, call.store, require_order(call, values))
    return Answer(document, content_type="application/pdf")


def search(call: Call, values: Mapping[str, str]) -> object:
    """Return the tax invoices of an order."""
    return {"invoices": require_order(call, values).get("invoices", [])}


def create(call: Call, values: Mapping[str, str]) -> object:
    """Add a tax invoice to an order."""
    with call.platform.database.transaction():
        order = require_order(call, values)
        link = partial(invoice_address, call.request, call.store.id)
        try:
            invoice = add_tax_invoice(call.platform, call.store, order, link=link)
        except UnfinishedOrderError as exc:
            raise HTTPError(422, str(exc)) from exc
        touch_order(call.platform, call.store, call.client_id, order)
        call.platform.events.publish(
            "invoice.created",
            store_id=call.store.id,
            client_id=call.client_id,
            entity_id=invoice["internalId"],
            orderId=order["orderId"],
        )
    return {"id": invoice["internalId"]}


def preview(call: Call, values: Mapping[str, str]) -> object:
    """Return the page that the order of the body would have."""
    order = accepted_order(read_json_object(call.request))
    page = invoice_html(call.platform, call.store, order)
    return Answer(page, content_type=HTML)
