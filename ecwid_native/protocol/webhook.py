"""The body of a webhook, read tolerantly: what we need has to be right, the rest may be anything.

Source: docs.ecwid.com, event data in webhooks; webhook structure (read 2026-11).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ecwid_native.exceptions import MessageError
from ecwid_native.protocol.strict_json import MAX_INTEGER, InvalidJSONError, parse_json

# A real body has a few hundred bytes.
MAX_BODY_BYTES = 65_536
# The ids in the documentation's own samples are no well-formed UUIDs, so any short text is one.
MAX_ID_LENGTH = 200
MAX_TYPE_LENGTH = 100
MAX_TIMESTAMP = 253_402_300_799  # the last second of the year 9999

_TYPE = re.compile(r"[A-Za-z0-9_]+\.[A-Za-z0-9_]+")
_UNDERSCORE = re.compile(r"_([a-z0-9])")


@dataclass(frozen=True, kw_only=True, slots=True)
class WebhookMessage:
    """What the body of a webhook says. Only ``event_id`` and ``event_created`` are ever signed.

    Attributes:
        event_id: the same in every delivery of one event.
        event_created: UNIX seconds.
        event_type: such as ``order.created``, in the documented spelling.
        store_id: the store, as claimed.
        entity_id: the order, product … as text; "" when absent.
        data: what comes with some types; empty for the others.
    """

    event_id: str
    event_created: int
    event_type: str
    store_id: int
    entity_id: str = ""
    data: Mapping[str, object] = field(default_factory=dict)


def parse_message(body: bytes | str) -> WebhookMessage:
    """Return what the body says. Nothing of it is proven: see ``webhook_signature``.

    Unknown fields and types are fine. Ids may be numbers or text, for they come as both.

    Raises:
        MessageError: it is no JSON object, too long, or lacks one of the four fields that every
            webhook has.
    """
    try:
        document = parse_json(body, max_bytes=MAX_BODY_BYTES)
    except InvalidJSONError as exc:
        raise MessageError from exc
    if not isinstance(document, dict):
        raise MessageError
    data = document.get("data")
    return WebhookMessage(
        event_id=_identifier(document.get("eventId")),
        event_created=_number(document.get("eventCreated"), most=MAX_TIMESTAMP),
        event_type=_event_type(document.get("eventType")),
        store_id=_number(document.get("storeId"), most=MAX_INTEGER),
        entity_id=_entity_id(document.get("entityId")),
        data=data if isinstance(data, dict) else {},
    )


def documented_spelling(event_type: str) -> str:
    """Return ``application.storageChanged`` for ``application.storage_changed`` too.

    The documentation writes actions in camel case, Ecwid's own Java client in snake case.
    """
    entity, dot, action = event_type.partition(".")
    return f"{entity}{dot}{_UNDERSCORE.sub(lambda match: match[1].upper(), action)}"


def _identifier(value: object) -> str:
    if type(value) is int:
        return str(value)
    # Not printable: a NUL, which no database takes, or a line break in somebody's log.
    if not isinstance(value, str) or not 0 < len(value) <= MAX_ID_LENGTH or not value.isprintable():
        raise MessageError
    return value


def _entity_id(value: object) -> str:
    try:
        return _identifier(value)
    except MessageError:
        return ""  # a type that has none yet, or none that we know of


def _number(value: object, *, most: int) -> int:
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 20:
        value = int(value)
    if type(value) is not int or not 0 < value <= most:  # `True` is an int to isinstance
        raise MessageError
    return value


def _event_type(value: object) -> str:
    if not isinstance(value, str) or len(value) > MAX_TYPE_LENGTH:
        raise MessageError
    return _checked_type(value)


@lru_cache(maxsize=256)  # there are few types, and each comes in every webhook of its kind
def _checked_type(value: str) -> str:
    if not _TYPE.fullmatch(value):
        raise MessageError
    return documented_spelling(value)
