"""`make demo`: the app and a local Ecwid, started and ended together."""

import argparse
import os
import socket
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from scripts.environment import ROOT
from scripts.problem import Problem
from scripts.processes import Children, children

CLIENT_ID = "demo-app"
CLIENT_SECRET = "demo-only-client-secret-0000000"  # noqa: S105 - of the local Ecwid, known to all
STORE_ID = 1003
LOOPBACK = "127.0.0.1"
THREADS = min(8, 2 * (os.cpu_count() or 1) + 1)  # more than that, and granian warns
SECONDS_TO_START = 60
SECONDS_BETWEEN_TRIES = 0.1

PORTS = {
    "APP_PORT": 8000,
    "CONTROL_PANEL_PORT": 8100,
    "API_PORT": 8101,
    "STOREFRONT_PORT": 8102,
}


@dataclass(frozen=True, kw_only=True)
class Addresses:
    """Where each part listens. The app is at `localhost`, another site than the sandbox's."""

    app: str
    control_panel: str
    api: str
    storefront: str

    @classmethod
    def from_environment(cls) -> "Addresses":
        """The usual ports, unless variables such as APP_PORT name others."""
        app, control_panel, api, storefront = (port(name) for name in PORTS)
        return cls(
            app=f"http://localhost:{app}",
            control_panel=f"http://{LOOPBACK}:{control_panel}",
            api=f"http://{LOOPBACK}:{api}",
            storefront=f"http://{LOOPBACK}:{storefront}",
        )


def run(python: Path, argv: list[str]) -> int:
    """Start everything, print the addresses, and stay until Ctrl-C or until a part ends."""
    parser = argparse.ArgumentParser(prog="make demo")
    parser.add_argument("--data", type=Path, default=ROOT / "var", help="folder of the databases")
    data = parser.parse_args(argv).data.resolve()
    data.mkdir(parents=True, exist_ok=True)
    check_ports()
    addresses = Addresses.from_environment()
    try:
        with children(width=len("sandbox")) as group:
            start(group, python, addresses, data)
            print(welcome(addresses), flush=True)
            group.wait()
    except KeyboardInterrupt:
        print("\nStopped. The data stays for the next start; `make clean` removes it.")
    return 0


def start(group: Children, python: Path, addresses: Addresses, data: Path) -> None:
    """Start the app, then the sandbox, which sends webhooks to it at once; wait for both."""
    env = environment(addresses, data)
    migrate(python, env)
    group.start("app", app_command(python, addresses), env=env, cwd=ROOT)
    group.start("worker", [python, "manage.py", "ecwid_worker"], env=env, cwd=ROOT)
    wait_for(group, f"{addresses.app}/healthz")
    group.start("sandbox", sandbox_command(python, addresses, data), env=env, cwd=ROOT)
    # The last thing that a first start does there is to install the app.
    wait_for(group, f"{addresses.control_panel}/_sandbox/stores/{STORE_ID}/apps/{CLIENT_ID}")


def environment(addresses: Addresses, data: Path) -> dict[str, str]:
    """The environment that makes the reference deployment talk to the local Ecwid."""
    return {
        "DEBUG": "1",
        "DATABASE_URL": f"sqlite:///{urllib.parse.quote(str(data / 'db.sqlite3'))}",
        "ECWID_CLIENT_ID": CLIENT_ID,
        "ECWID_CLIENT_SECRET": CLIENT_SECRET,
        "ECWID_API_URL": f"{addresses.api}/api/v3",
        "ECWID_SDK_URL": f"{addresses.control_panel}/ecwid-sdk/js/1.3.0/ecwid-app.js",
        "ECWID_CSS_URL": f"{addresses.control_panel}/ecwid-sdk/css/1.3.19/ecwid-app-ui.css",
        "ECWID_FRAME_ANCESTORS": f"https:,{addresses.control_panel}",
    }


def sandbox_command(python: Path, addresses: Addresses, data: Path) -> list[str | Path]:
    """How to start the local Ecwid with the demo store in it."""
    return [
        python,
        *("-m", "ecwid_native.sandbox"),
        *("--app-url", f"{addresses.app}/demo"),
        *("--client-id", CLIENT_ID),
        *("--client-secret", CLIENT_SECRET),
        *("--control-panel-port", str(urllib.parse.urlsplit(addresses.control_panel).port)),
        *("--api-port", str(urllib.parse.urlsplit(addresses.api).port)),
        *("--storefront-port", str(urllib.parse.urlsplit(addresses.storefront).port)),
        *("--data", data / "sandbox.sqlite3"),
    ]


def app_command(python: Path, addresses: Addresses) -> list[str | Path]:
    """How to serve the app: the recommended server with one worker process."""
    return [
        python,
        *("-m", "granian", "--interface", "wsgi", "--workers", "1", "--no-ws"),
        *("--blocking-threads", str(THREADS), "--workers-kill-timeout", "15"),
        *("--host", LOOPBACK, "--port", str(urllib.parse.urlsplit(addresses.app).port)),
        "config.wsgi:application",
    ]


def migrate(python: Path, env: dict[str, str]) -> None:
    """Bring the database up to date."""
    with children(width=len("migrate")) as group:
        child = group.start(
            "migrate", [python, "manage.py", "migrate", "--verbosity", "0"], env=env, cwd=ROOT
        )
        if child.process.wait() != 0:
            raise Problem("Could not migrate the database: see above.")


def wait_for(group: Children, url: str) -> None:
    """Return once this address answers 200; end everything when a child dies instead."""
    deadline = time.monotonic() + SECONDS_TO_START
    while not answers(url):
        if time.monotonic() > deadline:
            raise Problem(f"{url} did not answer within {SECONDS_TO_START} seconds.")
        group.wait(SECONDS_BETWEEN_TRIES)


def answers(url: str) -> bool:
    """Whether this address answers 200 now."""
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return bool(response.status == HTTPStatus.OK)
    except (OSError, urllib.error.URLError):
        return False


def port(name: str) -> int:
    """A port from the environment or the usual one."""
    text = os.environ.get(name) or str(PORTS[name])
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise Problem(f"{name} must be a port number, and it is {text!r}.")
    return int(text)


def check_ports() -> None:
    """Make sure that all ports are free before anything starts.

    Raises:
        Problem: one is taken.
    """
    for name in PORTS:
        number = port(name)
        with socket.socket() as probe:
            # Without it a port would count as taken for a minute after a demo ended.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((LOOPBACK, number))
            except OSError as error:
                raise Problem(
                    f"Port {number} is taken: stop the program that uses it, "
                    f"or choose another one: make demo {name}={number + 1000}"
                ) from error


def welcome(addresses: Addresses) -> str:
    """What to open now."""
    return f"""
  The demo is running.

    Open the Control Panel   {addresses.control_panel}/store/{STORE_ID}#app:name={CLIENT_ID}
    See the storefront       {addresses.storefront}/{STORE_ID}

    Call the REST API        {addresses.control_panel}/playground
    Open the app's admin     {addresses.app}/admin/
                             (make an account: .venv/bin/python manage.py createsuperuser)

  Change a setting in the Control Panel, save, and reload the storefront. Ctrl-C ends the demo.
"""
