"""Reading stored settings without fear: whatever is found, the outcome is settings that work.

What cannot be used falls back to its default, field by field, and is reported.
"""

from __future__ import annotations

import copy
import logging
from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError

from ecwid_native.customizations import HasSettings
from ecwid_native.fields import MerchantSettings, SettingField
from ecwid_native.stored_secrets import SecretBox, SecretText, is_sealed
from ecwid_native.stored_settings import (
    Envelope,
    Problem,
    ProblemKind,
    StoredSettings,
    storage_key,
)

logger = logging.getLogger(__name__)

S = TypeVar("S", bound=MerchantSettings)


def settings_from_storage(
    customization: HasSettings[S], storage: Mapping[str, str], *, app: str, store_id: int
) -> S:
    """Return a store's settings of ``customization`` from all its application storage.

    For checkout callbacks, which bring that storage as ``merchantAppSettings``: no database, no
    REST call, never an exception.

    Args:
        customization: the customization class.
        storage: the values by storage key.
        app: the slug of the app.
        store_id: the store that the call is about; secrets decrypt for no other.
    """
    text = storage.get(storage_key(customization.slug))
    return read_settings(customization, text, app=app, store_id=store_id).settings


def read_settings(
    customization: HasSettings[S], text: str | None, *, app: str, store_id: int
) -> StoredSettings[S]:
    """Return what the stored ``text`` says; a missing or empty one means all defaults."""
    defaults = customization.settings()
    if not isinstance(text, str) or not text.strip():
        return StoredSettings(customization=customization, settings=defaults)
    try:
        envelope = Envelope.parse(text)
    except ValueError:
        return StoredSettings(
            customization=customization,
            settings=defaults,
            is_saved=True,
            problems=(Problem(ProblemKind.UNREADABLE),),
        )
    box = SecretBox(app=app, store_id=store_id, slug=customization.slug)
    reader = Reader(settings_class=customization.settings, box=box, envelope=envelope)
    return StoredSettings(
        customization=customization,
        settings=reader.read(),
        revision=envelope.revision,
        is_saved=True,
        problems=tuple(reader.problems),
        version=envelope.version,
        values=envelope.values,
    )


class Reader(Generic[S]):
    """Turns the stored values of one customization into settings, noting what it cannot use."""

    def __init__(self, *, settings_class: type[S], box: SecretBox, envelope: Envelope) -> None:
        self.settings_class = settings_class
        self.box = box
        self.envelope = envelope
        self.problems: list[Problem] = []

    def read(self) -> S:
        """Return the settings; ``problems`` is complete afterwards."""
        values = self.migrated(self.opened(self.envelope.values))
        usable = {}
        for name, declared in self.settings_class.setting_fields.items():
            if name not in values:
                continue
            try:
                usable[name] = read_field(declared, values[name])
            except (ValueError, ValidationError):
                self.problems.append(Problem(ProblemKind.VALUE, name))
        return self.settings_class(**usable)

    def opened(self, stored: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values with all secrets decrypted, without those that do not decrypt."""
        values = {}
        for name, raw in stored.items():
            try:
                values[name] = self.box.open(name, raw) if is_sealed(raw) else raw
            except ValueError:
                self.problems.append(Problem(ProblemKind.SECRET, name))
        return values

    def migrated(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return the values in the shape of today's version."""
        stored_version, version = self.envelope.version, self.settings_class.version
        if stored_version > version:
            self.problems.append(Problem(ProblemKind.NEWER_VERSION))
        if stored_version >= version:
            return values
        try:
            # A copy: what was stored is still needed as it was, to see what a save changes.
            return dict(self.settings_class.migrate(copy.deepcopy(values), stored_version))
        except Exception:
            # An author's mistake must not lock the merchant out of the page that can repair it.
            logger.exception(
                "%s.migrate failed on values of version %d",
                self.settings_class.__name__,
                stored_version,
            )
            self.problems.append(Problem(ProblemKind.MIGRATION))
            return {}


def read_field(declared: SettingField, raw: Any) -> Any:
    """Return the value of one field.

    Raises:
        ValueError: it cannot be used; also a former secret in a field that is not secret.
        ValidationError: as the form field says.
    """
    if declared.is_secret:
        if not isinstance(raw, str):
            raise ValueError("a secret is text")
        return str(raw)
    if isinstance(raw, SecretText) or is_sealed(raw):
        raise ValueError("a secret must not come to light because its field changed")
    try:
        return declared.from_json(raw)
    except (ValueError, ValidationError):
        raise
    except Exception as exc:
        # A field of the author's own may stumble over a type that it never stored itself.
        logger.exception("the form field of %s could not read a stored value", declared.name)
        raise ValueError("the form field failed") from exc
