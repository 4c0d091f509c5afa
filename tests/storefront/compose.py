"""Composes a bundle for the JavaScript tests: JSON on standard input, the script out.

``{"client_id": …, "modules": [[slug, source], …], "level": "debug"}``, and optionally ``sample``,
``server``, ``actions`` (names by slug), ``mark`` (a digest) or ``canary`` (a digest and a share).
The runtime and the modules that ship with the framework are minified, as shops get them; a test's
own few lines are not.
"""

import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path

from storefront_assets.minify import Minifier, Piece
from storefront_assets.script import (
    CALLS,
    RUNTIME,
    calls_piece,
    compose_script,
    module_piece,
    runtime_piece,
    with_canary,
    with_mark,
)

CACHE = Path(__file__).resolve().parents[2] / ".cache" / "storefront"
LONG = 1_500


def kept(source: str, make: Callable[[Minifier], Piece]) -> Piece:
    """Make a piece once: each JavaScript test runs this program anew."""
    path = CACHE / hashlib.sha256(source.encode()).hexdigest()
    if not path.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        path.write_text(make(Minifier()).code, encoding="utf-8")
    return Piece(code=path.read_text(encoding="utf-8"))


def module(source: str) -> Piece:
    """One module of the bundle."""
    if len(source) < LONG:
        return module_piece(source, "test.js")
    return kept(source, lambda minifier: module_piece(source, "test.js", minifier))


if __name__ == "__main__":
    order = json.load(sys.stdin)
    actions = order.get("actions", {})
    script, _ = compose_script(
        order["client_id"],
        [(slug, module(source)) for slug, source in order["modules"]],
        runtime=kept(RUNTIME.read_text(encoding="utf-8"), runtime_piece),
        level=order["level"],
        error_sample=order.get("sample", 0),
        server=order.get("server", ""),
        calls=kept(CALLS.read_text(encoding="utf-8"), calls_piece) if actions else None,
        actions=actions,
    )
    if "mark" in order:
        script = with_mark(script, order["mark"])
    if "canary" in order:
        script = with_canary(script, *order["canary"])
    sys.stdout.buffer.write(script.encode())
