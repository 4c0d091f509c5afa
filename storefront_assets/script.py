"""One classic script out of the runtime and the customizations' own files. No Django here."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import quickjs

from ecwid_native.exceptions import AssetError
from storefront_assets.minify import Minifier, Piece
from storefront_assets.sourcemap import join

FILES = Path(__file__).parent / "static" / "storefront_assets"
RUNTIME, CALLS = FILES / "runtime.js", FILES / "calls.js"
ConsoleLevel = Literal["debug", "error"]
NO_CALLS: Mapping[str, Sequence[str]] = MappingProxyType({})
# The end of every script, before which `with_mark` and `with_canary` put more.
END = ");\n"


def compose_script(
    client_id: str,
    modules: Sequence[tuple[str, Piece]],
    *,
    runtime: Piece,
    level: ConsoleLevel = "debug",
    error_sample: float = 0,
    server: str = "",
    calls: Piece | None = None,
    actions: Mapping[str, Sequence[str]] = NO_CALLS,
) -> tuple[str, str]:
    """Return the app's whole script and its source map; "" and "" when it has no modules.

    Args:
        client_id: the app's client id.
        modules: slug and function of each customization, already checked: a syntax error in
            one would stop all.
        runtime: what `runtime_piece` gives.
        level: the console method for what a module throws. Browsers hide "debug" until asked.
        error_sample: the share of page loads that report it to our server, 0 to 1.
        server: our server's address of the app, which ends with "/"; "" where the script is.
        calls: what `calls_piece` gives, when a module has something to call.
        actions: by the slugs of the modules that have, the names of those that are actions.
    """
    if not modules:
        return "", ""
    pieces: list[Piece | str] = [
        '"use strict";(',
        runtime,
        f")({_literal(client_id)},{_literal(css_name(client_id))},",
        "(calls=>[" if calls else "[",
    ]
    for slug, module in modules:
        pieces += [f"[{_literal(slug)},", module]
        if slug in actions:
            pieces.append(f",calls({_literal(slug)},{_literal(list(actions[slug]))})")
        pieces.append("],")
    pieces += ["])(", calls, ")"] if calls else ["]"]
    return join([*pieces, f",{_literal(level)},{error_sample:g},{_literal(server)}{END}"])


def with_mark(script: str, digest: str) -> str:
    """Return a release's script as its hashed file has it: it opens the gates of that release."""
    return f"{script.removesuffix(END)},{_literal('-' + digest)}{END}" if script else ""


def with_canary(script: str, digest: str, share: float) -> str:
    """Return a script that lets a share of the stores, 0 to 1, load another release."""
    return f'{script.removesuffix(END)},"",[{_literal(digest)},{share:g}]{END}' if script else ""


def runtime_piece(minifier: Minifier | None = None) -> Piece:
    """Return the runtime; as it is written when there is no minifier."""
    return _own_piece(RUNTIME, minifier)


def calls_piece(minifier: Minifier | None = None) -> Piece:
    """Return what makes the modules' `call`."""
    return _own_piece(CALLS, minifier)


def module_piece(source: str, name: str, minifier: Minifier | None = None) -> Piece:
    """Return an author's file as a function; as it is written when there is no minifier.

    Args:
        source: the file.
        name: how browsers' tools call it.
        minifier: makes it small.

    Raises:
        AssetError: it does not parse; checked for the minified one too, which shops run.
    """
    check_script(source)
    if minifier is None:
        return Piece(code=_as_function(source))
    piece = minifier.function(source, name=name)
    _compile(piece.code)
    return piece


def css_name(client_id: str) -> str:
    """Return the client id as attributes, ids and classes can hold it: ``app-my-client``.

    Two apps of one shop must not get one name, so what is not a letter, a digit or a hyphen
    becomes its code.
    """
    return "app-" + re.sub(r"[^a-z0-9-]", lambda match: f"_{ord(match[0]):x}", client_id.lower())


def check_script(source: str) -> None:
    """Raise AssetError when ``source`` is not the body of a strict function.

    A script with a syntax error cannot be isolated from the others in the same file, and loading
    it any other way (``eval``, inline elements) fails under the shops' content security policies.
    So an engine compiles each file before it goes in. Nothing of it runs.
    """
    _compile(_as_function(source))


@lru_cache(maxsize=64)  # when one source changes, the others are not compiled again
def _compile(function: str) -> None:
    try:
        # Line 1 holds what stands before the author's first line.
        quickjs.Context().eval(f'"use strict";({function})')
    except (quickjs.JSException, ValueError) as exc:  # a NUL character is a ValueError
        message, *rest = str(exc).splitlines()
        place = re.search(r":(\d+):\d+", "".join(rest))
        where = f"line {int(place[1]) - 1}: " if place else ""
        raise AssetError(where + message.removeprefix("SyntaxError: ")) from exc


def _as_function(source: str) -> str:
    return f"function(customization){{\n{source}\n}}"


def _own_piece(path: Path, minifier: Minifier | None) -> Piece:
    source = path.read_text(encoding="utf-8")
    if minifier is None:
        return Piece(code=source.rstrip(";\n"))
    return minifier.expression(source, name=path.name)


def _literal(value: str | list[str]) -> str:
    return json.dumps(value, separators=(",", ":"))
