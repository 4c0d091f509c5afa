"""``manage.py ecwid_rotate_keys``: encrypt every stored token with the first key of the list."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ecwid_native.services.key_rotation import Rotation, rotate_keys


class Command(BaseCommand):
    """Run it after putting a new key in front of ``ECWID["ENCRYPTION_KEYS"]``.

    Once it reports no failures, the keys behind the first one can be removed.
    """

    help = "Encrypt stored tokens with the first key of ECWID['ENCRYPTION_KEYS']."

    def add_arguments(self, parser: CommandParser) -> None:
        """``--json``."""
        parser.add_argument("--json", action="store_true", help="print the counts as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rotate and report; a failure of one row does not stop the others."""
        rotation = rotate_keys()
        if options["json"]:
            self.stdout.write(json.dumps(rotation.as_dict()))
        else:
            self.stdout.write(
                f"{rotation.rotated} encrypted anew, {rotation.current} up to date,"
                f" {rotation.dropped} without a token, {len(rotation.failed)} failed."
            )
        if rotation.failed:
            raise CommandError(_failure(rotation))


def _failure(rotation: Rotation) -> str:
    rows = ", ".join(rotation.failed)
    return (
        f"No configured key opens the tokens of {rows}. Put the key they were encrypted with at"
        " the end of the list, or have the app opened again there once the row is erased."
    )
