"""Encrypt everything with the newest key, so that an older one can be removed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ecwid_native.exceptions import EcwidError
from ecwid_native.models import Installation
from ecwid_native.services.installs import reencrypt_tokens
from ecwid_native.services.settings_keys import reseal_secrets


@dataclass
class Report:
    """What a run did. ``failed`` names each store that still needs an older key, and why."""

    installations: int = 0
    tokens: int = 0
    secret_settings: int = 0
    failed: list[str] = field(default_factory=list)


class Command(BaseCommand):
    """``manage.py ecwid_rotate_keys``, after a new key was put first in the list."""

    help = (
        'Encrypt tokens and secret settings with the first key of ECWID["ENCRYPTION_KEYS"]. '
        "Put the new key first, run this, and remove the old key when nothing failed. "
        "Safe to run again, and while the app is in use."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """How to report."""
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        """Go through all installations; an error when one failed."""
        report = Report()
        for installation in Installation.objects.order_by("pk").iterator():
            report.installations += 1
            try:
                self.rotate(installation, report)
            except EcwidError as exc:
                report.failed.append(f"{installation}: {exc}")
        self.print_report(report, as_json=options["json"])
        if report.failed:
            raise CommandError("an older key is still needed by\n" + "\n".join(report.failed))

    def rotate(self, installation: Installation, report: Report) -> None:
        """Rotate what is kept of one installation, here and in the store's own storage."""
        report.tokens += reencrypt_tokens(installation)
        if not installation.is_installed:
            return
        secrets = reseal_secrets(installation)
        report.secret_settings += secrets.resealed
        if secrets.unreadable:
            report.failed.append(
                f"{installation}: {secrets.unreadable} secret settings are under a key"
                ' that is not in ECWID["ENCRYPTION_KEYS"]; put it back at the end of the list'
            )

    def print_report(self, report: Report, *, as_json: bool) -> None:
        """Say what was done, in words or as JSON."""
        if as_json:
            self.stdout.write(json.dumps(asdict(report)))
            return
        self.stdout.write(
            f"{report.installations} installations: tokens of {report.tokens} and"
            f" {report.secret_settings} secret settings encrypted anew, {len(report.failed)} failed"
        )
        if not report.failed:
            self.stdout.write("Older keys can be removed now.")
