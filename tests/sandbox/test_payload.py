"""Payloads are pinned by the literal vectors of the documentation of the wire format."""

import base64
import json
from urllib.parse import parse_qsl, urlsplit

import pytest

from ecwid_native.sandbox import Sandbox, SandboxApp, Tokens
from ecwid_native.sandbox.payload import encrypt_document, hex_document
from tests.sandbox.conftest import CLIENT_ID, CLIENT_SECRET, STORE_ID

FIRST = {
    "store_id": 1003,
    "lang": "en",
    "access_token": "secret_t0kenForTests",
    "view_mode": "PAGE",
}
FIRST_PAYLOAD = (
    "AAECAwQFBgcICQoLDA0OD1UGO5BQIF-eQXOpooQ3SvK091m-cvOEIUPdiIewdnX7c72oapgMnvn2jsswEC9CjjCAkNP1"
    "b3nKcIqWoVsY5G0s7w9RXnXo9GjByqPJc2wgq8q9V2cWFHRlCi-NZsMN-A=="
)
FIRST_HEX = (
    "7b2273746f72655f6964223a313030332c226c616e67223a22656e222c226163636573735f746f6b656e223a2273"
    "65637265745f74306b656e466f725465737473222c22766965775f6d6f6465223a2250414745227d"
)
SECOND = {
    "store_id": 9007199,
    "lang": "fr",
    "access_token": "secret_é",
    "public_token": "public_p",
    "view_mode": "INLINE",
}
SECOND_PAYLOAD = (
    "-__7__v_-__7__v_-__7_4r00k4MGphlLpW-Y3HiAMNKTzqphUi4GxpNV0YcPXGb6k1sa5qke_oOynGMjVVhqu4vPomh"
    "iuQN60Lxq6fKXKtuDkKGU4u6VcLF_gGAYEY1bYOLEgP0fmxXLEBmpIzN0XkkYZRKSdmmrWpITtb2nRA="
)


@pytest.mark.parametrize(
    ("document", "iv", "expected"),
    [
        (FIRST, bytes(range(16)), FIRST_PAYLOAD),
        (SECOND, b"\xfb\xff" * 8, SECOND_PAYLOAD),
    ],
)
def test_encryption_gives_the_literal_vectors(
    document: dict[str, object], iv: bytes, expected: str
) -> None:
    assert encrypt_document(document, client_secret=CLIENT_SECRET, iv=iv) == expected


def test_hash_mode_gives_the_literal_vector() -> None:
    assert hex_document(FIRST) == FIRST_HEX


def test_each_payload_has_its_own_iv() -> None:
    payloads = [encrypt_document(FIRST, client_secret=CLIENT_SECRET) for _ in range(2)]

    assert base64.urlsafe_b64decode(payloads[0])[:16] != base64.urlsafe_b64decode(payloads[1])[:16]


def test_hash_payload_holds_the_documented_fields(sandbox: Sandbox, tokens: Tokens) -> None:
    payload = sandbox.payload(
        CLIENT_ID,
        STORE_ID,
        mode="hash",
        lang="pt_BR",
        view_mode="INLINE",
        app_state="orderId: 12",
    )

    assert json.loads(bytes.fromhex(payload)) == {
        "store_id": STORE_ID,
        "lang": "pt_BR",
        "access_token": tokens.access_token,
        "public_token": tokens.public_token,
        "view_mode": "INLINE",
        "app_state": "orderId%3A%2012",
    }


def test_public_token_needs_its_scope(sandbox: Sandbox) -> None:
    tokens = sandbox.install(CLIENT_ID, STORE_ID, scopes=["read_store_profile"])

    document = json.loads(bytes.fromhex(sandbox.payload(CLIENT_ID, STORE_ID, mode="hash")))

    assert tokens.public_token is None
    assert "public_token" not in document


def test_encrypted_address_carries_payload_state_and_cache_killer(
    sandbox: Sandbox, tokens: Tokens
) -> None:
    address = sandbox.open_url(CLIENT_ID, STORE_ID, app_state="orderId: 12 & more")

    assert address.startswith("http://localhost:8000/demo/open?payload=")
    assert "app_state=orderId%3A%2012%20%26%20more" in address
    assert [name for name, _ in parse_qsl(urlsplit(address).query)] == [
        "payload",
        "app_state",
        "cache-killer",
    ]


def test_hash_address_is_the_registered_one_with_the_payload_as_fragment(
    sandbox: Sandbox, tokens: Tokens
) -> None:
    sandbox.set_payload_mode(CLIENT_ID, "hash")

    address = sandbox.open_url(CLIENT_ID, STORE_ID, app_state="x")

    base, _, fragment = address.partition("#")
    assert base == "http://localhost:8000/demo/open"
    assert json.loads(bytes.fromhex(fragment))["app_state"] == "x"


def test_a_registered_query_is_kept(sandbox: Sandbox, tokens: Tokens) -> None:
    sandbox.add_app(
        SandboxApp(
            client_id=CLIENT_ID,
            client_secret=CLIENT_SECRET,
            iframe_url="https://a.example/open?a=1",
        )
    )

    address = sandbox.open_url(CLIENT_ID, STORE_ID)

    assert address.startswith("https://a.example/open?a=1&payload=")


def test_an_app_that_is_not_installed_has_no_payload(sandbox: Sandbox) -> None:
    with pytest.raises(LookupError, match="not installed"):
        sandbox.payload(CLIENT_ID, STORE_ID)


@pytest.mark.parametrize("secret", ["short", "é" * 20])
def test_a_secret_that_cannot_encrypt_is_refused(secret: str) -> None:
    with pytest.raises(ValueError, match="client_secret"):
        SandboxApp(client_id="a", client_secret=secret)


def test_secrets_do_not_show_in_repr(sandbox: Sandbox, tokens: Tokens) -> None:
    app = SandboxApp(client_id="a", client_secret=CLIENT_SECRET)

    assert CLIENT_SECRET not in repr(app)
    assert "secret_" not in repr(tokens)
