"""Processes that live and end together."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts.problem import Problem
from scripts.processes import children

ROOT = Path(__file__).resolve().parents[2]

PARENT = """
import subprocess, sys
stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"
child = subprocess.Popen([sys.executable, "-c", stubborn])
print("grandchild", child.pid, flush=True)
child.wait()
"""


def test_each_line_is_shown_with_the_name_of_its_process(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with children(width=7) as group:
        group.start("app", [sys.executable, "-c", "print('one'); print('two')"], env={}, cwd=ROOT)
        with pytest.raises(Problem):
            group.wait()

    assert capsys.readouterr().out.splitlines() == ["app     | one", "app     | two"]


def test_when_one_ends_the_others_are_ended() -> None:
    with children(width=7) as group:
        sleeper = group.start("sandbox", ["sleep", "600"], env={}, cwd=ROOT)
        group.start("app", [sys.executable, "-c", "raise SystemExit(3)"], env={}, cwd=ROOT)
        with pytest.raises(Problem, match=r"The app ended \(exit code 3\)"):
            group.wait()

    assert sleeper.process.returncode == -signal.SIGTERM


def wait_until_dead(pid: int) -> None:
    """A killed process that is nobody's child here is gone a moment later."""
    for _ in range(500):
        if not is_alive(pid):
            return
        time.sleep(0.02)
    pytest.fail(f"process {pid} lives on")


def test_what_a_child_started_ends_too(capsys: pytest.CaptureFixture[str]) -> None:
    with children(width=7) as group:
        group.start("app", [sys.executable, "-c", PARENT], env={}, cwd=ROOT)
        shown = ""
        while "grandchild" not in shown:
            shown += capsys.readouterr().out
            time.sleep(0.01)
    grandchild = int(shown.split()[-1])

    wait_until_dead(grandchild)


def test_a_program_that_ends_itself_by_ctrl_c_leaves_no_child(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        f"""
import sys
from pathlib import Path
from scripts import commands
from scripts.processes import children

def run(python, argv):
    with children(width=7) as group:
        child = group.start("app", ["sleep", "600"], env={{}}, cwd=Path({str(ROOT)!r}))
        print(child.process.pid, flush=True)
        group.wait()

commands.COMMANDS["demo"] = ("requirements.txt", run)
commands.demo.check_ports = lambda: None
sys.exit(commands.main(["--python", sys.executable, "demo"]))
"""
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, program], env=env, stdout=subprocess.PIPE, text=True
    ) as started:
        assert started.stdout is not None
        child = int(started.stdout.readline())
        started.send_signal(signal.SIGINT)

    assert started.returncode == 130
    wait_until_dead(child)


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that ended and is not yet reaped does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"
