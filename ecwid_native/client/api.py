"""The REST client of one store. Needs no Django.

::

    client = EcwidClient(1003, "secret_...")
    client.storage.update("settings", '{"color": "red"}')
    client.storage.get("settings")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.profile import ProfileClient
from ecwid_native.client.storage import StorageClient
from ecwid_native.client.transport import (
    API_URL,
    CONNECT_TIMEOUT_SECONDS,
    RETRIES,
    TIMEOUT_SECONDS,
    Transport,
)

if TYPE_CHECKING:
    from ecwid_native.client.connections import Connections


class EcwidClient:
    """REST calls for one store with one token. Thread-safe; its repr shows the store only.

    Args:
        store_id: the store.
        access_token: the app's token for it. The public token serves for what it may read.
        api_url: the API's address; the token is sent nowhere else.
        connect_timeout_seconds: for connecting, unless `connections` are given.
        timeout_seconds: for a whole call with its retries.
        retries: how often to try again after a 429, and after a 5xx or a cut connection where
            a second run changes nothing.
        connections: kept connections to share. A client for each request should be given those
            of its process: a new TLS connection costs more than most calls.
    """

    def __init__(
        self,
        store_id: int,
        access_token: str,
        *,
        api_url: str = API_URL,
        connect_timeout_seconds: float = CONNECT_TIMEOUT_SECONDS,
        timeout_seconds: float = TIMEOUT_SECONDS,
        retries: int = RETRIES,
        connections: Connections | None = None,
    ) -> None:
        self._transport = Transport(
            store_id=store_id,
            access_token=access_token,
            api_url=api_url,
            connect_timeout_seconds=connect_timeout_seconds,
            timeout_seconds=timeout_seconds,
            retries=retries,
            connections=connections,
        )
        self.storage = StorageClient(self._transport)
        self.profile = ProfileClient(self._transport)

    def __repr__(self) -> str:
        return f"EcwidClient(store_id={self.store_id})"

    @property
    def store_id(self) -> int:
        """The store that every call is about."""
        return self._transport.store_id
