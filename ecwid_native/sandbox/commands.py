"""Commands beside running the sandbox: `python -m ecwid_native.sandbox COMMAND`."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from urllib.parse import quote

from ecwid_native.sandbox.control.client import ControlError, call_control_api
from ecwid_native.sandbox.export.openapi import openapi_document
from ecwid_native.sandbox.export.postman import postman_collection
from ecwid_native.sandbox.rest.coverage import coverage, coverage_document, coverage_table

PROGRAM = "python -m ecwid_native.sandbox"
SERVER = "http://127.0.0.1:8101/api/v3"
PANEL = "http://127.0.0.1:8100"
FAILED = 2


def show_coverage(arguments: Sequence[str]) -> int:
    """Print which documented operations the sandbox has."""
    parser = argparse.ArgumentParser(prog=f"{PROGRAM} coverage", description=show_coverage.__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options = parser.parse_args(arguments)
    covered = coverage()
    text = _json(coverage_document(covered)) if options.json else coverage_table(covered)
    sys.stdout.write(text)
    return 0


def print_openapi(arguments: Sequence[str]) -> int:
    """Print the REST API as an OpenAPI 3.1 document."""
    sys.stdout.write(_json(openapi_document(_server("openapi", print_openapi.__doc__, arguments))))
    return 0


def print_postman(arguments: Sequence[str]) -> int:
    """Print the REST API as a Postman collection."""
    sys.stdout.write(
        _json(postman_collection(_server("postman", print_postman.__doc__, arguments)))
    )
    return 0


def snapshot(arguments: Sequence[str]) -> int:
    """Save, restore, list or delete copies of a running sandbox's state."""
    parser = argparse.ArgumentParser(prog=f"{PROGRAM} snapshot", description=snapshot.__doc__)
    parser.add_argument("action", choices=("save", "restore", "delete", "list"))
    parser.add_argument("name", nargs="?", default="", help="name of the snapshot")
    parser.add_argument(
        "--control-panel",
        default=PANEL,
        metavar="URL",
        help=f"origin of its Control Panel ({PANEL})",
    )
    options = parser.parse_args(arguments)
    if (options.action == "list") == bool(options.name):
        parser.error("name the snapshot to save, restore or delete; list takes no name")
    name = quote(options.name, safe="")
    method, path = {
        "save": ("PUT", f"snapshots/{name}"),
        "restore": ("POST", f"snapshots/{name}/restore"),
        "delete": ("DELETE", f"snapshots/{name}"),
        "list": ("GET", "snapshots"),
    }[options.action]
    try:
        names = call_control_api(options.control_panel, method, path)
    except ControlError as exc:
        sys.stderr.write(f"{exc}\n")
        return FAILED
    sys.stdout.write("".join(f"{each}\n" for each in names))
    return 0


def _server(command: str, description: str | None, arguments: Sequence[str]) -> str:
    parser = argparse.ArgumentParser(prog=f"{PROGRAM} {command}", description=description)
    parser.add_argument(
        "--server", default=SERVER, metavar="URL", help=f"address of the sandbox's API ({SERVER})"
    )
    server: str = parser.parse_args(arguments).server
    return server.rstrip("/")


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


# Each takes the arguments after its name and returns the exit code.
COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "coverage": show_coverage,
    "openapi": print_openapi,
    "postman": print_postman,
    "snapshot": snapshot,
}
