"""Store profiles: the default, what was written over it, and who may see how much.

Sources: docs.ecwid.com, "Get store profile", "Update store profile"; what a public token may see
is on the 2020 page "Access tokens" (read 2026-11).
"""

import copy
import json
from collections.abc import Mapping
from importlib import resources
from typing import Any

from ecwid_native.sandbox.checkout_options import PAYMENT, SHIPPING, all_options, for_shoppers
from ecwid_native.sandbox.clock import Clock
from ecwid_native.sandbox.database import Database
from ecwid_native.sandbox.documents import Documents
from ecwid_native.sandbox.events import EventBus
from ecwid_native.sandbox.plans import PLANS
from ecwid_native.sandbox.stores import Store, Stores

Document = dict[str, Any]

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
    """A written profile holds a value that a store cannot have; the message says which."""


class AccountTakenError(ValueError):
    """Another store's account has this e-mail address or nickname."""


class Profiles:
    """Reads and writes store profiles."""

    def __init__(
        self,
        database: Database,
        *,
        clock: Clock,
        events: EventBus,
        stores: Stores,
        documents: Documents,
    ) -> None:
        """Keep what was written in `database`."""
        self._database = database
        self._clock = clock
        self._events = events
        self._stores = stores
        self._documents = documents
        self._template = resources.files(__package__).joinpath("profile.json").read_text()

    def get(self, store: Store) -> Document:
        """Return the whole profile as a secret token sees it."""
        profile: Document = json.loads(self._template)
        _overlay(profile, self._written(store))
        _name_site(profile["generalInfo"], store)
        profile["account"]["registrationDate"] = store.created_at.strftime("%Y-%m-%d %H:%M:%S %z")
        profile["account"]["suspended"] = store.suspended
        profile["account"]["availableFeatures"] = sorted(PLANS[store.plan].features)
        profile["settings"]["storeName"] = store.name
        languages = profile["languages"]
        languages["defaultLanguage"] = store.language
        if store.language not in languages["enabledLanguages"]:
            languages["enabledLanguages"].insert(0, store.language)
        profile["shipping"]["shippingOptions"] = all_options(self._documents, store.id, SHIPPING)
        profile["payment"]["paymentOptions"] = all_options(self._documents, store.id, PAYMENT)
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
        public["shipping"] = {
            "shippingOptions": for_shoppers(profile["shipping"]["shippingOptions"])
        }
        return public

    def update(
        self, store: Store, changes: Mapping[str, Any], *, client_id: str | None = None
    ) -> None:
        """Write the given fields, objects field by field, lists as a whole.

        Args:
            store: the store.
            changes: what a write takes, already checked against the catalogue of fields.
            client_id: the app that writes, or None.

        Raises:
            ProfileError: a store cannot have this name or language.
            AccountTakenError: the account's e-mail address or nickname is another store's.
        """
        accepted = copy.deepcopy(dict(changes))
        # Options are written by calls of their own.
        accepted.get("shipping", {}).pop("shippingOptions", None)
        name = accepted.get("settings", {}).pop("storeName", None)
        language = accepted.get("languages", {}).pop("defaultLanguage", None)
        with self._database.transaction() as connection:
            self._check_account(store, accepted.get("account", {}))
            try:
                self._stores.change(store.id, name=name, language=language)
            except ValueError as exc:
                raise ProfileError(str(exc)) from exc
            self._number(store, accepted)
            written = self._written(store)
            _overlay(written, accepted)
            connection.execute(
                "UPDATE store SET profile = ?, profile_changed_at = ? WHERE id = ?",
                (json.dumps(written), self._clock.timestamp(), store.id),
            )
            self._events.publish(
                "profile.updated", store_id=store.id, client_id=client_id, entity_id=store.id
            )

    def take_order_number(self, store: Store) -> int | None:
        """Return the next number of an order and count on; None when the store sets none."""
        with self._database.transaction() as connection:
            row = connection.execute(
                "UPDATE store SET profile = json_set(profile, ?1, json_extract(profile, ?1) + 1)"
                " WHERE id = ?2 AND json_extract(profile, ?1) IS NOT NULL"
                " RETURNING json_extract(profile, ?1) - 1",
                ("$.formatsAndUnits.orderNumberNextNumber", store.id),
            ).fetchone()
        return None if row is None else int(row[0])

    def changed_at(self, store: Store) -> float:
        """Return the UNIX time of the last write, or of the store's creation."""
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT COALESCE(profile_changed_at, created_at) FROM store WHERE id = ?",
                (store.id,),
            ).fetchone()
        return float(row[0])

    def _check_account(self, store: Store, account: Document) -> None:
        current = self.get(store)["account"]
        for name in ("accountEmail", "accountNickName"):
            if account.get(name) in (None, "", current[name]):
                continue
            with self._database.transaction() as connection:
                taken = connection.execute(
                    f"SELECT 1 FROM store WHERE json_extract(profile, '$.account.{name}') = ?",  # noqa: S608 - constants
                    (account[name],),
                ).fetchone()
            if taken:
                raise AccountTakenError(name)

    def _number(self, store: Store, accepted: Document) -> None:
        """Give ids to zones and taxes that come without one."""
        for zone in accepted.get("zones", []):
            if not zone.get("id"):
                zone["id"] = str(self._documents.next_id(store.id, "zone"))
        for tax in accepted.get("taxSettings", {}).get("taxes", []):
            if not tax.get("id"):
                tax["id"] = self._documents.next_id(store.id, "tax")

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


def _name_site(general: Document, store: Store) -> None:
    """Write the address that the Instant Site has, and what its switch says about links."""
    site = general["starterSite"]
    subdomain = site["ecwidSubdomain"] or f"store{store.id}"
    general["storeId"] = store.id
    general["profileId"] = general["profileId"] or f"p{store.id}"
    site["generatedUrl"] = f"https://{subdomain}.company.site"
    if site["slugsWithoutIdsEnabled"]:
        general["storefrontUrlSlugFormat"] = "WITHOUT_IDS"
