"""Puts webhooks into the log: from the sandbox's events, or for somebody by hand.

An event of the bus becomes a webhook when its type is in the table. Of what it was published with,
`store_id` names the store, `entity_id` becomes `entityId` (the store's id when it is left out), and
the members that the table knows become `data`; everything else stays in the sandbox. `client_id` is
the receiver of an `application.…` event and means nothing for others: every installed app hears
of them, the one that caused them too.
"""

import uuid

from ecwid_native.sandbox.apps import AppRegistry, SandboxApp
from ecwid_native.sandbox.database import Database
from ecwid_native.sandbox.events import Event
from ecwid_native.sandbox.installations import Installations
from ecwid_native.sandbox.webhooks.courier import Courier
from ecwid_native.sandbox.webhooks.deliveries import Deliveries, State
from ecwid_native.sandbox.webhooks.document import Webhook, webhook_body
from ecwid_native.sandbox.webhooks.endpoints import Endpoints
from ecwid_native.sandbox.webhooks.event_types import EVENT_TYPES, EventType
from ecwid_native.sandbox.webhooks.sending import SendingSettings


class Outbox:
    """The only way into the log."""

    def __init__(
        self,
        database: Database,
        log: Deliveries,
        endpoints: Endpoints,
        *,
        apps: AppRegistry,
        installations: Installations,
        settings: SendingSettings,
        courier: Courier,
    ) -> None:
        """Write into `log` and wake `courier`."""
        self._database = database
        self._log = log
        self._endpoints = endpoints
        self._apps = apps
        self._installations = installations
        self._settings = settings
        self._courier = courier

    def put(
        self, app: SandboxApp, webhook: Webhook, *, copies: int = 1, replay_of: int | None = None
    ) -> list[int]:
        """Put a webhook into the log and return the ids of its deliveries.

        It is sent after the transaction that it was put in, and never when that one fails.
        """
        state: State = "blocked" if self._endpoints.get(app).blocked else "waiting"
        with self._database.transaction():
            self._database.on_commit(self._courier.wake)
            return [
                self._log.add(webhook, client_id=app.client_id, state=state, replay_of=replay_of)
                for _ in range(copies)
            ]

    def take(self, event: Event) -> None:
        """Put an event of the bus into the log for every app that is to hear of it."""
        known = EVENT_TYPES.get(event.type)
        if known is None or event.store_id is None:
            return
        webhook: Webhook | None = None
        for app in self._apps:
            if self._hears(app, event, known):
                webhook = webhook or _webhook(event, known, store_id=event.store_id)
                self.put(app, webhook, copies=self._settings.now.copies)

    def _hears(self, app: SandboxApp, event: Event, known: EventType) -> bool:
        if not app.webhook_url or event.store_id is None:
            return False
        if app.webhook_events is not None and known.name not in app.webhook_events:
            return False
        if known.is_for_one_app and app.client_id != event.client_id:
            return False
        installation = self._installations.get(app.client_id, event.store_id)
        return installation is not None and known.scope in installation.scopes


def _webhook(event: Event, known: EventType, *, store_id: int) -> Webhook:
    event_id, event_created = str(uuid.uuid4()), int(event.created_at.timestamp())
    entity_id = event.data.get("entity_id")
    return Webhook(
        event_id=event_id,
        event_type=event.type,
        event_created=event_created,
        store_id=store_id,
        body=webhook_body(
            event.type,
            store_id=store_id,
            event_id=event_id,
            event_created=event_created,
            entity_id=entity_id if isinstance(entity_id, int | str) else None,
            data={name: event.data[name] for name in known.sample if name in event.data},
        ),
    )
