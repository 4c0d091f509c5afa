"""The apps that the sandbox knows, as Ecwid's app registration would describe them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

PayloadMode = Literal["encrypted", "hash"]
PAYLOAD_MODES: tuple[PayloadMode, ...] = ("encrypted", "hash")

DEFAULT_SCOPES = (
    "add_to_cp",
    "customize_storefront",
    "public_storefront",
    "read_store_profile",
    "update_store_profile",
)


@dataclass(frozen=True, kw_only=True)
class SandboxApp:
    """One registered app.

    Args:
        client_id: the app's id; also its namespace in storage and on the storefront.
        client_secret: at least 16 ASCII characters; the first 16 encrypt the payload.
        iframe_url: page shown in the Control Panel; "" when the app has none.
        script_url, stylesheet_url: the app's storefront files; "" when it has none.
        scopes: granted at installation, exactly these.
        payload_mode: "encrypted" (`?payload=`) or "hash" (`#hex`).
        title: name of the app's tab.

    Source: docs.ecwid.com, "App settings" (read 2026-11).
    """

    client_id: str
    client_secret: str = field(repr=False)
    iframe_url: str = ""
    script_url: str = ""
    stylesheet_url: str = ""
    scopes: tuple[str, ...] = DEFAULT_SCOPES
    payload_mode: PayloadMode = "encrypted"
    title: str = ""

    def __post_init__(self) -> None:
        """Refuse what could never work."""
        if not self.client_id:
            raise ValueError("An app needs a client_id.")
        if len(self.client_secret) < 16 or not self.client_secret.isascii():
            raise ValueError("client_secret must be at least 16 ASCII characters long.")
        if self.payload_mode not in PAYLOAD_MODES:
            raise ValueError(f"payload_mode must be one of {PAYLOAD_MODES}.")

    @property
    def name(self) -> str:
        """Return what the Control Panel calls the app."""
        return self.title or self.client_id


class AppRegistry:
    """The registered apps by client id."""

    def __init__(self, apps: tuple[SandboxApp, ...] = ()) -> None:
        """Register `apps`; a client id given twice is an error."""
        self._apps: dict[str, SandboxApp] = {}
        for app in apps:
            if app.client_id in self._apps:
                raise ValueError(f"Two apps have the client_id {app.client_id}.")
            self._apps[app.client_id] = app

    def __iter__(self) -> Iterator[SandboxApp]:
        """Go through the apps in the order of registration."""
        return iter(tuple(self._apps.values()))

    def __contains__(self, client_id: object) -> bool:
        """Tell whether an app with this client id is registered."""
        return client_id in self._apps

    def require(self, client_id: str) -> SandboxApp:
        """Return the app, or raise LookupError."""
        try:
            return self._apps[client_id]
        except KeyError:
            raise LookupError(f"No app with the client_id {client_id!r} is registered.") from None

    def put(self, app: SandboxApp) -> None:
        """Register `app`, replacing an earlier registration of the same client id."""
        self._apps[app.client_id] = app

    def set_payload_mode(self, client_id: str, mode: PayloadMode) -> None:
        """Open this app in the other way from now on."""
        self.put(replace(self.require(client_id), payload_mode=mode))
