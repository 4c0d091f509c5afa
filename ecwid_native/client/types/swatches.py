# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: colours used in swatch options."""

from __future__ import annotations

from typing import TypedDict


class SwatchColor(TypedDict, total=False):
    """`SwatchColor` in an answer."""

    name: str
    hexCode: str
    translations: dict[str, str] | None


class SwatchColors(TypedDict, total=False):
    """`SwatchColors` in an answer."""

    colors: list[SwatchColor]
