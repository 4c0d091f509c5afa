"""The typed part of the client: written from the catalogue, and strict about names."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ecwid_native.client.api import EcwidClient
from scripts.client_generator.build import build

ROOT = Path(__file__).resolve().parents[2]
SNIPPETS = Path(__file__).parent / "typing"
ERROR = re.compile(r"^\S*snippet\.py:(\d+): error: (.*)$", re.MULTILINE)
HOW_TOS = ("sync-a-catalogue", "update-stock", "read-orders", "upload-images")
EXPECTED = re.compile(r"# error: (.*)$")


def test_the_generated_files_are_the_catalogues() -> None:
    for path, text in build().items():
        assert (ROOT / path).read_text() == text, (
            f"{path} is not what the catalogue says: run python -m scripts.client_generator"
        )


def test_every_option_of_the_client_is_in_the_reference() -> None:
    reference = (ROOT / "docs/reference/rest-client.md").read_text()
    parameters = inspect.signature(EcwidClient.__init__).parameters.values()
    options = [p.name for p in parameters if p.kind is p.KEYWORD_ONLY]

    assert "budget" in options
    assert [name for name in options if f"`{name}`" not in reference] == []


@pytest.mark.parametrize("snippet", sorted(SNIPPETS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_type_checker_catches_what_the_api_would_not_understand(
    snippet: Path, tmp_path: Path
) -> None:
    """Each line with a comment must be an error that says so, no other line may be one."""
    lines = snippet.read_text().splitlines()
    expected = {
        number: found[1]
        for number, line in enumerate(lines, start=1)
        if (found := EXPECTED.search(line))
    }

    module = tmp_path / "snippet.py"
    module.write_text(snippet.read_text())

    output = type_check(module)

    errors = {int(line): text for line, text in ERROR.findall(output)}
    assert set(errors) == set(expected), output
    for number, words in expected.items():
        assert words in errors[number], output


@pytest.mark.parametrize("page", HOW_TOS)
def test_the_code_of_the_how_tos_is_right_about_types(page: str, tmp_path: Path) -> None:
    text = (ROOT / "docs" / "howto" / f"{page}.md").read_text()
    blocks = re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    module = tmp_path / "snippet.py"
    module.write_text("\n".join(blocks))

    assert blocks
    assert ERROR.findall(type_check(module)) == []


def type_check(path: Path) -> str:
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", "/dev/null"]
    command += ["--cache-dir", ".cache/mypy-snippets", "--no-error-summary", str(path)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
