"""Tokens of the Instant Site API.

Source: docs.ecwid.com, "Instant Site API" (read 2026-11): a token of its own, for 24 hours. What
the code in the exchange is, the documentation leaves open: here it is the app's access token for
the store, which proves the same.
"""

import secrets
from typing import Any

from ecwid_native.sandbox.conditions import equals
from ecwid_native.sandbox.platform import Platform

KIND = "instant_site_token"
SCOPE = "manage_instant_site"
SECONDS = 24 * 60 * 60


class AccessError(Exception):
    """A code or token that gives no access to the site."""


def exchange(platform: Platform, store_id: int, code: str) -> str:
    """Return a new token for a store's site.

    Raises:
        AccessError: the code is not a secret token of the store with the right scope.
    """
    grant = platform.installations.find_token(code) if code.isascii() and code else None
    if grant is None or grant.kind != "secret" or grant.installation.store_id != store_id:
        raise AccessError
    if SCOPE not in grant.installation.scopes:
        raise AccessError
    now = platform.clock.timestamp()
    token = secrets.token_urlsafe(32)
    with platform.database.transaction():
        for old in platform.documents.all(store_id, KIND):
            if old["expiresAt"] <= now:
                platform.documents.delete(store_id, KIND, old["id"])
        document: dict[str, Any] = {
            "token": token,
            "clientId": grant.installation.client_id,
            "accessToken": code,
            "expiresAt": now + SECONDS,
        }
        platform.documents.insert(store_id, KIND, document)
    return token


def check(platform: Platform, store_id: int, token: str) -> str:
    """Return the app that a token was given to.

    Raises:
        AccessError: it is unknown, too old, another store's, or its app has been uninstalled.
    """
    if not token or not token.isascii():
        raise AccessError
    document = platform.documents.first(store_id, KIND, equals("token", token))
    if document is None or document["expiresAt"] <= platform.clock.timestamp():
        raise AccessError
    if platform.installations.find_token(document["accessToken"]) is None:
        raise AccessError
    return str(document["clientId"])
