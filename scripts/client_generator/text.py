"""Pieces of Python source; the formatter lays them out."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

WIDTH = 100
RUFF = (sys.executable, "-m", "ruff")
# The formatter sees the files elsewhere, where the package around them is not complete.
FIRST_PARTY = 'lint.isort.known-first-party = ["ecwid_native"]'
SETTINGS = Path(__file__).resolve().parents[2] / "pyproject.toml"
HEADER = ("# Written by `python -m scripts.client_generator`; edit the catalogue instead.",)
TYPES_PACKAGE = "ecwid_native.client.types"


def docstring(text: str, *more: str, indent: int = 0) -> list[str]:
    """Return a docstring: a first line, then paragraphs."""
    margin = " " * indent
    text = text.rstrip(".") + "."
    if not more:
        return [f'{margin}"""{text}"""']
    lines = [f'{margin}"""{text}']
    for paragraph in more:
        lines += ["", *filled(paragraph, indent=indent)]
    return [*lines, f'{margin}"""']


def filled(text: str, *, indent: int) -> list[str]:
    """Return a paragraph broken into lines."""
    margin = " " * indent
    lines = [margin]
    for word in text.split():
        if len(lines[-1]) + 1 + len(word) > WIDTH and lines[-1] != margin:
            lines.append(margin)
        lines[-1] += word if lines[-1] == margin else f" {word}"
    return lines


def names_used(source: str) -> set[str]:
    """Return the identifiers in a source, without what is in strings."""
    return set(re.findall(r"[A-Za-z_]\w*", re.sub(r'"[^"\n]*"', "", source)))


def import_line(module: str, names: Iterable[str]) -> list[str]:
    """Return one import, nothing for no names."""
    listed = ", ".join(sorted(names))
    return [f"from {module} import {listed}"] if listed else []


def formatted(files: Mapping[Path, str]) -> dict[Path, str]:
    """Return the sources as the project's formatter lays them out, their imports sorted."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, source in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(source)
        for arguments in (["check", "--select", "I", "--fix"], ["format"]):
            settings = ["--config", str(SETTINGS), "--config", FIRST_PARTY]
            command = [*RUFF, *arguments, "--quiet", "--no-cache", *settings, "."]
            subprocess.run(command, cwd=folder, check=True)
        return {path: (folder / path).read_text() for path in files}
