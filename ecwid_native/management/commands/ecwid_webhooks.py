"""See, replay, prune and count what was received."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet

from ecwid_native.conf import ecwid_settings
from ecwid_native.exceptions import EcwidError
from ecwid_native.management.arguments import moment, whole
from ecwid_native.models import Installation, WebhookDelivery
from ecwid_native.webhooks.chores import prune_deliveries
from ecwid_native.webhooks.deliveries import drain_inbox
from ecwid_native.webhooks.reconciling import Report, reconcile_store
from ecwid_native.webhooks.replay import replay
from ecwid_native.webhooks.reports import (
    comparison_row,
    comparisons_text,
    deliveries_text,
    delivery_row,
    statistics_text,
)
from ecwid_native.webhooks.statistics import statistics

# The options that choose deliveries, and what each of them asks of a row.
FILTERS = {
    "app": "app",
    "store": "store_id",
    "type": "event_type",
    "state": "state",
    "since": "received_at__gte",
    "until": "received_at__lt",
}


class Command(BaseCommand):
    """``manage.py ecwid_webhooks list --state dead``."""

    help = "List, replay, prune, count or reconcile webhooks. Times are ISO 8601."

    def add_arguments(self, parser: CommandParser) -> None:
        """One subcommand each."""
        commands = parser.add_subparsers(dest="command", required=True)

        def add(name: str, text: str) -> CommandParser:
            command: CommandParser = commands.add_parser(name, help=text, description=f"{text}.")
            command.add_argument("--json", action="store_true", help="print one JSON document")
            return command

        listing = add("list", "The latest deliveries and their handlers, newest first")
        listing.add_argument(
            "--limit", type=whole(1), default=50, metavar="COUNT", help="at most so many (50)"
        )
        _add_filters(listing)
        again = add("replay", "Handle deliveries again; what is done stays done")
        again.add_argument("events", nargs="*", metavar="EVENT_ID", help="only these events")
        again.add_argument(
            "--again", action="store_true", help="run handlers that are done once more as well"
        )
        _add_filters(again)
        pruning = add("prune", "Delete what is finished and old; what is pending stays")
        pruning.add_argument(
            "--days", type=whole(0), help="received so long ago (WEBHOOK_RETENTION_DAYS)"
        )
        comparing = add("reconcile", "Look over REST for what no webhook told of")
        _add_place(comparing)
        add("stats", "How many there are in each state")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the subcommand."""
        getattr(self, f"do_{options['command']}")(options)

    def do_list(self, options: dict[str, Any]) -> None:
        """The latest deliveries, newest first."""
        found = _found(options).prefetch_related("handlings").order_by("-pk")
        rows = [delivery_row(delivery) for delivery in found[: options["limit"]]]
        self.show(options, rows, deliveries_text(rows))

    def do_replay(self, options: dict[str, Any]) -> None:
        """Handle again what the filters find."""
        events = set(options["events"])
        if not events and all(options[name] is None for name in FILTERS):
            raise CommandError("say which: event ids, --state dead, --since 2026-11-24T10:00Z …")
        found = _found(options)
        if events:
            found = found.filter(event_id__in=events)
            if missing := events - set(found.values_list("event_id", flat=True)):
                raise CommandError(f"there is no such webhook: {', '.join(sorted(missing))}")
        count = replay(found, again=options["again"])
        self.show(options, {"replayed": count}, f"webhooks to be handled again: {count}")

    def do_prune(self, options: dict[str, Any]) -> None:
        """Delete what is finished and old."""
        days = options["days"]
        if days is None:
            days = ecwid_settings.WEBHOOK_RETENTION_DAYS
        count = prune_deliveries(days=days)
        self.show(options, {"pruned": count}, f"webhooks deleted: {count}")

    def do_stats(self, options: dict[str, Any]) -> None:
        """Count."""
        numbers = statistics()
        self.show(options, numbers, statistics_text(numbers))

    def do_reconcile(self, options: dict[str, Any]) -> None:
        """Compare at once, without the grace that the regular task gives to late webhooks."""
        rows = [_comparison(each) for each in _installed(options)]
        self.show(options, rows, comparisons_text(rows))
        failed = [row for row in rows if row["error"]]
        if failed:
            lines = (f"{row['app']} in store {row['store_id']}: {row['error']}" for row in failed)
            raise CommandError("could not be compared:\n" + "\n".join(lines))

    def show(self, options: dict[str, Any], result: object, text: str) -> None:
        """Print a result, for programs or for people."""
        self.stdout.write(json.dumps(result) if options["json"] else text)


def _add_place(parser: CommandParser) -> None:
    parser.add_argument("--app", metavar="SLUG", help="only this app")
    parser.add_argument("--store", type=int, metavar="ID", help="only this store")


def _add_filters(parser: CommandParser) -> None:
    _add_place(parser)
    parser.add_argument("--type", help="only this event type")
    parser.add_argument("--state", choices=WebhookDelivery.State.values, help="only this state")
    parser.add_argument("--since", type=moment, metavar="TIME", help="received then or later")
    parser.add_argument("--until", type=moment, metavar="TIME", help="received before")


def _found(options: dict[str, Any]) -> QuerySet[WebhookDelivery]:
    drain_inbox()
    wanted = {field: options[name] for name, field in FILTERS.items() if options[name] is not None}
    return WebhookDelivery.objects.filter(**wanted)


def _installed(options: dict[str, Any]) -> list[Installation]:
    wanted = {
        FILTERS[name]: options[name] for name in ("app", "store") if options[name] is not None
    }
    installed = Installation.objects.filter(state=Installation.State.INSTALLED, **wanted)
    found = list(installed.order_by("app", "store_id"))
    if wanted and not found:
        raise CommandError("no app is installed there; open it once in the control panel")
    return found


def _comparison(installation: Installation) -> dict[str, Any]:
    """One store that cannot be asked keeps nobody from looking at the others."""
    try:
        report = reconcile_store(installation, grace=timedelta(0))
    except EcwidError as error:
        return comparison_row(installation, Report(), error=str(error))
    return comparison_row(installation, report, error="")
