"""`make test`, `make soak` and `make bench`."""

import os
from pathlib import Path

from scripts import lint
from scripts.environment import ROOT
from scripts.machine import (
    require_chromium,
    require_nginx,
    require_node,
    require_postgres,
    require_redis,
)
from scripts.postgres import postgres
from scripts.steps import Steps

CORES = os.cpu_count() or 1
# Half a process and one a core, and one more: many tests wait for a server or a time-out. With two
# cores the first is 0, which is one process, without another that gives it its tests.
BESIDE = ("-n", str(CORES // 2 if CORES > 3 else 0), "--dist", "worksteal")
IN_PARALLEL = ("-n", str(CORES + 1), "--dist", "worksteal")
# What shares a deployment or a browser stays together: see Groups in tests/conftest.py.
IN_BROWSERS = ("-n", "auto", "--dist", "loadscope")
# They run last, by themselves; no process imports the tests of the other stage.
BROWSER_FOLDERS = sorted(ROOT.glob("tests/**/browser"))


def run(python: Path, argv: list[str]) -> int:
    """Run lint, JavaScript, all tests on SQLite, and beside them the database tests on PostgreSQL.

    pytest comes last because what reads our output looks for a test runner's closing lines.
    """
    chromium, programs, node = require_chromium(), require_postgres(), require_node(python)
    require_nginx()
    require_redis()
    env = {"CHROMIUM": str(chromium), "NODE": str(node)}
    pytest: list[str | Path] = [python, "-m", "pytest"]
    ignored = [f"--ignore={folder}" for folder in BROWSER_FOLDERS]
    steps = Steps()
    with lint.types(steps, python):
        # Once for all processes of the stages below: pytest rewrites each module that it imports.
        with steps.beside("imports", [*pytest, "--collect-only", "-qqq", *ignored]):
            lint.add_steps(steps, python)
            steps.run("JavaScript", [node, "--test", *javascript_tests()], env=env)
        with (
            postgres(programs) as url,
            steps.beside(
                "pytest on PostgreSQL",
                [*pytest, "--database-only", *BESIDE, *argv],
                env={**env, "DATABASE_URL": url},
            ),
        ):
            steps.run("pytest", [*pytest, *IN_PARALLEL, *ignored, *argv], env=env)
    steps.run("pytest in the browser", [*pytest, *BROWSER_FOLDERS, *IN_BROWSERS, *argv], env=env)
    return steps.exit_code()


def javascript_tests() -> list[str]:
    """The files for `node --test`, named one by one because Node.js 20 knows no patterns."""
    return sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("tests/**/*.test.*js"))


def soak(python: Path, argv: list[str]) -> int:
    """Run the tests that are too big for every run."""
    steps = Steps()
    steps.run("soak", [python, "-m", "pytest", "-m", "soak", *argv])
    with postgres(require_postgres()) as url:
        steps.run(
            "soak on PostgreSQL",
            [python, "-m", "pytest", "-m", "soak", "--database-only", *argv],
            env={"DATABASE_URL": url},
        )
    return steps.exit_code()


def bench(python: Path, argv: list[str]) -> int:
    """Run the measurements and print their tables."""
    steps = Steps()
    steps.run("bench", [python, "-m", "bench", *argv])
    return steps.exit_code()
