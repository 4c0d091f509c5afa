"""Build the storefront files: ``manage.py ecwid_storefront build``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ecwid_native.conf import App, ecwid_settings
from ecwid_native.customizations import only_app_slug
from ecwid_native.exceptions import EcwidError
from storefront_assets.budget import Size, table
from storefront_assets.build import build, write_files


class Command(BaseCommand):
    """A group of commands: what shoppers' pages load."""

    help = "Build the storefront files of an app."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare what can be done."""
        actions = parser.add_subparsers(dest="action", required=True)
        for name, text in (("build", "minify, weigh and name the files; publishes nothing"),):
            action = actions.add_parser(name, help=text)
            action.add_argument("--app", help="the app's slug; not needed if there is only one")
            action.add_argument("--json", action="store_true", help="print one JSON object")
            if name == "build":
                action.add_argument(
                    "--output", type=Path, metavar="DIR", help="write the files below this folder"
                )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say what was done."""
        do: Callable[[App, dict[str, Any]], dict[str, Any]] = getattr(self, options["action"])
        try:
            result = do(app_named(options["app"]), options)
        except EcwidError as exc:
            raise CommandError(str(exc)) from exc
        text = result.pop("text")
        self.stdout.write(json.dumps(result) if options["json"] else text)

    def build(self, app: App, options: dict[str, Any]) -> dict[str, Any]:
        """Build the files; write them only when told where."""
        built = build(app)
        digest = built.bundle.digest
        paths = write_files(built, options["output"]) if options["output"] else []
        return {
            "app": app.slug,
            "digest": digest,
            "sizes": [as_json(size) for size in built.sizes],
            "files": [str(path) for path in paths],
            "text": "\n".join([table(built.sizes), f"digest: {digest}", *map(str, paths)]),
        }


def app_named(slug: str | None) -> App:
    """Return the app with this slug, or the only one.

    Raises:
        CommandError: there is no such app, or there are several.
    """
    slug = slug or only_app_slug()
    if not slug:
        raise CommandError(f"say which app: --app {' or '.join(ecwid_settings.APPS)}")
    try:
        return ecwid_settings.app(slug)
    except LookupError:
        raise CommandError(f"there is no app called {slug!r}") from None


def as_json(size: Size) -> dict[str, Any]:
    """Return a row of the table in plain types."""
    return {
        "name": size.name,
        "script": size.script,
        "stylesheet": size.stylesheet,
        "budget": size.budget,
    }
