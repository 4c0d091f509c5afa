"""The virtual environment is made once, filled once, and says in a sentence what is wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.environment import ROOT, create, prepare, runs
from scripts.problem import Problem

FAKE_PYTHON = """#!/bin/sh
case "$*" in
  *pip*) echo installed >> "$(dirname "$0")/../installations"; exit 0 ;;
esac
"""


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """An environment whose pip only counts how often it ran."""
    python = tmp_path / "path with spaces" / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(FAKE_PYTHON)
    python.chmod(0o755)
    return python.parent.parent


@pytest.fixture
def requirements(tmp_path: Path) -> Path:
    """A requirements file that includes another one."""
    (tmp_path / "base.txt").write_text("Django\n")
    path = tmp_path / "requirements.txt"
    path.write_text("-r base.txt\npytest\n")
    return path


def installations(venv: Path) -> int:
    return len((venv / "installations").read_text().splitlines())


def test_a_second_start_installs_nothing(venv: Path, requirements: Path) -> None:
    first = prepare(requirements, venv=venv)
    second = prepare(requirements, venv=venv)

    assert first == second == venv / "bin" / "python"
    assert installations(venv) == 1


def test_a_change_in_an_included_file_installs_again(venv: Path, requirements: Path) -> None:
    prepare(requirements, venv=venv)
    (requirements.parent / "base.txt").write_text("Django\nrequests\n")
    prepare(requirements, venv=venv)

    assert installations(venv) == 2


def test_an_environment_without_a_python_is_made_anew(tmp_path: Path) -> None:
    venv = tmp_path / "path with spaces" / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to(tmp_path / "removed-by-an-upgrade")
    empty = tmp_path / "requirements.txt"
    empty.write_text("# nothing\n")

    python = prepare(empty, venv=venv)

    assert runs(python)
    assert (venv / "requirements.txt.sha256").exists()


def test_a_failed_installation_shows_what_pip_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Not the name of a file of ours: this environment remembers by name what it has installed.
    broken = tmp_path / "broken.txt"
    broken.write_text("./no-such-package\n")

    with pytest.raises(Problem, match=r"^Could not install broken\.txt: "):
        prepare(broken, venv=Path(sys.prefix))

    assert "no-such-package" in capsys.readouterr().err
    assert not (Path(sys.prefix) / "broken.txt.sha256").exists()


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("")

    with pytest.raises(Problem, match="Could not create a virtual environment"):
        create(occupied / ".venv")


def test_an_old_python_is_told_which_one_is_needed(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text(
        f"""#!/bin/sh
exec '{sys.executable}' -c '
import runpy, sys
sys.version_info = (3, 9, 2, "final", 0)
sys.argv = ["scripts", "demo"]
runpy.run_module("scripts", run_name="__main__")
'
"""
    )
    old.chmod(0o755)

    done = subprocess.run(
        ["make", "demo", f"PYTHON={old}"],
        cwd=ROOT,
        env={**os.environ, "MAKEFLAGS": ""},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode != 0
    assert "needs Python 3.11 or newer, and this is 3.9" in done.stderr
    assert "Traceback" not in done.stderr
