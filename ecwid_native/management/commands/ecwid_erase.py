"""Delete what is kept of stores that have uninstalled an app."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ecwid_native.management.arguments import whole
from ecwid_native.services.erasure import erasable, erase_stores, working


class Command(BaseCommand):
    """``manage.py ecwid_erase --store 1003`` or ``--uninstalled-for-days 30``."""

    help = (
        "Delete the rows of installations that have ended. Working installations are left alone: "
        "the merchant has to uninstall the app first. What the app keeps in the store's own "
        "application storage is the store's and cannot be reached after an uninstall."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Which installations, and how to report."""
        parser.add_argument("--store", type=int, metavar="ID", help="only this store")
        parser.add_argument("--app", default="", metavar="SLUG", help="only this app")
        parser.add_argument(
            "--uninstalled-for-days",
            type=whole(0),
            default=0,
            metavar="DAYS",
            help="only what ended at least so many days ago",
        )
        parser.add_argument("--dry-run", action="store_true", help="list, delete nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete, and say what."""
        if options["store"] is None and not options["uninstalled_for_days"]:
            raise CommandError("say which: --store ID, or --uninstalled-for-days DAYS")
        found = erasable(
            store_id=options["store"],
            app=options["app"],
            uninstalled_for_days=options["uninstalled_for_days"],
        )
        is_dry = options["dry_run"]
        stores = list(found.values_list("app", "store_id")) if is_dry else erase_stores(found)
        erased = [{"app": app, "store_id": store_id} for app, store_id in stores]
        if options["json"]:
            self.stdout.write(json.dumps({"erased": erased, "dry_run": is_dry}))
            return
        for row in erased:
            self.stdout.write(f"{row['app']} in store {row['store_id']}")
        self.stdout.write(f"{len(erased)} {'would be erased' if is_dry else 'erased'}")
        if options["store"] is not None:
            for installed in working(store_id=options["store"], app=options["app"]):
                self.stdout.write(f"left alone: {installed}, where it is installed")
