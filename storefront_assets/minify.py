"""Scripts made small, with a record of what came from where. No Django and no Node here.

Terser, the minifier that most of the web is built with, is a script itself: it runs in the same
engine that checks authors' files. It parses what it shortens, so it cannot mistake a regular
expression for a division, and it knows which line each piece came from.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import quickjs

from ecwid_native.exceptions import AssetError

# terser 5.51.4, dist/bundle.min.js as published.
TERSER = Path(__file__).parent / "vendor" / "terser.js"
STACK_BYTES = 8 * 1024 * 1024

# What Terser expects around it; the "generator" only notes the positions: `sourcemap` encodes them.
SURROUNDINGS = """
globalThis.process = { env: {} };
globalThis.sourceMap = {
  SourceMapGenerator: class {
    mappings = [];
    addMapping({ generated, original, name }) {
      if (original) this.mappings.push(
        [generated.line - 1, generated.column, original.line - 1, original.column, name || null]);
    }
    setSourceContent() {}
    toJSON() { return { mappings: this.mappings }; }
  },
};
"""
MINIFY = """(source) => {
  const { code, map } = Terser.minify_sync(source, {
    ecma: 2020,
    compress: { passes: 2 },
    sourceMap: { asObject: true },
  });
  return JSON.stringify([code, map.mappings]);
}"""
# What the expression is assigned to, and Terser leaves standing before it.
STRICT = '"use strict";'
TARGET = "_="


@dataclass(frozen=True, kw_only=True)
class Mapping:
    """Where a position of the code came from. All numbers count from 0."""

    line: int
    column: int
    source_line: int
    source_column: int
    name: str | None


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A JavaScript expression.

    Attributes:
        code: the expression.
        source_name: how browsers' tools call the file it came from; "" when unknown.
        source: the text of that file.
        mappings: positions of ``code`` and of ``source`` that belong together, in order.
    """

    code: str
    source_name: str = ""
    source: str = ""
    mappings: tuple[Mapping, ...] = ()


class Minifier:
    """Terser, loaded once. For one thread; see `minifier`."""

    def __init__(self) -> None:
        context = quickjs.Context()
        context.set_max_stack_size(STACK_BYTES)
        context.eval(SURROUNDINGS)
        context.eval(TERSER.read_text(encoding="utf-8"))
        self._minify: Any = context.eval(MINIFY)
        self._expressions: dict[str, Piece] = {}

    def function(self, body: str, *, name: str) -> Piece:
        """Return a customization's file as a strict function of one parameter.

        Raises:
            AssetError: the file does not parse.
        """
        # The file's first line is the second one here.
        return self._shorten(f"function(customization){{\n{body}\n}}", body, name, lines_before=1)

    def expression(self, source: str, *, name: str) -> Piece:
        """Return a file that is one expression, without what stands around it. Done once each.

        Raises:
            AssetError: the file does not parse.
        """
        if source not in self._expressions:
            self._expressions[source] = self._shorten(source, source, name, lines_before=0)
        return self._expressions[source]

    def _shorten(self, expression: str, source: str, name: str, *, lines_before: int) -> Piece:
        try:
            code, positions = json.loads(self._minify(STRICT + TARGET + expression))
        except quickjs.JSException as exc:
            raise AssetError(f"it cannot be minified: {str(exc).splitlines()[0]}") from exc
        before = len(STRICT + TARGET)
        last_line = source.count("\n")
        mappings = tuple(
            Mapping(
                line=line,
                column=column - before if line == 0 else column,
                source_line=source_line - lines_before,
                source_column=source_column,
                name=original,
            )
            for line, column, source_line, source_column, original in positions
            if (line > 0 or column >= before) and 0 <= source_line - lines_before <= last_line
        )
        return Piece(
            code=code[before:].rstrip(";\n"), source_name=name, source=source, mappings=mappings
        )


_of_thread = threading.local()


def minifier() -> Minifier:
    """Return this thread's minifier: the engine is bound to the thread that made it."""
    if not hasattr(_of_thread, "minifier"):
        _of_thread.minifier = Minifier()
    found: Minifier = _of_thread.minifier
    return found
