"""Tokens at rest, and the keys they are encrypted with."""

from __future__ import annotations

import base64
import json
from io import StringIO
from typing import Protocol

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings

from ecwid_native import crypto
from ecwid_native.conf import App
from ecwid_native.exceptions import ConfigurationError
from ecwid_native.models import Installation
from ecwid_native.sandbox import Sandbox
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
def test_no_token_is_in_the_database(open_app: OpenApp, sandbox: Sandbox, ecwid_app: App) -> None:
    open_app()
    tokens = sandbox.tokens(ecwid_app.client_id, STORE_ID)
    assert tokens is not None

    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - ours
            rows.append(repr(cursor.fetchall()))

    dump = "".join(rows)
    assert str(STORE_ID) in dump
    assert "secret_" not in dump
    assert "public_" not in dump
    assert tokens.access_token.removeprefix("secret_") not in dump


@pytest.mark.django_db
def test_rotation_encrypts_anew_and_loses_nothing(
    open_app: OpenApp, other_stores: list[int], use_keys: UseKeys, ecwid_app: App
) -> None:
    use_keys(FIRST)
    for store_id in other_stores:
        open_app(store_id)
    before = {row.store_id: row.access_token for row in Installation.objects.all()}
    use_keys(SECOND, FIRST)
    output = StringIO()

    call_command("ecwid_rotate_keys", "--json", stdout=output)

    counts = {"rotated": len(other_stores), "current": 0, "dropped": 0, "failed": []}
    assert json.loads(output.getvalue()) == counts
    use_keys(SECOND)
    assert {row.store_id: row.access_token for row in Installation.objects.all()} == before
    page = open_app(other_stores[0])
    assert page.response.status_code == 200
    assert Installation.objects.filter(generation=1).count() == len(other_stores)


@pytest.mark.django_db
def test_rotation_may_run_again(open_app: OpenApp) -> None:
    open_app()
    output = StringIO()

    call_command("ecwid_rotate_keys", stdout=output)

    assert "0 encrypted anew, 1 up to date" in output.getvalue()


@pytest.mark.django_db
def test_rotation_says_which_rows_no_key_opens(open_app: OpenApp, use_keys: UseKeys) -> None:
    use_keys(FIRST)
    open_app()
    before = Installation.objects.values().get()
    use_keys(SECOND)

    with pytest.raises(CommandError, match=f"demo in store {STORE_ID}"):
        call_command("ecwid_rotate_keys", stdout=StringIO())

    assert Installation.objects.values().get() == before


@pytest.fixture
def other_stores(sandbox: Sandbox, ecwid_app: App) -> list[int]:
    """Stores with the app installed."""
    stores = [2001, 2002, 2003]
    for store_id in stores:
        sandbox.create_store(store_id)
        sandbox.install(ecwid_app.client_id, store_id)
    return stores


@pytest.mark.django_db
def test_erasing_a_store_leaves_the_others(open_app: OpenApp, other_stores: list[int]) -> None:
    for store_id in other_stores:
        open_app(store_id)
    output = StringIO()

    call_command("ecwid_erase", "2002", "--json", stdout=output)
    call_command("ecwid_erase", "2002", stdout=output)

    assert output.getvalue().split("\n")[:2] == [
        '{"deleted": 1}',
        "0 rows about store 2002 deleted.",
    ]
    assert set(Installation.objects.values_list("store_id", flat=True)) == {2001, 2003}


@pytest.mark.django_db
def test_erasing_for_one_app(open_app: OpenApp) -> None:
    open_app()
    Installation.objects.create(app="other", store_id=STORE_ID, language="en")

    with pytest.raises(CommandError, match="no app"):
        call_command("ecwid_erase", str(STORE_ID), "--app", "other")
    call_command("ecwid_erase", str(STORE_ID), "--app", "demo", stdout=StringIO())

    assert Installation.objects.get().app == "other"
