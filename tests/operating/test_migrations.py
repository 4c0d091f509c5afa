"""Migrations, forwards and backwards."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize("state", ["0002", "zero"])
def test_a_deployment_can_go_back_and_forth(state: str, tmp_path: Path) -> None:
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}"}
    slots = "from ecwid_native.models import ProofSlot; print(ProofSlot.objects.count())"

    def manage(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    for target in ([], [state], []):
        manage("migrate", "ecwid_native", *target)

    assert manage("shell", "--no-imports", "-c", slots) == "10\n"
