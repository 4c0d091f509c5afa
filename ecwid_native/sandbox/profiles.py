"""Store profiles: the default, what was written over it, and who may see how much.

Sources: docs.ecwid.com, "Get store profile", "Update store profile"; what a public token may see
is on the 2020 page "Access tokens" (read 2026-11).
"""

import copy
import json
from collections.abc import Mapping
from importlib import resources
from typing import Any

from ecwid_native.sandbox.database import Database
from ecwid_native.sandbox.events import EventBus
from ecwid_native.sandbox.stores import Store, Stores

Document = dict[str, Any]

# Blocks and fields that a write leaves alone without an error.
READ_ONLY = {
    "generalInfo": {"storeId", "storefrontUrlFormat", "storefrontUrlSlugFormat"},
    "account": {"availableFeatures", "whiteLabel", "registrationDate", "suspended"},
    "languages": {"facebookPreferredLocale"},
}
READ_ONLY_BLOCKS = {"payment", "featureToggles", "giftCardSettings"}

PUBLIC_BLOCKS = ("generalInfo", "company", "formatsAndUnits", "languages")
# The documentation says "settings (public part)" without naming it: what shoppers see anyway.
PUBLIC_SETTINGS = (
    "closed",
    "storeName",
    "storeDescription",
    "defaultProductSortOrder",
    "favoritesEnabled",
    "productReviewsFeatureEnabled",
    "showPricePerUnit",
    "askConsentToTrackInStorefront",
    "salePrice",
)


class ProfileError(ValueError):
    """A written profile holds a value of the wrong type; the message names the field."""


class Profiles:
    """Reads and writes store profiles."""

    def __init__(self, database: Database, events: EventBus, stores: Stores) -> None:
        """Keep what was written in `database`."""
        self._database = database
        self._events = events
        self._stores = stores
        text = resources.files(__package__).joinpath("profile.json").read_text()
        self._template: Document = json.loads(text)

    def get(self, store: Store) -> Document:
        """Return the whole profile as a secret token sees it."""
        profile = copy.deepcopy(self._template)
        _overlay(profile, self._written(store))
        subdomain = profile["generalInfo"]["starterSite"]["ecwidSubdomain"] or f"store{store.id}"
        profile["generalInfo"]["storeId"] = store.id
        profile["generalInfo"]["starterSite"]["generatedUrl"] = f"https://{subdomain}.company.site"
        profile["account"]["registrationDate"] = store.created_at.strftime("%Y-%m-%d %H:%M:%S %z")
        profile["account"]["suspended"] = store.suspended
        profile["settings"]["storeName"] = store.name
        languages = profile["languages"]
        languages["defaultLanguage"] = store.language
        if store.language not in languages["enabledLanguages"]:
            languages["enabledLanguages"].insert(0, store.language)
        return profile

    def get_public(self, store: Store) -> Document:
        """Return the reduced profile that a public token sees."""
        profile = self.get(store)
        public: Document = {name: profile[name] for name in PUBLIC_BLOCKS}
        public["settings"] = {name: profile["settings"][name] for name in PUBLIC_SETTINGS}
        mail = profile["mailNotifications"]
        public["mailNotifications"] = {
            "customerNotificationFromEmail": mail["customerNotificationFromEmail"]
        }
        public["shipping"] = {"shippingOptions": _public_options(profile["shipping"])}
        return public

    def update(self, store: Store, changes: Mapping[str, object]) -> None:
        """Write the given fields; null, read-only and unknown ones are left as they are.

        Raises:
            ProfileError: a value has another type than the field.
        """
        accepted = _accepted(changes, self._template, path="")
        for block in READ_ONLY_BLOCKS:
            accepted.pop(block, None)
        for block, names in READ_ONLY.items():
            for name in names:
                accepted.get(block, {}).pop(name, None)
        name = accepted.get("settings", {}).pop("storeName", None)
        language = accepted.get("languages", {}).pop("defaultLanguage", None)
        with self._database.transaction() as connection:
            try:
                self._stores.change(store.id, name=name, language=language)
            except ValueError as exc:
                raise ProfileError(str(exc)) from exc
            written = self._written(store)
            _overlay(written, accepted)
            connection.execute(
                "UPDATE store SET profile = ? WHERE id = ?", (json.dumps(written), store.id)
            )
            self._events.publish("profile.updated", store_id=store.id)

    def _written(self, store: Store) -> Document:
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT profile FROM store WHERE id = ?", (store.id,)
            ).fetchone()
        document: Document = json.loads(row[0]) if row else {}
        return document


def _overlay(document: Document, changes: Mapping[str, Any]) -> None:
    """Write `changes` into `document`, objects field by field, lists as a whole."""
    for name, value in changes.items():
        if isinstance(value, dict):
            _overlay(document.setdefault(name, {}), value)
        else:
            document[name] = value


def _accepted(changes: Mapping[str, object], template: Document, *, path: str) -> Document:
    """Return the known, non-null part of `changes`, checked against the template's types."""
    accepted: Document = {}
    for name, example in template.items():
        value = changes.get(name)
        if value is None:
            continue
        field = f"{path}{name}"
        if not _same_kind(value, example):
            raise ProfileError(f"Wrong value of field {field}")
        if isinstance(value, dict):
            value = _accepted(value, example, path=f"{field}.")
        accepted[name] = value
    return accepted


def _same_kind(value: object, example: object) -> bool:
    if isinstance(example, bool) or isinstance(value, bool):
        return isinstance(example, bool) and isinstance(value, bool)
    if isinstance(example, list):
        # Lists of texts hold texts only; lists that start empty hold objects.
        kind: type[object] = str if example and isinstance(example[0], str) else dict
        return isinstance(value, list) and all(isinstance(item, kind) for item in value)
    number = (int, float)
    if isinstance(example, number):
        return isinstance(value, number)
    return isinstance(value, type(example))


def _public_options(shipping: Document) -> list[Document]:
    options: list[Document] = shipping["shippingOptions"]
    return [{**option, "destinationZone": {}} for option in options if option.get("enabled")]
