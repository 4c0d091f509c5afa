"""The virtual environment in `.venv`, made and filled on first use."""

import hashlib
import subprocess
import sys
from pathlib import Path

from scripts.problem import Problem

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LINES_OF_PIP_SHOWN = 15


def prepare(requirements: Path, *, venv: Path = VENV) -> Path:
    """Return the environment's Python, with a requirements file installed.

    A stamp remembers what was installed, so that a later start costs milliseconds.

    Raises:
        Problem: the environment could not be made or the installation failed.
    """
    python = venv / "bin" / "python"
    if not runs(python):
        print(f"Creating {venv.name} …", flush=True)
        create(venv)
    stamp = venv / f"{requirements.name}.sha256"
    wanted = digest(requirements)
    if not stamp.exists() or stamp.read_text() != wanted:
        print(f"Installing {requirements.name} (once; this takes a minute) …", flush=True)
        install(python, requirements)
        stamp.write_text(wanted)
    return python


def runs(python: Path) -> bool:
    """Whether this interpreter exists and starts: a system upgrade may have taken it away."""
    try:
        return subprocess.run([python, "-c", ""], check=False).returncode == 0
    except OSError:
        return False


def create(venv: Path) -> None:
    """Make an empty environment with the running Python."""
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", venv],
        check=False,
        capture_output=True,
        text=True,
    )
    if made.returncode != 0:
        print(made.stdout + made.stderr, file=sys.stderr)
        raise Problem(
            "Could not create a virtual environment: see above "
            "(on Debian and Ubuntu it needs: apt install python3-venv)."
        )


def install(python: Path, requirements: Path) -> None:
    """Install a requirements file with pip, showing pip's words only when it fails."""
    pip = subprocess.run(
        [
            python,
            *("-m", "pip", "install", "--no-input", "--disable-pip-version-check"),
            *("-r", requirements),
        ],
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if pip.returncode != 0:
        print("\n".join(pip.stdout.splitlines()[-LINES_OF_PIP_SHOWN:]), file=sys.stderr)
        raise Problem(f"Could not install {requirements.name}: pip's last lines are above.")


def digest(requirements: Path) -> str:
    """A fingerprint of a requirements file, the files it includes and the Python version."""
    text = [f"{sys.version_info.major}.{sys.version_info.minor}"]
    for line in requirements.read_text().splitlines():
        text.append(line)
        if line.startswith("-r "):
            text.append(digest(requirements.parent / line.removeprefix("-r ").strip()))
    return hashlib.sha256("\n".join(text).encode()).hexdigest()
