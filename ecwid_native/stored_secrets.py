"""Secret settings at rest: encrypted, and bound to where they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ecwid_native import crypto
from ecwid_native.exceptions import ConfigurationError

# A stored secret says that it is one, so that it is opened before a migration moves it, and so
# that a field which was secret once does not show the ciphertext as its text.
MARK = "$encrypted"


class SecretText(str):
    """A decrypted secret on its way to its field. Its ``repr`` shows nothing."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<secret>"


@dataclass(frozen=True, kw_only=True)
class SecretBox:
    """Encrypts and decrypts the secrets of one customization in one store.

    Attributes:
        app: the app's slug.
        store_id: the store.
        slug: the customization's slug.
    """

    app: str
    store_id: int
    slug: str

    def seal(self, field_name: str, secret: str) -> dict[str, str]:
        """Return what is stored for a secret: no other store or field can read it."""
        envelope = crypto.encrypt(
            secret, app=self.app, store_id=self.store_id, purpose=self._purpose(field_name)
        )
        return {MARK: envelope}

    def open(self, field_name: str, stored: Mapping[str, Any]) -> SecretText:
        """Return the secret.

        Raises:
            ValueError: it is damaged, was moved here from elsewhere, or its key is gone.
        """
        try:
            return SecretText(
                crypto.decrypt(
                    stored[MARK],
                    app=self.app,
                    store_id=self.store_id,
                    purpose=self._purpose(field_name),
                )
            )
        except (ConfigurationError, UnicodeError) as exc:
            raise ValueError("a stored secret cannot be decrypted") from exc

    def _purpose(self, field_name: str) -> str:
        return f"settings/{self.slug}/{field_name}"


def is_sealed(raw: object) -> bool:
    """Whether a stored value is an encrypted secret."""
    return isinstance(raw, dict) and raw.keys() == {MARK} and isinstance(raw[MARK], str)


def is_sealed_with_current_key(stored: Mapping[str, Any]) -> bool:
    """Whether a sealed secret was encrypted with the first key of the list."""
    return crypto.is_current(stored[MARK])
