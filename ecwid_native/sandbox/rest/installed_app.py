"""The calling app itself over REST: its status, its token, its end.

Sources: docs.ecwid.com, "Get app status", "Cancel app subscription"; the token call is in the
tables of the official client only (read 2026-11).
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.rest.parameters import Parameters, format_moment
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

# Subscriptions run from month to month; tokens have no end, yet the answer has a date for it.
MONTH = timedelta(days=30)
NO_END = datetime.fromisoformat("2100-01-01T00:00:00+00:00")


def add_routes(router: Router[Operation]) -> None:
    """Add the three operations."""
    path = "/api/v3/{store_id}/application"
    read = Operation(handler=get, scope="read_store_profile", selects_fields=True)
    router.add("GET", path, read)
    router.add("DELETE", path, Operation(handler=cancel, scope="update_store_profile"))
    router.add("GET", f"{path}/token", Operation(handler=get_token, scope=None))


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return the merchant's subscription to the app, which the sandbox renews each month."""
    installation = call.grant.installation
    start, status = installation.installed_at, installation.subscription_status
    months = max((call.platform.clock.now() - start) // MONTH, 0) + 1
    return {
        "subscriptionStatus": status,
        "subscription": {
            "startDate": format_moment(start.timestamp()),
            "expirationDate": format_moment((start + months * MONTH).timestamp()),
            "status": status,
        },
    }


def cancel(call: Call, values: Mapping[str, str]) -> object:
    """Uninstall the app; its tokens die at once."""
    namespace = Parameters(call.request.args).text("namespace")
    if namespace not in (None, call.client_id):
        raise HTTPError(400, "Wrong parameter 'namespace' value", "WRONG_PARAMETER")
    call.platform.uninstall(call.client_id, call.store.id)
    return {"deleteCount": 1}


def get_token(call: Call, values: Mapping[str, str]) -> object:
    """Return what the sent token grants."""
    installation = call.grant.installation
    return {
        "permissions": sorted(installation.scopes),
        "created": format_moment(installation.installed_at.timestamp()),
        "expires": format_moment(NO_END.timestamp()),
    }
