"""The network address of a client."""

from __future__ import annotations

from django.http import HttpRequest

from ecwid_native.conf import ecwid_settings


def client_ip(request: HttpRequest) -> str:
    """Who sent this request, as far as our own proxies can tell.

    Each trusted proxy appends the address it saw to ``X-Forwarded-For``, so with *n* of them the
    *n*-th from the right was seen by ours; what stands left of it anybody can write.
    """
    peer = str(request.META.get("REMOTE_ADDR", ""))
    proxies = ecwid_settings.TRUSTED_PROXIES
    if proxies < 1:
        return peer
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    return forwarded[-proxies].strip() or peer if len(forwarded) >= proxies else peer
