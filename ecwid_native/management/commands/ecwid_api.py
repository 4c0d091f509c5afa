"""Call the REST API as an installed app: ``manage.py ecwid_api GET /products --store 1003``."""

from __future__ import annotations

import os
import shutil
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.core.management.base import BaseCommand, CommandError

from ecwid_native.client.api import EcwidClient
from ecwid_native.client.codec import decode_json
from ecwid_native.client.console import (
    ProgressBar,
    as_json,
    as_table,
    endpoints_with,
    find_endpoint,
    rows_table,
)
from ecwid_native.client.paging import Items, Paging
from ecwid_native.exceptions import EcwidError
from ecwid_native.models import Installation
from ecwid_native.protocol.strict_json import InvalidJSONError

JOB_PATIENCE_SECONDS = 180

NO_LIMIT = 10_000
# What a shell says of a program that Ctrl-C ended.
STOPPED = 130
OF_PAGES = frozenset({"limit", "offset"})


class Command(BaseCommand):
    """Calls any endpoint with the token of an installed app."""

    help = "Call Ecwid's REST API with the token of an installed app."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare what to call and how to show the answer."""
        parser.epilog = "For example: ecwid_api GET /products --store 1003 --query keyword=mug"
        parser.add_argument("method", nargs="?", help="GET, POST, PUT or DELETE")
        parser.add_argument(
            "path",
            nargs="?",
            help="such as /products, /{storeId}/products/5 or '/products?keyword=mug'",
        )
        parser.add_argument("--store", type=int, help="the store; not needed if there is only one")
        parser.add_argument("--app", help="the app's slug; not needed if there is only one")
        parser.add_argument(
            "--query", action="append", default=[], metavar="NAME=VALUE", help="may be repeated"
        )
        parser.add_argument("--data", metavar="JSON", help="the body, or @ and the path of a file")
        parser.add_argument("--all", action="store_true", help="read all pages of a list")
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
        parser.add_argument(
            "--endpoints", nargs="?", const="", metavar="WORD", help="list what can be called"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the call and print the answer."""
        if options["endpoints"] is not None:
            self._list_endpoints(options["endpoints"])
            return
        if not options["method"] or not options["path"]:
            raise CommandError("say what to call: ecwid_api GET /products --store 1003")
        method = options["method"].upper()
        address = urlsplit(options["path"])
        if address.scheme:
            raise CommandError("name the path only, such as /products: the address is API_URL")
        query = dict(parse_qsl(address.query, keep_blank_values=True))
        query.update(_pair(text) for text in options["query"])
        body = _body(options["data"])
        try:
            client = _installation(options["app"], options["store"]).client
            path = _path(address.path, client.store_id)
            client = client.with_options(patience_seconds=JOB_PATIENCE_SECONDS)
            if options["all"]:
                answer: object = self._all_items(client, method, path, query)
            else:
                answer = client.request(method, path, query=query, body=body)
        except (EcwidError, ValueError) as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            raise CommandError("stopped", returncode=STOPPED) from None
        if options["json"]:
            self._print(as_json(answer))
        else:
            self._print(as_table(answer, width=_width(self.stdout)))

    def _print(self, text: str) -> None:
        """Print, also where not all letters can be shown, and to a reader who has had enough."""
        reconfigure = getattr(self.stdout, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
        try:
            self.stdout.write(text)
            self.stdout.flush()
        except BrokenPipeError:
            # As in `| head`. Python would try once more when it ends, and complain.
            with Path(os.devnull).open("w") as nowhere:
                os.dup2(nowhere.fileno(), self.stdout.fileno())

    def _all_items(
        self, client: EcwidClient, method: str, path: str, query: Mapping[str, str]
    ) -> list[Any]:
        endpoint = find_endpoint(method, path)
        if endpoint is None or not endpoint.key:
            raise CommandError(f"{method} {path} is not known to answer in pages")
        if own := OF_PAGES & set(query):
            raise CommandError(
                f"--all reads page by page itself: leave out {', '.join(sorted(own))}"
            )
        if "responseFields" in query:
            # What tells pages that they are all there.
            query = {**query, "responseFields": f"total,{query['responseFields']}"}

        def load(page: Mapping[str, object]) -> Any:
            return client.request(method, path, query={**query, **page})

        paging = Paging(key=endpoint.key, is_counted=endpoint.key != "ticket")
        bar = ProgressBar(sys.stderr)
        found: list[Any] = []
        items: Items[Any] = Items(load, path=path, paging=paging, sort_by=None)
        try:
            for item in items:
                found.append(item)
                bar(len(found), items.total)
        finally:
            bar.end()
        return found

    def _list_endpoints(self, word: str) -> None:
        rows = [
            {
                "method": endpoint.method,
                "path": endpoint.path,
                "in Python": f"client.{endpoint.name}",
                "scopes": ", ".join(endpoint.scopes),
            }
            for endpoint in endpoints_with(word)
            if endpoint.host == "store"
        ]
        self._print(rows_table(rows, width=_width(self.stdout)))


def _installation(app: str | None, store_id: int | None) -> Installation:
    found = Installation.objects.filter(state=Installation.State.INSTALLED)
    if app is not None:
        found = found.filter(app=app)
    if store_id is not None:
        found = found.filter(store_id=store_id)
    installations = list(found[:2])
    if not installations:
        raise CommandError("no app is installed there; open it once in the control panel")
    if len(installations) > 1:
        raise CommandError("there are several: name one with --store and --app")
    return installations[0]


def _path(text: str, store_id: int) -> str:
    path = text if text.startswith("/") else f"/{text}"
    for prefix in ("/{storeId}", f"/{store_id}"):
        if path.startswith(f"{prefix}/"):
            return path.removeprefix(prefix)
    return path


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise CommandError(f"--query takes NAME=VALUE, not {text!r}")
    return name, value


def _body(text: str | None) -> object:
    if text is None:
        return None
    try:
        data = Path(text[1:]).read_bytes() if text.startswith("@") else text.encode()
        return decode_json(data)
    except OSError as error:
        raise CommandError(f"cannot read the file: {error}") from error
    except InvalidJSONError:
        raise CommandError("--data is not JSON") from None


def _width(output: object) -> int:
    """What fits on a line. A file or a pipe takes all of it."""
    is_terminal = getattr(output, "isatty", bool)()
    return shutil.get_terminal_size().columns if is_terminal else NO_LIMIT
