"""How webhooks are doing, in numbers."""

from __future__ import annotations

from typing import TypedDict

from django.db.models import Count, Min
from django.utils import timezone

from ecwid_native.models import WebhookDelivery, WebhookHandling
from ecwid_native.webhooks.deliveries import drain_inbox

Delivery = WebhookDelivery.State


class Statistics(TypedDict):
    """What ``ecwid_webhooks stats`` prints.

    ``oldest_due_seconds`` is how long the delivery that has been due longest waits for a worker:
    what grows there tells that workers are missing.
    """

    pending: int
    done: int
    dead: int
    kept: int
    reconciled: int
    oldest_due_seconds: float
    dead_by_handler: dict[str, int]


def statistics() -> Statistics:
    """Count what is in the database, after moving there what the inbox still holds."""
    drain_inbox()
    now = timezone.now()
    states = dict(WebhookDelivery.objects.values_list("state").annotate(Count("pk")))
    due = WebhookDelivery.objects.filter(state=Delivery.PENDING, due_at__lte=now)
    oldest = due.aggregate(Min("due_at"))["due_at__min"]
    dead = WebhookHandling.objects.filter(state=WebhookHandling.State.DEAD)
    return Statistics(
        pending=states.get(Delivery.PENDING, 0),
        done=states.get(Delivery.DONE, 0),
        dead=states.get(Delivery.DEAD, 0),
        kept=states.get(Delivery.KEPT, 0),
        reconciled=WebhookDelivery.objects.filter(source=WebhookDelivery.Source.RECONCILED).count(),
        oldest_due_seconds=round((now - oldest).total_seconds(), 1) if oldest else 0.0,
        dead_by_handler=dict(dead.values_list("handler").annotate(Count("pk")).order_by("handler")),
    )
