"""Everything that one store's application storage says about an app's settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from ecwid_native.customizations import Customization, HasSettings
from ecwid_native.fields import MerchantSettings
from ecwid_native.public_config import PUBLIC_KEY, is_published, parse_public_config
from ecwid_native.settings_reader import read_settings
from ecwid_native.stored_settings import StoredSettings, storage_key

S = TypeVar("S", bound=MerchantSettings)


@dataclass(frozen=True)
class LoadedSettings(Mapping[str, StoredSettings[Any]]):
    """The settings of all customizations of an app in one store, by slug.

    Attributes:
        public_text: what is stored as the public config, "" for nothing.
    """

    _by_slug: dict[str, StoredSettings[Any]]
    public_text: str = field(default="", repr=False)

    @classmethod
    def parse(
        cls,
        customizations: Iterable[type[Customization]],
        storage: Mapping[str, str],
        *,
        app: str,
        store_id: int,
    ) -> LoadedSettings:
        """Return what ``storage`` holds; never raises for what it finds there."""
        by_slug = {
            each.slug: read_settings(
                each, storage.get(storage_key(each.slug)), app=app, store_id=store_id
            )
            for each in customizations
        }
        return cls(by_slug, storage.get(PUBLIC_KEY) or "")

    def of(self, customization: HasSettings[S]) -> StoredSettings[S]:
        """The stored settings of a customization, with the type of its settings."""
        return cast("StoredSettings[S]", self[customization.slug])

    @property
    def public_is_current(self) -> bool:
        """Whether the storefront has all that was saved; if not, offer to publish again."""
        published = parse_public_config(self.public_text)
        return all(is_published(stored, published) for stored in self.values())

    def with_stored(self, stored: StoredSettings[Any]) -> LoadedSettings:
        """Return a copy in which one customization has other stored settings."""
        return LoadedSettings(
            {**self._by_slug, stored.customization.slug: stored}, self.public_text
        )

    def with_public_text(self, text: str) -> LoadedSettings:
        """Return a copy with another public config."""
        return LoadedSettings(self._by_slug, text)

    def __getitem__(self, slug: str) -> StoredSettings[Any]:
        return self._by_slug[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_slug)

    def __len__(self) -> int:
        return len(self._by_slug)
