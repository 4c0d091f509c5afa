"""The network address of a client."""

from __future__ import annotations

import ipaddress

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


def network_of(address: str) -> str:
    """What counts as one client: an IPv4 address, or an IPv6 network of the usual size.

    Some proxies add the client's port, which is another one for each of its connections.
    """
    try:
        parsed = ipaddress.ip_address(_without_port(address))
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped is None:
            return str(ipaddress.ip_network((parsed, 64), strict=False))
        parsed = parsed.ipv4_mapped
    return str(parsed)


def _without_port(address: str) -> str:
    if address.startswith("["):
        return address[1:].partition("]")[0]
    host, colon, port = address.partition(":")
    return host if colon and port.isdecimal() else address
