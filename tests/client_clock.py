"""The REST client's clock, moved by a test: no machine is too slow for its calls or too fast."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from ecwid_native.sandbox import Sandbox


@dataclass
class Clock:
    """A clock that stands still until a server starts it.

    So a busy machine uses up nothing of a call's time before the request has arrived.
    """

    now: float = 1_000.0
    _started_at: float | None = None

    def monotonic(self) -> float:
        """As ``time.monotonic``."""
        gone = 0.0 if self._started_at is None else time.monotonic() - self._started_at
        return self.now + gone

    def start(self) -> None:
        """Go on from now on."""
        self._started_at = self._started_at or time.monotonic()

    def starts_with(
        self, script: Callable[[socket.socket], None]
    ) -> Callable[[socket.socket], None]:
        """The same script; the clock goes on from when it is played."""

        def start_and_play(connection: socket.socket) -> None:
            self.start()
            script(connection)

        return start_and_play

    def advance(self, seconds: float) -> None:
        """Be later by so much."""
        self.now += seconds


def use_clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Let calls end by a new clock, until the test ends."""
    clock = Clock()
    monkeypatch.setattr("ecwid_native.client.sockets.time", clock)
    monkeypatch.setattr("ecwid_native.client.patience.time", clock)
    return clock


def latency_takes_no_time(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the latency of a fault pass on the client's clock only, which else stands still."""
    monkeypatch.setattr(sandbox._platform.stopping, "wait", use_clock(monkeypatch).advance)
