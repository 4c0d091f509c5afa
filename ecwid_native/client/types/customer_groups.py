# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: customer groups."""

from __future__ import annotations

from typing import Required, TypedDict


class CustomerGroup(TypedDict, total=False):
    """`CustomerGroup` in an answer."""

    id: Required[int]
    name: str
    externalReferenceId: str


class CustomerGroupInput(TypedDict, total=False):
    """What a request may say of `CustomerGroup`."""

    name: str
    externalReferenceId: str
