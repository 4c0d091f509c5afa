"""One classic script out of the runtime and the customizations' own files. No Django here."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import quickjs
import rjsmin

from ecwid_native.exceptions import AssetError

RUNTIME = Path(__file__).parent / "static" / "storefront_assets" / "runtime.js"
ConsoleLevel = Literal["debug", "error"]


def compose_script(
    client_id: str, modules: Sequence[tuple[str, str]], *, level: ConsoleLevel = "debug"
) -> str:
    """Return the app's whole script; "" when it has no modules.

    Args:
        client_id: the app's client id.
        modules: slug and source of each customization's script, already checked: a syntax
            error in one would stop all.
        level: the console method for what a module throws. Browsers hide "debug" until asked.
    """
    if not modules:
        return ""
    functions = ",".join(f"[{_literal(slug)},{_as_function(source)}]" for slug, source in modules)
    arguments = f"{_literal(client_id)},{_literal(css_name(client_id))},[{functions}],"
    return f'"use strict";{_runtime()}({arguments}{_literal(level)});\n'


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
    try:
        # Line 1 holds what stands before the author's first line.
        quickjs.Context().eval(f'"use strict";({_as_function(source)})')
    except (quickjs.JSException, ValueError) as exc:  # a NUL character is a ValueError
        message, *rest = str(exc).splitlines()
        place = re.search(r":(\d+):\d+", "".join(rest))
        where = f"line {int(place[1]) - 1}: " if place else ""
        raise AssetError(where + message.removeprefix("SyntaxError: ")) from exc


def _as_function(source: str) -> str:
    return f"function(customization){{\n{source}\n}}"


def _literal(text: str) -> str:
    return json.dumps(text)


def _runtime() -> str:
    """The runtime without its comments.

    Authors' files stay as they are: the minifier knows regular expressions and nested template
    literals by guessing. Ours is tested in its minified form.
    """
    minified: str = rjsmin.jsmin(RUNTIME.read_text(encoding="utf-8"))
    return minified.rstrip(";\n")
