"""Everything that the three origins share."""

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from ecwid_native.sandbox import search_index
from ecwid_native.sandbox.application_storage import ApplicationStorage
from ecwid_native.sandbox.apps import AppRegistry, PayloadMode
from ecwid_native.sandbox.batch.queue import BatchQueue
from ecwid_native.sandbox.batch.runner import BatchRunner, Perform
from ecwid_native.sandbox.blobs import Blobs
from ecwid_native.sandbox.clock import Clock
from ecwid_native.sandbox.database import Database
from ecwid_native.sandbox.documents import Documents
from ecwid_native.sandbox.events import EventBus
from ecwid_native.sandbox.faults import Faults
from ecwid_native.sandbox.installations import Installations
from ecwid_native.sandbox.limits import RateLimits
from ecwid_native.sandbox.payload import encode_payload, iframe_address, payload_document
from ecwid_native.sandbox.profiles import Profiles
from ecwid_native.sandbox.request_log import RequestLog
from ecwid_native.sandbox.snapshots import Snapshots
from ecwid_native.sandbox.stores import Stores
from ecwid_native.sandbox.webhooks.service import Webhooks

Switch = Literal[
    "legacy_query_token", "erase_storage_on_uninstall", "search_delay", "storefront_v2"
]
# All are off as far as the documentation tells: see docs/reference/sandbox.md.
SWITCHES: tuple[Switch, ...] = (
    "legacy_query_token",
    "erase_storage_on_uninstall",
    "search_delay",
    "storefront_v2",
)
VIEW_MODES = ("PAGE", "POPUP", "INLINE")


@dataclass(frozen=True, kw_only=True)
class Opening:
    """One opening of an app: the payload alone and the whole iframe address."""

    payload: str = field(repr=False)
    url: str = field(repr=False)


class Platform:
    """The simulated platform: state, clock, events, faults and what can be done with them."""

    def __init__(self, apps: AppRegistry, path: str | Path = ":memory:") -> None:
        """Open the state at `path`."""
        self.apps = apps
        self.database = Database(path)
        self.clock = Clock(
            self._clock_offset(),
            on_change=self._clock_moved,
        )
        self.snapshots = Snapshots(self.database, path)
        self.events = EventBus(self.database, self.clock)
        self.stores = Stores(self.database, self.clock, self.events)
        self.installations = Installations(
            self.database, clock=self.clock, events=self.events, stores=self.stores, apps=apps
        )
        self.storage = ApplicationStorage(self.database, self.events)
        self.documents = Documents(self.database, self.clock)
        self.blobs = Blobs(self.database, self.documents)
        self.profiles = Profiles(
            self.database,
            clock=self.clock,
            events=self.events,
            stores=self.stores,
            documents=self.documents,
        )
        self.batches = BatchQueue(self.database, self.clock)
        self.webhooks = Webhooks(
            self.database,
            clock=self.clock,
            events=self.events,
            apps=apps,
            installations=self.installations,
        )
        self.faults = Faults()
        self.limits = RateLimits(self.clock)
        self.requests = RequestLog()
        # How often all was forgotten; what came in before the last time leaves no trace.
        self.resets = 0
        # Set when the servers stop, so that a request waiting in a latency fault ends.
        self.stopping = threading.Event()
        self._batch_runner: BatchRunner | None = None

    def run_batches(self, perform: Perform) -> None:
        """Carry batches out from now on, each request by `perform`."""
        self._batch_runner = BatchRunner(self.batches, self.clock, self.stopping, perform)
        self._batch_runner.resume()

    def wake_batches(self, store_id: int) -> None:
        """See to a store's batches, which have grown."""
        if self._batch_runner is not None:
            self._batch_runner.wake(store_id)

    def is_on(self, switch: Switch) -> bool:
        """Tell whether a switch is on."""
        return self.database.setting(f"switch:{switch}", "off") == "on"

    def set_switch(self, switch: Switch, on: bool) -> None:
        """Turn a switch on or off; it stays so across restarts."""
        if switch == "search_delay" and on != self.is_on(switch):
            search_index.note_writes(self.database, on)
        self.database.remember(f"switch:{switch}", "on" if on else "off")

    def uninstall(self, client_id: str, store_id: int) -> None:
        """Remove an app from a store, with its storage if the switch says so."""
        self.installations.uninstall(
            client_id, store_id, erase_storage=self.is_on("erase_storage_on_uninstall")
        )

    def open_app(
        self,
        client_id: str,
        store_id: int,
        *,
        lang: str | None = None,
        view_mode: str = "PAGE",
        app_state: str = "",
        mode: PayloadMode | None = None,
    ) -> Opening:
        """Return what the Control Panel hands to the iframe, in the app's mode unless one is given.

        Raises:
            LookupError: unknown app or store, or the app is not installed.
        """
        app = self.apps.require(client_id)
        store = self.stores.require(store_id)
        installation = self.installations.require(client_id, store_id)
        document = payload_document(
            store_id=store_id,
            lang=lang or store.panel_language,
            access_token=installation.access_token,
            public_token=installation.public_token,
            view_mode=view_mode,
            app_state=app_state,
        )
        mode = mode or app.payload_mode
        payload = encode_payload(app, document, mode)
        url = iframe_address(app, payload, mode, app_state=app_state)
        return Opening(payload=payload, url=url)

    def restore_snapshot(self, name: str) -> None:
        """Make a snapshot the state, with the clock as far off real time as it was then.

        Faults stay; counts and logged requests belong to the state that is gone.

        Raises:
            LookupError: there is no snapshot of that name.
            ValueError: it cannot be used.
        """
        self.snapshots.restore(name)
        self.limits.clear()
        self.requests.clear()
        self.clock.set(time.time() + self._clock_offset())
        self.webhooks.reload()
        if self._batch_runner is not None:
            self._batch_runner.resume()

    def _clock_offset(self) -> float:
        return float(self.database.setting("clock_offset", "0"))

    def reset(self) -> None:
        """Forget all state, faults, counts and requests and go back to real time."""
        self.resets += 1
        self.faults.clear()
        self.limits.clear()
        self.requests.clear()
        self.clock.reset()
        self.set_switch("search_delay", on=False)
        self.database.clear()
        self.webhooks.reload()

    def close(self) -> None:
        """Close the state."""
        self.stopping.set()
        self.webhooks.courier.stop()
        if self._batch_runner is not None:
            self._batch_runner.join()
        self.database.close()

    def _clock_moved(self, offset_seconds: float) -> None:
        self.database.remember("clock_offset", repr(offset_seconds))
        self.webhooks.courier.wake()
