"""The apps that the sandbox knows, as Ecwid's app registration would describe them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal
from urllib.parse import urlsplit

PayloadMode = Literal["encrypted", "hash"]
PAYLOAD_MODES: tuple[PayloadMode, ...] = ("encrypted", "hash")

URL = re.compile(r"[!-~]{1,2000}")
HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}")
HEADER_VALUE = re.compile(r"[ -~]{0,1000}")

# What the platform grants to custom apps without being asked, and what a page in the Control Panel,
# a storefront script and settings need. Source: docs.ecwid.com, "Access scopes" (read 2026-11).
DEFAULT_SCOPES = (
    "add_to_cp",
    "create_catalog",
    "customize_storefront",
    "public_storefront",
    "read_catalog",
    "read_orders",
    "read_store_profile",
    "update_catalog",
    "update_orders",
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
        webhook_url: where webhooks go, http or https; "" when the app takes none.
        webhook_events: the event types that are sent; None for all.
        webhook_headers: names and values that are added to each webhook.

    Sources: docs.ecwid.com, "App settings" and "Set up webhooks" (read 2026-11).
    """

    client_id: str
    client_secret: str = field(repr=False)
    iframe_url: str = ""
    script_url: str = ""
    stylesheet_url: str = ""
    scopes: tuple[str, ...] = DEFAULT_SCOPES
    payload_mode: PayloadMode = "encrypted"
    title: str = ""
    webhook_url: str = ""
    webhook_events: tuple[str, ...] | None = None
    webhook_headers: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """Refuse what could never work."""
        if not self.client_id:
            raise ValueError("An app needs a client_id.")
        if len(self.client_secret) < 16 or not self.client_secret.isascii():
            raise ValueError("client_secret must be at least 16 ASCII characters long.")
        if self.payload_mode not in PAYLOAD_MODES:
            raise ValueError(f"payload_mode must be one of {PAYLOAD_MODES}.")
        if self.webhook_url:
            check_webhook_url(self.webhook_url)
        for name, value in self.webhook_headers:
            if not HEADER_NAME.fullmatch(name) or not HEADER_VALUE.fullmatch(value):
                raise ValueError(f"A webhook cannot have the header {name[:50]!r}.")

    @property
    def name(self) -> str:
        """Return what the Control Panel calls the app."""
        return self.title or self.client_id


def check_webhook_url(url: str) -> None:
    """Raise ValueError for an address to which no webhook could be sent.

    Source: docs.ecwid.com, "App settings" (read 2026-11); the platform wants HTTPS besides.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError("webhook_url is no address.") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("webhook_url must begin with http:// or https:// and a host.")
    if not URL.fullmatch(url) or parts.username is not None or parts.fragment:
        raise ValueError("webhook_url must be plain ASCII, without a user or a fragment.")
    if port is not None and port not in {80, 443} and port < 1024:
        raise ValueError("Webhooks are sent to the ports 80, 443 and 1024 to 65535 only.")


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

    def set_webhook_url(self, client_id: str, url: str) -> None:
        """Send this app's webhooks there from now on; ValueError for what is no such address."""
        self.put(replace(self.require(client_id), webhook_url=url))

    def set_payload_mode(self, client_id: str, mode: PayloadMode) -> None:
        """Open this app in the other way from now on."""
        self.put(replace(self.require(client_id), payload_mode=mode))
