"""Deliveries, numbers and comparisons in words, and in plain types for JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ecwid_native.client.console import aligned, as_table, cell, rows_table
from ecwid_native.models import Installation, WebhookDelivery, WebhookHandling
from ecwid_native.webhooks.reconciling import Report
from ecwid_native.webhooks.statistics import Statistics

WIDTH = 160
LONGEST_ERROR = 100
NOTHING = "(nothing)"
COLUMNS = ("received_at", "event_type", "app", "store_id", "entity_id", "state", "event_id")


def delivery_row(delivery: WebhookDelivery) -> dict[str, Any]:
    """Return a delivery with its handlers."""
    is_pending = delivery.state == WebhookDelivery.State.PENDING
    return {
        "received_at": _moment(delivery.received_at),
        "created": _moment(delivery.created),
        "app": delivery.app,
        "store_id": delivery.store_id,
        "event_type": delivery.event_type,
        "entity_id": delivery.entity_id,
        "event_id": delivery.event_id,
        "source": delivery.source,
        "state": delivery.state,
        "due_at": _moment(delivery.due_at) if is_pending else None,
        "handlers": [
            _handling_row(each)
            for each in sorted(delivery.handlings.all(), key=lambda handling: handling.pk)
        ],
    }


def _handling_row(handling: WebhookHandling) -> dict[str, Any]:
    is_pending = handling.state == WebhookHandling.State.PENDING
    return {
        "handler": handling.handler,
        "state": handling.state,
        "attempts": handling.attempts,
        "due_at": _moment(handling.due_at) if is_pending else None,
        "error": handling.error,
    }


def deliveries_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """Say what came: a line for each delivery, and below it one for each of its handlers."""
    if not rows:
        return NOTHING
    table = [COLUMNS, *(tuple(cell(row[name], WIDTH) for name in COLUMNS) for row in rows)]
    heading, *lines = aligned(table).split("\n")
    text = [heading]
    for line, row in zip(lines, rows, strict=True):
        text += [line, *(f"    {each}" for each in map(_handling_text, row["handlers"]))]
    return "\n".join(text)


def _handling_text(row: Mapping[str, Any]) -> str:
    attempts = "1 attempt" if row["attempts"] == 1 else f"{row['attempts']} attempts"
    again = f", again at {row['due_at']}" if row["due_at"] and row["attempts"] else ""
    error = f": {cell(row['error'], LONGEST_ERROR)}" if row["error"] else ""
    return f"{row['handler']}: {row['state']}, {attempts}{again}{error}"


def statistics_text(numbers: Statistics) -> str:
    """Say how many there are of what."""
    dead = {f"dead in {name}": count for name, count in numbers["dead_by_handler"].items()}
    plain = {name: value for name, value in numbers.items() if name != "dead_by_handler"}
    return as_table({**plain, **dead}, width=WIDTH)


def comparison_row(installation: Installation, report: Report, *, error: str) -> dict[str, Any]:
    """Return what the comparison of a store found, or what kept it from being made."""
    return {
        "app": installation.app,
        "store_id": installation.store_id,
        "compared": report.compared,
        "missed": report.missed,
        "missed_by_type": dict(report.missed_by_type),
        "error": error,
    }


def comparisons_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """Say what the comparisons found; errors, which may be long, are for the error output."""
    names = ("app", "store_id", "compared", "missed")
    shown = [{name: row[name] for name in names} | {"of which": _counts(row)} for row in rows]
    return rows_table(shown, width=WIDTH)


def _counts(row: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {count}" for name, count in row["missed_by_type"].items())


def _moment(when: datetime) -> str:
    return when.isoformat(timespec="seconds")
