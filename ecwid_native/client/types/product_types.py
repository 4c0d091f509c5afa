# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: product types (classes) and their attributes."""

from __future__ import annotations

from typing import Required, TypedDict

from ecwid_native.client.types.shared import AttributeDisplayType, AttributeType


class ProductType(TypedDict, total=False):
    """`ProductType` in an answer."""

    id: Required[int]
    name: str | None
    googleTaxonomy: str | None
    attributes: list[ProductTypeAttribute] | None


class ProductTypeInput(TypedDict, total=False):
    """What a request may say of `ProductType`."""

    name: str
    attributes: list[ProductTypeAttribute]


class ProductTypeAttribute(TypedDict, total=False):
    """`ProductTypeAttribute`, in answers and in requests."""

    id: int
    name: str | None
    type: AttributeType | None
    show: AttributeDisplayType | None
    nameTranslated: dict[str, str]
