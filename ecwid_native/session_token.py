"""The session token: what a merchant's page shows instead of a cookie.

Third-party cookies are blocked in the control panel's iframe, so the page itself keeps a signed
token and sends it in a header or a POST body. It lives for an hour, is renewed while the page is
open, and ends after twelve hours, with an uninstall, or with a reinstall.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from django.core import signing

from ecwid_native.conf import App
from ecwid_native.exceptions import SessionTokenError
from ecwid_native.models import Installation

MAX_AGE_SECONDS = 60 * 60
RENEW_AFTER_SECONDS = 15 * 60
MAX_SESSION_SECONDS = 12 * 60 * 60

# A real one has about 120 characters; no work is done on what cannot be one.
MAX_LENGTH = 512


@dataclass(frozen=True, kw_only=True)
class SessionClaims:
    """What a session token says.

    Attributes:
        installation_id: the primary key of the installation.
        generation: its generation when the app was opened.
        language: the page's language.
        view_mode: the page's view mode.
        first_issued_at: when the app was opened, in seconds since the epoch.
        issued_at: when this very token was issued.
    """

    installation_id: int
    generation: int
    language: str
    view_mode: str
    first_issued_at: int
    issued_at: int

    @property
    def is_due_for_renewal(self) -> bool:
        """Whether a page rendered now should carry a newer token."""
        return time.time() - self.issued_at >= RENEW_AFTER_SECONDS


def _salt(app: App) -> str:
    """A salt per purpose and app: a token of one app is noise to another."""
    return f"ecwid_native.session_token:{app.slug}"


def issue(app: App, installation: Installation, *, language: str, view_mode: str) -> str:
    """The first token of a page that was just opened and proven."""
    now = int(time.time())
    return _sign(
        app,
        SessionClaims(
            installation_id=installation.pk,
            generation=installation.generation,
            language=language,
            view_mode=view_mode,
            first_issued_at=now,
            issued_at=now,
        ),
    )


def renew(app: App, claims: SessionClaims) -> str:
    """A newer token that says the same; it does not move the end of the session."""
    return _sign(app, claims)


def read(app: App, token: str) -> SessionClaims:
    """The claims of a valid token. Whether its installation still stands is not checked here.

    Raises:
        SessionTokenError: it is missing, altered, of another app, or too old.
    """
    if not token or len(token) > MAX_LENGTH:
        raise SessionTokenError("no session token")
    try:
        claims = _claims(signing.loads(token, salt=_salt(app)))
    except (signing.BadSignature, ValueError, TypeError) as exc:
        raise SessionTokenError("not a session token of this app") from exc
    now = time.time()
    # Neither older nor as far ahead: issued while a clock was wrong, it would live for as long.
    if abs(now - claims.issued_at) > MAX_AGE_SECONDS:
        raise SessionTokenError("the session token is too old")
    if now - claims.first_issued_at > MAX_SESSION_SECONDS:
        raise SessionTokenError("the session is too old")
    return claims


def _sign(app: App, claims: SessionClaims) -> str:
    return signing.dumps(
        [
            claims.installation_id,
            claims.generation,
            claims.language,
            claims.view_mode,
            claims.first_issued_at,
            int(time.time()),
        ],
        salt=_salt(app),
    )


def _claims(document: Any) -> SessionClaims:
    installation_id, generation, language, view_mode, first_issued_at, issued_at = document
    return SessionClaims(
        installation_id=installation_id,
        generation=generation,
        language=language,
        view_mode=view_mode,
        first_issued_at=first_issued_at,
        issued_at=issued_at,
    )
