"""The documented project: made anew, with the sandbox that `manage.py ecwid_sandbox` starts."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from django.core.management import CommandError, call_command
from pytest_django import Settings

from ecwid_native.management.commands import ecwid_sandbox
from ecwid_native.sandbox import seeding
from scripts.ports import free_port, free_ports
from tests.test_docs import FILE, ROOT, write, write_countdown

PAGE = ROOT / "docs" / "howto" / "start-a-project.md"
SETTINGS_BLOCK = re.compile(r"`mysite/settings\.py`:\n\n```python\n(.*?)```", re.DOTALL)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What the page tells to make, with ports of its own."""
    text = PAGE.read_text()
    call_command("startproject", "mysite", str(tmp_path))
    write_countdown(tmp_path)
    for name, content in FILE.findall(text):
        if name != "mysite/settings.py":
            write(tmp_path, name, content)
    (block,) = SETTINGS_BLOCK.findall(text)
    with (tmp_path / "mysite" / "settings.py").open("a") as settings:
        settings.write(f'{block}ECWID["SANDBOX_PORT"] = {free_ports(3)}\n')
    return tmp_path


def environment() -> dict[str, str]:
    unset = ("DJANGO_SETTINGS_MODULE", "PYTEST_ADDOPTS")
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    return {**kept, "PYTHONPATH": str(ROOT)}


def manage(project: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=project,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@contextmanager
def running(project: Path, *arguments: str, until: str) -> Iterator[str]:
    """Run a command that stays; give what it says until it is ready."""
    process = subprocess.Popen(
        [sys.executable, "-u", "manage.py", *arguments],
        cwd=project,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    try:
        seen = []
        for line in process.stdout:
            seen.append(line)
            if until in line:
                yield "".join(seen)
                break
        else:
            raise AssertionError("".join(seen))
    finally:
        process.terminate()  # a child of who ignores Ctrl-C ignores it, too
        process.communicate(timeout=60)


def test_the_documented_project_runs_in_its_sandbox(project: Path) -> None:
    manage(project, "migrate", "--verbosity", "0")
    origin = f"http://localhost:{free_port()}"
    server = ("runserver", "--noreload", str(urlsplit(origin).port))

    with (
        running(project, *server, until="Quit the server") as checked,
        running(project, "ecwid_sandbox", "--app-origin", origin, until="Control Panel") as said,
    ):
        panel = said.split()[-1].partition("/store/")[0]
        call = f"{panel}/_sandbox/stores/1003/apps/my-app/open"
        opening = requests.post(call, json={}, timeout=20).json()["url"]
        page = requests.get(opening, timeout=20)

    assert "System check identified no issues" in checked
    assert opening.startswith(f"{origin}/shop/open?payload=")
    assert page.status_code == 200
    assert "until the summer sale" in page.text
    assert panel in page.headers["Content-Security-Policy"]
    assert (project / "ecwid-sandbox.sqlite3").exists()


def test_a_project_that_talks_to_another_ecwid_is_told(settings: Settings) -> None:
    settings.ECWID = {**settings.ECWID, "API_URL": "https://app.ecwid.com/api/v3"}

    with pytest.raises(CommandError, match=r'ECWID\["SANDBOX"\] = True'):
        call_command("ecwid_sandbox")


def test_a_taken_port_is_told_with_the_setting_that_moves_it(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = {name: settings.ECWID[name] for name in ("APPS", "ENCRYPTION_KEYS")}
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings.ECWID = {**kept, "SANDBOX": True, "SANDBOX_PORT": taken.getsockname()[1]}

        with pytest.raises(SystemExit):
            call_command("ecwid_sandbox", data=str(tmp_path / "state.sqlite3"))

    assert 'ECWID["SANDBOX_PORT"]' in capsys.readouterr().err


def test_a_project_without_our_urls_is_told(settings: Settings) -> None:
    settings.ECWID = {**settings.ECWID, "SANDBOX": True, "API_URL": "http://127.0.0.1:8101/api/v3"}
    settings.ROOT_URLCONF = "tests.operating.test_checks"

    with pytest.raises(CommandError, match=r"ecwid_native\.urls"):
        call_command("ecwid_sandbox", skip_checks=True)


def test_a_store_that_cannot_be_is_not_taken_for_none(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = {name: settings.ECWID[name] for name in ("APPS", "ENCRYPTION_KEYS")}
    settings.ECWID = {**kept, "SANDBOX": True, "SANDBOX_PORT": free_ports(3)}

    with pytest.raises(SystemExit):
        call_command("ecwid_sandbox", store=0, data=str(tmp_path / "state.sqlite3"))

    assert "A store id is between 1 and" in capsys.readouterr().err


def test_the_profiles_are_those_of_the_sandbox() -> None:
    assert tuple(seeding.PROFILES) == ecwid_sandbox.PROFILES
    with pytest.raises(CommandError, match="invalid choice: 'nothing'"):
        call_command("ecwid_sandbox", "--seed", "nothing")
