# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: staff accounts and invitations."""

from __future__ import annotations

from typing import Required, TypedDict


class StaffAccount(TypedDict, total=False):
    """`StaffAccount` in an answer."""

    email: str
    staffScopes: list[str]
    id: Required[str]
    name: str
    inviteAccepted: bool


class StaffAccountInput(TypedDict, total=False):
    """What a request may say of `StaffAccount`."""

    email: str
    staffScopes: list[str]


class StaffAccounts(TypedDict, total=False):
    """`StaffAccounts` in an answer."""

    staffList: list[StaffAccount]


class Success(TypedDict, total=False):
    """`Success` in an answer."""

    success: bool


class StaffInvitation(TypedDict, total=False):
    """What a request may say of `StaffInvitation`."""

    email: str


class StaffScopes(TypedDict, total=False):
    """`StaffScopes` in an answer."""

    staffScopes: list[str]
