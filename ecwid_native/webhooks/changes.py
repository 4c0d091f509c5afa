"""What has changed in a store, as the REST API tells it: the kinds that can be asked for.

Source: docs.ecwid.com, search orders, search products, search customers, search product reviews,
search discount coupons, and the lists of what was deleted (read 2026-11).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol

from ecwid_native.client.api import EcwidClient
from ecwid_native.protocol.webhook import MAX_TIMESTAMP

DATE_FORMAT = "%Y-%m-%d %H:%M:%S %z"


@dataclass(frozen=True, kw_only=True)
class Change:
    """Something that happened to an entity.

    Attributes:
        action: ``created``, ``updated`` or ``deleted``.
        entity_id: as webhooks name it.
        at: UNIX seconds.
        data: what a webhook would carry.
    """

    action: str
    entity_id: str
    at: int
    data: Mapping[str, object] = field(default_factory=dict)


Items = Iterable[Mapping[str, Any]]


class Section(Protocol):
    """The part of the REST client that lists a kind of entity."""

    def iterate(self, *, updated_from: datetime) -> Items:
        """What was created or changed since a time."""

    def iterate_deleted(self, *, from_date: datetime) -> Items:
        """What was deleted since a time."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of entity whose changes the API can list.

    Attributes:
        name: as in the event type.
        section: of a store's client, where it is listed.
        entity_id: the field with the id.
        created: the fields with the time of creation, the first that is there counts.
        updated: the same for the last change.
    """

    name: str
    section: Callable[[EcwidClient], Section]
    entity_id: str = "id"
    created: tuple[str, ...] = ("createTimestamp", "created", "creationDate", "registered")
    updated: tuple[str, ...] = ("updateTimestamp", "updated", "updateDate")

    def since(
        self, client: EcwidClient, when: datetime, actions: frozenset[str]
    ) -> Iterator[Change]:
        """What happened since a time, as far as these actions tell."""
        section = self.section(client)
        if actions & {"created", "updated"}:
            for item in section.iterate(updated_from=when):
                yield from self._changes(item, when)
        if "deleted" in actions:
            for item in section.iterate_deleted(from_date=when):
                yield self._change("deleted", item, moment(item, ("date",)))

    def _changes(self, item: Mapping[str, Any], when: datetime) -> Iterator[Change]:
        created, updated = moment(item, self.created), moment(item, self.updated)
        if created >= int(when.timestamp()):
            yield self._change("created", item, created)
        yield self._change("updated", item, max(created, updated))

    def _change(self, action: str, item: Mapping[str, Any], at: int) -> Change:
        if self.name != "order":
            return Change(action=action, entity_id=str(item.get(self.entity_id, "")), at=at)
        # What was deleted is listed by both of its ids; a webhook's number is the internal one.
        shown = item.get("orderId") or item.get("id", "")
        inner = item.get("internalId") or item.get("id", "")
        return Change(action=action, entity_id=str(inner), at=at, data={"orderId": str(shown)})


KINDS = (
    Kind(name="order", section=lambda client: client.orders),
    Kind(name="product", section=lambda client: client.products),
    Kind(name="customer", section=lambda client: client.customers),
    Kind(name="review", section=lambda client: client.reviews),
    Kind(name="discount_coupon", section=lambda client: client.coupons),
)


def moment(item: Mapping[str, Any], names: tuple[str, ...]) -> int:
    """The UNIX seconds of the first of these fields that holds a time; 0 when none does."""
    for name in names:
        value = item.get(name)
        if isinstance(value, str):
            try:
                value = int(datetime.strptime(value, DATE_FORMAT).astimezone(UTC).timestamp())
            except (ValueError, OverflowError):
                continue
        # `True` is an int to isinstance; and a store may answer what no database can hold.
        if type(value) is int and 0 < value <= MAX_TIMESTAMP:
            return value
    return 0
