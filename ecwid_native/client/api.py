"""The REST client of one store. Needs no Django.

::

    client = EcwidClient(1003, "secret_...")
    for product in client.products.iterate(keyword="shirt"):
        client.products.update(product["id"], {"enabled": False})
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ecwid_native.client.calls import Calls
from ecwid_native.client.operation import Host
from ecwid_native.client.sections import Sections
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

STOREFRONT_URL = "https://storefront.ecwid.com"


class EcwidClient(Sections):
    """REST calls for one store with one token. Thread-safe; its repr shows the store only.

    Args:
        store_id: the store.
        access_token: the app's token for it. The public token serves for what it may read.
        api_url: the API's address; the token is sent nowhere else.
        storefront_url: the address that hands out ready pages; it gets no token.
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
        storefront_url: str = STOREFRONT_URL,
        connect_timeout_seconds: float = CONNECT_TIMEOUT_SECONDS,
        timeout_seconds: float = TIMEOUT_SECONDS,
        retries: int = RETRIES,
        connections: Connections | None = None,
    ) -> None:
        self._options: dict[str, Any] = {
            "connect_timeout_seconds": connect_timeout_seconds,
            "timeout_seconds": timeout_seconds,
            "retries": retries,
            "connections": connections,
        }
        self._store_id = store_id
        self._transport = Transport(
            store_id=store_id, access_token=access_token, api_url=api_url, **self._options
        )
        parts = urlsplit(api_url)
        self._other_urls = {
            "storefront": storefront_url,
            "account": f"{parts.scheme}://{parts.netloc}",
        }
        self._others: dict[Host, Transport] = {}
        super().__init__(Calls(store_id=store_id, transport_for=self._transport_for))
        self.storage = StorageClient(self._transport)

    def __repr__(self) -> str:
        return f"EcwidClient(store_id={self.store_id})"

    @property
    def store_id(self) -> int:
        """The store that every call is about."""
        return self._store_id

    def with_options(self, **changes: Any) -> EcwidClient:
        """Return a client for the same store and token with other options.

        Connections stay shared: ``client.with_options(retries=0, timeout_seconds=2)`` is cheap.
        """
        return EcwidClient(self._store_id, self._access_token, **{**self._options, **changes})

    def _transport_for(self, host: Host) -> Transport:
        if host == "store":
            return self._transport
        transport = self._others.get(host)
        if transport is None:
            made = Transport(
                store_id=None, access_token=None, api_url=self._other_urls[host], **self._options
            )
            transport = self._others.setdefault(host, made)
        return transport
