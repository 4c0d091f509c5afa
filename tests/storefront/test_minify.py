"""Scripts made small, and the way back to their lines."""

from __future__ import annotations

import json

import pytest

from ecwid_native.exceptions import AssetError
from storefront_assets.bundle import read_source
from storefront_assets.minify import Mapping, Minifier, Piece
from storefront_assets.script import RUNTIME, module_piece
from storefront_assets.sourcemap import DIGITS, join, vlq


@pytest.fixture(scope="module")
def minifier() -> Minifier:
    return Minifier()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", "function(t){}"),
        ("customization(() => {});", "function(t){t(()=>{})}"),
        ("const longName = 1;\ncustomization(() => longName);", "function(t){t(()=>1)}"),
        (
            "customization((a) => a.b / /[/'\"]/.exec(`${a}/*`).index); // said",
            "function(e){e(e=>e.b/ /[/'\"]/.exec(`${e}/*`).index)}",
        ),
        ("customization('</script>ä💐');", 'function(t){t("<\\/script>ä💐")}'),
    ],
    ids=["nothing", "little", "names", "regular expression", "text"],
)
def test_a_module_becomes_a_small_function(minifier: Minifier, source: str, expected: str) -> None:
    assert module_piece(source, "a.js", minifier).code == expected


def test_the_parameter_is_there_even_where_it_is_not_used(minifier: Minifier) -> None:
    assert minifier.function("return 1", name="a.js").code == "function(t){return 1}"


def test_a_file_that_terser_cannot_read_is_refused(minifier: Minifier) -> None:
    with pytest.raises(AssetError, match="cannot be minified: SyntaxError"):
        minifier.function("let = ;", name="a.js")


def test_a_minifier_goes_on_after_a_bad_file(minifier: Minifier) -> None:
    with pytest.raises(AssetError):
        minifier.expression("(", name="a.js")

    assert minifier.expression("(1 + 1)", name="a.js").code == "2"


def test_the_shipped_scripts_shrink(minifier: Minifier) -> None:
    runtime = RUNTIME.read_text()
    bar = read_source("storefront_assets/announcement.js")

    assert len(minifier.expression(runtime, name="runtime.js").code) < 0.5 * len(runtime)
    assert len(minifier.function(bar, name="bar.js").code) < 0.6 * len(bar)


def decoded(source_map: str) -> list[tuple[int, int, str, int, int]]:
    """Every mapping of a source map: line and column of the code, file, its line and column."""
    document = json.loads(source_map)
    found = []
    source = source_line = source_column = 0
    for line, segments in enumerate(document["mappings"].split(";")):
        column = 0
        for segment in filter(None, segments.split(",")):
            values = numbers(segment)
            column += values[0]
            source += values[1]
            source_line += values[2]
            source_column += values[3]
            found.append((line, column, document["sources"][source], source_line, source_column))
    return found


def numbers(segment: str) -> list[int]:
    values, number, shift = [], 0, 0
    for digit in map(DIGITS.index, segment):
        number |= (digit & 31) << shift
        shift += 5
        if not digit & 32:
            values.append(-(number >> 1) if number & 1 else number >> 1)
            number = shift = 0
    return values


@pytest.mark.parametrize(
    ("number", "digits"), [(0, "A"), (1, "C"), (-1, "D"), (15, "e"), (16, "gB"), (-1000, "x+B")]
)
def test_numbers_are_written_as_source_maps_have_them(number: int, digits: str) -> None:
    assert vlq(number) == digits


def test_a_position_of_the_bundle_leads_to_the_authors_line(minifier: Minifier) -> None:
    one = "// one\nconst first = 1;\n\ncustomization(() => document.title + first);\n"
    two = "customization(({ settings }) => {\n  window.here = settings.text;\n});"
    script, source_map = join(
        [
            "start(",
            module_piece(one, "one.js", minifier),
            ",\n",
            module_piece(two, "two.js", minifier),
            ")",
        ]
    )

    for word, name, text in (("title", "one.js", one), ("here", "two.js", two)):
        at = script.index(word)
        line = script.count("\n", 0, at)
        column = at - (script.rfind("\n", 0, at) + 1)
        mapping = max(each for each in decoded(source_map) if each[:2] <= (line, column))
        _, _, source, source_line, source_column = mapping
        assert source == name
        assert text.splitlines()[source_line][source_column:].startswith(word)
    assert json.loads(source_map)["sourcesContent"] == [one, two]


def test_what_was_not_minified_has_no_mappings() -> None:
    script, source_map = join(["a", Piece(code="b")])

    assert script == "ab"
    assert json.loads(source_map)["mappings"] == ""


def test_mappings_of_later_lines_keep_their_columns() -> None:
    there = Mapping(line=1, column=2, source_line=3, source_column=4, name=None)
    piece = Piece(code="x\n  y", source_name="a.js", source="…", mappings=(there,))

    assert decoded(join(["\n\nbefore", piece])[1]) == [(3, 2, "a.js", 3, 4)]
