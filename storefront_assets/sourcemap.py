"""Source maps: how browsers' tools find an author's line in the minified script. No Django here.

Source: tc39.es, "Source map format specification" (ECMA-426, read 2026-11).
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from storefront_assets.minify import Mapping, Piece

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def join(pieces: Iterable[Piece | str]) -> tuple[str, str]:
    """Return the text of all pieces and its source map, as JSON.

    Args:
        pieces: in their order; a ``str`` came from no file.
    """
    code = ""
    sources: dict[str, str] = {}
    lines: dict[int, list[tuple[int, str, Mapping]]] = {}
    for piece in pieces:
        if isinstance(piece, str):
            code += piece
            continue
        first_line = code.count("\n")
        first_column = len(code) - (code.rfind("\n") + 1)
        for each in piece.mappings:
            column = each.column + (first_column if each.line == 0 else 0)
            lines.setdefault(first_line + each.line, []).append((column, piece.source_name, each))
        if piece.mappings:
            sources[piece.source_name] = piece.source
        code += piece.code
    return code, _document(sources, lines)


def _document(sources: dict[str, str], lines: dict[int, list[tuple[int, str, Mapping]]]) -> str:
    names: dict[str, int] = {}
    order = {name: number for number, name in enumerate(sources)}
    encoded: list[str] = []
    previous = [0, 0, 0, 0]  # source, its line and column, name: relative to the last ones
    for line in range(max(lines, default=-1) + 1):
        segments: list[str] = []
        last_column = 0
        for column, source, each in sorted(lines.get(line, []), key=lambda entry: entry[0]):
            values = [order[source], each.source_line, each.source_column]
            if each.name is not None:
                values.append(names.setdefault(each.name, len(names)))
            differences = [value - previous[at] for at, value in enumerate(values)]
            previous[: len(values)] = values
            segments.append(vlq(column - last_column) + "".join(map(vlq, differences)))
            last_column = column
        encoded.append(",".join(segments))
    document = {
        "version": 3,
        "sources": list(sources),
        "sourcesContent": list(sources.values()),
        "names": list(names),
        "mappings": ";".join(encoded),
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def vlq(number: int) -> str:
    """Return a whole number in base 64 digits of five bits each, the sign in the lowest."""
    rest = (-number << 1) | 1 if number < 0 else number << 1
    digits = ""
    while True:
        digit, rest = rest & 31, rest >> 5
        digits += DIGITS[digit | 32 if rest else digit]
        if not rest:
            return digits
