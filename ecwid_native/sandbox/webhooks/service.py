"""Webhooks as the sandbox offers them: from events to deliveries, and by hand."""

import uuid
from collections.abc import Mapping

from ecwid_native.sandbox.apps import AppRegistry, SandboxApp
from ecwid_native.sandbox.clock import Clock
from ecwid_native.sandbox.database import Database
from ecwid_native.sandbox.events import EventBus
from ecwid_native.sandbox.installations import Installations
from ecwid_native.sandbox.webhooks.courier import Courier
from ecwid_native.sandbox.webhooks.deliveries import Deliveries, Delivery, Order
from ecwid_native.sandbox.webhooks.document import (
    SIGNATURES,
    Signature,
    Webhook,
    webhook_body,
)
from ecwid_native.sandbox.webhooks.endpoints import Endpoint, Endpoints
from ecwid_native.sandbox.webhooks.event_types import EVENT_TYPES
from ecwid_native.sandbox.webhooks.outbox import Outbox
from ecwid_native.sandbox.webhooks.sending import MAX_COPIES, Sending, SendingSettings

MAX_BODY = 1_000_000
MAX_TEXT = 200
# Larger ones do not stay exact everywhere.
MAX_NUMBER = 2**63 - 1


class Webhooks:
    """Sends webhooks to the apps and keeps a log of them."""

    def __init__(
        self,
        database: Database,
        *,
        clock: Clock,
        events: EventBus,
        apps: AppRegistry,
        installations: Installations,
    ) -> None:
        """Listen to `events`; nothing is sent before the sandbox starts."""
        self._clock = clock
        self._apps = apps
        self._log = Deliveries(database, clock)
        self._endpoints = Endpoints(database)
        self._settings = SendingSettings(database)
        self.courier = Courier(
            self._log, self._endpoints, apps=apps, clock=clock, settings=self._settings
        )
        self._outbox = Outbox(
            database,
            self._log,
            self._endpoints,
            apps=apps,
            installations=installations,
            settings=self._settings,
            courier=self.courier,
        )
        events.record_with(self._outbox.take)

    @property
    def deliveries(self) -> list[Delivery]:
        """Return the log, oldest first."""
        return self._log.newest()

    def newest(self, *, store_id: int | None = None, limit: int = 100) -> list[Delivery]:
        """Return the end of the log, of one store if given, oldest first."""
        return self._log.newest(store_id=store_id, limit=limit)

    def delivery(self, delivery_id: int) -> Delivery:
        """Return one delivery, or raise LookupError."""
        return self._log.require(delivery_id)

    def send(
        self,
        event_type: str,
        *,
        client_id: str,
        store_id: int,
        entity_id: int | str | None = None,
        data: Mapping[str, object] | None = None,
        signature: Signature = "valid",
        event_id: str | None = None,
        event_created: int | None = None,
        body: str | None = None,
    ) -> Delivery:
        """Send a webhook by hand, whatever the app has subscribed to or is installed in.

        Args:
            event_type: of the platform, or one that nobody knows.
            client_id: a registered app with a webhook address.
            store_id: any number.
            entity_id: the store's id when left out.
            data: an example of the event type when left out; `{}` for none.
            signature: "valid", "wrong" (well formed, of another secret) or "missing".
            event_id, event_created: a new id and the sandbox's time (UNIX seconds) when left out.
            body: sent instead of the JSON, with the signature of the two above.

        Raises:
            LookupError: no such app.
            ValueError: the app has no webhook address, or a value cannot be.
        """
        app = self._reachable(client_id)
        event_id = str(uuid.uuid4()) if event_id is None else event_id
        event_created = int(self._clock.timestamp()) if event_created is None else event_created
        _check(event_type, event_id, numbers=(store_id, event_created), signature=signature)
        if data is None:
            known = EVENT_TYPES.get(event_type)
            data = known.sample if known else {}
        if body is None:
            body = webhook_body(
                event_type,
                store_id=store_id,
                event_id=event_id,
                event_created=event_created,
                entity_id=entity_id,
                data=data,
            )
        if len(body.encode()) > MAX_BODY:
            raise ValueError(f"A body has at most {MAX_BODY} bytes.")
        webhook = Webhook(
            event_id=event_id,
            event_type=event_type,
            event_created=event_created,
            store_id=store_id,
            body=body,
            signature=signature,
        )
        return self._log.require(*self._outbox.put(app, webhook))

    def replay(self, delivery_id: int, *, copies: int = 1) -> list[Delivery]:
        """Send a delivery again, the same event with the same body; each copy has its own retries.

        Raises:
            LookupError: no such delivery.
            ValueError: the app has no webhook address (any more), or too many copies.
        """
        if not 1 <= copies <= MAX_COPIES:
            raise ValueError(f"copies is between 1 and {MAX_COPIES}.")
        first = self._log.require(delivery_id)
        app = self._reachable(first.client_id)
        ids = self._outbox.put(app, first.webhook, copies=copies, replay_of=first.id)
        return [self._log.require(each) for each in ids]

    @property
    def settings(self) -> Sending:
        """Return how webhooks are sent."""
        return self._settings.now

    def configure(
        self,
        *,
        paused: bool | None = None,
        concurrency: int | None = None,
        copies: int | None = None,
        order: Order | None = None,
        timeout_seconds: float | None = None,
    ) -> None:
        """Change how webhooks are sent, see `Sending`; ValueError for values that cannot be."""
        given = {
            "paused": paused,
            "concurrency": concurrency,
            "copies": copies,
            "order": order,
            "timeout_seconds": timeout_seconds,
        }
        self._settings.change(**{name: value for name, value in given.items() if value is not None})
        self.courier.wake()

    def pause(self) -> None:
        """Hold everything back; events still enter the log."""
        self.configure(paused=True)

    def resume(self) -> None:
        """Send what was held back."""
        self.configure(paused=False)

    def endpoint(self, client_id: str) -> Endpoint:
        """Return how the app's address fares; LookupError for an unknown app."""
        return self._endpoints.get(self._apps.require(client_id))

    def unblock(self, client_id: str) -> None:
        """End the block of an app's address, as the platform's support would; LookupError."""
        self._endpoints.recovered(self._apps.require(client_id))

    def wait_until_idle(self, timeout_seconds: float = 10.0) -> None:
        """Wait until nothing is due or on its way; retries of a later time do not count.

        Raises:
            TimeoutError: it takes longer.
        """
        if not self.courier.wait_until_idle(timeout_seconds):
            raise TimeoutError(f"Webhooks were still being sent after {timeout_seconds:g} seconds.")

    def clear(self) -> None:
        """Empty the log; what waits is never sent."""
        self._log.clear()

    def reload(self) -> None:
        """Go on with what the state file says, after it was emptied or replaced."""
        self._settings.reload()
        self._log.put_back()
        self.courier.wake()

    def _reachable(self, client_id: str) -> SandboxApp:
        app = self._apps.require(client_id)
        if not app.webhook_url:
            raise ValueError(f"{client_id} has no webhook_url: register the app with one.")
        return app


def _check(
    event_type: str, event_id: str, *, numbers: tuple[int, ...], signature: Signature
) -> None:
    for name, text in (("event_type", event_type), ("event_id", event_id)):
        if not 0 < len(text) <= MAX_TEXT:
            raise ValueError(f"{name} has 1 to {MAX_TEXT} characters.")
    if any(abs(number) > MAX_NUMBER for number in numbers):
        raise ValueError(f"A number is at most {MAX_NUMBER}.")
    if signature not in SIGNATURES:
        raise ValueError(f"signature is one of {', '.join(SIGNATURES)}.")
