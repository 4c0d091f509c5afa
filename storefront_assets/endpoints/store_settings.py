"""The settings of a store for calls of its pages, with a bounded number of REST calls.

Ecwid keeps them; asking it at each call would be slow and use up the store's limit. So what was
read is kept in this process for a minute, as it is stored: secrets stay encrypted. A save in
this process is known at once, one in another within that minute.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from ecwid_native.exceptions import APIError, InvalidTokenError, TransportError
from ecwid_native.models import Installation
from ecwid_native.public_config import PUBLIC_KEY
from ecwid_native.signals import settings_saved
from ecwid_native.stored_settings import storage_key

logger = logging.getLogger(__name__)

FRESH_SECONDS = 60
# While the store does not answer, its pages go on with what they had.
STALE_SECONDS = 10 * 60
# A store that did not answer is not asked again at each call.
PAUSE_SECONDS = 10
# How long other calls wait for one that is reading already.
PATIENCE_SECONDS = 3
TIMEOUT_SECONDS = 4
MOST_STORES, MAX_CHARACTERS = 5_000, 16 * 1024 * 1024

Storage = Mapping[str, str]


@dataclass
class Entry:
    """What is known of one store.

    Attributes:
        storage: the texts that matter, by key; None while nothing could be read.
        read_at: when they were read.
        tried_at: when reading was tried last.
    """

    storage: Storage | None = None
    read_at: float = 0.0
    tried_at: float = 0.0

    @property
    def size(self) -> int:
        """Characters kept."""
        return sum(map(len, (self.storage or {}).values()))


class StoreSettings:
    """The stored texts of many stores; safe to use from several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._entries: OrderedDict[tuple[str, int, int], Entry] = OrderedDict()
        self._reading: dict[tuple[str, int, int], threading.Event] = {}

    def of(self, installation: Installation, slugs: frozenset[str]) -> Storage:
        """Return what the store keeps for these customizations, and its public config.

        Args:
            installation: the store.
            slugs: the customizations that have endpoints.

        Raises:
            InvalidTokenError: the app is not installed any more.
            TransportError: the store did not answer, and nothing is known that is new enough.
        """
        key = (installation.app, installation.store_id, installation.generation)
        known = self._known(key, FRESH_SECONDS)
        if known is not None:
            return known
        with self._turn(key) as is_ours:
            if is_ours:
                self._read(key, installation, slugs)
        known = self._known(key, STALE_SECONDS)
        if known is None:
            raise TransportError("no settings could be read", method="GET", path="/storage")
        return known

    def forget(self, installation: Installation | None = None) -> None:
        """Read anew at the next call of this store, or of all."""
        with self._lock:
            for key in list(self._entries):
                if installation is None or key[:2] == (installation.app, installation.store_id):
                    del self._entries[key]

    def _known(self, key: tuple[str, int, int], max_age: float) -> Storage | None:
        with self._lock:
            entry = self._entries.get(key)
            if entry is None or self._clock() - entry.read_at > max_age:
                return None
            self._entries.move_to_end(key)
            return entry.storage

    def _read(
        self, key: tuple[str, int, int], installation: Installation, slugs: frozenset[str]
    ) -> None:
        now = self._clock()
        with self._lock:
            entry = self._entries.setdefault(key, Entry(tried_at=now - PAUSE_SECONDS))
            if now - entry.tried_at < PAUSE_SECONDS:
                return
            entry.tried_at = now
        client = installation.client.with_options(timeout_seconds=TIMEOUT_SECONDS, retries=0)
        try:
            storage = client.storage.all()
        except InvalidTokenError:
            self.forget(installation)
            raise
        except APIError as exc:
            logger.warning("settings of store %d: %s", installation.store_id, exc)
            return
        wanted = {PUBLIC_KEY, *map(storage_key, slugs)}
        entry.storage = {name: text for name, text in storage.items() if name in wanted}
        entry.read_at = self._clock()
        self._shrink()

    @contextmanager
    def _turn(self, key: tuple[str, int, int]) -> Iterator[bool]:
        """Whether this thread reads; another one that does is waited for, not for ever."""
        with self._lock:
            others = self._reading.get(key)
            if others is None:
                self._reading[key] = threading.Event()
        if others is not None:
            others.wait(PATIENCE_SECONDS)
            yield False
            return
        try:
            yield True
        finally:
            with self._lock:
                self._reading.pop(key).set()

    def _shrink(self) -> None:
        """Let go of the stores that were not asked about for longest."""
        with self._lock:
            size = sum(entry.size for entry in self._entries.values())
            while len(self._entries) > MOST_STORES or (
                size > MAX_CHARACTERS and len(self._entries) > 1
            ):
                _, oldest = self._entries.popitem(last=False)
                size -= oldest.size


store_settings = StoreSettings()


def forget_saved(*, installation: Installation, **kwargs: Any) -> None:
    """A merchant who saves and looks sees what was saved."""
    store_settings.forget(installation)


settings_saved.connect(forget_saved)
