"""Installed apps and their tokens."""

import json
import secrets
import string
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal, get_args

from ecwid_native.sandbox.apps import AppRegistry
from ecwid_native.sandbox.clock import Clock
from ecwid_native.sandbox.database import Database
from ecwid_native.sandbox.events import EventBus
from ecwid_native.sandbox.stores import Stores

TokenKind = Literal["secret", "public"]
SubscriptionStatus = Literal["TRIAL", "ACTIVE", "SUSPENDED"]
SUBSCRIPTION_STATUSES = get_args(SubscriptionStatus)
ALPHABET = string.ascii_letters + string.digits
NEW_COLUMNS = "client_id, store_id, access_token, public_token, scopes, installed_at"
COLUMNS = f"{NEW_COLUMNS}, subscription_status"


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """The tokens that one installation got."""

    access_token: str = field(repr=False)
    public_token: str | None = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class InstalledApp:
    """One app in one store.

    Attributes:
        client_id: the app.
        store_id: the store.
        access_token: for the app's server.
        public_token: for shoppers' pages, None without its scope.
        scopes: what the tokens may do.
        installed_at: when it was installed.
        subscription_status: of the merchant's subscription to the app.
    """

    client_id: str
    store_id: int
    access_token: str = field(repr=False)
    public_token: str | None = field(repr=False)
    scopes: frozenset[str]
    installed_at: datetime
    subscription_status: SubscriptionStatus

    @property
    def tokens(self) -> Tokens:
        """Return the tokens alone."""
        return Tokens(access_token=self.access_token, public_token=self.public_token)


@dataclass(frozen=True, kw_only=True)
class Grant:
    """What a token that somebody sent stands for."""

    installation: InstalledApp
    kind: TokenKind


class Installations:
    """Installs and uninstalls apps and finds what a token belongs to.

    Sources: docs.ecwid.com, "Access tokens" and "App settings"; a token dies with the uninstall,
    a new installation gives new ones, changed scopes reach new tokens only (read 2026-11).
    """

    def __init__(
        self,
        database: Database,
        *,
        clock: Clock,
        events: EventBus,
        stores: Stores,
        apps: AppRegistry,
    ) -> None:
        """Keep installations in `database`."""
        self._database = database
        self._clock = clock
        self._events = events
        self._stores = stores
        self._apps = apps

    def install(
        self, client_id: str, store_id: int, *, scopes: Iterable[str] | None = None
    ) -> InstalledApp:
        """Install the app with new tokens; an earlier installation's tokens die.

        Args:
            client_id: a registered app.
            store_id: an existing store.
            scopes: granted instead of the app's own.

        Raises:
            LookupError: unknown app or store.
        """
        app = self._apps.require(client_id)
        granted = frozenset(app.scopes if scopes is None else scopes)
        public_token = _new_token("public") if "public_storefront" in granted else None
        with self._database.transaction() as connection:
            self._stores.require(store_id)
            connection.execute(
                f"INSERT OR REPLACE INTO installation ({NEW_COLUMNS})"  # noqa: S608 - constant
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    client_id,
                    store_id,
                    _new_token("secret"),
                    public_token,
                    json.dumps(sorted(granted)),
                    self._clock.timestamp(),
                ),
            )
            self._events.publish("application.installed", store_id=store_id, client_id=client_id)
            return self.require(client_id, store_id)

    def uninstall(self, client_id: str, store_id: int, *, erase_storage: bool = False) -> None:
        """Remove the app; its tokens stop working at once.

        Raises:
            LookupError: the app is not installed there.
        """
        with self._database.transaction() as connection:
            self.require(client_id, store_id)
            # While the scopes are known: they decide who hears of it.
            self._events.publish("application.uninstalled", store_id=store_id, client_id=client_id)
            connection.execute(
                "DELETE FROM installation WHERE client_id = ? AND store_id = ?",
                (client_id, store_id),
            )
            if erase_storage:
                connection.execute(
                    "DELETE FROM storage WHERE client_id = ? AND store_id = ?",
                    (client_id, store_id),
                )

    def set_subscription_status(
        self, client_id: str, store_id: int, status: SubscriptionStatus
    ) -> InstalledApp:
        """Change the merchant's subscription to the app; a change is published.

        Raises:
            LookupError: the app is not installed there.
            ValueError: there is no such status.
        """
        if status not in SUBSCRIPTION_STATUSES:
            raise ValueError(f"The status must be one of {', '.join(SUBSCRIPTION_STATUSES)}.")
        with self._database.transaction() as connection:
            before = self.require(client_id, store_id)
            if status != before.subscription_status:
                connection.execute(
                    "UPDATE installation SET subscription_status = ?"
                    " WHERE client_id = ? AND store_id = ?",
                    (status, client_id, store_id),
                )
                self._events.publish(
                    "application.subscriptionStatusChanged",
                    store_id=store_id,
                    client_id=client_id,
                    oldSubscriptionStatus=before.subscription_status,
                    newSubscriptionStatus=status,
                )
            return self.require(client_id, store_id)

    def get(self, client_id: str, store_id: int) -> InstalledApp | None:
        """Return an installation, or None."""
        return self._one("client_id = ? AND store_id = ?", client_id, store_id)

    def require(self, client_id: str, store_id: int) -> InstalledApp:
        """Return an installation, or raise LookupError."""
        installation = self.get(client_id, store_id)
        if installation is None:
            raise LookupError(f"{client_id} is not installed in store {store_id}.")
        return installation

    def in_store(self, store_id: int) -> list[InstalledApp]:
        """Return what is installed in a store, of the registered apps, in their order."""
        found = (self.get(app.client_id, store_id) for app in self._apps)
        return [installation for installation in found if installation is not None]

    def find_token(self, token: str) -> Grant | None:
        """Return what `token` grants, or None for a token that does not work."""
        installation = self._one("access_token = ? OR public_token = ?", token, token)
        if installation is None:
            return None
        kind: TokenKind = "secret" if token == installation.access_token else "public"
        return Grant(installation=installation, kind=kind)

    def _one(self, condition: str, *values: object) -> InstalledApp | None:
        with self._database.transaction() as connection:
            row = connection.execute(
                f"SELECT {COLUMNS} FROM installation WHERE {condition}",  # noqa: S608 - constants
                values,
            ).fetchone()
        if row is None:
            return None
        client_id, store_id, access_token, public_token, scopes, installed_at, status = row
        return InstalledApp(
            client_id=client_id,
            store_id=store_id,
            access_token=access_token,
            public_token=public_token,
            scopes=frozenset(json.loads(scopes)),
            installed_at=datetime.fromtimestamp(installed_at, tz=UTC),
            subscription_status=status,
        )


def _new_token(kind: TokenKind) -> str:
    return f"{kind}_" + "".join(secrets.choice(ALPHABET) for _ in range(32))
