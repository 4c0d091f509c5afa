"""P8: how many bytes every page of a shop loads because of us."""

from __future__ import annotations

from collections.abc import Iterable

import brotli
from django.test import Client

from bench.measure import Spread
from bench.table import Row
from ecwid_native.conf import ecwid_settings
from storefront_assets.script import compose_script

FLOOR, GOAL = 4 * 1024, 2 * 1024


def rows() -> Iterable[Row]:
    """The loader alone, which has targets, and the demo's files with its announcement bar."""
    app = ecwid_settings.apps[0]
    loader = compose_script(app.client_id, [("a", "")]).encode()
    yield _row("loader with one empty module, br", len(brotli.compress(loader)), targets=True)
    for name in ("storefront.js", "storefront.css"):
        for encoding in ("br", "gzip", "identity"):
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
