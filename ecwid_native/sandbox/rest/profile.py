"""The store profile over REST.

Source: docs.ecwid.com, "Get store profile", "Update store profile" (read 2026-11).
"""

from collections.abc import Mapping

from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.profiles import ProfileError
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router


def add_routes(router: Router[Operation]) -> None:
    """Add reading and updating."""
    path = "/api/v3/{store_id}/profile"
    router.add(
        "GET",
        path,
        Operation(handler=get, scope="read_store_profile", public=True, selects_fields=True),
    )
    router.add(
        "PUT", path, Operation(handler=update, scope="update_store_profile", needs_json=True)
    )


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return the profile, reduced for a public token."""
    if call.grant.kind == "public":
        return call.platform.profiles.get_public(call.store)
    return call.platform.profiles.get(call.store)


def update(call: Call, values: Mapping[str, str]) -> object:
    """Write the fields of the body."""
    try:
        call.platform.profiles.update(call.store, read_json_object(call.request))
    except ProfileError as exc:
        raise HTTPError(400, str(exc), "WRONG_PARAMETER") from exc
    return {"updateCount": 1, "success": True}
