"""P8: how many bytes every page of a shop loads because of us, as served."""

from __future__ import annotations

from collections.abc import Iterable

from bench.measure import Spread
from bench.six import SIX
from bench.table import Row
from ecwid_native.conf import ecwid_settings
from ecwid_native.customizations import isolated_registry
from storefront_assets.build import build
from storefront_assets.minify import minifier
from storefront_assets.script import compose_script, module_piece, runtime_piece
from storefront_assets.serving import Encoding, public_file

FLOOR, GOAL = 4 * 1024, 2 * 1024
ENCODINGS: tuple[Encoding, ...] = ("br", "gzip", "identity")


def rows() -> Iterable[Row]:
    """The loader alone, which has targets, and files of the ready-made customizations."""
    app = ecwid_settings.apps[0]
    module = module_piece("", "a.js", minifier())
    script, _ = compose_script(app.client_id, [("a", module)], runtime=runtime_piece(minifier()))
    bundle = build(app).bundle
    with isolated_registry(*SIX):
        six = build(app).bundle
    texts = {
        "loader with one empty module": script,
        "storefront.js with the announcement bar": bundle.script,
        "storefront.css with the announcement bar": bundle.stylesheet,
        "storefront.js with six customizations": six.script,
        "storefront.css with six customizations": six.stylesheet,
    }
    for what, text in texts.items():
        file = public_file(text.encode(), "text/plain")
        for encoding in ENCODINGS:
            size = len(file[encoding].get.body)
            has_targets = text is script and encoding == "br"
            yield _row(f"{what}, {encoding}", size, targets=has_targets)


def _row(what: str, size: int, *, targets: bool = False) -> Row:
    return Row(
        id="P8",
        what=what,
        value=Spread(median=size, low=size, high=size),
        unit="B",
        floor=FLOOR if targets else None,
        goal=GOAL if targets else None,
    )
