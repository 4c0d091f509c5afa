"""``manage.py ecwid_erase 1003``: delete all that we keep about a store."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ecwid_native.conf import ecwid_settings
from ecwid_native.services.installs import erase


class Command(BaseCommand):
    """For a request to erase personal data, or after an app was removed."""

    help = "Delete all rows about a store."

    def add_arguments(self, parser: CommandParser) -> None:
        """The store, ``--app`` and ``--json``."""
        parser.add_argument("store_id", type=int, help="the store")
        parser.add_argument("--app", default="", help="only of this app; default: of all apps")
        parser.add_argument("--json", action="store_true", help="print the count as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase and say how much; nothing to erase is no failure."""
        app, store_id = options["app"], options["store_id"]
        if app and app not in ecwid_settings.APPS:
            known = ", ".join(ecwid_settings.APPS)
            raise CommandError(f'There is no app "{app}"; known are: {known}.')
        deleted = erase(store_id, app=app)
        if options["json"]:
            self.stdout.write(json.dumps({"deleted": deleted}))
        else:
            self.stdout.write(f"{deleted} rows about store {store_id} deleted.")
