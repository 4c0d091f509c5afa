"""`make demo` as a user meets it."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.demo import PORTS

ROOT = Path(__file__).resolve().parents[2]


def demo_command(data: Path) -> list[str | Path]:
    return [sys.executable, "-m", "scripts", "--python", sys.executable, "demo", "--data", data]


def free_ports() -> dict[str, str]:
    """A free port for each part."""
    with socket.socket() as a, socket.socket() as b, socket.socket() as c, socket.socket() as d:
        sockets = (a, b, c, d)
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        numbers = [str(one.getsockname()[1]) for one in sockets]
    return dict(zip(PORTS, numbers, strict=True))


@pytest.mark.parametrize("name", PORTS)
def test_a_taken_port_is_said_before_anything_starts(name: str, tmp_path: Path) -> None:
    data = tmp_path / "var"
    with socket.create_server(("127.0.0.1", 0)) as server:
        number = server.getsockname()[1]
        env = {**os.environ, **free_ports(), name: str(number)}
        done = subprocess.run(
            demo_command(data), env=env, cwd=ROOT, capture_output=True, text=True, check=False
        )

    assert done.returncode == 1
    assert done.stderr.startswith(f"Port {number} is taken: ")
    assert f"make demo {name}=" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not data.exists()


@pytest.mark.parametrize("text", ["0", "65536", "-1", "eighty", "80 81"])
def test_a_port_that_is_none_is_said(text: str, tmp_path: Path) -> None:
    env = {**os.environ, **free_ports(), "APP_PORT": text}
    done = subprocess.run(
        demo_command(tmp_path), env=env, cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert done.stderr == f"APP_PORT must be a port number, and it is {text!r}.\n"
