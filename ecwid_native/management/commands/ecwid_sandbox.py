"""Run a local Ecwid with the apps of this project in it."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import NoReverseMatch, reverse

from ecwid_native.conf import App, ecwid_settings

# As of the sandbox, which cannot be asked where Werkzeug is not installed.
PROFILES = ("empty", "small", "fashion", "products-10000", "orders-100000")
NEEDS = "The sandbox needs Werkzeug: pip install 'ecwid-native[sandbox]'."


class Command(BaseCommand):
    """``manage.py ecwid_sandbox``, beside ``manage.py runserver``."""

    help = (
        'Run a local Ecwid with all apps of ECWID["APPS"] installed in one store, until Ctrl-C. The'
        ' project talks to it with ECWID["SANDBOX"] = True. For other apps and more options see'
        " python -m ecwid_native.sandbox --help."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the project is, and what the store holds."""
        parser.add_argument(
            "--app-origin",
            default="http://localhost:8000",
            metavar="ORIGIN",
            help="where this project is served (default: http://localhost:8000, as by runserver)",
        )
        parser.add_argument(
            "--data",
            default="ecwid-sandbox.sqlite3",
            metavar="FILE",
            help="keeps the stores (default: ecwid-sandbox.sqlite3); :memory: forgets them",
        )
        parser.add_argument(
            "--store",
            type=int,
            default=1003,
            metavar="ID",
            help="made when missing (default: 1003)",
        )
        parser.add_argument(
            "--seed",
            default="small",
            choices=PROFILES,
            metavar="PROFILE",
            help=f"what a new store holds: {', '.join(PROFILES)} (default: small)",
        )
        parser.add_argument(
            "--scopes", metavar="SCOPES", help="what each app may do, separated by spaces"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until a signal comes."""
        try:
            from ecwid_native.sandbox import SandboxApp, cli
        except ModuleNotFoundError as exc:
            if exc.name != "werkzeug":
                raise
            raise CommandError(NEEDS) from exc
        port = ecwid_settings.SANDBOX_PORT
        if f":{port + 1}/" not in ecwid_settings.API_URL:
            raise CommandError(
                f"This project talks to {ecwid_settings.API_URL}."
                ' Set ECWID["SANDBOX"] = True, so that it talks to the sandbox.'
            )
        ports = ("control-panel-port", "api-port", "storefront-port")
        arguments = [f"--{name}={port + number}" for number, name in enumerate(ports)]
        given = ("data", "store", "seed", "scopes")
        arguments += [f"--{name}={options[name]}" for name in given if options[name] is not None]
        chosen = cli.parse_arguments(arguments)
        origin = options["app_origin"].rstrip("/")
        apps = [
            SandboxApp(
                client_id=app.client_id,
                client_secret=app.client_secret,
                payload_mode="hash" if app.default_user_auth else "encrypted",
                scopes=tuple(chosen.scopes.split()),
                iframe_url=origin + address(app, "ecwid_native:open"),
                webhook_url=origin + address(app, "ecwid_native:webhooks"),
                script_url=origin + address(app, "storefront_assets:script"),
                stylesheet_url=origin + address(app, "storefront_assets:stylesheet"),
            )
            for app in ecwid_settings.apps
        ]
        hint = 'Choose three others: ECWID["SANDBOX_PORT"] is the first of them.'
        if code := cli.run(apps, chosen, port_hint=hint):
            sys.exit(code)


def address(app: App, name: str) -> str:
    """The path of an app's URL.

    Raises:
        CommandError: the project does not have it.
    """
    try:
        return reverse(name, args=[app.slug])
    except NoReverseMatch as exc:
        urls = f"{name.partition(':')[0]}.urls"
        raise CommandError(
            f'The apps lack URLs: add path("", include("{urls}")) to ROOT_URLCONF.'
        ) from exc
