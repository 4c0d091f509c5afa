"""Receiving a webhook: what is answered, and in which order things are looked at.

The Django view and the WSGI layer in front of Django both call ``receive``, so they cannot differ.
An answer of 200 means that the event is on the disk. Everything else makes Ecwid try again for
24 hours, which is what a failure of ours needs, and does no harm otherwise.

Source: docs.ecwid.com, set up webhooks for your app; how to process webhooks (read 2026-11).
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from http import HTTPStatus

from django import db

from ecwid_native.conf import ecwid_settings
from ecwid_native.exceptions import ConfigurationError, InboxError, MessageError, SignatureError
from ecwid_native.protocol.webhook import MAX_BODY_BYTES, WebhookMessage, parse_message
from ecwid_native.protocol.webhook_signature import require_signature
from ecwid_native.webhooks.deliveries import keep
from ecwid_native.webhooks.rows import Event

logger = logging.getLogger(__name__)

# A client that is answered before it has sent everything may meet a closed connection instead.
MOST_DISCARDED_BYTES = 10 * 1024 * 1024
CHUNK_BYTES = 64 * 1024

HEADERS = (
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
)


@dataclass(frozen=True)
class Answer:
    """What is answered: a status, and the reason as one word, which the log has too."""

    status: HTTPStatus
    reason: str

    @cached_property
    def body(self) -> bytes:
        """The reason, as the body says it."""
        return f"{self.reason}\n".encode()

    @cached_property
    def status_line(self) -> str:
        """The status as WSGI wants it."""
        return f"{self.status.value} {self.status.phrase}"

    @cached_property
    def headers(self) -> list[tuple[str, str]]:
        """All of its headers."""
        headers = [*HEADERS, ("Content-Length", str(len(self.body)))]
        if self.status == HTTPStatus.METHOD_NOT_ALLOWED:
            headers.append(("Allow", "POST"))
        return headers


KEPT = Answer(HTTPStatus.OK, "kept")
UNKNOWN_APP = Answer(HTTPStatus.NOT_FOUND, "unknown-app")
METHOD = Answer(HTTPStatus.METHOD_NOT_ALLOWED, "method-not-allowed")
TOO_LARGE = Answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "body-too-large")
UNREADABLE = Answer(HTTPStatus.BAD_REQUEST, "body-not-read")
MALFORMED = Answer(HTTPStatus.BAD_REQUEST, "body-not-understood")
UNSIGNED = Answer(HTTPStatus.UNAUTHORIZED, "signature-missing")
FORGED = Answer(HTTPStatus.UNAUTHORIZED, "signature-wrong")
TOO_OLD = Answer(HTTPStatus.BAD_REQUEST, "event-too-old")
FROM_THE_FUTURE = Answer(HTTPStatus.BAD_REQUEST, "event-from-the-future")
MISCONFIGURED = Answer(HTTPStatus.SERVICE_UNAVAILABLE, "app-not-configured")
NOT_KEPT = Answer(HTTPStatus.SERVICE_UNAVAILABLE, "not-kept")


def receive(
    slug: str, *, method: str, signature: str | None, read: Callable[[int], bytes]
) -> Answer:
    """Keep a webhook, or say why not.

    Args:
        slug: the app that the URL names; it picks the secrets.
        method: of the request.
        signature: the header ``X-Ecwid-Webhook-Signature``; None when it is missing.
        read: reads at most so many bytes of the body.
    """
    answer = _receive(slug, method=method, signature=signature, read=read)
    if answer is not KEPT:
        logger.warning("webhook refused: %s (app %s)", answer.reason, slug)
    return answer


def _receive(
    slug: str, *, method: str, signature: str | None, read: Callable[[int], bytes]
) -> Answer:
    try:
        body = _read_body(read)
    except OSError:  # Django's UnreadablePostError is one: the sender went away
        return UNREADABLE
    if method != "POST":
        return METHOD
    try:
        app = ecwid_settings.app(slug)
    except LookupError:
        return UNKNOWN_APP
    except ConfigurationError as error:
        logger.error("a webhook cannot be verified: %s", error)
        return MISCONFIGURED
    if len(body) > MAX_BODY_BYTES:
        return TOO_LARGE
    if not signature:
        return UNSIGNED
    try:
        message = parse_message(body)
        require_signature(
            signature,
            event_created=message.event_created,
            event_id=message.event_id,
            client_secrets=app.webhook_secrets,
        )
    except MessageError:
        return MALFORMED
    except SignatureError:
        return FORGED
    now = datetime.now(tz=UTC)
    return _time_refusal(message, now) or _keep(slug, message, body, now)


def _time_refusal(message: WebhookMessage, now: datetime) -> Answer | None:
    """A signature never expires, so an old event may be somebody's replay."""
    age_seconds = now.timestamp() - message.event_created
    oldest = ecwid_settings.WEBHOOK_MAX_AGE_SECONDS
    newest = ecwid_settings.WEBHOOK_MAX_FUTURE_SECONDS
    if oldest and age_seconds > oldest:
        return TOO_OLD
    if newest and -age_seconds > newest:
        return FROM_THE_FUTURE
    return None


def _keep(slug: str, message: WebhookMessage, body: bytes, now: datetime) -> Answer:
    try:
        keep(Event(app=slug, message=message, body=body.decode(), received_at=now))
    except (InboxError, sqlite3.Error, db.Error) as error:
        logger.exception("a webhook could not be kept: %s", type(error).__name__)
        return NOT_KEPT
    return KEPT


def _read_body(read: Callable[[int], bytes]) -> bytes:
    """The body, or a little more than is allowed of one that is too long."""
    body = bytearray()
    left = MOST_DISCARDED_BYTES
    while left > 0 and (chunk := read(min(left, CHUNK_BYTES))):
        left -= len(chunk)
        if len(body) <= MAX_BODY_BYTES:
            body += chunk
    return bytes(body)
