"""The headers of embedded pages, set by ourselves so that no middleware is needed.

They replace whatever a project's middleware would add: framing is allowed here and nowhere else.
"""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponseBase

from ecwid_native.conf import ecwid_settings

NONCE_ATTRIBUTE = "_ecwid_native_nonce"


def script_nonce(request: HttpRequest) -> str:
    """The nonce that this request's page puts on its scripts; the same each time."""
    nonce: str | None = getattr(request, NONCE_ATTRIBUTE, None)
    if nonce is None:
        nonce = secrets.token_urlsafe(16)
        setattr(request, NONCE_ATTRIBUTE, nonce)
    return nonce


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f" {parts.scheme}://{parts.netloc}" if parts.netloc else ""


def content_security_policy(nonce: str) -> str:
    """The policy of an embedded page.

    Scripts run by nonce alone, and the modules they import inherit it. ``'strict-dynamic'`` is
    left out on purpose: htmx re-creates script elements of what it swaps in, which that keyword
    would let run.
    """
    styles = _origin(ecwid_settings.CSS_URL)
    ancestors = " ".join(ecwid_settings.FRAME_ANCESTORS) or "'none'"
    return (
        "default-src 'none'; "
        f"script-src 'nonce-{nonce}'; "
        f"style-src 'self'{styles}; "
        f"font-src 'self' data:{styles}; "
        "img-src 'self' data: https:; "
        "connect-src 'self'; "
        "form-action 'self'; "
        "object-src 'none'; "
        "base-uri 'none'; "
        f"frame-ancestors {ancestors}"
    )


def set_embedded_headers(request: HttpRequest, response: HttpResponseBase) -> None:
    """Let the control panel, and nobody's cache, have this answer.

    The payload stands in the URL of the first page, hence ``no-referrer``.
    """
    response.headers["Content-Security-Policy"] = content_security_policy(script_nonce(request))
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    # Read by XFrameOptionsMiddleware, which would send DENY; the policy above replaces it.
    response.xframe_options_exempt = True  # type: ignore[attr-defined]
