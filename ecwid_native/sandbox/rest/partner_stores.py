"""The partner API: calls of an app, not of a store.

Source: docs.ecwid.com, "Create store", "Check if a store exists" (read 2026-11); what the body of a
creation holds and what it answers is not documented and our choice.
"""

import hmac
from collections.abc import Mapping
from itertools import count

from werkzeug.wrappers import Request

from ecwid_native.sandbox.apps import SandboxApp
from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.bodies import accepted, wrong_field
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.routes import OpenOperation
from ecwid_native.sandbox.router import Router

PATH = "/api/v3/stores"
# Above the ids that people choose by hand, which stay free.
FIRST_STORE_ID = 50_000_001


def add_open_routes(router: Router[OpenOperation]) -> None:
    """Add creation and search; the app's headers take the place of a token."""
    router.add("POST", PATH, OpenOperation(handler=create, needs_json=True))
    router.add("GET", PATH, OpenOperation(handler=find))


def create(platform: Platform, request: Request, values: Mapping[str, str]) -> object:
    """Create a store for a merchant; with `returnapitoken=true` the app is installed in it."""
    app = _require_app(platform, request, "create_stores")
    body = read_json_object(request)
    merchant = body.get("merchant")
    email = merchant.get("email") if isinstance(merchant, dict) else None
    if not isinstance(email, str) or "@" not in email:
        raise wrong_field("merchant.email")
    profile = body.get("profile")
    if not isinstance(profile, dict | None):
        raise wrong_field("profile")
    changes = accepted(profile or {}, "StoreProfile")
    changes.setdefault("account", {})["accountEmail"] = email
    name = merchant.get("name") if isinstance(merchant, dict) else None
    if isinstance(name, str):
        changes["account"].setdefault("accountName", name)
    wants_token = Parameters(request.args).boolean("returnapitoken")
    with platform.database.transaction():
        if _store_of(platform, email):
            raise HTTPError(409, "A store with this e-mail address exists already")
        free = (number for number in count(FIRST_STORE_ID) if platform.stores.get(number) is None)
        store = platform.stores.create(next(free))
        try:
            platform.profiles.update(store, changes, client_id=app.client_id)
        except ValueError as exc:
            raise HTTPError(400, str(exc), "WRONG_PARAMETER") from exc
        if not wants_token:
            return {"id": store.id}
        installed = platform.installations.install(app.client_id, store.id)
    return {"id": store.id, "token": installed.access_token}


def find(platform: Platform, request: Request, values: Mapping[str, str]) -> object:
    """Answer 200 when a store with the e-mail address exists, 404 when none does."""
    _require_app(platform, request, "read_stores")
    query = Parameters(request.args)
    email = query.text("email")
    if email is None and not (query.text("facebookID") or query.text("googleID")):
        raise HTTPError(400, "Absent parameter email", "WRONG_PARAMETER")
    if email is None or not _store_of(platform, email):
        raise HTTPError(404, "Store not found", "STORE_NOT_FOUND")
    return {}


def _require_app(platform: Platform, request: Request, scope: str) -> SandboxApp:
    """Return the app whose id and secret were sent; one answer for every wrong pair."""
    client_id = request.headers.get("X-Ecwid-App-Client-Id", "")
    secret = request.headers.get("X-Ecwid-App-Secret-Key", "")
    app = next((app for app in platform.apps if app.client_id == client_id), None)
    expected = "" if app is None else app.client_secret
    if app is None or not hmac.compare_digest(secret.encode(), expected.encode()):
        raise HTTPError(403, "Invalid app credentials", "INVALID_API_TOKEN")
    if scope not in app.scopes:
        raise HTTPError(403, "The app has no access to this method", "INSUFFICIENT_APP_SCOPE")
    return app


def _store_of(platform: Platform, email: str) -> bool:
    with platform.database.transaction() as connection:
        row = connection.execute(
            "SELECT 1 FROM store WHERE fold(json_extract(profile, '$.account.accountEmail')) = ?",
            (email.casefold(),),
        ).fetchone()
    return row is not None
