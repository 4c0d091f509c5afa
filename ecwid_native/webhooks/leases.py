"""Who has which delivery, and whose turn it is: single conditional statements, no broker.

They work alike on every database, between threads, processes and machines.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import IntegrityError, router, transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from ecwid_native.conf import ecwid_settings
from ecwid_native.models import WebhookDelivery, WebhookHandling, WebhookTurn
from ecwid_native.webhooks.registry import WebhookHandler

TRIES = 20
FINISHED = (WebhookHandling.State.DONE, WebhookHandling.State.SKIPPED, WebhookHandling.State.DEAD)


def lease_end() -> datetime:
    """When a lease taken or renewed now runs out."""
    return timezone.now() + timedelta(seconds=ecwid_settings.WEBHOOK_LEASE_SECONDS)


def claim() -> WebhookDelivery | None:
    """Take the delivery that has been due longest; None when none is due.

    Whoever dies with it holds it for ``WEBHOOK_LEASE_SECONDS``.
    """
    due = WebhookDelivery.objects.filter(
        state=WebhookDelivery.State.PENDING, due_at__lte=timezone.now()
    )
    for _ in range(TRIES):
        delivery = due.order_by("due_at", "pk").first()
        if delivery is None:
            return None
        holder, until = secrets.token_hex(16), lease_end()
        is_mine = due.filter(pk=delivery.pk, due_at=delivery.due_at).update(
            lease_holder=holder, due_at=until, claims=F("claims") + 1
        )
        if is_mine:
            delivery.lease_holder, delivery.due_at = holder, until
            return delivery
    return None  # others are faster, and will be at it


def due_exceeds(number: int) -> bool:
    """Whether more deliveries than this are due."""
    due = WebhookDelivery.objects.filter(
        state=WebhookDelivery.State.PENDING, due_at__lte=timezone.now()
    )
    return due[number : number + 1].exists()


def renew(delivery: WebhookDelivery) -> bool:
    """Hold the delivery for the full time again; False when another has it by now.

    Nothing is written while most of the time is left.
    """
    until = lease_end()
    if delivery.due_at > until - timedelta(seconds=ecwid_settings.WEBHOOK_LEASE_SECONDS / 3):
        return True
    if not update_held(delivery, due_at=until):
        return False
    delivery.due_at = until
    return True


def update_held(delivery: WebhookDelivery, **values: object) -> bool:
    """Write to a delivery that is still ours; False when it is not."""
    rows = WebhookDelivery.objects.filter(pk=delivery.pk, lease_holder=delivery.lease_holder)
    return bool(rows.update(**values))


def take_turn(handler: WebhookHandler, delivery: WebhookDelivery) -> bool:
    """Take an ordered handler's turn with the entity of a delivery; whether it was free.

    It is not while the handler is at another event of the entity, or has not finished an earlier
    one.
    """
    entity = entity_key(delivery)
    WebhookTurn.objects.filter(
        handler=handler.name, entity=entity, until__lte=timezone.now()
    ).delete()
    try:
        with transaction.atomic(using=router.db_for_write(WebhookTurn)):
            WebhookTurn.objects.create(
                handler=handler.name, entity=entity, delivery=delivery, until=lease_end()
            )
    except IntegrityError:
        return False
    # Looked at with the turn taken, so that two events cannot both find the way free.
    if _has_earlier(handler, delivery):
        give_turn(handler, delivery)
        return False
    return True


def give_turn(handler: WebhookHandler, delivery: WebhookDelivery) -> None:
    """Let the next event of the entity have its turn."""
    WebhookTurn.objects.filter(handler=handler.name, delivery=delivery).delete()


def entity_key(delivery: WebhookDelivery) -> str:
    """Names the entity of a delivery: ``demo/1003/order/42``."""
    kind = delivery.event_type.partition(".")[0]
    return f"{delivery.app}/{delivery.store_id}/{kind}/{delivery.entity_id}"


def _has_earlier(handler: WebhookHandler, delivery: WebhookDelivery) -> bool:
    kind = delivery.event_type.partition(".")[0]
    types = [each for each in handler.event_types if each.partition(".")[0] == kind]
    finished = WebhookHandling.objects.filter(
        delivery=OuterRef("pk"), handler=handler.name, state__in=FINISHED
    )
    others = WebhookDelivery.objects.filter(
        app=delivery.app,
        store_id=delivery.store_id,
        entity_id=delivery.entity_id,
        event_type__in=types,
        state=WebhookDelivery.State.PENDING,
    ).filter(~Exists(finished))
    is_earlier = others.filter(created__lt=delivery.created) | others.filter(
        created=delivery.created, pk__lt=delivery.pk
    )
    return is_earlier.exists()
