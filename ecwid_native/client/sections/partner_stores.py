# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Stores of a partner: app-level calls that need the client secret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.parameters import text
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from collections.abc import Mapping

_CREATE: Operation[object] = Operation(
    "POST", "/stores", "any", scopes=("create_stores",), host="partner"
)
_GET_BY_EMAIL: Operation[dict[str, object]] = Operation(
    "GET",
    "/stores",
    scopes=("read_stores",),
    host="partner",
    query={
        "email": text("email"),
        "facebook_id": text("facebookID"),
        "google_id": text("googleID"),
    },
)


class PartnerStores(Section):
    """Stores of a partner: app-level calls that need the client secret."""

    def create(self, content: Mapping[str, object]) -> object:
        """Create a store; for partners.

        ``POST /stores``; scope ``create_stores``.
        """
        return self._call(_CREATE, body=content)

    def get_by_email(
        self,
        *,
        email: str | None = None,
        facebook_id: str | None = None,
        google_id: str | None = None,
    ) -> dict[str, object]:
        """Return an empty object if a store with this address exists; for partners.

        ``GET /stores``; scope ``read_stores``.
        """
        return self._call(
            _GET_BY_EMAIL,
            query={"email": email, "facebook_id": facebook_id, "google_id": google_id},
        )
