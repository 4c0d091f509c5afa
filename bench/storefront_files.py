"""P8: how many bytes every page of a shop loads because of us, as served."""

from __future__ import annotations

from collections.abc import Iterable

from django.test import Client

from bench.measure import Spread
from bench.table import Row
from ecwid_native.conf import ecwid_settings
from storefront_assets.minify import Minifier
from storefront_assets.script import compose_script, module_piece, runtime_piece
from storefront_assets.serving import Encoding, public_file

FLOOR, GOAL = 4 * 1024, 2 * 1024
ENCODINGS: tuple[Encoding, ...] = ("br", "gzip", "identity")


def rows() -> Iterable[Row]:
    """The loader alone, which has targets, and the demo's files with its announcement bar."""
    app = ecwid_settings.apps[0]
    minifier = Minifier()
    module = module_piece("", "a.js", minifier)
    script, _ = compose_script(app.client_id, [("a", module)], runtime=runtime_piece(minifier))
    loader = public_file(script.encode(), "text/javascript")
    for encoding in ENCODINGS:
        size = len(loader[encoding].get.body)
        yield _row(f"loader with one empty module, {encoding}", size, targets=encoding == "br")
    for name in ("storefront.js", "storefront.css"):
        for encoding in ENCODINGS:
            response = Client().get(
                f"/{app.slug}/{name}", headers={"accept-encoding": encoding, "host": "localhost"}
            )
            yield _row(f"{name} with the announcement bar, {encoding}", len(response.content))


def _row(what: str, size: int, *, targets: bool = False) -> Row:
    return Row(
        id="P8",
        what=what,
        value=Spread(median=size, low=size, high=size),
        unit="B",
        floor=FLOOR if targets else None,
        goal=GOAL if targets else None,
    )
