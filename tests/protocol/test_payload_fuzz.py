"""Tens of thousands of altered payloads: one error, or a claim that is still well formed."""

from __future__ import annotations

import base64
import random
import string
from collections.abc import Callable

import pytest

from ecwid_native.exceptions import PayloadError
from ecwid_native.protocol.payload import (
    Payload,
    decode_hash_payload,
    decrypt_payload,
    encode_hash_payload,
    encrypt_payload,
)
from ecwid_native.protocol.tokens import is_token

SECRET = "K7mQ2vXw9Rt4ZbNc"
ALPHABET = string.ascii_letters + string.digits + "-_"
ROUNDS = 10_000
SOAK_ROUNDS = 170_000
PAYLOADS = [
    Payload(store_id=1003, access_token="secret_t0kenForTests", public_token="public_x"),
    Payload(store_id=12345678, access_token="secret_" + "a1B2" * 8, lang="pt_BR", app_state="a b"),
    Payload(store_id=7, access_token="secret_é", extra={"domain": "shop.test", "n": [1, 2.5]}),
]
RAW = [
    base64.urlsafe_b64decode(encrypt_payload(payload, client_secret=SECRET, iv=bytes(16)))
    for payload in PAYLOADS
]


def encode(raw: bytes | bytearray) -> str:
    return base64.urlsafe_b64encode(raw).decode()


def flipped_bits(source: random.Random) -> str:
    raw = bytearray(source.choice(RAW))
    for _ in range(source.randint(1, 3)):
        raw[source.randrange(len(raw))] ^= 1 << source.randrange(8)
    return encode(raw)


def flipped_iv(source: random.Random) -> str:
    raw = bytearray(source.choice(RAW))
    raw[source.randrange(16)] ^= source.randrange(1, 256)
    return encode(raw)


def spliced_blocks(source: random.Random) -> str:
    blocks = [raw[at : at + 16] for raw in RAW for at in range(0, len(raw), 16)]
    return encode(b"".join(source.choices(blocks, k=source.randint(1, 12))))


def random_bytes(source: random.Random) -> str:
    return encode(source.randbytes(16 * source.randint(0, 8) + source.choice((0, 0, 0, 1))))


def random_text(source: random.Random) -> str:
    alphabet = source.choice((ALPHABET, ALPHABET + "=+/ %\n", string.printable + "é\ud800"))
    return "".join(source.choices(alphabet, k=source.randint(0, 300)))


def cut_or_extended(source: random.Random) -> str:
    text = encode(source.choice(RAW))
    cut = text[source.randint(0, 8) : source.randint(0, len(text))]
    return cut + "".join(source.choices(ALPHABET + "=", k=source.randint(0, 4)))


KINDS = [flipped_bits, flipped_iv, spliced_blocks, random_bytes, random_text, cut_or_extended]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize(
    "rounds", [ROUNDS, pytest.param(SOAK_ROUNDS, marks=pytest.mark.soak)], ids=["suite", "soak"]
)
def test_altered_payloads_give_one_error_or_a_well_formed_claim(
    kind: Callable[[random.Random], str], rounds: int
) -> None:
    source = random.Random(f"{kind.__name__}{rounds}")  # noqa: S311 - a seeded test, not a secret
    refused = 0

    for _ in range(rounds):
        try:
            payload = decrypt_payload(kind(source), client_secret=SECRET)
        except PayloadError:
            refused += 1
        else:
            assert_well_formed(payload)

    assert refused > rounds // 2


def test_altered_hashes_give_one_error_or_a_well_formed_claim() -> None:
    source = random.Random(11)  # noqa: S311 - a seeded test, not a secret
    originals = [encode_hash_payload(payload) for payload in PAYLOADS]

    for _ in range(ROUNDS):
        text = bytearray(source.choice(originals), "ascii")
        for _ in range(source.randint(1, 3)):
            text[source.randrange(len(text))] = ord(source.choice("0123456789abcdef7b2d5:"))
        try:
            assert_well_formed(decode_hash_payload(text.decode()))
        except PayloadError:
            continue


def test_the_store_can_be_altered_without_the_key() -> None:
    """Why a payload proves nothing: the IV decides the first block, and nobody signs it."""
    raw = bytearray(RAW[1])
    at = len('{"store_id":')
    raw[at] ^= ord("1") ^ ord("9")

    payload = decrypt_payload(encode(raw), client_secret=SECRET)

    assert payload.store_id == 92345678
    assert payload.access_token == PAYLOADS[1].access_token


def assert_well_formed(payload: Payload) -> None:
    assert type(payload.store_id) is int
    assert 0 < payload.store_id < 2**63
    assert is_token(payload.access_token)
    assert payload.public_token is None or is_token(payload.public_token)
    assert payload.view_mode in {"PAGE", "POPUP", "INLINE"}
    assert payload.lang.isascii()
    encrypt_payload(payload, client_secret=SECRET)
