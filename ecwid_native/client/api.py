"""The REST client of one store. Needs no Django.

::

    client = EcwidClient(1003, "secret_...")
    for product in client.products.iterate(keyword="shirt"):
        client.products.update(product["id"], {"enabled": False})
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict, Unpack
from urllib.parse import urlsplit

from ecwid_native.client.budget import Budget, MemoryBudget
from ecwid_native.client.calls import Calls
from ecwid_native.client.operation import Host
from ecwid_native.client.records import OnCall
from ecwid_native.client.sections import Sections
from ecwid_native.client.sharing import SharedConnections
from ecwid_native.client.storage import StorageClient
from ecwid_native.client.transport import (
    API_URL,
    CONNECT_TIMEOUT_SECONDS,
    RETRIES,
    TIMEOUT_SECONDS,
    Transport,
)

if TYPE_CHECKING:
    from ecwid_native.client.batches import Batch
    from ecwid_native.client.connections import Connections

# Enough for a token that another process has used up.
PATIENCE_SECONDS = 90.0
STOREFRONT_URL = "https://storefront.ecwid.com"


class EcwidClient(Sections):
    """REST calls for one store with one token. Thread-safe; its repr shows the store only.

    Args:
        store_id: the store.
        access_token: the app's token for it. The public token serves for what it may read.
        api_url: the API's address; the token is sent nowhere else.
        storefront_url: the address that hands out ready pages; it gets no token.
        connect_timeout_seconds: for connecting, unless `connections` are given.
        timeout_seconds: for a whole call with its retries. A file that is sent or fetched may take
            longer: as long for each 64 KB.
        patience_seconds: how much longer a call may take when it has to wait for its turn under
            the rate limit. A page that a person waits for should have none.
        retries: how often to try again after a 429, and after a 5xx or a cut connection where
            a second run changes nothing.
        connections: kept connections to share. A client for each request should be given those
            of its process: a new TLS connection costs more than most calls.
        budget: the turns to share with other clients that use the same token: a `MemoryBudget`
            in one process, a `FileBudget` or `CacheBudget` among several.
        on_call: is told of each request that was sent, for metrics: see `CallRecord`.

    Raises:
        ValueError: store, token, address or a time are impossible; the token is not repeated.
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
        patience_seconds: float = PATIENCE_SECONDS,
        retries: int = RETRIES,
        connections: Connections | SharedConnections | None = None,
        budget: Budget | None = None,
        on_call: OnCall | None = None,
    ) -> None:
        if access_token is None:  # as `os.environ.get` says of a variable that is not set
            raise ValueError("there is no access token")
        if not isinstance(connections, SharedConnections):
            connections = SharedConnections(connections, connect_seconds=connect_timeout_seconds)
        self._store_id = store_id
        self._access_token = access_token
        self._urls: dict[str, Any] = {"api_url": api_url, "storefront_url": storefront_url}
        self._options: dict[str, Any] = {
            "connect_timeout_seconds": connect_timeout_seconds,
            "timeout_seconds": timeout_seconds,
            "patience_seconds": patience_seconds,
            "retries": retries,
            "connections": connections,
            "budget": budget or MemoryBudget(),
            "on_call": on_call,
        }
        try:
            self._transport = Transport(
                store_id=store_id, access_token=access_token, api_url=api_url, **self._options
            )
        except (ValueError, TypeError):
            # Crash reporters show what the names of a function held.
            del access_token
            raise
        self._others: dict[Host, Transport] = {}
        super().__init__(Calls(store_id=store_id, transport_for=self._transport_for))
        self.storage = StorageClient(self._transport)

    def __repr__(self) -> str:
        return f"EcwidClient(store_id={self.store_id})"

    @property
    def store_id(self) -> int:
        """The store that every call is about."""
        return self._store_id

    @property
    def batch(self) -> Batch:
        """Batches: many calls handed in at once."""
        section: Batch = self._section("batches", "Batch", package="ecwid_native.client")
        return section

    def with_options(self, **changes: Unpack[ClientOptions]) -> EcwidClient:
        """Return a client for the same store and token with other options.

        Connections and budget stay shared, so ``client.with_options(retries=0)`` is cheap; so does
        the knowledge that the token was refused.
        """
        options = {**self._options, **changes}
        client = EcwidClient(self._store_id, self._access_token, **self._urls, **options)
        client._transport.share_refusal(self._transport)
        return client

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        body: object = None,
    ) -> object:
        """Return the answer to a call that has no method here, such as a new endpoint's.

        None for a 204, which has none.

        Args:
            method: the HTTP method.
            path: below the store, such as ``/products/5``; see `request.segment` for texts.
            query: with Ecwid's own names.
            body: becomes JSON.

        Raises:
            APIError: no answer, an error, or an answer that is not JSON.
        """
        return self._calls.raw(method, path, query=query, body=body)

    def _transport_for(self, host: Host) -> Transport:
        if host == "store":
            return self._transport
        transport = self._others.get(host)
        if transport is None:
            made = Transport(
                store_id=None, access_token=None, api_url=self._url_of(host), **self._options
            )
            transport = self._others.setdefault(host, made)
        return transport

    def _url_of(self, host: Host) -> str:
        if host == "storefront":
            return str(self._urls["storefront_url"])
        parts = urlsplit(self._urls["api_url"])
        return f"{parts.scheme}://{parts.netloc}"


class ClientOptions(TypedDict, total=False):
    """What `with_options` can change."""

    timeout_seconds: float
    patience_seconds: float
    retries: int
    connections: Connections | SharedConnections
    budget: Budget
    on_call: OnCall
