"""The client on a command line: finds endpoints, shows answers as tables."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TextIO

from ecwid_native.client.codec import encode_json
from ecwid_native.client.endpoints import ENDPOINTS
from ecwid_native.client.operation import Endpoint

WIDEST_CELL = 36
GAP = "  "
# What moves the cursor, breaks the line, or turns the direction of the rest of it.
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
BAR_WIDTH = 30
LIST_KEYS = ("items", "staffList", "invoices", "responses", "colors")


def find_endpoint(method: str, path: str) -> Endpoint | None:
    """Return the endpoint that a call is one of; of two, the one whose path says more."""
    found = [e for e in ENDPOINTS if e.method == method and _matches(e.path, path)]
    found = [endpoint for endpoint in found if endpoint.host == "store"]
    return min(found, key=lambda endpoint: endpoint.path.count("{"), default=None)


def endpoints_with(word: str) -> Iterator[Endpoint]:
    """Yield the endpoints whose path, method or scope holds a word."""
    for endpoint in ENDPOINTS:
        text = f"{endpoint.method} {endpoint.path} {endpoint.name} {' '.join(endpoint.scopes)}"
        if word.lower() in text.lower():
            yield endpoint


def as_json(document: object) -> str:
    """Return an answer as JSON for people and for programs, numbers digit for digit."""
    return _indented(document, "\n")


def as_table(document: object, *, width: int) -> str:
    """Return an answer as a table: a list by rows, an object by its fields."""
    rows = rows_of(document)
    if rows is not None:
        return rows_table(rows, width=width)
    if isinstance(document, Mapping):
        return aligned([(name, cell(value, width)) for name, value in document.items()])
    return cell(document, width)


def rows_of(document: object) -> list[Mapping[str, Any]] | None:
    """Return the list in an answer, None when it is something else."""
    rows: object = document
    if isinstance(document, Mapping):
        rows = next((document[key] for key in LIST_KEYS if key in document), None)
    if isinstance(rows, list) and all(isinstance(row, Mapping) for row in rows):
        return rows
    return None


def rows_table(rows: Sequence[Mapping[str, Any]], *, width: int) -> str:
    """Return rows as a table with the first of their plain fields, as many as there is room for."""
    if not rows:
        return "(nothing)"
    names = [name for name, value in rows[0].items() if not isinstance(value, Mapping | list)]
    lines = [tuple(name for name in names)]
    lines += [tuple(cell(row.get(name), WIDEST_CELL) for name in names) for row in rows]
    sizes = [max(columns(line[column]) for line in lines) for column in range(len(names))]
    shown, used = 0, 0
    for size in sizes:
        used += size + len(GAP)
        if used > width and shown:
            break
        shown += 1
    return aligned([line[:shown] for line in lines])


def cell(value: object, width: int) -> str:
    """Return a value on one line of a table."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping | list):
        value = encode_json(value).decode()
    return _shortened(_UNSHOWN.sub(" ", str(value)), width)


def aligned(lines: Sequence[Sequence[str]]) -> str:
    """Return lines of as many texts each as columns."""
    sizes = [max(map(columns, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        GAP.join(
            text + " " * (size - columns(text)) for text, size in zip(line, sizes, strict=True)
        ).rstrip()
        for line in lines
    )


def columns(text: str) -> int:
    """Return how wide a terminal shows a text: Chinese takes two columns, an accent none."""
    if text.isascii():
        return len(text)
    return sum(map(_columns_of, text))


class ProgressBar:
    """A line that shows how far a job is; nothing where no person looks.

    Args:
        stream: where to; usually the standard error output.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_shown = stream.isatty()

    def __call__(self, done: int, total: int | None) -> None:
        """Show that so many are done."""
        if not self._is_shown:
            return
        if total:
            full = min(BAR_WIDTH, BAR_WIDTH * done // total)
            bar = f"[{'#' * full}{'.' * (BAR_WIDTH - full)}] {done}/{total}"
        else:
            bar = str(done)
        self._stream.write(f"\r{bar}")
        self._stream.flush()

    def end(self) -> None:
        """Leave the line."""
        if self._is_shown:
            self._stream.write("\n")


def _columns_of(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _shortened(text: str, width: int) -> str:
    if columns(text) <= width:
        return text
    used = 1  # for the dots
    for index, character in enumerate(text):
        used += _columns_of(character)
        if used > width:
            return f"{text[:index]}…"
    return text


def _matches(pattern: str, path: str) -> bool:
    return re.fullmatch(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(pattern)), path) is not None


def _indented(value: object, margin: str) -> str:
    inner = f"{margin}  "
    if isinstance(value, Mapping) and value:
        parts = [
            f"{json.dumps(name, ensure_ascii=False)}: {_indented(item, inner)}"
            for name, item in value.items()
        ]
        return f"{{{inner}{f',{inner}'.join(parts)}{margin}}}"
    if isinstance(value, list) and value:
        return f"[{inner}{f',{inner}'.join(_indented(item, inner) for item in value)}{margin}]"
    return encode_json(value).decode()
