"""Senders that deliver webhooks to a site as fast as they can, and note what they are answered."""

from __future__ import annotations

import http.client
import json
import secrets
import threading
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.webhooks.deployment import Site
from tests.webhooks.sender import event_body

SENDERS = 6


@dataclass
class Load:
    """What senders saw, until they are told to stop.

    Attributes:
        site: where they send to.
        acknowledged: the events that were answered with 200.
        cut: those whose connection ended without an answer; they are not sent again.
        statuses: how often each status came to what was sent since `wait_for` was called; 0 when
            nobody listens.
        padding: so many bytes of noise in each event, as text.
        is_paused: send nothing for now.
    """

    site: Site
    padding: int = 0
    acknowledged: set[str] = field(default_factory=set)
    cut: set[str] = field(default_factory=set)
    statuses: Counter[int] = field(default_factory=Counter)
    is_paused: bool = False
    stopped: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Send events, each until it is answered with 200."""
        while not self.stopped.wait(0.1 if self.is_paused else 0):
            if self.is_paused:
                continue
            event_id, created = str(uuid.uuid4()), int(time.time())
            data = {"padding": secrets.token_urlsafe(self.padding)}
            body = event_body(eventId=event_id, eventCreated=created, data=data)
            while not self._is_answered(json.dumps(body).encode(), event_id, created):
                if self.stopped.wait(0.02):
                    return

    def _is_answered(self, body: bytes, event_id: str, created: int) -> bool:
        statuses = self.statuses  # another one may be there when the answer comes
        try:
            status = self.site.send(body, event_id=event_id, created=created)
        except ConnectionRefusedError:
            statuses[0] += 1
            return False
        except (OSError, http.client.HTTPException):
            self.cut.add(event_id)
            return True
        statuses[status] += 1
        if status == 200:
            self.acknowledged.add(event_id)
        return status == 200

    def wait_for(self, status: int, count: int) -> Counter[int]:
        """Send until so many were answered with a status, and return what came to them."""
        self.statuses = Counter()
        while self.statuses[status] < count:
            time.sleep(0.01)
        return Counter(self.statuses)


@contextmanager
def load_on(site: Site, *, padding: int = 0) -> Iterator[Load]:
    """Send for the time of the block."""
    load = Load(site, padding)
    senders = [threading.Thread(target=load.run) for _ in range(SENDERS)]
    for sender in senders:
        sender.start()
    try:
        yield load
    finally:
        load.stopped.set()
        for sender in senders:
            sender.join()
