"""The JSON forms in which the control API shows the sandbox's state."""

import re
from collections.abc import Mapping

from ecwid_native.sandbox.apps import SandboxApp
from ecwid_native.sandbox.events import Event
from ecwid_native.sandbox.faults import Fault
from ecwid_native.sandbox.platform import SWITCHES, Platform
from ecwid_native.sandbox.request_log import RequestRecord
from ecwid_native.sandbox.stores import Store


def app_document(app: SandboxApp) -> dict[str, object]:
    """Return an app without its secret."""
    return {
        "client_id": app.client_id,
        "title": app.name,
        "iframe_url": app.iframe_url,
        "script_url": app.script_url,
        "stylesheet_url": app.stylesheet_url,
        "scopes": list(app.scopes),
        "payload_mode": app.payload_mode,
        "webhook_url": app.webhook_url,
        "webhook_events": None if app.webhook_events is None else list(app.webhook_events),
    }


def store_document(platform: Platform, store: Store) -> dict[str, object]:
    """Return a store with the client ids of its installed apps."""
    installed = platform.installations.in_store(store.id)
    return {
        "id": store.id,
        "name": store.name,
        "plan": store.plan,
        "suspended": store.suspended,
        "language": store.language,
        "panel_language": store.panel_language,
        "created_at": store.created_at.isoformat(),
        "installed": [installation.client_id for installation in installed],
        "subscriptions": {each.client_id: each.subscription_status for each in installed},
    }


def clock_document(platform: Platform) -> dict[str, object]:
    """Return the sandbox's time."""
    now = platform.clock.now()
    return {"now": now.isoformat(), "timestamp": now.timestamp()}


def switches_document(platform: Platform) -> dict[str, object]:
    """Return the switches."""
    return {switch: platform.is_on(switch) for switch in SWITCHES}


def state_document(platform: Platform, addresses: Mapping[str, str]) -> dict[str, object]:
    """Return everything in short."""
    return {
        "addresses": dict(addresses),
        "apps": [app_document(app) for app in platform.apps],
        "clock": clock_document(platform),
        "stores": [store_document(platform, store) for store in platform.stores.all()],
        "switches": switches_document(platform),
    }


def fault_document(fault_id: int, fault: Fault, left: int | None) -> dict[str, object]:
    """Return an active fault with the hits that are left."""
    path = f"re:{fault.path.pattern}" if isinstance(fault.path, re.Pattern) else fault.path
    return {
        "id": fault_id,
        "path": path,
        "store_id": fault.store_id,
        "method": fault.method,
        "status": fault.status,
        "error_code": fault.error_code,
        "message": fault.message,
        "retry_after_seconds": fault.retry_after_seconds,
        "latency_seconds": fault.latency_seconds,
        "cut": fault.cut,
        "truncate": fault.truncate,
        "applied": fault.applied,
        "times": left,
    }


def request_document(record: RequestRecord) -> dict[str, object]:
    """Return one logged REST request."""
    return {
        "method": record.method,
        "path": record.path,
        "store_id": record.store_id,
        "status": record.status,
        "error_code": record.error_code,
        "token_kind": record.token_kind,
        "client_id": record.client_id,
        "at": record.at.isoformat(),
    }


def event_document(event: Event) -> dict[str, object]:
    """Return one event."""
    return {
        "id": event.id,
        "type": event.type,
        "store_id": event.store_id,
        "client_id": event.client_id,
        "data": dict(event.data),
        "created_at": event.created_at.isoformat(),
    }
