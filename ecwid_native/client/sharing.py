"""Connections that several clients have in common."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecwid_native.client.connections import Connections


class SharedConnections:
    """Kept connections that are made when they are first needed.

    What is below takes longer to import than the rest of the framework, and a process that calls
    nothing should start without it.
    """

    def __init__(self, connections: Connections | None, *, connect_seconds: float) -> None:
        self._connections = connections
        self._connect_seconds = connect_seconds
        self._lock = threading.Lock()

    def get(self) -> Connections:
        """Return the connections."""
        if self._connections is None:
            from ecwid_native.client.connections import Connections

            with self._lock:
                if self._connections is None:
                    self._connections = Connections(connect_timeout_seconds=self._connect_seconds)
        return self._connections
