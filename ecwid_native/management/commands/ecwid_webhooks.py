"""See, replay, prune and count what was received."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from ecwid_native.conf import ecwid_settings
from ecwid_native.exceptions import EcwidError
from ecwid_native.models import Installation, WebhookDelivery
from ecwid_native.webhooks.chores import prune_deliveries
from ecwid_native.webhooks.deliveries import drain_inbox
from ecwid_native.webhooks.reconciling import reconcile_all
from ecwid_native.webhooks.replay import replay
from ecwid_native.webhooks.statistics import statistics

FILTERS = ("app", "store", "type", "state", "since", "until")


class Command(BaseCommand):
    """``manage.py ecwid_webhooks list --state dead``."""

    help = "List, replay, prune, count or reconcile webhooks. Times are ISO 8601."

    def add_arguments(self, parser: CommandParser) -> None:
        """One subcommand each."""
        commands = parser.add_subparsers(dest="command", required=True)
        listing = commands.add_parser("list", help="the latest deliveries and their handlers")
        listing.add_argument("--limit", type=int, default=50, help="at most so many (default: 50)")
        again = commands.add_parser("replay", help="handle deliveries again")
        again.add_argument("events", nargs="*", metavar="EVENT_ID", help="these only")
        again.add_argument(
            "--again", action="store_true", help="run handlers that are done once more as well"
        )
        for each in (listing, again):
            _add_filters(each)
        pruning = commands.add_parser("prune", help="delete what is finished and old")
        pruning.add_argument(
            "--days", type=int, help="received so long ago (default: WEBHOOK_RETENTION_DAYS)"
        )
        comparing = commands.add_parser("reconcile", help="look for what no webhook told of")
        comparing.add_argument("--store", type=int, metavar="ID", help="only this store")
        comparing.add_argument("--app", default="", metavar="SLUG", help="only this app")
        counting = commands.add_parser("stats", help="how many there are in each state")
        for each in (listing, again, pruning, comparing, counting):
            each.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the subcommand."""
        result = getattr(self, f"do_{options['command']}")(options)
        if options["json"]:
            self.stdout.write(json.dumps(result, default=str))
            return
        for row in result if isinstance(result, list) else [result]:
            self.stdout.write("  ".join(_shown(row.items())))

    def do_list(self, options: dict[str, Any]) -> list[dict[str, Any]]:
        """The latest deliveries, newest first."""
        found = _found(options).prefetch_related("handlings").order_by("-pk")
        return [_as_dict(delivery) for delivery in found[: options["limit"]]]

    def do_replay(self, options: dict[str, Any]) -> dict[str, Any]:
        """Handle again what the filters find."""
        if not options["events"] and not any(options[name] for name in FILTERS):
            raise CommandError("say which: event ids, --state dead, --since 2026-11-24T10:00Z …")
        found = _found(options)
        if options["events"]:
            found = found.filter(event_id__in=options["events"])
        return {"replayed": replay(found, again=options["again"])}

    def do_prune(self, options: dict[str, Any]) -> dict[str, Any]:
        """Delete what is finished and old."""
        days = options["days"]
        if days is None:
            days = ecwid_settings.WEBHOOK_RETENTION_DAYS
        if days < 0:
            raise CommandError("--days cannot be negative")
        return {"pruned": prune_deliveries(days=days)}

    def do_stats(self, options: dict[str, Any]) -> dict[str, Any]:
        """Count."""
        return {**statistics()}

    def do_reconcile(self, options: dict[str, Any]) -> list[dict[str, Any]]:
        """Compare at once, without the grace that the regular task gives to late webhooks."""
        found = Installation.objects.filter(state=Installation.State.INSTALLED)
        if options["store"] is not None:
            found = found.filter(store_id=options["store"])
        if options["app"]:
            found = found.filter(app=options["app"])
        rows = []
        for installation in found.order_by("app", "store_id"):
            try:
                report = reconcile_all(installation, grace=timedelta(0))
            except EcwidError as error:
                raise CommandError(f"{installation}: {error}") from error
            rows.append(
                {
                    "app": installation.app,
                    "store_id": installation.store_id,
                    "compared": report.compared,
                    "missed": report.missed,
                    "missed_by_type": dict(report.missed_by_type),
                }
            )
        return rows


def _add_filters(parser: CommandParser) -> None:
    parser.add_argument("--app", default="", metavar="SLUG", help="only this app")
    parser.add_argument("--store", type=int, metavar="ID", help="only this store")
    parser.add_argument("--type", default="", help="only this event type")
    parser.add_argument("--state", choices=WebhookDelivery.State.values, help="only this state")
    parser.add_argument("--since", type=_time, help="received at this time or later")
    parser.add_argument("--until", type=_time, help="received before this time")


def _found(options: dict[str, Any]) -> QuerySet[WebhookDelivery]:
    drain_inbox()
    fields = {
        "app": "app",
        "store": "store_id",
        "type": "event_type",
        "state": "state",
        "since": "received_at__gte",
        "until": "received_at__lt",
    }
    wanted = {fields[name]: options[name] for name in FILTERS if options[name]}
    return WebhookDelivery.objects.filter(**wanted)


def _time(text: str) -> datetime:
    moment = parse_datetime(text)
    if moment is None:
        raise ValueError(text)
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def _as_dict(delivery: WebhookDelivery) -> dict[str, Any]:
    return {
        "received_at": delivery.received_at.isoformat(timespec="seconds"),
        "app": delivery.app,
        "store_id": delivery.store_id,
        "event_type": delivery.event_type,
        "entity_id": delivery.entity_id,
        "event_id": delivery.event_id,
        "source": delivery.source,
        "state": delivery.state,
        "handlers": [
            {
                "handler": each.handler,
                "state": each.state,
                "attempts": each.attempts,
                "error": each.error,
            }
            for each in delivery.handlings.all()
        ],
    }


def _shown(items: Iterable[tuple[str, Any]]) -> list[str]:
    """A row for people: its values, and names only where a value does not speak for itself."""
    shown = []
    for name, value in items:
        if name == "handlers":
            shown += [f"{each['handler']}={each['state']}({each['attempts']})" for each in value]
        elif isinstance(value, str):
            shown.append(value)
        else:
            shown.append(f"{name}={value}")
    return shown
