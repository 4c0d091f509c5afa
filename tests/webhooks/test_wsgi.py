"""The layer in front of Django answers exactly as Django does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application

from ecwid_native.conf import App
from ecwid_native.wsgi import receive_webhooks
from tests.hostile.request import Answer, Request, send
from tests.webhooks.sender import PATH, event_body, signature

pytestmark = pytest.mark.django_db

OURS = ("content-type", "cache-control", "x-content-type-options", "content-length", "allow")


def requests(secret: str) -> Iterator[Request]:
    """One for each kind of answer."""
    body = event_body()
    right = signature(body["eventCreated"], body["eventId"], secret)
    data = json.dumps(body).encode()
    plain = Request(name="plain", path=PATH, method="POST", body=data)
    header = "X-Ecwid-Webhook-Signature"
    yield plain.but("kept", headers={header: right})
    yield plain.but("known", headers={header: right})
    yield plain
    yield plain.but("forged", headers={header: right[::-1]})
    yield plain.but("malformed", headers={header: right}, body=b"[]")
    yield plain.but("too large", headers={header: right}, body=b"x" * 70_000)
    yield plain.but("too old", headers={header: signature(1, "a", secret)}, body=old_body())
    yield plain.but("empty", headers={header: right}, body=b"")
    yield plain.but("unknown", path="/unknown/webhooks", headers={header: right})
    for method in ("GET", "HEAD", "PUT", "BREW"):
        yield plain.but(method, method=method)


def old_body() -> bytes:
    return json.dumps(event_body(eventCreated=1, eventId="a")).encode()


def seen(answer: Answer) -> tuple[Any, ...]:
    """What Ecwid sees of an answer."""
    headers = {name: answer.headers.get(name) for name in OURS}
    return answer.status, answer.body, headers


def test_both_give_the_same_answers(ecwid_app: App) -> None:
    django = get_wsgi_application()
    layered = receive_webhooks(django)
    pairs = list(requests(ecwid_app.client_secret))

    answers = [(seen(send(django, each)), seen(send(layered, each))) for each in pairs]

    assert [pair for pair in answers if pair[0] != pair[1]] == []
    assert {pair[0][0] for pair in answers} == {200, 400, 401, 404, 405, 413}
