"""Two handlers that leave a row for each time they took effect."""

from __future__ import annotations

from django.db import connection

from ecwid_native.models import Installation
from ecwid_native.webhooks import OrderEvent, webhook

TABLE = "CREATE TABLE crash_effects (handler TEXT NOT NULL, event_id TEXT NOT NULL)"


@webhook("order.created", transactional=True, name="once")
def once(event: OrderEvent, installation: Installation) -> None:
    """Take effect together with the record that it did."""
    leave_row("once", event)


@webhook("order.created", name="often")
def often(event: OrderEvent, installation: Installation) -> None:
    """Take effect at once."""
    leave_row("often", event)


def leave_row(handler: str, event: OrderEvent) -> None:
    """Take effect."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO crash_effects VALUES (%s, %s)", [handler, event.event_id])
