# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Staff accounts and invitations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.parameters import fields
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.shared import Deleted, Updated
    from ecwid_native.client.types.staff import (
        StaffAccount,
        StaffAccountInput,
        StaffAccounts,
        StaffInvitation,
        StaffScopes,
        Success,
    )
    from ecwid_native.client.values import FieldNames

_ALL: Operation[StaffAccounts] = Operation(
    "GET", "/staff", scopes=("read_staff",), query={"response_fields": fields("responseFields")}
)
_GET: Operation[StaffAccount] = Operation(
    "GET",
    "/staff/{staffAccountId}",
    scopes=("read_staff",),
    query={"response_fields": fields("responseFields")},
)
_CREATE: Operation[Success] = Operation("POST", "/staff", scopes=("create_staff", "invite_staff"))
_UPDATE: Operation[Updated] = Operation(
    "PUT", "/staff/{staffAccountId}", scopes=("read_staff", "update_staff")
)
_DELETE: Operation[Deleted] = Operation(
    "DELETE", "/staff/{staffAccountId}", scopes=("delete_staff",)
)
_RESEND_INVITE: Operation[Success] = Operation("POST", "/staff/invite", scopes=("invite_staff",))
_CANCEL_INVITE: Operation[Deleted] = Operation("DELETE", "/staff/invite", scopes=("invite_staff",))
_GET_SCOPES: Operation[StaffScopes] = Operation(
    "GET", "/profile/staffScopes", scopes=("read_store_profile", "read_staff")
)


class Staff(Section):
    """Staff accounts and invitations."""

    def all(self, *, response_fields: FieldNames | None = None) -> StaffAccounts:
        """Return all staff accounts of the store.

        ``GET /staff``; scope ``read_staff``.
        """
        return self._call(_ALL, query={"response_fields": response_fields})

    def get(
        self, staff_account_id: str, *, response_fields: FieldNames | None = None
    ) -> StaffAccount:
        """Return a staff account.

        ``GET /staff/{staffAccountId}``; scope ``read_staff``.
        """
        return self._call(_GET, staff_account_id, query={"response_fields": response_fields})

    def create(self, staff_account: StaffAccountInput | StaffAccount) -> Success:
        """Create a staff account, which sends an invitation.

        ``POST /staff``; scope ``create_staff`` and ``invite_staff``.
        """
        return self._call(_CREATE, body=staff_account)

    def update(
        self, staff_account_id: str, staff_account: StaffAccountInput | StaffAccount
    ) -> Updated:
        """Change the rights of a staff account.

        ``PUT /staff/{staffAccountId}``; scope ``read_staff`` and ``update_staff``.
        """
        return self._call(_UPDATE, staff_account_id, body=staff_account)

    def delete(self, staff_account_id: str) -> Deleted:
        """Delete a staff account.

        ``DELETE /staff/{staffAccountId}``; scope ``delete_staff``.
        """
        return self._call(_DELETE, staff_account_id)

    def resend_invite(self, staff_invitation: StaffInvitation) -> Success:
        """Send the invitation of a staff account again.

        ``POST /staff/invite``; scope ``invite_staff``.
        """
        return self._call(_RESEND_INVITE, body=staff_invitation)

    def cancel_invite(self, staff_invitation: StaffInvitation) -> Deleted:
        """Take back the invitation of a staff account.

        ``DELETE /staff/invite``; scope ``invite_staff``.
        """
        return self._call(_CANCEL_INVITE, body=staff_invitation)

    def get_scopes(self) -> StaffScopes:
        """Return the rights of the person who is logged in.

        ``GET /profile/staffScopes``; scope ``read_store_profile`` and ``read_staff``.
        """
        return self._call(_GET_SCOPES)
