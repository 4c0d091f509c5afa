"""Staff accounts over REST.

Source: docs.ecwid.com, "Search staff accounts" and the pages next to it (read 2026-11): creating an
account sends an invitation; no scopes means all rights.
"""

from collections.abc import Mapping
from typing import Any

from ecwid_native.sandbox.conditions import equals_text
from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.rest.bodies import accepted, merged, require, wrong_field
from ecwid_native.sandbox.rest.identifiers import path_id
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

KIND = "staff_account"
SCOPES = (
    "SALES_MANAGEMENT",
    "CATALOG_MANAGEMENT",
    "MARKETING_MANAGEMENT",
    "REPORT_ACCESS",
    "WEBSITE_MANAGEMENT",
    "SALES_CHANNELS_MANAGEMENT",
    "STORE_MANAGEMENT",
)


def add_routes(router: Router[Operation]) -> None:
    """Add accounts, invitations and the list of scopes."""
    every, one = "/api/v3/{store_id}/staff", "/api/v3/{store_id}/staff/{staff_account_id}"
    read, invite = "read_staff", "/api/v3/{store_id}/staff/invite"
    router.add("GET", every, Operation(handler=search, scope=read, selects_fields=True))
    router.add("GET", one, Operation(handler=get, scope=read, selects_fields=True))
    router.add("POST", every, Operation(handler=create, scope="create_staff", needs_json=True))
    router.add("PUT", one, Operation(handler=update, scope="update_staff", needs_json=True))
    router.add("DELETE", one, Operation(handler=delete, scope="delete_staff"))
    scope = "invite_staff"
    router.add("POST", invite, Operation(handler=invite_again, scope=scope, needs_json=True))
    router.add("DELETE", invite, Operation(handler=cancel_invite, scope=scope, needs_json=True))
    scopes = Operation(handler=get_scopes, scope=("read_store_profile", read))
    router.add("GET", "/api/v3/{store_id}/profile/staffScopes", scopes)


def search(call: Call, values: Mapping[str, str]) -> object:
    """Return all accounts."""
    accounts = call.platform.documents.all(call.store.id, KIND)
    return {"staffList": [_shown(account) for account in accounts]}


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return one account."""
    return _shown(_require(call, values["staff_account_id"]))


def create(call: Call, values: Mapping[str, str]) -> object:
    """Create an account and invite its owner."""
    fields = _accepted(call)
    require(fields, "email")
    account = {"name": "", "staffScopes": [], "inviteAccepted": False, **fields}
    with call.platform.database.transaction():
        if _by_email(call, fields["email"]) is not None:
            raise HTTPError(409, "A staff account with this e-mail address exists already")
        call.platform.documents.insert(call.store.id, KIND, account)
    return {"success": True}


def update(call: Call, values: Mapping[str, str]) -> object:
    """Change the rights of an account; the e-mail address stays."""
    fields = _accepted(call)
    with call.platform.database.transaction():
        account = _require(call, values["staff_account_id"])
        changed = merged(account, {**fields, "email": account["email"]})
        call.platform.documents.replace(call.store.id, KIND, changed)
    return {"updateCount": 1}


def delete(call: Call, values: Mapping[str, str]) -> object:
    """Delete an account."""
    account = _require(call, values["staff_account_id"])
    return {"deleteCount": int(call.platform.documents.delete(call.store.id, KIND, account["id"]))}


def invite_again(call: Call, values: Mapping[str, str]) -> object:
    """Send an invitation again."""
    _invited(call)
    return {"success": True}


def cancel_invite(call: Call, values: Mapping[str, str]) -> object:
    """Take an invitation back; the account goes with it."""
    account = _invited(call)
    return {"deleteCount": int(call.platform.documents.delete(call.store.id, KIND, account["id"]))}


def get_scopes(call: Call, values: Mapping[str, str]) -> object:
    """Return the rights that there are."""
    return {"staffScopes": list(SCOPES)}


def _accepted(call: Call) -> Document:
    fields = accepted(read_json_object(call.request), "StaffAccount")
    if "email" in fields and "@" not in fields["email"]:
        raise wrong_field("email")
    if not set(fields.get("staffScopes", [])) <= set(SCOPES):
        raise wrong_field("staffScopes")
    return fields


def _by_email(call: Call, email: str) -> Document | None:
    return call.platform.documents.first(call.store.id, KIND, equals_text("email", email))


def _invited(call: Call) -> Document:
    fields = _accepted(call)
    require(fields, "email")
    account = _by_email(call, fields["email"])
    if account is None or account["inviteAccepted"]:
        raise HTTPError(404, "There is no open invitation for this e-mail address")
    return account


def _require(call: Call, text: str) -> Document:
    number = path_id(text)
    account = None
    if number is not None:
        account = call.platform.documents.get(call.store.id, KIND, number)
    if account is None:
        raise HTTPError(404, f"Staff account #{text} not found")
    return account


def _shown(account: Document) -> Document:
    return {**account, "id": str(account["id"])}
