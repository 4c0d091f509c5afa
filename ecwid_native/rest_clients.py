"""REST clients as the settings say, which share what a process should have once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.cache import caches
from django.utils.connection import ConnectionProxy

from ecwid_native.client.api import EcwidClient
from ecwid_native.client.budget import Budget, MemoryBudget
from ecwid_native.client.shared_budgets import CacheBudget, FileBudget
from ecwid_native.conf import ecwid_settings

if TYPE_CHECKING:
    from ecwid_native.client.connections import Connections


def rest_client(store_id: int, access_token: str) -> EcwidClient:
    """A REST client that talks to the configured API with the configured time-outs."""
    return EcwidClient(
        store_id,
        access_token,
        api_url=ecwid_settings.API_URL,
        connect_timeout_seconds=ecwid_settings.CONNECT_TIMEOUT_SECONDS,
        timeout_seconds=ecwid_settings.TIMEOUT_SECONDS,
        # A merchant waits for the page; a job asks for more: ``client.with_options(...)``.
        patience_seconds=0,
        connections=_connections(ecwid_settings.CONNECT_TIMEOUT_SECONDS),
        budget=_budget(ecwid_settings.RATE_LIMIT_CACHE, ecwid_settings.RATE_LIMIT_FOLDER),
    )


@lru_cache(maxsize=2)
def _budget(cache: str, folder: str) -> Budget:
    """The turns under the rate limit that all clients share: of this process, or of several."""
    if cache:
        # By way of a proxy: Django gives each thread a cache of its own.
        return CacheBudget(ConnectionProxy(caches, cache))
    return FileBudget(Path(folder)) if folder else MemoryBudget()


@lru_cache(maxsize=2)
def _connections(connect_timeout_seconds: float) -> Connections:
    """The connections that all clients of this process share: a new one costs TLS."""
    # Not above: `http.client` is slow to import, and a process that calls nothing need not wait.
    from ecwid_native.client.connections import Connections

    return Connections(connect_timeout_seconds=connect_timeout_seconds)
