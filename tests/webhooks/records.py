"""The rows of handlers: looking at them, and letting time pass for them."""

from __future__ import annotations

from datetime import timedelta

from ecwid_native.models import WebhookDelivery, WebhookHandling


def later(**delta: float) -> None:
    """Let time pass for everything that waits."""
    for model in (WebhookDelivery, WebhookHandling):
        for row in model.objects.all():
            row.due_at -= timedelta(**delta)
            row.save(update_fields=["due_at"])


def states() -> dict[str, tuple[str, int]]:
    """The state and attempts of each handler."""
    return {
        each.handler.rpartition(".")[2]: (each.state, each.attempts)
        for each in WebhookHandling.objects.all()
    }
