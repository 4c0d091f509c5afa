"""Control of what merchants do: stores, installations, opening an app."""

from typing import cast, get_args

from ecwid_native.sandbox.apps import PAYLOAD_MODES, PayloadMode
from ecwid_native.sandbox.control.documents import app_document, store_document
from ecwid_native.sandbox.control.fields import required
from ecwid_native.sandbox.control.request import ControlRequest, whole_number
from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.installations import InstalledApp, SubscriptionStatus
from ecwid_native.sandbox.platform import VIEW_MODES
from ecwid_native.sandbox.seeding import seed
from ecwid_native.sandbox.stores import Store


def get_apps(request: ControlRequest) -> object:
    """Return the registered apps."""
    return [app_document(app) for app in request.platform.apps]


def change_app(request: ControlRequest, client_id: str) -> object:
    """Change the payload mode or the webhook address of an app."""
    fields = request.fields("payload_mode", "webhook_url")
    mode, webhook_url = _mode(fields.text("payload_mode")), fields.text("webhook_url")
    if webhook_url is not None:
        request.platform.apps.set_webhook_url(client_id, webhook_url)
    if mode is not None:
        request.platform.apps.set_payload_mode(client_id, mode)
    return app_document(request.platform.apps.require(client_id))


def get_stores(request: ControlRequest) -> object:
    """Return all stores."""
    return [store_document(request.platform, store) for store in request.platform.stores.all()]


def create_store(request: ControlRequest) -> object:
    """Create a store."""
    fields = request.fields("id", "name", "plan", "language", "suspended")
    store_id = fields.whole("id")
    required(store_id, "id")
    store = request.platform.stores.create(
        store_id or 0,
        name=fields.text("name") or "",
        plan=fields.text("plan") or "business",
        language=fields.text("language") or "en",
        suspended=fields.flag("suspended") or False,
    )
    return store_document(request.platform, store)


def get_store(request: ControlRequest, store_id: str) -> object:
    """Return one store."""
    return store_document(request.platform, _store(request, store_id))


def change_store(request: ControlRequest, store_id: str) -> object:
    """Change what is given."""
    fields = request.fields("name", "plan", "language", "panel_language", "suspended")
    store = request.platform.stores.change(
        _store(request, store_id).id,
        name=fields.text("name"),
        plan=fields.text("plan"),
        language=fields.text("language"),
        panel_language=fields.text("panel_language"),
        suspended=fields.flag("suspended"),
    )
    return store_document(request.platform, store)


def seed_store(request: ControlRequest, store_id: str) -> object:
    """Fill a store by a seed profile."""
    profile = request.fields("profile").text("profile")
    required(profile, "profile")
    store = _store(request, store_id)
    seed(request.platform, store.id, profile or "")
    return store_document(request.platform, store)


def delete_store(request: ControlRequest, store_id: str) -> object:
    """Delete one store."""
    request.platform.stores.delete(_store(request, store_id).id)
    return get_stores(request)


def get_installation(request: ControlRequest, store_id: str, client_id: str) -> object:
    """Return the tokens of an installation."""
    store = _store(request, store_id)
    return _tokens(request.platform.installations.require(client_id, store.id))


def install(request: ControlRequest, store_id: str, client_id: str) -> object:
    """Install or reinstall an app and return its new tokens."""
    scopes = request.fields("scopes").texts("scopes")
    store = _store(request, store_id)
    return _tokens(request.platform.installations.install(client_id, store.id, scopes=scopes))


def change_installation(request: ControlRequest, store_id: str, client_id: str) -> object:
    """Change the merchant's subscription to the app."""
    status = request.fields("subscription_status").text("subscription_status")
    required(status, "subscription_status")
    store = _store(request, store_id)
    return _tokens(
        request.platform.installations.set_subscription_status(
            client_id, store.id, cast("SubscriptionStatus", status)
        )
    )


def uninstall(request: ControlRequest, store_id: str, client_id: str) -> object:
    """Uninstall an app."""
    store = _store(request, store_id)
    request.platform.uninstall(client_id, store.id)
    return store_document(request.platform, store)


def open_app(request: ControlRequest, store_id: str, client_id: str) -> object:
    """Return the payload and the address of an opening."""
    fields = request.fields("lang", "view_mode", "app_state", "mode")
    view_mode = fields.text("view_mode") or "PAGE"
    if view_mode not in VIEW_MODES:
        raise HTTPError(400, f"view_mode must be one of {', '.join(VIEW_MODES)}.")
    store = _store(request, store_id)
    opening = request.platform.open_app(
        client_id,
        store.id,
        lang=fields.text("lang"),
        view_mode=view_mode,
        app_state=fields.text("app_state") or "",
        mode=_mode(fields.text("mode")),
    )
    return {"payload": opening.payload, "url": opening.url}


def get_storage(request: ControlRequest, store_id: str, client_id: str) -> object:
    """Return the application storage of an app in a store."""
    return request.platform.storage.all(client_id, _store(request, store_id).id)


def set_storage(request: ControlRequest, store_id: str, client_id: str) -> object:
    """Replace the application storage of an app in a store."""
    values = {key: value for key, value in request.document.items() if isinstance(value, str)}
    if len(values) != len(request.document):
        raise HTTPError(400, "All values must be texts.")
    request.platform.apps.require(client_id)
    request.platform.storage.replace(client_id, _store(request, store_id).id, values)
    return get_storage(request, store_id, client_id)


def _store(request: ControlRequest, store_id: str) -> Store:
    return request.platform.stores.require(whole_number(store_id, "store_id"))


def _tokens(installation: InstalledApp) -> dict[str, object]:
    return {
        "client_id": installation.client_id,
        "store_id": installation.store_id,
        "access_token": installation.access_token,
        "public_token": installation.public_token,
        "scopes": sorted(installation.scopes),
        "installed_at": installation.installed_at.isoformat(),
        "subscription_status": installation.subscription_status,
    }


def _mode(text: str | None) -> PayloadMode | None:
    for mode in PAYLOAD_MODES:
        if text == mode:
            return mode
    if text is None:
        return None
    raise HTTPError(400, f"The payload mode must be one of {', '.join(get_args(PayloadMode))}.")


APP = "stores/{store_id}/apps/{client_id}"
ROUTES = (
    ("GET", "apps", get_apps),
    ("PATCH", "apps/{client_id}", change_app),
    ("GET", "stores", get_stores),
    ("POST", "stores", create_store),
    ("GET", "stores/{store_id}", get_store),
    ("PATCH", "stores/{store_id}", change_store),
    ("DELETE", "stores/{store_id}", delete_store),
    ("POST", "stores/{store_id}/seed", seed_store),
    ("GET", APP, get_installation),
    ("PUT", APP, install),
    ("PATCH", APP, change_installation),
    ("DELETE", APP, uninstall),
    ("POST", f"{APP}/open", open_app),
    ("GET", f"{APP}/storage", get_storage),
    ("PUT", f"{APP}/storage", set_storage),
)
