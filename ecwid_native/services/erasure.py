"""Forgetting a store: what the framework's own database knows of it."""

from __future__ import annotations

import math
import time
from datetime import timedelta

from django.db import router, transaction
from django.db.models import QuerySet
from django.utils import timezone

from ecwid_native.models import Installation, OwnWrite, WebhookDelivery
from ecwid_native.webhooks import inbox, rows
from ecwid_native.webhooks.deliveries import inbox_path


def erasable(
    *, store_id: int | None = None, app: str = "", uninstalled_for_days: int = 0
) -> QuerySet[Installation]:
    """Return the ended installations that match; a working one is never among them.

    Args:
        store_id: only this store.
        app: only the app with this slug.
        uninstalled_for_days: only those that ended at least so many days ago.
    """
    ended = Installation.objects.filter(state=Installation.State.UNINSTALLED)
    if store_id is not None:
        ended = ended.filter(store_id=store_id)
    if app:
        ended = ended.filter(app=app)
    if uninstalled_for_days:
        before = timezone.now() - timedelta(days=uninstalled_for_days)
        ended = ended.filter(uninstalled_at__lte=before)
    return ended.order_by("app", "store_id")


def working(*, store_id: int, app: str = "") -> QuerySet[Installation]:
    """Return what of a store cannot be erased, for its app is installed."""
    installed = Installation.objects.filter(
        store_id=store_id, state=Installation.State.INSTALLED
    ).order_by("app")
    return installed.filter(app=app) if app else installed


def erase_stores(
    found: QuerySet[Installation], *, until: float = math.inf
) -> list[tuple[str, int]]:
    """Delete these installations and all that was received of their stores.

    A store that opens the app in the meantime keeps what it has.

    Args:
        found: some of what ``erasable`` gives.
        until: leave the rest after this time of ``time.monotonic()``.

    Returns:
        The app and the store of each.
    """
    erased = []
    for key, app, store_id in list(found.values_list("pk", "app", "store_id")):
        with transaction.atomic(using=router.db_for_write(Installation)):
            # First: an opening waits at the row, and finds it gone.
            deleted, _ = found.filter(pk=key).delete()
            if deleted:
                forget_deliveries(app=app, store_id=store_id)
                erased.append((app, store_id))
        if time.monotonic() >= until:
            break
    return erased


def forget_deliveries(*, app: str, store_id: int) -> None:
    """Delete what was received of a store, and what its handlers wrote there last."""
    path = inbox_path()
    if path is not None and path.exists():
        inbox.forget_store(path, app=app, store_id=store_id)
    rows.delete(WebhookDelivery.objects.filter(app=app, store_id=store_id))
    OwnWrite.objects.filter(app=app, store_id=store_id).delete()
