"""What a handler is given: a typed event, and the fresh entity on request.

Only the event's id and time are signed, and its store is one that has the app installed. All else
in a webhook is a hint: ``fetch()`` gives what is true now.

Source: docs.ecwid.com, event data in webhooks (read 2026-11).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from ecwid_native.client.api import EcwidClient

Entity = TypeVar("Entity", covariant=True)


class Resource(Protocol[Entity]):
    """The part of the REST client that reads and changes one kind of entity."""

    def get(self, entity_id: Any, /) -> Entity:
        """Read one."""

    def update(self, entity_id: Any, changes: Any, /) -> object:
        """Write some of its fields."""


class Writes(Protocol):
    """Remembers what a handler writes; see ``ecwid_native.webhooks.own_writes``."""

    def remember(self, entity: Mapping[str, Any]) -> None:
        """Note what the entity will be like."""


@dataclass(frozen=True, kw_only=True)
class WebhookEvent:
    """One event. A type without a class of its own comes as this one.

    Attributes:
        app: the app's slug.
        event_id: the same each time the event is delivered.
        event_type: such as ``order.created``; not signed.
        store_id: a store that has the app installed.
        entity_id: the id of the thing that the event is about, "" when there is none; not signed.
        created: when it happened.
        is_reconciled: whether no webhook told of it and a comparison over REST found it.
        unverified_data: what the webhook carries besides; anybody who sees one signed webhook
            could have altered it.
        entity: with ``@webhook(…, fetch=True)``, what ``fetch()`` gave just before the handler
            was called.
    """

    app: str
    event_id: str
    event_type: str
    store_id: int
    entity_id: int | str
    created: datetime
    is_reconciled: bool = False
    unverified_data: Mapping[str, Any] = field(default_factory=dict, repr=False)
    entity: Any = field(default=None, repr=False, compare=False)
    client: EcwidClient | None = field(default=None, repr=False, compare=False)
    writes: Writes | None = field(default=None, repr=False, compare=False)

    def fetch(self) -> Any:
        """The thing that the event is about, as it is now; see each class.

        Raises:
            LookupError: events of this type are about nothing that can be read.
        """
        raise LookupError(f"{self.event_type} is about nothing that can be read")

    def _client(self) -> EcwidClient:
        if self.client is None:
            raise LookupError("this event has no store to ask: the app is not installed there")
        return self.client

    def _text(self, name: str) -> str:
        value = self.unverified_data.get(name, "")
        return str(value) if isinstance(value, str | int) else ""

    def _int_id(self) -> int:
        if not isinstance(self.entity_id, int):
            raise LookupError(f"{self.event_type} names no entity")
        return self.entity_id


class ChangeableEvent(WebhookEvent, ABC):
    """An event about something that can be read and changed."""

    @abstractmethod
    def _put(self, changes: Mapping[str, Any]) -> None:
        """Write the fields to the entity."""

    def update(self, changes: Mapping[str, Any]) -> bool:
        """Change the entity over REST unless it is so already; whether anything was written.

        The change causes an event as well. It is not given to this handler when the entity is
        then exactly what this left behind; another's change in between is.

        Args:
            changes: fields of the entity by Ecwid's names.

        Raises:
            APIError: the entity cannot be read or written.
        """
        entity: Mapping[str, Any] = self.fetch()
        if all(name in entity and entity[name] == value for name, value in changes.items()):
            return False
        if self.writes is not None:
            # Before the write: a process that dies in between then handles one event too many
            # instead of two processes writing in turns for ever.
            self.writes.remember({**entity, **changes})
        self._put(changes)
        return True


class EntityEvent(ChangeableEvent, Generic[Entity]):
    """An event about one of many of a kind."""

    @property
    @abstractmethod
    def _resource(self) -> Resource[Entity]:
        """Where the kind is read and changed."""

    @property
    def _key(self) -> int | str:
        """What the resource calls the entity."""
        return self._int_id()

    def fetch(self) -> Entity:
        """The entity as it is now.

        Raises:
            NotFoundError: it was deleted.
        """
        return self._resource.get(self._key)

    def _put(self, changes: Mapping[str, Any]) -> None:
        self._resource.update(self._key, changes)
