"""The local Ecwid: Control Panel, REST API and storefront. Imports nothing of the framework."""

from ecwid_native.sandbox.apps import SandboxApp
from ecwid_native.sandbox.events import Event
from ecwid_native.sandbox.installations import Tokens
from ecwid_native.sandbox.request_log import RequestRecord
from ecwid_native.sandbox.sandbox import PortTakenError, Sandbox
from ecwid_native.sandbox.stores import Store
from ecwid_native.sandbox.webhooks.deliveries import Attempt, Delivery
from ecwid_native.sandbox.webhooks.document import Webhook

__all__ = [
    "Attempt",
    "Delivery",
    "Event",
    "PortTakenError",
    "RequestRecord",
    "Sandbox",
    "SandboxApp",
    "Store",
    "Tokens",
    "Webhook",
]
