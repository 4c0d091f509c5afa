"""The app in a store whose changes Ecwid tells it of: the sandbox and our server, both for real."""

from __future__ import annotations

from collections.abc import Callable

from ecwid_native.client.api import EcwidClient
from ecwid_native.models import Installation
from ecwid_native.sandbox import Sandbox
from ecwid_native.webhooks import deliveries

NOUNS = ("catalog", "orders", "customers", "discount_coupons")
SCOPES = (
    "read_store_profile",
    "read_reviews",
    *(f"{verb}_{noun}" for verb in ("read", "create", "update") for noun in NOUNS),
)


class Connected:
    """The app installed in a store whose webhooks reach it."""

    def __init__(self, sandbox: Sandbox, work: Callable[[], int]) -> None:
        self.sandbox = sandbox
        self.installation = Installation.objects.get()
        self._work = work

    @property
    def client(self) -> EcwidClient:
        """The store's REST client, of whoever changes something there."""
        return self.installation.client

    def settle(self) -> None:
        """Let webhooks arrive and be handled until there are no more."""
        for _ in range(100):  # a task ends after 20 seconds
            self.sandbox.webhooks.wait_until_idle(60)
            deliveries.drain_inbox()
            if not self._work():
                return
        raise AssertionError("there is no end to it")
