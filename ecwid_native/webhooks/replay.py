"""Handling deliveries again."""

from __future__ import annotations

import secrets

from django.db import router, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from ecwid_native.models import WebhookDelivery, WebhookHandling
from ecwid_native.webhooks.wake_up import waker

Delivery = WebhookDelivery.State
Handling = WebhookHandling.State

AT_ONCE = 500

# A lease is held by name; what only waits for its next try is held by nobody.
IS_FREE = ~Q(state=Delivery.PENDING) | Q(lease_holder="")


def replay(found: QuerySet[WebhookDelivery], *, again: bool = False) -> int:
    """Have deliveries handled again; return how many.

    What is done stays done: dead letters are tried anew, what waits for its next try has it now,
    kept events have another chance, and handlers that came later get what came before them. So
    replaying the same twice changes nothing. One that a worker is at is left alone.

    Args:
        found: the deliveries.
        again: run the handlers that are done once more as well.
    """
    keys = list(found.filter(IS_FREE).values_list("pk", flat=True))
    count = 0
    for start in range(0, len(keys), AT_ONCE):
        count += _requeue(keys[start : start + AT_ONCE], again=again)
    if count:
        transaction.on_commit(waker.ring, using=router.db_for_write(WebhookDelivery))
    return count


def _requeue(keys: list[int], *, again: bool) -> int:
    """Have those of them handled again that are free, and stay so until this is committed."""
    now = timezone.now()
    states = [Handling.DEAD, Handling.PENDING]
    if again:
        states += [Handling.DONE, Handling.SKIPPED]
    ours, alias = secrets.token_hex(16), router.db_for_write(WebhookDelivery)
    with transaction.atomic(using=alias):
        # Written first, so that no worker takes one up and SQLite never has to wait half-way.
        deliveries = WebhookDelivery.objects.filter(pk__in=keys)
        deliveries.filter(IS_FREE).update(lease_holder=ours)
        held = deliveries.filter(lease_holder=ours)
        WebhookHandling.objects.filter(delivery__in=held, state__in=states).update(
            state=Handling.PENDING, attempts=0, due_at=now, finished_at=None
        )
        return held.update(state=Delivery.PENDING, due_at=now, lease_holder="", finished_at=None)
