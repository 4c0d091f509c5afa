# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Tokens for the Instant Site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.parameters import text
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from collections.abc import Mapping

_CREATE: Operation[dict[str, object]] = Operation(
    "POST",
    "/instantsite/oauth/token",
    scopes=("manage_instant_site",),
    host="account",
    query={"grant_type": text("grant_type"), "site_id": text("site_id"), "code": text("code")},
)


class InstantSiteTokens(Section):
    """Tokens for the Instant Site."""

    def create(
        self,
        content: Mapping[str, object],
        *,
        grant_type: str | None = None,
        site_id: str | None = None,
        code: str | None = None,
    ) -> dict[str, object]:
        """Return a token for the Instant Site, good for 24 hours.

        ``POST /instantsite/oauth/token``; scope ``manage_instant_site``.
        """
        return self._call(
            _CREATE,
            body=content,
            query={"grant_type": grant_type, "site_id": site_id, "code": code},
        )
