"""The command line: `python -m ecwid_native.sandbox`."""

import argparse
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from types import FrameType

from ecwid_native.sandbox.apps import DEFAULT_SCOPES, PAYLOAD_MODES, PayloadMode, SandboxApp
from ecwid_native.sandbox.commands import COMMANDS
from ecwid_native.sandbox.database import StateFileError
from ecwid_native.sandbox.sandbox import PortTakenError, Sandbox
from ecwid_native.sandbox.seeding import PROFILES

DEFAULT_SECRET = "sandbox-client-secret-do-not-use"  # noqa: S105 - a documented example
FAILED = 2

PORT_HINT = "Choose others with --control-panel-port, --api-port and --storefront-port."

DESCRIPTION = """\
Run a local Ecwid: a Control Panel that frames your app, a REST API and a storefront.
No account, no HTTPS, no network. Ctrl-C ends it.
"""
EPILOG = """\
example:
  python -m ecwid_native.sandbox --app-url http://localhost:8000/demo \\
      --client-id demo-app --client-secret 32-characters-that-your-app-knows

--app-url stands for four addresses, each of which can be given alone:
  --iframe-url URL/open   --script-url URL/storefront.js   --stylesheet-url URL/storefront.css
  --webhook-url URL/webhooks

other commands, each with --help:
  coverage   which documented operations of the REST API the sandbox has
  openapi    the REST API as an OpenAPI 3.1 document
  postman    the REST API as a Postman collection
  snapshot   save or restore the state of a running sandbox
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the sandbox until a signal ends it, or the command named first; return the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments and arguments[0] in COMMANDS:
        return COMMANDS[arguments[0]](arguments[1:])
    options = parse_arguments(arguments)
    try:
        app = app_of(options)
    except ValueError as exc:
        return _cannot_start(exc)
    return run([app], options)


def run(
    apps: Sequence[SandboxApp], options: argparse.Namespace, *, port_hint: str = PORT_HINT
) -> int:
    """Run a sandbox with these apps until a signal ends it; return the exit code.

    Args:
        options: of `parse_arguments`; what they say about an app is left aside.
        port_hint: what to do when a port is taken.
    """
    try:
        sandbox = Sandbox(
            apps,
            path=options.data,
            host=options.host,
            control_panel_port=options.control_panel_port,
            api_port=options.api_port,
            storefront_port=options.storefront_port,
            ready_timeout_seconds=options.ready_timeout,
        ).start()
    except PortTakenError as exc:
        return _cannot_start(f"{exc} {port_hint}")
    except (StateFileError, ValueError) as exc:
        return _cannot_start(exc)
    stop = threading.Event()
    restore = _on_signals(stop.set)
    client_ids = [app.client_id for app in apps]
    try:
        prepare(sandbox, client_ids, options)
        sys.stdout.write(welcome(sandbox, client_ids=client_ids, store_id=options.store))
        sys.stdout.flush()
        stop.wait()
    except ValueError as exc:
        return _cannot_start(exc)
    finally:
        sandbox.stop()
        restore()
    return 0


def _cannot_start(reason: object) -> int:
    sys.stderr.write(f"The sandbox cannot start. {reason}\n")
    return FAILED


def parse_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Return the options; argparse ends the program for wrong ones."""
    parser = argparse.ArgumentParser(
        prog="python -m ecwid_native.sandbox",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    app = parser.add_argument_group("your app")
    app.add_argument("--app-url", default="", help="where the app is served, no trailing slash")
    app.add_argument("--client-id", default="demo-app", help="its client id (demo-app)")
    app.add_argument(
        "--client-secret",
        default=DEFAULT_SECRET,
        help=f"its client secret, 16 ASCII characters or more ({DEFAULT_SECRET})",
    )
    app.add_argument("--title", default="", help="name of its tab (the client id)")
    app.add_argument("--iframe-url", default=None, help="page shown in the Control Panel")
    app.add_argument("--script-url", default=None, help="script loaded by the storefront")
    app.add_argument("--stylesheet-url", default=None, help="stylesheet loaded by the storefront")
    app.add_argument("--webhook-url", default=None, help="where webhooks are sent")
    app.add_argument("--webhook-events", default="", help="event types, separated by spaces (all)")
    app.add_argument(
        "--webhook-header",
        action="append",
        default=[],
        metavar="NAME:VALUE",
        help="header added to each webhook; may be given again",
    )
    app.add_argument(
        "--scopes", default=" ".join(DEFAULT_SCOPES), help="scopes, separated by spaces"
    )
    app.add_argument(
        "--payload-mode", choices=PAYLOAD_MODES, default="encrypted", help="how it is opened"
    )
    state = parser.add_argument_group("state")
    state.add_argument("--store", type=int, default=1003, help="id of the seeded store (1003)")
    state.add_argument("--language", default="en", help="language of that store (en)")
    state.add_argument(
        "--seed", choices=tuple(PROFILES), default="small", help="what a new store holds (small)"
    )
    state.add_argument(
        "--data", default=":memory:", help="SQLite file that keeps the state (memory only)"
    )
    ports = parser.add_argument_group("addresses (port 0 takes a free one)")
    ports.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    ports.add_argument(
        "--control-panel-port", type=_port, default=8100, metavar="PORT", help="(8100)"
    )
    ports.add_argument("--api-port", type=_port, default=8101, metavar="PORT", help="(8101)")
    ports.add_argument("--storefront-port", type=_port, default=8102, metavar="PORT", help="(8102)")
    parser.add_argument(
        "--ready-timeout",
        type=float,
        default=10.0,
        metavar="SECONDS",
        help="how long the Control Panel waits for the app (10)",
    )
    return parser.parse_args(arguments)


def app_of(options: argparse.Namespace) -> SandboxApp:
    """Return the app that the options describe; ValueError when it cannot work."""
    base = options.app_url.rstrip("/")
    mode: PayloadMode = options.payload_mode
    return SandboxApp(
        client_id=options.client_id,
        client_secret=options.client_secret,
        title=options.title,
        iframe_url=_address(options.iframe_url, base, "/open"),
        script_url=_address(options.script_url, base, "/storefront.js"),
        stylesheet_url=_address(options.stylesheet_url, base, "/storefront.css"),
        scopes=_words(options.scopes),
        payload_mode=mode,
        webhook_url=_address(options.webhook_url, base, "/webhooks"),
        webhook_events=_words(options.webhook_events) or None,
        webhook_headers=tuple(_header(text) for text in options.webhook_header),
    )


def prepare(sandbox: Sandbox, client_ids: Sequence[str], options: argparse.Namespace) -> None:
    """Create and fill the store and install the apps, unless an earlier run did."""
    if all(store.id != options.store for store in sandbox.stores):
        sandbox.create_store(options.store, name="Paper & Clay", language=options.language)
        sandbox.seed(options.store, options.seed)
    for client_id in client_ids:
        if sandbox.tokens(client_id, options.store) is None:
            sandbox.install(client_id, options.store)


def welcome(sandbox: Sandbox, *, client_ids: Sequence[str], store_id: int) -> str:
    """Return what is printed once everything listens."""
    panel = sandbox.control_panel_url
    openings = "".join(
        f"  Control Panel  {panel}/store/{store_id}#app:name={client_id}\n"
        for client_id in client_ids
    )
    return (
        "The sandbox is running. Ctrl-C ends it.\n"
        f"{openings}"
        f"  REST API       {sandbox.api_url}\n"
        f"  Storefront     {sandbox.storefront_url}/{store_id}\n"
        f"  Playground     {panel}/playground\n"
        f"  Control API    {panel}/_sandbox/state\n"
        f"  SDK            {panel}/ecwid-sdk/js/1.3.0/ecwid-app.js\n"
        f"  CSS framework  {panel}/ecwid-sdk/css/1.3.19/ecwid-app-ui.css\n"
    )


def _address(given: str | None, base: str, path: str) -> str:
    if given is not None:
        return given
    return base + path if base else ""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.replace(",", " ").split())


def _header(text: str) -> tuple[str, str]:
    name, _, value = text.partition(":")
    return name.strip(), value.strip()


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65_535:
        raise ValueError(text)
    return port


def _on_signals(action: Callable[[], None]) -> Callable[[], None]:
    """Call `action` for Ctrl-C and SIGTERM; the returned function puts the old handlers back."""

    def handle(number: int, frame: FrameType | None) -> None:
        action()

    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, handle) for number in numbers]

    def restore() -> None:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)

    return restore
