"""The iframe payload: what the control panel tells an app about the store that opened it.

Two transports carry the same JSON object: encrypted in the query (Enhanced Security User Auth) and
plain in the URL's fragment (Default User Auth). Neither is authenticated: the cipher has no MAC, so
whoever holds one payload can alter the first digits of its ``store_id``. A `Payload` is therefore
a claim. Only a REST call with its token on its store proves it.

Source: docs.ecwid.com, access store data from the app, deep linking; developers.ecwid.com,
authentication in native apps (read 2026-11).
"""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import quote, unquote

from Crypto.Cipher import AES

from ecwid_native.exceptions import ConfigurationError, PayloadError
from ecwid_native.protocol.strict_json import MAX_INTEGER, parse_json
from ecwid_native.protocol.tokens import is_token

BLOCK = 16
# A payload with every documented field is about 400 characters; web servers accept some 8 KB.
MAX_ENCODED = 8_192
DEFAULT_LANG = "en"
DEFAULT_VIEW_MODE = "PAGE"
VIEW_MODES = frozenset({"PAGE", "POPUP", "INLINE"})

_URLSAFE_BASE64 = re.compile(r"[A-Za-z0-9_-]+={0,2}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})+")
_LANG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_KNOWN = frozenset({"store_id", "lang", "access_token", "public_token", "view_mode", "app_state"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Payload:
    """What a payload claims. Not proven: see MerchantContext.

    Attributes:
        store_id: the store in which the app was opened.
        access_token: the secret REST token of this app in this store.
        public_token: the storefront's token, None without the scope ``public_storefront``.
        lang: language of the control panel, such as ``en`` or ``pt_BR``.
        view_mode: ``PAGE``, ``INLINE`` or ``POPUP``.
        app_state: deep-link state, decoded. Anyone can put any text here by a link.
        extra: every field this class does not know, as it came.
    """

    store_id: int
    access_token: str = field(repr=False)
    public_token: str | None = field(default=None, repr=False)
    lang: str = DEFAULT_LANG
    view_mode: str = DEFAULT_VIEW_MODE
    app_state: str = ""
    extra: Mapping[str, object] = field(
        default_factory=lambda: MappingProxyType({}), repr=False, hash=False
    )

    def __post_init__(self) -> None:
        if type(self.store_id) is not int or not 0 < self.store_id <= MAX_INTEGER:
            raise ValueError("store_id must be a positive 64-bit integer")
        if not is_token(self.access_token):
            raise ValueError("access_token cannot be a token")
        if self.public_token is not None and not is_token(self.public_token):
            raise ValueError("public_token cannot be a token")


def decrypt_payload(encoded: str, *, client_secret: str) -> Payload:
    """Return what Ecwid encrypted into the iframe URL. Not proven: see MerchantContext.

    Args:
        encoded: URL-safe base64 of at most 8,192 characters, padding optional: a 16-byte IV,
            then AES-128-CBC ciphertext with PKCS#7 padding.
        client_secret: at least 16 ASCII characters; the first 16 are the key.

    Raises:
        PayloadError: for every malformed, truncated or wrongly keyed input, always the same:
            telling bad padding from bad JSON would let a stranger decrypt payloads.
        ConfigurationError: the client secret cannot be one.
    """
    payload = _decrypted(encoded, _key(client_secret))
    if payload is None:
        del encoded, client_secret  # a traceback shows the locals of its frames
        raise PayloadError
    return payload


def encrypt_payload(payload: Payload, *, client_secret: str, iv: bytes | None = None) -> str:
    """Return the ``payload`` query value that Ecwid would send; for tests and simulators.

    Args:
        payload: what to say.
        client_secret: at least 16 ASCII characters; the first 16 are the key.
        iv: 16 bytes, random by default.
    """
    iv = os.urandom(BLOCK) if iv is None else iv
    plain = _document(payload)
    padding = BLOCK - len(plain) % BLOCK
    cipher = AES.new(_key(client_secret), AES.MODE_CBC, iv)
    encrypted = cipher.encrypt(plain + bytes([padding]) * padding)
    return base64.urlsafe_b64encode(iv + encrypted).decode()


def decode_hash_payload(encoded: str) -> Payload:
    """Return what the control panel put into the iframe URL's fragment (Default User Auth).

    The fragment is readable and writable by the browser: this proves nothing at all.

    Args:
        encoded: the fragment without ``#``: hex of UTF-8 JSON, at most 16,384 characters. Ecwid's
            own script reads it as Latin-1 and garbles what is not ASCII; we do not.

    Raises:
        PayloadError: for every malformed input.
    """
    payload = None
    if len(encoded) <= 2 * MAX_ENCODED and _HEX.fullmatch(encoded):
        payload = _read(bytes.fromhex(encoded))
    if payload is None:
        del encoded
        raise PayloadError
    return payload


def encode_hash_payload(payload: Payload) -> str:
    """Return the URL fragment, without ``#``, that the control panel would use."""
    return _document(payload).hex()


def _key(client_secret: str) -> bytes:
    if len(client_secret) < BLOCK or not client_secret.isascii():
        del client_secret
        raise ConfigurationError(
            "CLIENT_SECRET must be at least 16 ASCII characters: copy it from the app's details."
        )
    return client_secret[:BLOCK].encode()


def _decrypted(encoded: str, key: bytes) -> Payload | None:
    if len(encoded) > MAX_ENCODED or not _URLSAFE_BASE64.fullmatch(encoded):
        return None
    body = encoded.rstrip("=")
    if len(body) % 4 == 1 or (len(body) < len(encoded) and len(encoded) % 4):
        return None
    raw = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
    if len(raw) < 2 * BLOCK or len(raw) % BLOCK:
        return None

    plain = AES.new(key, AES.MODE_CBC, raw[:BLOCK]).decrypt(raw[BLOCK:])
    padding = plain[-1]
    is_padded = 1 <= padding <= BLOCK and plain.endswith(bytes([padding]) * padding)
    # Wrongly padded text is parsed all the same: neither the answer nor the time it takes may
    # tell a padding oracle which of the two was wrong.
    payload = _read(plain[:-padding] if is_padded else plain)
    return payload if is_padded else None


def _read(plain: bytes) -> Payload | None:
    try:
        document = parse_json(plain, max_bytes=MAX_ENCODED)
        return _payload(document) if isinstance(document, dict) else None
    except ValueError:
        return None


def _payload(document: dict[str, object]) -> Payload:
    """Store and tokens are checked by `Payload`; what only dresses the page has a fallback."""
    lang = document.get("lang")
    view_mode = document.get("view_mode")
    app_state = document.get("app_state")
    extra = {name: value for name, value in document.items() if name not in _KNOWN}
    return Payload(
        store_id=document.get("store_id"),  # type: ignore[arg-type]  # Payload checks the type
        access_token=document.get("access_token"),  # type: ignore[arg-type]  # the same
        public_token=document.get("public_token"),  # type: ignore[arg-type]  # the same
        lang=lang if isinstance(lang, str) and _LANG.fullmatch(lang) else DEFAULT_LANG,
        view_mode=view_mode
        if isinstance(view_mode, str) and view_mode in VIEW_MODES
        else DEFAULT_VIEW_MODE,
        # Inside the JSON the state is URL-encoded; as a query parameter Django has decoded it.
        app_state=unquote(app_state) if isinstance(app_state, str) else "",
        extra=MappingProxyType(extra),
    )


def _document(payload: Payload) -> bytes:
    document: dict[str, object] = {
        "store_id": payload.store_id,
        "lang": payload.lang,
        "access_token": payload.access_token,
    }
    if payload.public_token is not None:
        document["public_token"] = payload.public_token
    document["view_mode"] = payload.view_mode
    if payload.app_state:
        document["app_state"] = quote(payload.app_state, safe="")
    for name, value in payload.extra.items():
        document.setdefault(name, value)
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
