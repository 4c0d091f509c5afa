"""The threads that send what is due."""

import socket
import threading
from contextlib import suppress

from ecwid_native.sandbox.apps import AppRegistry, SandboxApp
from ecwid_native.sandbox.clock import Clock
from ecwid_native.sandbox.webhooks.deliveries import Deliveries, Delivery
from ecwid_native.sandbox.webhooks.document import webhook_headers, webhook_url
from ecwid_native.sandbox.webhooks.endpoints import Endpoints
from ecwid_native.sandbox.webhooks.post import cut, post
from ecwid_native.sandbox.webhooks.sending import SendingSettings

JOIN_SECONDS = 5
# A thread cannot wait for thousands of years, which this clock can show.
LONGEST_WAIT_SECONDS = 3_600.0


class Courier:
    """Sends deliveries as they become due, several at a time."""

    def __init__(
        self,
        deliveries: Deliveries,
        endpoints: Endpoints,
        *,
        apps: AppRegistry,
        clock: Clock,
        settings: SendingSettings,
    ) -> None:
        """Send what is in `deliveries` as `settings` say; nothing before `start()`."""
        self._deliveries = deliveries
        self._endpoints = endpoints
        self._apps = apps
        self._clock = clock
        self._settings = settings
        self._lock = threading.Lock()
        # One is woken for new work and wakes the next: a crowd would stand in its own way.
        self._work = threading.Condition(self._lock)
        self._progress = threading.Condition(self._lock)
        self._running = False
        self._in_flight = 0
        self._threads: list[threading.Thread] = []
        self._sockets: set[socket.socket] = set()

    def start(self) -> None:
        """Begin, with what an earlier run left."""
        self._deliveries.put_back()
        with self._lock:
            self._running = True
        self.wake()

    def stop(self) -> None:
        """Cut what is on its way and wait until the threads are gone."""
        with self._lock:
            self._running = False
            for connection in self._sockets:
                cut(connection)
            self._work.notify_all()
            self._progress.notify_all()
            threads, self._threads = self._threads, []
        for thread in threads:
            thread.join(JOIN_SECONDS)

    def wake(self) -> None:
        """Look again: something is new or time has moved."""
        with self._lock:
            if self._running and self._deliveries.next_due_at() is not None:
                self._add_threads()
            self._work.notify()
            self._progress.notify_all()

    def wait_until_idle(self, timeout_seconds: float) -> bool:
        """Wait until nothing is due or on its way; False when that takes too long."""
        with self._lock:
            return self._progress.wait_for(self._is_idle, timeout_seconds)

    def _is_idle(self) -> bool:
        if not self._running:
            return True
        return not self._in_flight and (self._settings.now.paused or self._seconds_to_next() != 0)

    def _add_threads(self) -> None:
        for _ in range(len(self._threads), self._settings.now.concurrency):
            thread = threading.Thread(target=self._run, name="webhooks", daemon=True)
            self._threads.append(thread)
            thread.start()

    def _run(self) -> None:
        while (delivery := self._next()) is not None:
            try:
                self._deliver(delivery)
            finally:
                with self._lock:
                    self._in_flight -= 1
                    self._progress.notify_all()

    def _next(self) -> Delivery | None:
        """Wait for a delivery to send; None when it is time to end."""
        with self._lock:
            while self._running:
                sending = self._settings.now
                if not sending.paused and self._in_flight < sending.concurrency:
                    delivery = self._deliveries.claim(sending.order)
                    if delivery is not None:
                        self._in_flight += 1
                        self._work.notify()
                        return delivery
                self._work.wait(self._seconds_to_next() or None)
        return None

    def _seconds_to_next(self) -> float | None:
        due_at = self._deliveries.next_due_at()
        if due_at is None:
            return None
        return min(max(0.0, due_at - self._clock.timestamp()), LONGEST_WAIT_SECONDS)

    def _deliver(self, delivery: Delivery) -> None:
        app = self._find_app(delivery)
        if app is None:
            self._deliveries.drop(delivery.id)
            return
        at = self._clock.timestamp()
        webhook = delivery.webhook
        url = webhook_url(app, webhook.event_type)
        headers = webhook_headers(app, webhook)
        connections: list[socket.socket] = []
        outcome = post(
            url,
            headers=headers,
            body=webhook.body.encode(),
            timeout_seconds=self._settings.now.timeout_seconds,
            on_connect=lambda connection: self._watch(connection, connections),
        )
        with self._lock:
            self._sockets.difference_update(connections)
            if not self._running:
                return  # cut by us; the next run sends it again
        if not self._deliveries.record(delivery, outcome, at=at, url=url, headers=headers):
            return
        if outcome.is_success:
            self._endpoints.recovered(app)
        elif webhook.signature == "valid" and self._endpoints.failed(app, at):
            self._deliveries.block(app.client_id)

    def _find_app(self, delivery: Delivery) -> SandboxApp | None:
        with suppress(LookupError):
            app = self._apps.require(delivery.client_id)
            return app if app.webhook_url else None
        return None

    def _watch(self, connection: socket.socket, connections: list[socket.socket]) -> None:
        with self._lock:
            connections.append(connection)
            self._sockets.add(connection)
            if not self._running:
                cut(connection)
