# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Facts about pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.images import ImagesMainColorsResult, MainColorsRequest

_MAIN_COLORS: Operation[ImagesMainColorsResult] = Operation(
    "POST", "/images/main-colors", is_repeatable=True
)


class Images(Section):
    """Facts about pictures."""

    def main_colors(self, main_colors_request: MainColorsRequest) -> ImagesMainColorsResult:
        """Return the main colours of pictures.

        ``POST /images/main-colors``.

        Not in the documentation; the official client has it.
        """
        return self._call(_MAIN_COLORS, body=main_colors_request)
