"""The signature of a webhook: what it proves and how it is made.

``X-Ecwid-Webhook-Signature`` is standard base64 of HMAC-SHA256, keyed with the app's client
secret, over ``"{eventCreated}.{eventId}"``. So it proves that Ecwid knows the event of that id and
time, and nothing else: store, entity, type and data are not signed, and it never expires.

Source: docs.ecwid.com, set up webhooks for your app (read 2026-11).
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Iterable

from ecwid_native.exceptions import SignatureError

HEADER = "X-Ecwid-Webhook-Signature"


def sign_event(*, event_created: int, event_id: str, client_secret: str) -> str:
    """Return the header's value: 44 characters of base64.

    Args:
        event_created: UNIX seconds, as in the body.
        event_id: as in the body.
        client_secret: of the app; never an access token.
    """
    return _sign(f"{event_created}.{event_id}".encode(), client_secret).decode()


def require_signature(
    header: str | None, *, event_created: int, event_id: str, client_secrets: Iterable[str]
) -> None:
    """Return when the header is the signature of this event under one of the secrets.

    Every secret is tried, and each comparison takes the same time wherever the texts differ.

    Args:
        header: the header's value; None when it is missing.
        event_created: UNIX seconds, as in the body.
        event_id: as in the body.
        client_secrets: of the app: more than one while it is being registered anew. An empty
            one proves nothing and is left out.

    Raises:
        SignatureError: for a missing, malformed or wrong signature alike.
    """
    # As bytes: comparing texts raises TypeError for characters outside ASCII.
    shown = (header or "").encode(errors="replace")
    message = f"{event_created}.{event_id}".encode()
    matches = [
        hmac.compare_digest(shown, _sign(message, secret)) for secret in client_secrets if secret
    ]
    if not any(matches):
        raise SignatureError


def _sign(message: bytes, client_secret: str) -> bytes:
    return base64.b64encode(hmac.digest(client_secret.encode(), message, "sha256"))
