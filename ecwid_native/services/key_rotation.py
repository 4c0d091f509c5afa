"""Replacing the key that stored tokens are encrypted with."""

from __future__ import annotations

from dataclasses import dataclass, field

from ecwid_native import crypto
from ecwid_native.exceptions import ConfigurationError
from ecwid_native.models import Installation
from ecwid_native.services.installs import token_fields

BATCH = 500


@dataclass
class Rotation:
    """What a rotation did.

    Attributes:
        rotated: rows encrypted anew.
        current: rows that were encrypted with the first key already.
        dropped: rows without a token: uninstalled.
        failed: which rows no configured key opens.
    """

    rotated: int = 0
    current: int = 0
    dropped: int = 0
    failed: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        return vars(self)


def rotate_keys() -> Rotation:
    """Encrypt and fingerprint every stored token with the first key.

    Safe to run while the app is in use, and to run again after it was interrupted.
    """
    rotation = Rotation()
    for installation in Installation.objects.order_by("pk").iterator(chunk_size=BATCH):
        _rotate(installation, rotation)
    return rotation


def _rotate(installation: Installation, rotation: Rotation) -> None:
    if not installation.access_token_encrypted:
        rotation.dropped += 1
        return
    envelopes = (installation.access_token_encrypted, installation.public_token_encrypted)
    if all(crypto.is_current(envelope) for envelope in envelopes if envelope):
        rotation.current += 1
        return
    try:
        access_token, public_token = installation.access_token, installation.public_token
    except ConfigurationError:
        rotation.failed.append(str(installation))
        return
    app, store_id = installation.app, installation.store_id
    values = {
        **token_fields("access_token", access_token, app=app, store_id=store_id),
        **token_fields("public_token", public_token, app=app, store_id=store_id),
    }
    # Not over what an opening stored meanwhile, with the first key like all it stores.
    Installation.objects.filter(
        pk=installation.pk,
        access_token_encrypted=installation.access_token_encrypted,
        public_token_encrypted=installation.public_token_encrypted,
    ).update(**values)
    rotation.rotated += 1
