# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: facts about pictures."""

from __future__ import annotations

from typing import TypedDict


class ImageMainColors(TypedDict, total=False):
    """`ImageMainColors` in an answer."""

    colors: list[str]


class ImagesMainColorsResult(TypedDict, total=False):
    """`ImagesMainColorsResult` in an answer."""

    result: dict[str, ImageMainColors]


class MainColorsRequest(TypedDict, total=False):
    """What a request may say of `MainColorsRequest`."""

    imageUrls: list[str]
    colorsCount: int
