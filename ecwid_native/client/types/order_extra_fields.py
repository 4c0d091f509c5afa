# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: extra fields of one order."""

from __future__ import annotations

from typing import TypedDict


class OrderExtraField(TypedDict, total=False):
    """`OrderExtraField`, in answers and in requests."""

    id: str
    value: str
    customerInputType: str
    title: str
    orderDetailsDisplaySection: str
    orderBy: str
    showInNotifications: bool
    showInInvoice: bool
