"""Secrets at rest: encrypted with AES-256-GCM; tokens recognised by a keyed fingerprint.

Both use the list ``ECWID["ENCRYPTION_KEYS"]``: the first key encrypts, every key decrypts and
recognises, so a key can be replaced without losing a row (``manage.py ecwid_rotate_keys``).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from functools import lru_cache

from Crypto.Cipher import AES

from ecwid_native.conf import ecwid_settings
from ecwid_native.exceptions import ConfigurationError

KEY_BYTES = 32
NONCE_BYTES = 12  # what NIST SP 800-38D recommends for GCM
TAG_BYTES = 16
ENVELOPE_VERSION = "1"


def _derive(key: bytes, purpose: str) -> bytes:
    """HKDF-Expand (RFC 5869) to 32 bytes; the extract step is for keys that are not random."""
    return hmac.digest(key, purpose.encode() + b"\x01", "sha256")


@dataclass(frozen=True)
class Key:
    """One entry of the key list, split into one key per purpose."""

    key_id: str
    encryption: bytes = field(repr=False)
    fingerprint: bytes = field(repr=False)

    @classmethod
    def from_bytes(cls, key: bytes) -> Key:
        """The keys derived from 32 random bytes."""
        return cls(
            key_id=_derive(key, "ecwid-native key id").hex()[:8],
            encryption=_derive(key, "ecwid-native token encryption"),
            fingerprint=_derive(key, "ecwid-native token fingerprint"),
        )


def decode_key(encoded: str) -> bytes:
    """The 32 bytes of one configured key.

    Raises:
        ConfigurationError: it is not base64 of 32 bytes.
    """
    try:
        key = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as exc:
        raise ConfigurationError('a key in ECWID["ENCRYPTION_KEYS"] is not base64') from exc
    if len(key) != KEY_BYTES:
        raise ConfigurationError(
            f'a key in ECWID["ENCRYPTION_KEYS"] has {len(key)} bytes, it needs {KEY_BYTES}'
        )
    return key


@lru_cache(maxsize=8)
def _keys(encoded: tuple[str, ...]) -> tuple[Key, ...]:
    return tuple(Key.from_bytes(decode_key(key)) for key in encoded)


def key_list() -> tuple[Key, ...]:
    """The configured keys, the encrypting one first.

    Raises:
        ConfigurationError: none is configured, or one is malformed.
    """
    keys = _keys(ecwid_settings.ENCRYPTION_KEYS)
    if not keys:
        raise ConfigurationError('ECWID["ENCRYPTION_KEYS"] is empty: add base64 of 32 random bytes')
    return keys


def _bound_to(app: str, store_id: int, purpose: str) -> bytes:
    """What a ciphertext is bound to: moved elsewhere, it does not decrypt."""
    return f"{app}:{store_id}:{purpose}".encode()


def encrypt(text: str, *, app: str, store_id: int, purpose: str = "") -> str:
    """``text`` as an envelope that opens for this app, store and purpose only."""
    key = key_list()[0]
    nonce = secrets.token_bytes(NONCE_BYTES)
    cipher = AES.new(key.encryption, AES.MODE_GCM, nonce=nonce)
    cipher.update(_bound_to(app, store_id, purpose))
    ciphertext, tag = cipher.encrypt_and_digest(text.encode())
    sealed = base64.urlsafe_b64encode(nonce + tag + ciphertext).decode()
    return f"{ENVELOPE_VERSION}.{key.key_id}.{sealed}"


def decrypt(envelope: str, *, app: str, store_id: int, purpose: str = "") -> str:
    """The text in an envelope.

    Raises:
        ConfigurationError: no configured key opens it.
    """
    try:
        version, key_id, sealed = envelope.split(".")
        raw = base64.urlsafe_b64decode(sealed)
    except ValueError as exc:
        raise ConfigurationError("a stored secret is not an envelope of this version") from exc
    key = next((key for key in key_list() if key.key_id == key_id), None)
    if key is None or version != ENVELOPE_VERSION:
        raise ConfigurationError(
            f"a stored secret is encrypted with key {key_id}, which is not in"
            ' ECWID["ENCRYPTION_KEYS"]: put that key back at the end of the list'
        )
    nonce, tag = raw[:NONCE_BYTES], raw[NONCE_BYTES : NONCE_BYTES + TAG_BYTES]
    try:
        cipher = AES.new(key.encryption, AES.MODE_GCM, nonce=nonce)
        cipher.update(_bound_to(app, store_id, purpose))
        text = cipher.decrypt_and_verify(raw[NONCE_BYTES + TAG_BYTES :], tag)
    except ValueError as exc:
        raise ConfigurationError("a stored secret was altered, or moved from elsewhere") from exc
    return text.decode()


def is_current(envelope: str) -> bool:
    """Whether an envelope is encrypted with the first key of the list."""
    return envelope.split(".")[1:2] == [key_list()[0].key_id]


def _fingerprint(key: Key, token: str, app: str) -> str:
    digest = hmac.digest(key.fingerprint, app.encode() + b"\x00" + token.encode(), "sha256")
    return f"{key.key_id}.{digest.hex()}"


def fingerprint(token: str, *, app: str) -> str:
    """What recognises ``token`` for ``app`` without decrypting or revealing it."""
    return _fingerprint(key_list()[0], token, app)


def matches(stored: str, token: str, *, app: str) -> bool:
    """Whether ``stored`` is the fingerprint of ``token`` under any key; in constant time."""
    found = False
    for key in key_list():
        found |= hmac.compare_digest(stored.encode(), _fingerprint(key, token, app).encode())
    return found


def anonymous_digest(*parts: str) -> str:
    """A keyed digest of ``parts``, to remember something without keeping what it was."""
    joined = "\x00".join(parts).encode(errors="surrogatepass")
    return hmac.digest(key_list()[0].fingerprint, b"digest\x00" + joined, hashlib.sha256).hex()
