"""The regular tasks: forgetting what is old, erasing who left, looking for what was missed."""

from __future__ import annotations

import logging
import math
import time
from datetime import timedelta
from importlib import import_module

from django.apps import apps
from django.utils import timezone

from ecwid_native.compat import task
from ecwid_native.conf import ecwid_settings
from ecwid_native.exceptions import EcwidError
from ecwid_native.models import Chore, InboxPosition, Installation, OwnWrite, WebhookDelivery
from ecwid_native.services.erasure import erasable, erase_stores
from ecwid_native.webhooks import inbox, rows
from ecwid_native.webhooks.deliveries import drain_inbox, inbox_path
from ecwid_native.webhooks.reconciling import claim_store, reconcile_store, stores_due

logger = logging.getLogger(__name__)

# The database may lose its last moments in a power cut; the inbox then has them still.
INBOX_KEEPS = timedelta(days=1)
TASK_RESULTS_KEEP = timedelta(hours=1)

# The names of their rows.
PRUNE, ERASE, RECONCILE = "prune", "erase", "reconcile"

# What takes longer goes on in another task: webhooks have their turn, and a worker stops in time.
SECONDS = 20.0


@task
def prune() -> int:
    """Delete finished deliveries that are older than ``WEBHOOK_RETENTION_DAYS``; how many."""
    until = time.monotonic() + SECONDS
    count = prune_deliveries(days=ecwid_settings.WEBHOOK_RETENTION_DAYS, until=until)
    if count and time.monotonic() >= until:
        _go_on(PRUNE)
    return count


@task
def erase() -> int:
    """Erase stores that left ``ERASE_AFTER_DAYS`` ago; return how many."""
    days = ecwid_settings.ERASE_AFTER_DAYS
    if days <= 0:
        return 0
    until = time.monotonic() + SECONDS
    erased = erase_stores(erasable(uninstalled_for_days=days), until=until)
    for app, store_id in erased:
        logger.info("erased: %s in store %d, %d days after it left", app, store_id, days)
    if erased and time.monotonic() >= until:
        _go_on(ERASE)
    return len(erased)


@task
def reconcile() -> int:
    """Feed to the handlers what no webhook told of the store that has waited longest; how much.

    One store: how long it takes is for the store to say.
    """
    installation = claim_store()
    missed = _missed(installation) if installation is not None else 0
    if stores_due().exists():
        _go_on(RECONCILE)
    return missed


def _go_on(name: str) -> None:
    """Have the clock enqueue the task once more at once."""
    Chore.objects.filter(name=name).update(due_at=timezone.now())


def _missed(installation: Installation) -> int:
    try:
        return reconcile_store(installation).missed
    except EcwidError as error:  # of this store: no answer, or no key for its token
        logger.warning("%s could not be compared: %s", installation, error)
    except Exception:
        # What a store answers must not keep the others from being looked at.
        logger.exception("%s could not be compared", installation)
    return 0


def prune_deliveries(*, days: int, until: float = math.inf) -> int:
    """Delete what was received so many days ago and is not pending any more; return how many.

    What is pending is never deleted, nor what has not arrived in the database yet.

    Args:
        days: how many days ago.
        until: leave the rest after this time of ``time.monotonic()``.
    """
    drain_inbox()
    before = timezone.now() - timedelta(days=days)
    old = WebhookDelivery.objects.filter(received_at__lt=before).exclude(
        state=WebhookDelivery.State.PENDING
    )
    count = rows.delete(old, until=until)
    OwnWrite.objects.filter(written_at__lt=before).delete()
    _prune_inbox()
    _prune_task_results()
    return count


def _prune_inbox() -> None:
    path = inbox_path()
    if path is None or not path.exists():
        return
    row = InboxPosition.objects.filter(inbox=inbox.identity(path)).first()
    if row is not None:
        before = timezone.now() - INBOX_KEEPS
        inbox.prune(path, position=row.position, before=before.timestamp())


def _prune_task_results() -> None:
    """Our wake-ups leave a row each with the database backend; those of others are not ours."""
    if not apps.is_installed("django_tasks_db"):
        return
    before = timezone.now() - TASK_RESULTS_KEEP
    results = import_module("django_tasks_db.models").DBTaskResult
    results.objects.filter(
        task_path__startswith="ecwid_native.webhooks.", enqueued_at__lt=before
    ).exclude(status="READY").delete()
