"""Encrypting stored secrets with the newest key, so that an old one can be retired."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ecwid_native.customizations import customizations_for
from ecwid_native.exceptions import InvalidTokenError, SettingsBusyError
from ecwid_native.models import Installation
from ecwid_native.services.installs import mark_refused
from ecwid_native.services.settings_lease import settings_lease
from ecwid_native.stored_secrets import SecretBox, is_sealed, is_sealed_with_current_key
from ecwid_native.stored_settings import Envelope, storage_key


@dataclass
class ResealedSecrets:
    """What became of one store's secrets.

    Attributes:
        resealed: how many are encrypted with the newest key now and were not before.
        unreadable: how many no configured key opens; they stay as they are.
    """

    resealed: int = 0
    unreadable: int = 0


def reseal_secrets(installation: Installation) -> ResealedSecrets:
    """Encrypt the stored secrets of one installation with the first key of ``ENCRYPTION_KEYS``.

    The settings do not change, so their revision stays and open forms remain valid. A refused token
    ends the installation: nothing of it needs a key then.

    Raises:
        SettingsBusyError: a save of this store is under way.
        APIError: the store refused or did not answer; what was written is fine.
    """
    result = ResealedSecrets()
    with settings_lease(installation) as lease:
        client = installation.client.storage
        try:
            stored = client.all()
        except InvalidTokenError:
            mark_refused(installation)
            return result
        for customization in customizations_for(installation.app):
            key = storage_key(customization.slug)
            box = SecretBox(
                app=installation.app, store_id=installation.store_id, slug=customization.slug
            )
            text = resealed_text(stored.get(key, ""), box, result)
            if text is not None:
                if not lease.renew():
                    raise SettingsBusyError
                client.update(key, text)
    return result


def resealed_text(text: str, box: SecretBox, result: ResealedSecrets) -> str | None:
    """Return the stored ``text`` with its secrets resealed, None when there is nothing to do."""
    try:
        envelope = Envelope.parse(text)
    except ValueError:  # nothing stored, or nothing of ours
        return None
    before = result.resealed
    values = {name: resealed(name, raw, box, result) for name, raw in envelope.values.items()}
    if result.resealed == before:
        return None
    return Envelope(envelope.version, envelope.revision, values).dump()


def resealed(name: str, raw: Any, box: SecretBox, result: ResealedSecrets) -> Any:
    """Return one stored value, encrypted anew if it is a secret under an older key."""
    if not is_sealed(raw) or is_sealed_with_current_key(raw):
        return raw
    sealed: Mapping[str, Any] = raw
    try:
        secret = box.open(name, sealed)
    except ValueError:
        result.unreadable += 1
        return raw
    result.resealed += 1
    return box.seal(name, secret)
