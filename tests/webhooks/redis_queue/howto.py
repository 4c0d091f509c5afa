"""The section of the how-to about Redis: its settings and its commands."""

from __future__ import annotations

import re
import shlex
from typing import Any

from scripts.environment import ROOT

PAGE = ROOT / "docs" / "howto" / "run-workers.md"
SECTION = re.compile(r"^### Redis, for example$(.*?)^#", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"^    manage\.py (.+)$", re.MULTILINE)


def section() -> str:
    """The text."""
    found = SECTION.search(PAGE.read_text())
    assert found is not None
    return found[1]


def settings_of_the_howto(installed_apps: list[str]) -> dict[str, Any]:
    """What its Python makes of these apps."""
    names: dict[str, Any] = {"INSTALLED_APPS": list(installed_apps)}
    for code in PYTHON.findall(section()):
        exec(code, names)  # noqa: S102 - a page of our own
    return names


def commands() -> list[list[str]]:
    """The arguments of ``manage.py`` of each process that it has one run."""
    return [shlex.split(line) for line in COMMAND.findall(section())]
