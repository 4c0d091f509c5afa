"""Ten thousand hostile bodies and headers: each is refused with a 4xx, none is kept.

The other hostile requests, those that every URL gets, are in ``tests/hostile``.
"""

from __future__ import annotations

import io
import json
import logging
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from ecwid_native.conf import App
from ecwid_native.models import WebhookDelivery
from ecwid_native.webhooks import deliveries
from ecwid_native.webhooks.receive import receive
from tests.hostile.texts import NOT_JSON, TEXTS, WRONG_VALUES
from tests.webhooks.sender import event_body, signature

pytestmark = pytest.mark.django_db

COUNT = 10_000
FIELDS = ("eventCreated", "storeId", "eventType")
WRONG = [
    WRONG_VALUES[name]
    for name in ("null", "true", "zero", "negative", "fraction", "over 64 bits", "list", "object")
]
Pair = tuple[bytes, str]


def hostile(secret: str) -> Iterator[Pair]:
    """Bodies and signatures without end; where the body is fine, the signature is not."""
    chance = random.Random(5)  # noqa: S311 - the same bodies in every run
    while True:
        body = event_body()
        right = signature(body["eventCreated"], body["eventId"], secret)
        other = signature(body["eventCreated"], body["eventId"], "the secret of another app")
        yield chance.choice(list(NOT_JSON.values())), right
        yield damaged(json.dumps(body).encode(), chance), other
        yield json.dumps(body).encode(), chance.choice(wrong_headers(right, chance))
        field = chance.choice(FIELDS)
        yield with_value(body, field, chance.choice(WRONG), secret)
        yield with_value(body, "eventId", chance.choice(unusable_ids()), secret)
        yield chance.randbytes(chance.choice((1, 40, 700))), right
        yield json.dumps({**body, "note": "x" * 70_000}).encode(), right
        yield json.dumps({key: body[key] for key in body if key != field}).encode(), right
        yield json.dumps({key: body[key] for key in body if key != "eventId"}).encode(), right


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The body with one byte altered."""
    place = chance.randrange(len(data))
    return data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :]


def wrong_headers(right: str, chance: random.Random) -> list[str]:
    """Headers that are not this signature."""
    place = chance.randrange(len(right) - 2)
    other = "A" if right[place] != "A" else "B"
    return [
        right[:place] + other + right[place + 1 :],
        right[:place],
        right.swapcase(),
        f"{right},{right}",
        *TEXTS.values(),
    ]


def unusable_ids() -> list[str]:
    """Texts that can be no id of an event, however well they are signed."""
    names = ("empty", "NUL", "NUL inside", "line feed", "header injection", "lone high surrogate")
    return [*(TEXTS[name] for name in names), "x" * 201]


def with_value(body: dict[str, Any], field: str, value: object, secret: str) -> Pair:
    """A body with a wrong value, properly signed as far as one can."""
    changed = {**body, field: value}
    text = f"{changed['eventCreated']}.{changed['eventId']}".encode(errors="replace").decode()
    created, _, event_id = text.partition(".")
    return json.dumps(changed).encode(), signature(created, event_id, secret)


def test_none_of_ten_thousand_is_kept(ecwid_app: App, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)  # a refusal is a warning: there will be many
    pairs = hostile(ecwid_app.client_secret)
    statuses: Counter[int] = Counter()

    for _ in range(COUNT):
        body, header = next(pairs)
        read = io.BytesIO(body).read
        statuses[receive(ecwid_app.slug, method="POST", signature=header, read=read).status] += 1

    assert set(statuses) == {400, 401, 413}
    assert statuses.total() == COUNT
    deliveries.drain_inbox()
    assert not WebhookDelivery.objects.exists()
