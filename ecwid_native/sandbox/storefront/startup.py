"""The data with which a storefront starts, as the page's script reads it.

Sources: docs.ecwid.com, "Get public app details", "Quickstart: customize storefront"; which apps
are listed and how follows the storefront of 2025 (read 2026-11).
"""

from ecwid_native.sandbox.application_storage import PUBLIC_KEY
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.storefront.goods import goods
from ecwid_native.sandbox.storefront.shop_settings import shop_settings
from ecwid_native.sandbox.stores import Store

RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}


class Startup:
    """Builds the start-up data of stores."""

    def __init__(self, platform: Platform) -> None:
        """Read from `platform`."""
        self._platform = platform

    def language(self, store: Store, wanted: str) -> str:
        """Return the language to show: the wanted one if the store has it, else its own."""
        enabled = self._platform.profiles.get(store)["languages"]["enabledLanguages"]
        return wanted if wanted in enabled else store.language

    def document(self, store: Store, wanted_language: str, origin: str) -> dict[str, object]:
        """Return everything that the storefront's script needs; `origin` serves the pictures."""
        profile = self._platform.profiles.get(store)
        language = self.language(store, wanted_language)
        return {
            "storeId": store.id,
            "storeName": store.name,
            "language": language,
            "languages": profile["languages"]["enabledLanguages"],
            "closed": store.suspended or profile["settings"]["closed"],
            "askConsent": profile["settings"]["askConsentToTrackInStorefront"],
            "formats": profile["formatsAndUnits"],
            "settings": shop_settings(self._platform, store, profile, language),
            "appsSettings": self.apps(store),
            **goods(self._platform, store, language, origin),
        }

    def apps(self, store: Store) -> dict[str, object]:
        """Return what a store's pages need of its apps: files, public configs, public tokens."""
        installed = self._platform.installations.in_store(store.id)
        settings: dict[str, object] = {}
        configs: dict[str, str] = {}
        tokens: dict[str, str] = {}
        customizing: list[str] = []
        for installation in installed:
            app = self._platform.apps.require(installation.client_id)
            config = self._platform.storage.get(app.client_id, store.id, PUBLIC_KEY)
            if config is not None:
                configs[app.client_id] = config
            if installation.public_token is not None:
                tokens[app.client_id] = installation.public_token
            # Files of apps are for paid plans; the public config is part of the store's data.
            if "customize_storefront" in installation.scopes and not store.is_free:
                customizing.append(app.client_id)
                settings[app.client_id] = {
                    "script": {"url": app.script_url, "isAsync": False},
                    "stylesheet": {"url": app.stylesheet_url},
                }
        return {
            **settings,
            "publicConfigs": configs,
            "publicTokens": tokens,
            "customizeStorefrontApps": customizing,
        }
