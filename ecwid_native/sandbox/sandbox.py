"""The local Ecwid as one object: `Sandbox`."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ecwid_native.sandbox.apps import AppRegistry, PayloadMode, SandboxApp
from ecwid_native.sandbox.catalog import reviews
from ecwid_native.sandbox.clock import Clock
from ecwid_native.sandbox.control_panel.application import ControlPanelApplication
from ecwid_native.sandbox.documents import Documents
from ecwid_native.sandbox.events import EventBus
from ecwid_native.sandbox.faults import Faults
from ecwid_native.sandbox.installations import SubscriptionStatus, Tokens
from ecwid_native.sandbox.orders.renewals import charge_due
from ecwid_native.sandbox.platform import Platform, Switch
from ecwid_native.sandbox.request_log import RequestLog
from ecwid_native.sandbox.rest.application import RestApplication
from ecwid_native.sandbox.seeding import seed
from ecwid_native.sandbox.server import OriginServer
from ecwid_native.sandbox.snapshots import Snapshots
from ecwid_native.sandbox.storefront.application import StorefrontApplication
from ecwid_native.sandbox.stores import Store
from ecwid_native.sandbox.webhooks.service import Webhooks

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication


class PortTakenError(Exception):
    """A port cannot be used; the message says which."""


class Sandbox:
    """A local Ecwid with three origins: Control Panel, REST API and storefront.

    Use it as a context manager, or call `start()` and `stop()`. State survives both when `path`
    names a file; ":memory:" keeps it until `stop()`.
    """

    def __init__(
        self,
        apps: Iterable[SandboxApp] = (),
        *,
        path: str | Path = ":memory:",
        host: str = "127.0.0.1",
        control_panel_port: int = 0,
        api_port: int = 0,
        storefront_port: int = 0,
        ready_timeout_seconds: float = 10.0,
    ) -> None:
        """Prepare a sandbox; nothing listens before `start()`.

        Args:
            apps: the registered apps.
            path: SQLite file for the state.
            host: address to listen on; leave it at the loopback.
            control_panel_port, api_port, storefront_port: 0 takes a free one.
            ready_timeout_seconds: how long the Control Panel waits for an app's `ready`.
        """
        self._platform = Platform(AppRegistry(tuple(apps)), path)
        self._host = host
        self._ports = (control_panel_port, api_port, storefront_port)
        self._ready_timeout_seconds = ready_timeout_seconds
        self._servers: list[OriginServer] = []

    def start(self) -> Self:
        """Listen on the three ports.

        Raises:
            PortTakenError: one of them is not free; then none is used.
        """
        try:
            for port in self._ports:
                self._servers.append(OriginServer(host=self._host, port=port))
        except OSError as exc:
            self.stop()
            raise PortTakenError(
                f"Port {port} on {self._host} cannot be used: {exc.strerror or exc}."
            ) from exc
        panel, api, storefront = self._servers
        applications: tuple[tuple[OriginServer, WSGIApplication], ...] = (
            (
                panel,
                ControlPanelApplication(
                    self._platform,
                    control_panel_url=self.control_panel_url,
                    api_url=self.api_url,
                    storefront_url=self.storefront_url,
                    ready_timeout_seconds=self._ready_timeout_seconds,
                ),
            ),
            (api, RestApplication(self._platform)),
            (storefront, StorefrontApplication(self._platform)),
        )
        for server, application in applications:
            server.start(application)
        self._platform.webhooks.courier.start()
        return self

    def stop(self) -> None:
        """Close ports, connections and state; a second call does nothing."""
        self._platform.stopping.set()
        for server in self._servers:
            server.stop()
        self._servers = []
        self._platform.close()

    def __enter__(self) -> Self:
        """Start."""
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop."""
        self.stop()

    @property
    def control_panel_url(self) -> str:
        """Return the Control Panel's origin, such as http://127.0.0.1:8100."""
        return self._origin(0)

    @property
    def api_url(self) -> str:
        """Return the base of the REST API, ending in /api/v3."""
        return self._origin(1) + "/api/v3"

    @property
    def storefront_url(self) -> str:
        """Return the storefront's origin."""
        return self._origin(2)

    def _origin(self, number: int) -> str:
        if not self._servers:
            raise RuntimeError("The sandbox is not running: call start() first.")
        return f"http://{self._host}:{self._servers[number].port}"

    @property
    def clock(self) -> Clock:
        """The movable clock: `now()`, `advance(seconds)`, `set(moment)`."""
        return self._platform.clock

    @property
    def events(self) -> EventBus:
        """Everything that changes: `subscribe(function)`, `since(id)`."""
        return self._platform.events

    @property
    def documents(self) -> Documents:
        """The stores' resources, such as products and orders, by kind."""
        return self._platform.documents

    @property
    def faults(self) -> Faults:
        """Switches for misbehaviour: `add(…)`, `clear()`."""
        return self._platform.faults

    @property
    def requests(self) -> RequestLog:
        """The REST requests received so far; reads like a list, `clear()` empties it."""
        return self._platform.requests

    @property
    def webhooks(self) -> Webhooks:
        """Webhooks to the apps: the log, by hand, pause; see the reference."""
        return self._platform.webhooks

    def add_app(self, app: SandboxApp) -> None:
        """Register an app, or replace the registration of its client id."""
        self._platform.apps.put(app)

    def set_payload_mode(self, client_id: str, mode: PayloadMode) -> None:
        """Open this app by the other transport from now on."""
        self._platform.apps.set_payload_mode(client_id, mode)

    def set_subscription_status(
        self, client_id: str, store_id: int, status: SubscriptionStatus
    ) -> None:
        """Change the merchant's subscription to the app; the app hears of it by webhook."""
        self._platform.installations.set_subscription_status(client_id, store_id, status)

    def set_webhook_url(self, client_id: str, url: str) -> None:
        """Send this app's webhooks there from now on; "" sends none, ValueError for no address."""
        self._platform.apps.set_webhook_url(client_id, url)

    def set_switch(self, switch: Switch, on: bool) -> None:
        """Turn a behaviour on that is off by default; see the reference."""
        self._platform.set_switch(switch, on)

    def create_store(
        self,
        store_id: int,
        *,
        name: str = "",
        plan: str = "business",
        language: str = "en",
        suspended: bool = False,
    ) -> Store:
        """Create a store; ValueError when the id is taken or a value makes no sense."""
        return self._platform.stores.create(
            store_id, name=name, plan=plan, language=language, suspended=suspended
        )

    def seed(self, store_id: int, profile: str) -> None:
        """Fill a store without contents by a seed profile; see the reference for the profiles.

        Raises:
            LookupError: there is no such store.
            ValueError: there is no such profile, or the store has contents.
        """
        seed(self._platform, store_id, profile)

    def change_store(
        self,
        store_id: int,
        *,
        name: str | None = None,
        plan: str | None = None,
        language: str | None = None,
        panel_language: str | None = None,
        suspended: bool | None = None,
    ) -> Store:
        """Change what is given: rename, upgrade, downgrade (plan "free"), suspend."""
        return self._platform.stores.change(
            store_id,
            name=name,
            plan=plan,
            language=language,
            panel_language=panel_language,
            suspended=suspended,
        )

    @property
    def stores(self) -> list[Store]:
        """Return all stores."""
        return self._platform.stores.all()

    def install(
        self, client_id: str, store_id: int, *, scopes: Iterable[str] | None = None
    ) -> Tokens:
        """Install (or reinstall) an app and return its new tokens; earlier ones die."""
        return self._platform.installations.install(client_id, store_id, scopes=scopes).tokens

    def uninstall(self, client_id: str, store_id: int) -> None:
        """Uninstall an app; its tokens die."""
        self._platform.uninstall(client_id, store_id)

    def tokens(self, client_id: str, store_id: int) -> Tokens | None:
        """Return the tokens of an installed app, or None when it is not installed."""
        installation = self._platform.installations.get(client_id, store_id)
        return None if installation is None else installation.tokens

    def payload(
        self,
        client_id: str,
        store_id: int,
        *,
        lang: str | None = None,
        view_mode: str = "PAGE",
        app_state: str = "",
        mode: PayloadMode | None = None,
    ) -> str:
        """Return the payload of an opening: base64, or hex in hash mode."""
        return self._platform.open_app(
            client_id, store_id, lang=lang, view_mode=view_mode, app_state=app_state, mode=mode
        ).payload

    def open_url(
        self,
        client_id: str,
        store_id: int,
        *,
        lang: str | None = None,
        view_mode: str = "PAGE",
        app_state: str = "",
        mode: PayloadMode | None = None,
    ) -> str:
        """Return the address that the Control Panel would put into the iframe."""
        return self._platform.open_app(
            client_id, store_id, lang=lang, view_mode=view_mode, app_state=app_state, mode=mode
        ).url

    def charge_subscriptions(self, store_id: int) -> list[str]:
        """Charge what subscriptions owe by the sandbox's time; return the ids of the new orders.

        Raises:
            LookupError: there is no such store.
        """
        store = self._platform.stores.require(store_id)
        return [str(order["orderId"]) for order in charge_due(self._platform, store)]

    def storage(self, client_id: str, store_id: int) -> dict[str, str]:
        """Return the application storage of an app in a store."""
        return self._platform.storage.all(client_id, store_id)

    def set_storage(self, client_id: str, store_id: int, values: Mapping[str, str]) -> None:
        """Make `values` the whole application storage of an app in a store."""
        self._platform.storage.replace(client_id, store_id, values)

    def profile(self, store_id: int) -> dict[str, object]:
        """Return a store's whole profile."""
        return self._platform.profiles.get(self._platform.stores.require(store_id))

    def add_review(
        self,
        store_id: int,
        *,
        product_id: int,
        rating: int,
        text: str = "",
        name: str = "",
        email: str = "",
        status: str = "moderated",
        order_id: int = 0,
    ) -> int:
        """Leave a review as a shopper does and return its id; REST has no call for it."""
        review = reviews.add(
            self._platform,
            store_id,
            product_id=product_id,
            rating=rating,
            text=text,
            name=name,
            email=email,
            status=status,
            order_id=order_id,
        )
        return int(review["id"])

    @property
    def snapshots(self) -> Snapshots:
        """Named copies of the state: `save(name)`, `all()`, `delete(name)`; see `restore`."""
        return self._platform.snapshots

    def restore(self, name: str) -> None:
        """Make a snapshot the state, clock included; LookupError when there is none of the name."""
        self._platform.restore_snapshot(name)

    def reset(self) -> None:
        """Forget stores, installations, storage, faults, counts, requests; real time again."""
        self._platform.reset()
