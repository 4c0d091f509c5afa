"""`make lint` and `make fmt`."""

from contextlib import AbstractContextManager
from pathlib import Path

from scripts.steps import Steps

PRODUCTION = {
    "DEBUG": "0",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ALLOWED_HOSTS": "app.example.com",
    "DATABASE_URL": "sqlite://:memory:",
    "ECWID_CLIENT_ID": "example-app",
    "ECWID_CLIENT_SECRET": "0123456789abcdef0123456789abcdef",
    "ECWID_ENCRYPTION_KEYS": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
}
"""An environment as a deployment has it, so that `check --deploy` judges what users will run."""


def run(python: Path, argv: list[str]) -> int:
    """Run every check and return the exit code."""
    steps = Steps()
    with types(steps, python):
        add_steps(steps, python)
    return steps.exit_code()


def types(steps: Steps, python: Path) -> AbstractContextManager[None]:
    """Check the types beside the steps of a block: it takes longest, and one core."""
    return steps.beside("types", [python, "-m", "mypy"])


def add_steps(steps: Steps, python: Path) -> None:
    """Run every other check as part of a longer list."""
    ruff: list[str | Path] = [python, "-m", "ruff"]
    manage: list[str | Path] = [python, "-W", "error", "manage.py"]
    steps.run("format", [*ruff, "format", "--check", "--quiet", "."])
    steps.run("ruff", [*ruff, "check", "--quiet", "."])
    steps.run(
        "deployment", [*manage, "check", "--deploy", "--fail-level", "WARNING"], env=PRODUCTION
    )
    steps.run("migrations", [*manage, "makemigrations", "--check", "--dry-run"], env=PRODUCTION)


def format_code(python: Path, argv: list[str]) -> int:
    """Format everything and apply ruff's safe fixes."""
    steps = Steps()
    steps.run("fixes", [python, "-m", "ruff", "check", "--fix", "--quiet", "."])
    steps.run("format", [python, "-m", "ruff", "format", "."])
    return steps.exit_code()
