"""Files on their way from the store."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecwid_native.client.transport import Transport


class Download:
    """A file."""

    def __init__(
        self,
        transport: Transport,
        *,
        path: str,
        params: Mapping[str, str],
        scopes: tuple[str, ...],
    ) -> None:
        self._transport = transport
        self._path = path
        self._params = params

    def read(self) -> bytes:
        """Return the whole file."""
        return self._transport.request("GET", self._path, params=self._params).body
