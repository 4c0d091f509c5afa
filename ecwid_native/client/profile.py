"""The store's profile: its name, addresses, currency, languages and settings.

Source: docs.ecwid.com, store profile (read 2026-11).
"""

from __future__ import annotations

from ecwid_native.client.transport import Transport


class ProfileClient:
    """Read the store's profile. Scope: read_store_profile."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def __repr__(self) -> str:
        return f"ProfileClient(store_id={self._transport.store_id})"

    def get(self, *, retries: int | None = None) -> dict[str, object]:
        """Return the profile with Ecwid's own names; numbers with a fraction are Decimal.

        Args:
            retries: how often to try again, instead of the client's own number.
        """
        response = self._transport.request("GET", "/profile", retries=retries)
        document = response.json()
        if not isinstance(document, dict):
            raise response.misshapen("the answer is not a profile")
        return document
