# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Colours used in swatch options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.swatches import SwatchColors

_ALL: Operation[SwatchColors] = Operation("GET", "/swatches", scopes=("read_catalog",))
_LIST_RECENT: Operation[SwatchColors] = Operation(
    "GET", "/swatches/recent-colors", scopes=("read_catalog",)
)


class Swatches(Section):
    """Colours used in swatch options."""

    def all(self) -> SwatchColors:
        """Return the swatch colours used last.

        ``GET /swatches``; scope ``read_catalog``.
        """
        return self._call(_ALL)

    def list_recent(self) -> SwatchColors:
        """Return the swatch colours used last, from the address the control panel uses.

        ``GET /swatches/recent-colors``; scope ``read_catalog``.
        """
        return self._call(_LIST_RECENT)
