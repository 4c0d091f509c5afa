# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: this app in this store: its subscription, its token, charges."""

from __future__ import annotations

from typing import TypedDict


class ApplicationStatus(TypedDict, total=False):
    """`ApplicationStatus` in an answer."""

    subscription: ApplicationStatusSubscription
    subscriptionStatus: str


class ApplicationStatusSubscription(TypedDict, total=False):
    """`ApplicationStatusSubscription` in an answer."""

    startDate: str
    expirationDate: str
    status: str


class ApplicationToken(TypedDict, total=False):
    """`ApplicationToken` in an answer."""

    permissions: list[str]
    created: str
    expires: str


class Charge(TypedDict, total=False):
    """`Charge` in an answer."""

    transactionId: str
    idempotencyKeyInUse: bool
