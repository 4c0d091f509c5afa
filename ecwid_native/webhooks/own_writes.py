"""Not answering one's own echo.

An app's REST writes cause events like everybody else's, and no event says who caused it. What a
handler writes by ``event.update`` is remembered as the digest of the whole entity; an event is
skipped for that handler only if the entity read anew is exactly that. Anything that another changed
in between makes it differ, so nothing of others is skipped; and where Ecwid stores something else
than was written, the handler runs once more, finds nothing to change, and the loop ends.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from ecwid_native.models import OwnWrite
from ecwid_native.webhooks.base_event import WebhookEvent

# They change with every write, whoever wrote.
TIMES = frozenset({"updateDate", "updateTimestamp", "updated"})
# Prices as shoppers see them (docs.ecwid.com, get product, read 2026-11).
DISPLAYED = ("defaultDisplayed", "priceInProductList", "automaticLowestPrice")
FORMATTED = "Formatted"


@dataclass(frozen=True, kw_only=True)
class OwnWrites:
    """What one handler wrote last to one entity."""

    app: str
    store_id: int
    handler: str
    entity: str

    def remember(self, entity: Mapping[str, Any]) -> None:
        """Note what the entity will be like after the write."""
        OwnWrite.objects.update_or_create(
            **self._key(), defaults={"digest": digest(entity), "written_at": timezone.now()}
        )

    def remembered(self) -> str:
        """The digest of what was written last; "" when nothing was."""
        row = OwnWrite.objects.filter(**self._key()).first()
        return row.digest if row else ""

    def _key(self) -> dict[str, Any]:
        return {
            "app": self.app,
            "store_id": self.store_id,
            "handler": self.handler,
            "entity": self.entity,
        }


def is_echo(event: WebhookEvent) -> bool:
    """Whether this tells a handler of nothing but its own last write."""
    if not isinstance(event.writes, OwnWrites) or not event.event_type.endswith(".updated"):
        return False
    remembered = event.writes.remembered()
    return bool(remembered) and digest(event.fetch()) == remembered


def digest(entity: Mapping[str, Any]) -> str:
    """A fingerprint of an entity, without what a write changes besides what was written."""
    text = json.dumps(_told(entity), sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _told(value: Any) -> Any:
    """The value without fields that follow from others, at any depth."""
    if isinstance(value, Mapping):
        return {name: _told(each) for name, each in value.items() if not _follows(name)}
    if isinstance(value, list):
        return [_told(each) for each in value]
    return value


def _follows(name: str) -> bool:
    """Whether the field is reckoned from others: it tells nothing that they do not."""
    return name in TIMES or name.startswith(DISPLAYED) or name.endswith(FORMATTED)
