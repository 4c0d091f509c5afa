# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: definitions of customer extra fields; the values are with the customers."""

from __future__ import annotations

from typing import TypedDict

from ecwid_native.client.types.shared import ExtrafieldEntityType, ExtrafieldType


class CustomerExtraFieldConfig(TypedDict, total=False):
    """`CustomerExtraFieldConfig` in an answer."""

    key: str | None
    title: str | None
    entityTypes: list[ExtrafieldEntityType] | None
    type: ExtrafieldType | None
    shownOnOrderDetails: bool | None
    linkedWithCheckoutField: bool | None
    createdDate: str | None
    lastModifiedDate: str | None


class CustomerExtraFieldConfigInput(TypedDict, total=False):
    """What a request may say of `CustomerExtraFieldConfig`."""

    key: str
    title: str
    type: ExtrafieldType
    shownOnOrderDetails: bool


class CustomerExtraFieldCreated(TypedDict, total=False):
    """`CustomerExtraFieldCreated` in an answer."""

    createCount: int
    key: str
