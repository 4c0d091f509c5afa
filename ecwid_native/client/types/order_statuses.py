# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: payment and fulfilment statuses and their names."""

from __future__ import annotations

from typing import TypedDict


class OrderStatusSettings(TypedDict, total=False):
    """`OrderStatusSettings` in an answer."""

    statusId: str
    orderStatusType: str
    defaultStatus: bool | None
    enabled: bool
    name: str | None
    nameTranslations: dict[str, str] | None
    sendNotificationWhenStatusIsAssigned: bool
    lastNameChangeDate: str | None
    nameTranslated: dict[str, str]


class OrderStatusSettingsInput(TypedDict, total=False):
    """What a request may say of `OrderStatusSettings`."""

    enabled: bool
    name: str
    nameTranslations: dict[str, str]
    sendNotificationWhenStatusIsAssigned: bool
