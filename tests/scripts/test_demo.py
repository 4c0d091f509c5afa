"""`make demo` as a user meets it."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts.demo import PORTS
from scripts.ports import free_ports

ROOT = Path(__file__).resolve().parents[2]


def demo_command(data: Path) -> list[str | Path]:
    return [sys.executable, "-m", "scripts", "--python", sys.executable, "demo", "--data", data]


def ports_of_parts() -> dict[str, str]:
    """A free port for each part."""
    first = free_ports(len(PORTS))
    return {name: str(first + number) for number, name in enumerate(PORTS)}


@pytest.mark.parametrize("name", PORTS)
def test_a_taken_port_is_said_before_anything_starts(name: str, tmp_path: Path) -> None:
    data = tmp_path / "var"
    with socket.create_server(("127.0.0.1", 0)) as server:
        number = server.getsockname()[1]
        env = {**os.environ, **ports_of_parts(), name: str(number)}
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
    env = {**os.environ, **ports_of_parts(), "APP_PORT": text}
    done = subprocess.run(
        demo_command(tmp_path), env=env, cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert done.stderr == f"APP_PORT must be a port number, and it is {text!r}.\n"


class Demo:
    """A running demo, read line by line."""

    def __init__(self, data: Path) -> None:
        self.ports = ports_of_parts()
        self.process = subprocess.Popen(
            demo_command(data),
            env={**os.environ, **self.ports},
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.output = ""

    def read_until(self, text: str) -> None:
        """Read its output until a line has this text; fail when it ends before."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.output += line
            if text in line:
                return
        raise AssertionError(self.output)

    def read_to_the_end(self) -> int:
        """Read the rest of its output and return its exit code."""
        assert self.process.stdout is not None
        self.output += self.process.stdout.read()
        return self.process.wait()

    def pid_of(self, module: str) -> int:
        """The process that runs a module as a child of the demo."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        for pid in children.read_text().split():
            if module.encode() in Path(f"/proc/{pid}/cmdline").read_bytes():
                return int(pid)
        raise AssertionError(f"no child runs {module}")

    def get(self, port: str, path: str) -> str:
        """What a part answers."""
        host = "localhost" if port == "APP_PORT" else "127.0.0.1"
        with urllib.request.urlopen(f"http://{host}:{self.ports[port]}{path}") as response:
            return str(response.read().decode())


@contextmanager
def running(data: Path) -> Iterator[Demo]:
    """Start the demo with its data in a folder, and wait for its welcome."""
    started = Demo(data)
    try:
        started.read_until("Ctrl-C ends the demo")
        yield started
    finally:
        started.process.send_signal(signal.SIGTERM)
        started.read_to_the_end()
        assert started.process.stdout is not None
        started.process.stdout.close()


def are_free(ports: dict[str, str]) -> bool:
    """Whether nothing listens at these ports any more."""
    for number in ports.values():
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", int(number))) == 0:
                return False
    return True


def test_it_starts_ends_and_starts_again_with_the_same_data(tmp_path: Path) -> None:
    """All in one test, because the first start in a folder takes longest."""
    data = tmp_path / "folder with spaces"
    stores = []
    for number in (signal.SIGINT, signal.SIGTERM):
        with running(data) as demo:
            stores.append(looked_at(demo))

            demo.process.send_signal(number)

            assert demo.read_to_the_end() == 0
            assert are_free(demo.ports)
            assert "Traceback" not in demo.output

    assert stores[0] == stores[1]
    assert (data / "db.sqlite3").exists()

    for module, name in (("granian", "app"), ("ecwid_native.sandbox", "sandbox")):
        with running(data) as demo:
            os.kill(demo.pid_of(module), signal.SIGKILL)

            assert demo.read_to_the_end() == 1
            assert demo.output.splitlines()[-1].startswith(f"The {name} ended (exit code -9)")
            assert are_free(demo.ports)


def looked_at(demo: Demo) -> object:
    """What each part shows; the stores of the sandbox."""
    assert "ok" in demo.get("APP_PORT", "/healthz")
    state = demo.get("CONTROL_PANEL_PORT", "/_sandbox/state")
    assert "demo-app" in state
    assert "<script" in demo.get("STOREFRONT_PORT", "/1003")
    app_tab = f"http://127.0.0.1:{demo.ports['CONTROL_PANEL_PORT']}/store/1003#app"
    assert app_tab in demo.output
    stores: object = json.loads(state)["stores"]
    return stores
