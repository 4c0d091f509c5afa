"""The command line."""

import json
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from ecwid_native.sandbox.cli import app_of, main, parse_arguments

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = re.compile(r"Control Panel +(http://[\w.:]+)/store/1003#app:name=demo-app")
PORTS = ("--control-panel-port", "0", "--api-port", "0", "--storefront-port", "0")


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "ecwid_native.sandbox", *PORTS, *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def read_panel(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if match := re.search(
            r"Control Panel +(http://[\w.:]+)/store/1003#app:name=demo-app", line
        ):
            return match[1]
    raise AssertionError("no address printed")


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_addresses_keeps_data_and_ends_cleanly(
    tmp_path: Path, ending: signal.Signals
) -> None:
    arguments = ("--app-url", "http://localhost:8000/demo", "--data", str(tmp_path / "s.sqlite3"))
    tokens = []
    for _ in range(2):
        process = start(*arguments)
        panel = read_panel(process)
        path = f"{panel}/_sandbox/stores/1003/apps/demo-app"
        tokens.append(requests.get(path, timeout=10).json()["access_token"])
        process.send_signal(ending)
        _, errors = process.communicate(timeout=20)
        assert (process.returncode, errors) == (0, "")

    assert tokens[0] == tokens[1]


def test_a_taken_port_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])

        code = main([*PORTS[:2], "--api-port", port, *PORTS[4:]])

    captured = capsys.readouterr()
    assert code == 2
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert f"Port {port}" in captured.err
    assert "--api-port" in captured.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--client-secret", "short"],
        ["--client-id", ""],
        ["--store", "0"],
        ["--store", "-5"],
        ["--language", "!"],
        ["--data", "/dev/null/impossible"],
    ],
)
def test_wrong_values_are_one_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*PORTS, *arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["--api-port", "x"], ["--api-port", "70000"], ["--nope"]])
def test_wrong_options_are_explained(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)

    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_the_app_url_stands_for_three_addresses() -> None:
    app = app_of(parse_arguments(["--app-url", "http://localhost:8000/demo/", "--script-url", ""]))

    assert app.iframe_url == "http://localhost:8000/demo/open"
    assert app.script_url == ""
    assert app.stylesheet_url == "http://localhost:8000/demo/storefront.css"


def test_help_shows_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])

    assert ended.value.code == 0
    assert "--app-url http://localhost:8000/demo" in capsys.readouterr().out


def test_it_knows_its_defaults() -> None:
    options = parse_arguments([])

    assert json.dumps([options.control_panel_port, options.api_port, options.storefront_port]) == (
        "[8100, 8101, 8102]"
    )
