"""Build and release the storefront files: ``manage.py ecwid_storefront publish``."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ecwid_native.conf import App, ecwid_settings
from ecwid_native.customizations import only_app_slug
from ecwid_native.exceptions import EcwidError
from storefront_assets import releases, store_choice
from storefront_assets.budget import table
from storefront_assets.build import build, write_files
from storefront_assets.declarations import declaration_files
from storefront_assets.models import Release, Rollout
from storefront_assets.reports import build_row, release_row, rollout_row, rollout_text
from storefront_assets.uploading import storefront_storage, upload

ACTIONS = {
    "build": "minify, weigh and name the files; publishes nothing",
    "releases": "list the releases and what shops have",
    "publish": "build and give the files to all stores, or to a share of them",
    "promote": "give the release of a share to all stores, or to another share",
    "rollback": "end a trial; without one, return to the release before",
    "disable": "empty the files for all stores, or switch the app off in one",
    "enable": "undo disable",
    "upload": "write what shops have now to the storage of the storefront files",
    "pin": "give one store a release of its own; without --to, end that",
    "types": "write TypeScript declarations of the settings, for editors",
}
# {action: [(flag, options), …]}
FLAGS: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "build": [("--output", {"type": Path, "metavar": "DIR", "help": "write the files below it"})],
    "publish": [("--share", {"default": "100", "metavar": "PERCENT", "help": "of the stores"})],
    "promote": [("--share", {"default": "100", "metavar": "PERCENT", "help": "of the stores"})],
    "rollback": [("--to", {"default": "", "metavar": "DIGEST", "help": "or its beginning"})],
    "disable": [("--store", {"type": int, "metavar": "ID", "help": "only this store"})],
    "enable": [("--store", {"type": int, "metavar": "ID", "help": "only this store"})],
    "pin": [
        ("--store", {"type": int, "metavar": "ID", "required": True, "help": "the store"}),
        ("--to", {"default": "", "metavar": "DIGEST", "help": "or its beginning"}),
    ],
    "types": [("--output", {"type": Path, "metavar": "DIR", "required": True, "help": "where"})],
}
Result = tuple[dict[str, Any], str]


class Command(BaseCommand):
    """A group of commands: what shoppers' pages load."""

    help = "Build, publish and take back the storefront files of an app."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare what can be done."""
        actions = parser.add_subparsers(dest="action", required=True)
        for name, text in ACTIONS.items():
            action = actions.add_parser(name, help=text)
            action.add_argument("--app", help="the app's slug; not needed if there is only one")
            action.add_argument("--json", action="store_true", help="print one JSON object")
            for flag, options in FLAGS.get(name, []):
                action.add_argument(flag, **options)

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say what was done."""
        do: Callable[[App, dict[str, Any]], Result] = getattr(self, options["action"])
        try:
            document, text = do(app_named(options["app"]), options)
        except EcwidError as exc:
            raise CommandError(str(exc)) from exc
        self.stdout.write(json.dumps(document) if options["json"] else text)

    def build(self, app: App, options: dict[str, Any]) -> Result:
        """Build the files; write them only when told where."""
        built = build(app)
        paths = write_files(built, options["output"]) if options["output"] else []
        lines = [table(built.sizes), f"digest: {built.bundle.digest}", *map(str, paths)]
        return build_row(built) | {"files": [str(path) for path in paths]}, "\n".join(lines)

    def releases(self, app: App, options: dict[str, Any]) -> Result:
        """List what there is, newest first."""
        rollout = releases.current_rollout(app.slug)
        newest_first = Release.objects.filter(app=app.slug).order_by("-id")
        rows = [release_row(each, rollout) for each in newest_first]
        lines = [
            f"{row['digest']}  {row['created_at'][:16]}  {row['bytes']:>7,}  {row['state']}"
            for row in rows
        ]
        document = {"app": app.slug, "releases": rows, "rollout": rollout_row(rollout)}
        return document, "\n".join([*map(str.rstrip, lines), rollout_text(rollout)])

    def publish(self, app: App, options: dict[str, Any]) -> Result:
        """Build, store, roll out."""
        return self._roll_out(app, releases.publish(build(app), share_percent=percent(options)))

    def promote(self, app: App, options: dict[str, Any]) -> Result:
        """More stores, or all."""
        return self._roll_out(app, releases.promote(app.slug, share_percent=percent(options)))

    def rollback(self, app: App, options: dict[str, Any]) -> Result:
        """Back."""
        return self._roll_out(app, releases.roll_back(app.slug, digest=options["to"]))

    def disable(self, app: App, options: dict[str, Any]) -> Result:
        """Off, everywhere or in one store."""
        if options["store"] is None:
            return self._roll_out(app, releases.set_disabled(app.slug, disabled=True))
        store_choice.choose(app.slug, options["store"], off=True)
        return one_store(app, options["store"], "off from the next page load on")

    def enable(self, app: App, options: dict[str, Any]) -> Result:
        """On again, everywhere or in one store."""
        if options["store"] is None:
            return self._roll_out(app, releases.set_disabled(app.slug, disabled=False))
        store_choice.choose(app.slug, options["store"])
        return one_store(app, options["store"], "like all others from the next page load on")

    def upload(self, app: App, options: dict[str, Any]) -> Result:
        """Fill the storage of a new machine, or one that missed a change."""
        if storefront_storage() is None:
            raise CommandError("there is no STORAGES['storefront'] to write to")
        return self._roll_out(app, releases.require_rollout(app.slug))

    def pin(self, app: App, options: dict[str, Any]) -> Result:
        """A release for one store."""
        digest = releases.find_release(app.slug, options["to"]).digest if options["to"] else ""
        store_choice.choose(app.slug, options["store"], digest=digest)
        has = f"has {digest}" if digest else "is like all others"
        return one_store(app, options["store"], f"{has} from the next page load on")

    def types(self, app: App, options: dict[str, Any]) -> Result:
        """Declarations of each customization's settings, and of what a script is given."""
        options["output"].mkdir(parents=True, exist_ok=True)
        written = []
        for name, text in declaration_files(app):
            path = options["output"] / name
            path.write_text(text, encoding="utf-8")
            written.append(str(path))
        return {"app": app.slug, "files": written}, "\n".join(written)

    def _roll_out(self, app: App, rollout: Rollout) -> Result:
        written = upload(app, rollout)
        lines = [rollout_text(rollout), *(f"uploaded {name}" for name in written)]
        document = {"app": app.slug, "rollout": rollout_row(rollout), "uploaded": written}
        return document, "\n".join(lines)


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


def percent(options: dict[str, Any]) -> Decimal:
    """Return the share; raises CommandError when it is no number."""
    try:
        share = Decimal(options["share"]).quantize(Decimal("0.01"))
    except InvalidOperation:
        share = Decimal("NaN")
    if share.is_nan():
        raise CommandError(f"--share {options['share']}: not a number of percent")
    return share


def one_store(app: App, store_id: int, state: str) -> Result:
    """Say what one store has."""
    document = {"app": app.slug, "store_id": store_id, "state": state}
    return document, f"store {store_id}: {state}"
