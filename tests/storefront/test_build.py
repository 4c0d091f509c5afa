"""The build: minified, weighed, named by content, refused over the budget."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from ecwid_native.customizations import Customization
from tests.storefront.conftest import SwitchSettings, WriteCustomization

START = "customization(() => {});"


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("ecwid_storefront", *arguments, stdout=out)
    return out.getvalue()


def run_json(*arguments: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(run(*arguments, "--json"))
    return document


def test_the_table_names_each_customization_and_the_whole(write: WriteCustomization) -> None:
    write("a", START, ".a{b:c}")
    write("b", START)

    rows = run("build").splitlines()

    assert [row.split()[0] for row in rows] == ["customization", "a", "b", "all", "digest:"]
    assert rows[1].split()[-1] == "5,120"
    assert rows[3].split()[-1] == "20,480"


def test_the_digest_is_that_of_the_content(write: WriteCustomization, static_dir: Path) -> None:
    write("a", START)
    before = run_json("build")["digest"]
    again = run_json("build")["digest"]
    (static_dir / "a.js").write_text("customization(() => { document.title = 'x' });")

    assert before == again != run_json("build")["digest"]
    assert len(before) == 20


def test_the_files_are_written_with_their_compressed_twins(
    write: WriteCustomization, tmp_path: Path
) -> None:
    write("a", "customization(() => {\n  document.title = 'hello';\n});", ".a{b:c}")

    result = run_json("build", "--output", str(tmp_path / "out"))

    names = {Path(path).name for path in result["files"]}
    assert names == {
        f"{result['digest']}.{kind}{suffix}"
        for kind in ("js", "css", "js.map")
        for suffix in ("", ".br", ".gz")
    }
    script = tmp_path / "out" / "demo" / "releases" / f"{result['digest']}.js"
    text = script.read_bytes()
    assert b"hello" in text
    assert text.endswith(f"//# sourceMappingURL={result['digest']}.js.map\n".encode())
    assert brotli.decompress(script.with_suffix(".js.br").read_bytes()) == text
    assert gzip.decompress(script.with_suffix(".js.gz").read_bytes()) == text
    source_map = json.loads(script.with_suffix(".js.map").read_text())
    assert source_map["sources"] == ["runtime.js", "a.js"]


def test_a_customization_over_its_budget_stops_the_build(write: WriteCustomization) -> None:
    write("small", START)

    class Big(Customization):
        slug = "big"
        title = "Big"
        settings = SwitchSettings
        script = "small.js"
        byte_budget = 10

    with pytest.raises(CommandError) as caught:
        run("build")

    row = next(line for line in str(caught.value).splitlines() if line.startswith("big"))
    assert " 10  over by " in row
    assert "over" not in next(
        line for line in str(caught.value).splitlines() if line.startswith("small")
    )


def test_a_whole_over_its_budget_stops_the_build(
    write: WriteCustomization, settings: Settings
) -> None:
    write("a", START)
    settings.ECWID = {**settings.ECWID, "STOREFRONT_BYTE_BUDGET": 100}

    with pytest.raises(CommandError, match=r"all .* 100  over by"):
        run("build")


def test_a_wrong_file_stops_the_build(write: WriteCustomization) -> None:
    write("good", START)
    write("bad", "let = ;")

    with pytest.raises(CommandError, match=r"bad\.js: line 1"):
        run("build")


@pytest.mark.parametrize(("arguments", "message"), [(["--app", "x"], "no app called 'x'")])
def test_an_unknown_app_is_named(
    write: WriteCustomization, arguments: list[str], message: str
) -> None:
    with pytest.raises(CommandError, match=message):
        run("build", *arguments)


def test_with_several_apps_one_has_to_be_named(
    write: WriteCustomization, settings: Settings
) -> None:
    entry = settings.ECWID["APPS"]["demo"]
    settings.ECWID = {"APPS": {"one": entry, "two": entry}}

    with pytest.raises(CommandError, match="--app one or two"):
        run("build")
    assert run_json("build", "--app", "two")["app"] == "two"
