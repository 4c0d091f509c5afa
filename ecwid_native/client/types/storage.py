# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: the application storage, call by call."""

from __future__ import annotations

from typing import TypedDict


class StorageData(TypedDict, total=False):
    """`StorageData` in an answer."""

    key: str
    value: str | None
