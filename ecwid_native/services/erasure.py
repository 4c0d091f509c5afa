"""Forgetting a store: what the framework's own database knows of it."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from ecwid_native.models import Installation


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
