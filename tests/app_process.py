"""The reference deployment in a process of its own, as `make demo` and a server start it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from ecwid_native.sandbox import Sandbox
from scripts.demo import CLIENT_ID, CLIENT_SECRET, answers
from scripts.environment import ROOT
from scripts.ports import free_port

SLUG = "demo"
SECONDS_TO_START = 60
STOP_SECONDS = 20
# One process for both. To compress the admin's files takes longer than all the rest.
PREPARE = """
import django
from django.core.management import call_command
from whitenoise.compress import Compressor
django.setup()
is_compressed = Compressor.should_compress
Compressor.should_compress = lambda self, name: "admin/" not in name and is_compressed(self, name)
call_command("migrate", verbosity=0)
call_command("collectstatic", interactive=False, ignore_patterns=["*/vendor/*"], verbosity=0)
"""
SECRET_KEY = "server-test-key-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKL"
ENCRYPTION_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="


@dataclass(frozen=True, kw_only=True)
class AppProcess:
    """A running app.

    Attributes:
        url: its origin, such as http://localhost:49152.
        log: the file with all that it printed.
    """

    url: str
    log: Path

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.url.rpartition(":")[2])


def production_environment(folder: Path, sandbox: Sandbox) -> dict[str, str]:
    """A deployment's environment, its data in a folder, its Ecwid the sandbox."""
    return {
        "DEBUG": "0",
        "LOG_LEVEL": "DEBUG",
        "SECRET_KEY": SECRET_KEY,
        "ALLOWED_HOSTS": "localhost",
        "DATABASE_URL": f"sqlite:///{quote(str(folder / 'db.sqlite3'))}",
        "STATIC_ROOT": str(folder / "static"),
        "ECWID_CLIENT_ID": CLIENT_ID,
        "ECWID_CLIENT_SECRET": CLIENT_SECRET,
        "ECWID_ENCRYPTION_KEYS": ENCRYPTION_KEY,
        "ECWID_API_URL": sandbox.api_url,
        "ECWID_SDK_URL": f"{sandbox.control_panel_url}/ecwid-sdk/js/1.3.0/ecwid-app.js",
        "ECWID_FRAME_ANCESTORS": sandbox.control_panel_url,
    }


def prepare(env: Mapping[str, str]) -> None:
    """Migrate the database and collect the static files, as before a deployment."""
    subprocess.run([sys.executable, "-c", PREPARE], cwd=ROOT, env={**os.environ, **env}, check=True)


@contextmanager
def serve(folder: Path, env: Mapping[str, str]) -> Iterator[AppProcess]:
    """Run the app until the block is left."""
    port = free_port()
    app = AppProcess(url=f"http://localhost:{port}", log=folder / "app.log")
    with app.log.open("w") as output:
        process = subprocess.Popen(
            [
                sys.executable,
                *("-m", "granian", "--interface", "wsgi", "--workers", "1", "--no-ws"),
                *("--blocking-threads", "8", "--workers-kill-timeout", "15"),
                *("--host", "127.0.0.1", "--port", str(port)),
                "config.wsgi:application",
            ],
            cwd=ROOT,
            env={**os.environ, **env},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for(app, process)
        yield app
    finally:
        process.terminate()
        process.wait(STOP_SECONDS)


def wait_for(app: AppProcess, process: subprocess.Popen[bytes]) -> None:
    """Return once the app answers."""
    deadline = time.monotonic() + SECONDS_TO_START
    while not answers(f"{app.url}/healthz"):
        assert process.poll() is None, app.log.read_text()
        assert time.monotonic() < deadline, app.log.read_text()
        time.sleep(0.05)
