"""Loading, saving and publishing the settings of one store.

A save reads, compares, writes the private key, then the public config. Each step may fail, and the
outcome says exactly how far it came, for the merchant has to know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from ecwid_native.client.storage import StorageClient
from ecwid_native.customizations import HasSettings, customizations_for
from ecwid_native.exceptions import (
    APIError,
    EcwidError,
    InvalidTokenError,
    ResponseError,
    SettingsBusyError,
    SettingsConflictError,
    SettingsNotSavedError,
    SettingsUncertainError,
    TransportError,
)
from ecwid_native.fields import MerchantSettings
from ecwid_native.loaded_settings import LoadedSettings
from ecwid_native.merchant import MerchantContext
from ecwid_native.public_config import (
    PUBLIC_KEY,
    dump_public_config,
    parse_public_config,
    public_config,
)
from ecwid_native.services.installs import mark_refused
from ecwid_native.services.settings_lease import WAIT_SECONDS, SettingsLease, settings_lease
from ecwid_native.settings_sizes import check_public_size, check_sizes
from ecwid_native.settings_writer import SettingsChange
from ecwid_native.signals import settings_saved
from ecwid_native.stored_secrets import SecretBox
from ecwid_native.stored_settings import StoredSettings, storage_key

S = TypeVar("S", bound=MerchantSettings)


@dataclass(frozen=True, kw_only=True)
class SaveOutcome(Generic[S]):
    """What a save achieved: the settings are stored.

    Attributes:
        stored: the settings of the saved customization, with their new revision.
        loaded: all settings of the store after the save.
        live: whether the storefront has them; if not, "saved but not live yet: publish again".
        error: why they are not live; None when they are.
    """

    stored: StoredSettings[S]
    loaded: LoadedSettings
    live: bool
    error: EcwidError | None = None


@dataclass(frozen=True, kw_only=True)
class PublishOutcome:
    """What publishing again achieved.

    Attributes:
        loaded: all settings of the store.
        live: whether the storefront has them.
        error: why not; None when it has.
    """

    loaded: LoadedSettings
    live: bool
    error: EcwidError | None = None


class SettingsService:
    """The settings of one verified merchant.

    Args:
        merchant: the merchant.
        wait_seconds: how long a save waits for another one of the same store.
    """

    def __init__(self, merchant: MerchantContext, *, wait_seconds: float = WAIT_SECONDS) -> None:
        self.merchant = merchant
        self.wait_seconds = wait_seconds
        self.customizations = customizations_for(merchant.app.slug)

    def load(self, storage: Mapping[str, str] | None = None) -> LoadedSettings:
        """Return the settings of all customizations of the app.

        Args:
            storage: the store's application storage if it was read already; by default what
                the opening read, and a REST call only if it did not.

        Raises:
            APIError: the REST call failed.
        """
        known = self.merchant.storage if storage is None else storage
        return self._parse(self._read_storage() if known is None else known)

    def save(
        self,
        customization: HasSettings[S],
        values: S,
        *,
        revision: int,
        clear_secrets: frozenset[str] = frozenset(),
    ) -> SaveOutcome[S]:
        """Store the settings of one customization and publish them.

        Args:
            customization: the customization class.
            values: what its form says; a blank secret keeps the stored one.
            revision: of the stored settings that the merchant saw.
            clear_secrets: names of the secrets to remove.

        Raises:
            SettingsConflictError: other settings were saved since; saving the same is no conflict.
            SettingsBusyError: another save of this store is under way.
            SettingsTooLargeError: no room; names the settings to shorten.
            SettingsNotSavedError: the store refused or did not answer; nothing was written.
            SettingsUncertainError: the private settings may be written or not.
            LookupError: the customization is not one of this app.
        """
        with self._lease() as lease:
            loaded = self._read()
            before = loaded.of(customization)
            box = self._secret_box(customization.slug)
            change = SettingsChange.plan(before, values, clear=clear_secrets, box=box)
            if before.revision != revision and change.changes_values:
                raise SettingsConflictError(current=before, loaded=loaded)
            after = loaded.with_stored(change.after)
            public_text = current_public_text(after)
            check_sizes(
                change.after.settings, private_text=change.private_text, public_text=public_text
            )
            if change.changes_text:
                self._write_private(customization.slug, change.private_text, lease)
            published = self._publish(after, public_text, lease)
        self._tell(change, live=published.live)
        return SaveOutcome(
            stored=change.after,
            loaded=published.loaded,
            live=published.live,
            error=published.error,
        )

    def publish(self) -> PublishOutcome:
        """Rebuild the public config from what is saved and write it if it differs.

        Raises:
            SettingsBusyError: a save of this store is under way.
            SettingsTooLargeError: the public config would be too large.
            SettingsNotSavedError: the saved settings cannot be read.
        """
        with self._lease() as lease:
            loaded = self._read()
            public_text = current_public_text(loaded)
            check_public_size(public_text)
            return self._publish(loaded, public_text, lease)

    @cached_property
    def _storage(self) -> StorageClient:
        """One client for all calls of this service: its connection stays open between them."""
        return self.merchant.client.storage

    def _read_storage(self) -> dict[str, str]:
        with self._noting_a_refused_token():
            return self._storage.all()

    @contextmanager
    def _noting_a_refused_token(self) -> Iterator[None]:
        """End the installation when its token is refused, as an opening does.

        Nothing is written when another opening has replaced the token in the meantime.
        """
        try:
            yield
        except InvalidTokenError:
            mark_refused(self.merchant.installation)
            raise

    def _parse(self, storage: Mapping[str, str]) -> LoadedSettings:
        return LoadedSettings.parse(
            self.customizations,
            storage,
            app=self.merchant.app.slug,
            store_id=self.merchant.store_id,
        )

    def _lease(self) -> AbstractContextManager[SettingsLease]:
        return settings_lease(self.merchant.installation, wait_seconds=self.wait_seconds)

    def _secret_box(self, slug: str) -> SecretBox:
        return SecretBox(app=self.merchant.app.slug, store_id=self.merchant.store_id, slug=slug)

    def _read(self) -> LoadedSettings:
        """Read storage anew: the page may be hours old."""
        try:
            return self._parse(self._read_storage())
        except APIError as exc:
            raise SettingsNotSavedError(exc) from exc

    def _write_private(self, slug: str, text: str, lease: SettingsLease) -> None:
        if not lease.renew():
            raise SettingsBusyError
        try:
            with self._noting_a_refused_token():
                self._storage.update(storage_key(slug), text, retries=0)
        except APIError as exc:
            if is_refusal(exc):
                raise SettingsNotSavedError(exc) from exc
            raise SettingsUncertainError(exc) from exc

    def _publish(self, loaded: LoadedSettings, text: str, lease: SettingsLease) -> PublishOutcome:
        if text == loaded.public_text:
            return PublishOutcome(loaded=loaded, live=True)
        if not lease.renew():
            # Whoever has it now publishes what is stored, this save included.
            return PublishOutcome(loaded=loaded, live=False, error=SettingsBusyError())
        try:
            with self._noting_a_refused_token():
                self._storage.update(PUBLIC_KEY, text)
        except APIError as exc:
            return PublishOutcome(loaded=loaded, live=False, error=exc)
        return PublishOutcome(loaded=loaded.with_public_text(text), live=True)

    def _tell(self, change: SettingsChange[Any], *, live: bool) -> None:
        # Also when nothing changed: it may be the second try of a save whose answer was lost.
        settings_saved.send_robust(
            sender=change.after.customization,
            installation=self.merchant.installation,
            settings=change.after.settings,
            previous=change.before.settings,
            revision=change.after.revision,
            live=live,
        )


def current_public_text(loaded: LoadedSettings) -> str:
    """Return the public config that the loaded settings should have."""
    published = parse_public_config(loaded.public_text)
    return dump_public_config(public_config(loaded.values(), published))


def is_refusal(error: APIError) -> bool:
    """Whether a failed write certainly had no effect: refused, or never sent."""
    if isinstance(error, TransportError):
        return error.is_unsent
    # 408 and 5xx say nothing about it; neither does a success whose body broke off.
    return isinstance(error, ResponseError) and 400 <= error.status < 500 and error.status != 408
