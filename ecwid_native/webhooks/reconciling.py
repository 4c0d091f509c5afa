"""Finding what no webhook told of, and handling it as if one had.

Ecwid gives a webhook up after 24 hours, so an outage loses events for good. The API lists what was
changed since a time; whatever has no delivery that is as new becomes one here, under an event id
that is the same each time, and goes to the same handlers. An event that is only late is handled
all the same when it comes, except for what happens once: a creation or a deletion.
"""

from __future__ import annotations

import json
import logging
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from ecwid_native.conf import ecwid_settings
from ecwid_native.exceptions import InvalidTokenError, PermissionDeniedError, PlanError
from ecwid_native.models import Installation, WebhookDelivery
from ecwid_native.protocol.webhook import parse_message
from ecwid_native.services import installs
from ecwid_native.webhooks.changes import KINDS, Change, Kind
from ecwid_native.webhooks.deliveries import drain_inbox
from ecwid_native.webhooks.leases import TRIES
from ecwid_native.webhooks.registry import handlers_for
from ecwid_native.webhooks.rows import Event, insert
from ecwid_native.webhooks.wake_up import waker

logger = logging.getLogger(__name__)

# Webhooks may be a little late, and clocks differ.
GRACE = timedelta(minutes=15)
# A regular job may wait for its turn under the rate limit.
PATIENCE_SECONDS = 180.0
ACTIONS = ("created", "updated", "deleted")


@dataclass(kw_only=True)
class Report:
    """What a comparison found.

    Attributes:
        compared: how many changes the API told of.
        missed_by_type: how many of them no webhook had told of, by event type.
    """

    compared: int = 0
    missed_by_type: Counter[str] = field(default_factory=Counter)

    @property
    def missed(self) -> int:
        """How many changes no webhook had told of."""
        return self.missed_by_type.total()


def claim_store() -> Installation | None:
    """Take the store that has waited longest for its comparison; None while none is due.

    It is due again after ``RECONCILE_HOURS``, whatever comes of this.
    """
    for _ in range(TRIES):
        installation = stores_due().first()
        if installation is None:
            return None
        is_ours = Installation.objects.filter(
            pk=installation.pk, reconcile_tried_at=installation.reconcile_tried_at
        ).update(reconcile_tried_at=timezone.now())
        if is_ours:
            return installation
    return None  # others are faster, and will be at it


def stores_due() -> QuerySet[Installation]:
    """The stores that are to be compared now, those first that have waited longest."""
    now, pause = timezone.now(), timedelta(hours=ecwid_settings.RECONCILE_HOURS)
    if pause <= timedelta(0):
        return Installation.objects.none()
    # Far ahead it was put by a clock that has been set back.
    is_time = Q(waits_since__lte=now - pause) | Q(waits_since__gt=now + pause)
    return (
        Installation.objects.annotate(waits_since=Coalesce("reconcile_tried_at", "created_at"))
        .filter(is_time, state=Installation.State.INSTALLED)
        .order_by("waits_since", "pk")
    )


def reconcile_store(installation: Installation, *, grace: timedelta = GRACE) -> Report:
    """Compare what handlers of this store want to know with what the API tells.

    Args:
        installation: an installed one.
        grace: leave changes alone that are newer: their webhooks may be under way.

    Raises:
        APIError: the API did not answer; the next comparison begins where this one did.
    """
    drain_inbox()
    until = timezone.now() - grace
    since = (installation.reconciled_at or installation.created_at) - GRACE
    client = installation.client.with_options(patience_seconds=PATIENCE_SECONDS)
    report = Report()
    for kind in KINDS:
        actions = _wanted(installation.app, kind)
        if not actions:
            continue
        try:
            for change in kind.since(client, since, actions):
                if change.action in actions and change.at <= until.timestamp():
                    _compare(installation, kind, change, report)
        except InvalidTokenError:
            installs.mark_uninstalled(installation)
            return report
        except (PermissionDeniedError, PlanError) as error:
            logger.warning("%s of %s cannot be compared: %s", kind.name, installation, error)
    Installation.objects.filter(pk=installation.pk).update(reconciled_at=until)
    if report.missed:
        logger.warning(
            "%d changes of %s had no webhook: %s",
            report.missed,
            installation,
            dict(report.missed_by_type),
        )
        waker.ring()
    return report


def _wanted(app: str, kind: Kind) -> frozenset[str]:
    return frozenset(each for each in ACTIONS if handlers_for(app, f"{kind.name}.{each}"))


def _compare(installation: Installation, kind: Kind, change: Change, report: Report) -> None:
    report.compared += 1
    if not change.at:
        logger.warning("%s %r of %s has no time", kind.name, change.entity_id, installation)
        return
    if not is_known(installation, kind, change) and _feed(installation, kind, change):
        report.missed_by_type[f"{kind.name}.{change.action}"] += 1


def is_known(installation: Installation, kind: Kind, change: Change) -> bool:
    """Whether a delivery told of this change, or of a later one."""
    known = WebhookDelivery.objects.filter(
        app=installation.app, store_id=installation.store_id, entity_id=change.entity_id
    )
    if change.action != "updated":
        return known.filter(event_type=f"{kind.name}.{change.action}").exists()
    at = datetime.fromtimestamp(change.at, tz=timezone.get_current_timezone())
    return known.filter(event_type__startswith=f"{kind.name}.", created__gte=at).exists()


def _feed(installation: Installation, kind: Kind, change: Change) -> bool:
    """Make it a delivery; False when an earlier comparison did."""
    parts = (installation.store_id, kind.name, change.action, change.entity_id, change.at)
    body = json.dumps(
        {
            "eventId": "reconciled-" + "-".join(map(str, parts)),
            "eventCreated": change.at,
            "storeId": installation.store_id,
            "entityId": change.entity_id,
            "eventType": f"{kind.name}.{change.action}",
            "data": change.data,
        }
    )
    event = Event(
        app=installation.app,
        message=parse_message(body),
        body=body,
        received_at=timezone.now(),
        source=WebhookDelivery.Source.RECONCILED,
    )
    return insert([event]) == 1
