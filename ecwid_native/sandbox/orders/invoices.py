"""Invoices of orders: the printable page, the receipt as PDF, and the list of tax invoices.

Source: docs.ecwid.com, "Get order invoice", "Get tax invoices", "Create tax invoice" (read
2026-11): an unfinished order has none. The look is ours; that a cancelled order gets an invoice
of type FULL_CANCEL once it had one of type SALE is our choice.
"""

import secrets
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from ecwid_native.sandbox.documents import FIRST_ID
from ecwid_native.sandbox.orders.document import UNFINISHED
from ecwid_native.sandbox.orders.pdf import pdf_of_lines
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.parameters import format_moment
from ecwid_native.sandbox.stores import Store

Document = dict[str, Any]

INVOICE = "tax_invoice"
CANCELLED = frozenset({"CANCELLED", "REFUNDED"})
PAGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
<h1>{title}</h1>
<table>
{rows}
</table>
</body>
</html>
"""


class UnfinishedOrderError(ValueError):
    """The order's checkout was not finished, so there is nothing to invoice."""


def add_tax_invoice(
    platform: Platform, store: Store, order: Document, *, link: Callable[[int, str], str]
) -> Document:
    """Add a tax invoice to an order in place and return the invoice; the caller stores the order.

    `link` makes an address of the invoice's internal id and its key.

    Raises:
        UnfinishedOrderError: the order is an abandoned cart.
    """
    if order["paymentStatus"] == UNFINISHED:
        raise UnfinishedOrderError("An unfinished order has no invoice")
    earlier = order.get("invoices", [])
    had_sale = any(invoice["type"] == "SALE" for invoice in earlier)
    is_cancel = had_sale and order["paymentStatus"] in CANCELLED
    key = secrets.token_urlsafe(12)
    kept = {"orderId": order["id"], "key": key}
    internal_id = platform.documents.insert(store.id, INVOICE, kept)["id"]
    invoice = {
        "internalId": internal_id,
        "id": str(platform.documents.next_id(store.id, "tax_invoice_number") - FIRST_ID + 1),
        "created": format_moment(platform.clock.timestamp()),
        "link": link(internal_id, key),
        "type": "FULL_CANCEL" if is_cancel else "SALE",
    }
    order["invoices"] = [*earlier, invoice]
    return invoice


def invoice_html(platform: Platform, store: Store, order: Document) -> str:
    """Return an order as a page to print."""
    title = f"Invoice {order.get('orderId', '')}".strip()
    rows = "\n".join(
        f"<tr><td>{escape(label)}</td><td>{escape(value)}</td></tr>"
        for label, value in _lines(platform, store, order)
    )
    return PAGE.format(title=escape(title), rows=rows)


def receipt_pdf(platform: Platform, store: Store, order: Document) -> bytes:
    """Return an order as a PDF of one page or more."""
    lines = [f"Receipt {order['orderId']}", ""]
    lines += [f"{label}: {value}" for label, value in _lines(platform, store, order)]
    return pdf_of_lines(lines)


def _lines(platform: Platform, store: Store, order: Document) -> Iterator[tuple[str, str]]:
    profile = platform.profiles.get(store)
    currency = profile["formatsAndUnits"].get("currency", "")
    yield "Seller", str(profile["company"].get("companyName", ""))
    yield "Date", str(order.get("createDate", ""))
    yield "Customer", str(order.get("email", ""))
    for item in order.get("items", []):
        name = str(item.get("name") or item.get("sku") or "Item")
        yield f"{item.get('quantity', 1)} x {name}", f"{item.get('price', 0)} {currency}"
    for label, field in (("Subtotal", "subtotal"), ("Tax", "tax"), ("Total", "total")):
        yield label, f"{order.get(field, 0)} {currency}"
