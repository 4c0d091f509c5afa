"""Tokens at rest, and the keys they are encrypted with."""

from __future__ import annotations

import base64
from io import StringIO
from typing import Protocol

import pytest
from django.core.management import call_command
from pytest_django import Settings

from ecwid_native import crypto
from ecwid_native.exceptions import ConfigurationError
from ecwid_native.models import Installation
from ecwid_native.testing.fixtures import STORE_ID, OpenApp

FIRST = base64.b64encode(bytes(range(32))).decode()
SECOND = base64.b64encode(bytes(range(32, 64))).decode()
TOKEN = "secret_canaryOfTheKeyTests0001"
ENVELOPE = (
    "1.94b051fa.hceLKowsvdtKbxjo429PzMVNHyvpyXbWPDc9kBuMlWEX410A_m67poWNCTManYP49Q9udG3QpxSNGQ=="
)
FINGERPRINT = "94b051fa.d60b00f06d4f1390d291456446f9ca06d6deeda6e219ff40a9691b655ac964d3"


class UseKeys(Protocol):
    """Configures the key list."""

    def __call__(self, *keys: str) -> None:
        """Replace it."""


@pytest.fixture
def use_keys(settings: Settings) -> UseKeys:
    """Configure the key list."""

    def use(*keys: str) -> None:
        settings.ECWID = {**settings.ECWID, "ENCRYPTION_KEYS": list(keys)}

    return use


def encrypt(text: str = TOKEN) -> str:
    return crypto.encrypt(text, app="demo", store_id=STORE_ID)


def decrypt(envelope: str) -> str:
    return crypto.decrypt(envelope, app="demo", store_id=STORE_ID)


def test_what_was_encrypted_is_decrypted(use_keys: UseKeys) -> None:
    use_keys(FIRST)

    assert decrypt(encrypt()) == TOKEN
    assert TOKEN not in encrypt()
    assert encrypt() != encrypt()


def test_an_envelope_of_today_opens_tomorrow(use_keys: UseKeys) -> None:
    """A literal one: rows outlive releases."""
    use_keys(FIRST)

    assert decrypt(ENVELOPE) == TOKEN
    assert crypto.matches(FINGERPRINT, TOKEN, app="demo")


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"app": "other", "store_id": STORE_ID},
        {"app": "demo", "store_id": STORE_ID + 1},
        {"app": "demo", "store_id": STORE_ID, "purpose": "other"},
    ],
)
def test_an_envelope_opens_only_where_it_belongs(
    elsewhere: dict[str, object], use_keys: UseKeys
) -> None:
    use_keys(FIRST)

    with pytest.raises(ConfigurationError):
        crypto.decrypt(encrypt(), **elsewhere)  # type: ignore[arg-type]  # a table of keywords


def test_every_altered_envelope_is_refused(use_keys: UseKeys) -> None:
    use_keys(FIRST)
    envelope = encrypt()

    for index in range(len(envelope)):
        for character in "A-9.":
            altered = envelope[:index] + character + envelope[index + 1 :]
            if base64_of(altered) != base64_of(envelope):
                with pytest.raises(ConfigurationError):
                    decrypt(altered)


def base64_of(envelope: str) -> object:
    """What an envelope says: the last character of base64 has bits that say nothing."""
    parts = envelope.split(".")
    try:
        return (*parts[:-1], base64.urlsafe_b64decode(parts[-1]))
    except ValueError:
        return envelope


@pytest.mark.parametrize("garbage", ["", ".", "..", "1..", "1.x.y", "a.b.c.d", "1.é.ü", "\x00"])
def test_garbage_is_no_envelope(garbage: str, use_keys: UseKeys) -> None:
    use_keys(FIRST)

    with pytest.raises(ConfigurationError):
        decrypt(garbage)


def test_a_key_that_is_gone_closes(use_keys: UseKeys) -> None:
    use_keys(FIRST)
    envelope = encrypt()
    use_keys(SECOND)

    with pytest.raises(ConfigurationError, match="ENCRYPTION_KEYS"):
        decrypt(envelope)


def test_every_key_decrypts_and_recognises_the_first_encrypts(use_keys: UseKeys) -> None:
    use_keys(FIRST)
    old, old_fingerprint = encrypt(), crypto.fingerprint(TOKEN, app="demo")
    use_keys(SECOND, FIRST)

    assert decrypt(old) == TOKEN
    assert crypto.matches(old_fingerprint, TOKEN, app="demo")
    assert not crypto.is_current(old)
    assert crypto.is_current(encrypt())


@pytest.mark.parametrize(
    ("token", "app", "expected"),
    [
        (TOKEN, "demo", True),
        (TOKEN, "other", False),
        (TOKEN + "x", "demo", False),
        ("", "demo", False),
    ],
)
def test_a_fingerprint_is_of_a_token_and_an_app(
    token: str, app: str, expected: bool, use_keys: UseKeys
) -> None:
    use_keys(FIRST)

    assert crypto.matches(crypto.fingerprint(TOKEN, app="demo"), token, app=app) is expected


@pytest.mark.parametrize("key", ["", "x", "AAAA", FIRST[:-4], "é", FIRST + "AAAA"])
def test_what_is_no_key_is_said(key: str, use_keys: UseKeys) -> None:
    use_keys(key)

    with pytest.raises(ConfigurationError, match="ENCRYPTION_KEYS"):
        encrypt()


@pytest.mark.django_db
def test_the_tokens_of_a_row_cannot_be_exchanged(open_app: OpenApp, use_keys: UseKeys) -> None:
    use_keys(FIRST)
    open_app()
    row = Installation.objects.get()

    row.public_token_encrypted = row.access_token_encrypted

    with pytest.raises(ConfigurationError):
        _ = row.public_token


@pytest.mark.django_db
def test_a_new_first_key_keeps_every_store_open(open_app: OpenApp, use_keys: UseKeys) -> None:
    use_keys(FIRST)
    page = open_app()
    use_keys(SECOND, FIRST)

    assert page.get("/demo/pages/settings").status_code == 200
    assert open_app().response.status_code == 200
    call_command("ecwid_rotate_keys", stdout=StringIO())
    use_keys(SECOND)
    assert page.get("/demo/pages/settings").status_code == 200
    assert open_app().response.status_code == 200
    assert Installation.objects.get().generation == 1
