"""Hostile payloads, encrypted and in hexadecimal, made without the code under test."""

import base64
import json
from collections.abc import Iterator

from Crypto.Cipher import AES
from Crypto.Util.Padding import pad

from tests.hostile.request import dice
from tests.hostile.texts import TEXTS, documents, random_bytes, random_texts

BLOCK = AES.block_size


def encrypt(plain: bytes, *, client_secret: str, iv: bytes = bytes(BLOCK)) -> bytes:
    """AES-128-CBC over whole blocks, with no padding added."""
    cipher = AES.new(client_secret.encode()[:BLOCK], AES.MODE_CBC, iv)
    return iv + bytes(cipher.encrypt(plain))


def encode(raw: bytes) -> str:
    """URL-safe base64, as it stands in an address."""
    return base64.urlsafe_b64encode(raw).decode("ascii")


def malformed(base: dict[str, object], *, client_secret: str) -> Iterator[tuple[str, str]]:
    """Values of `payload` that cannot be read; all of them must get the very same answer."""
    plain = json.dumps(base).encode()
    raw = encrypt(pad(plain, BLOCK), client_secret=client_secret)
    valid = encode(raw)
    yield from cut_and_bent(valid)
    yield from wrong_keys(plain)
    yield from wrong_paddings(plain, client_secret=client_secret)
    for name, document in documents(base):
        value = encode(encrypt(pad(document, BLOCK), client_secret=client_secret))
        yield f"plain text: {name}", value
    for name, noise in random_bytes("payload", 150):
        yield f"bytes: {name}", encode(noise)
    for name, text in (*TEXTS.items(), *random_texts("payload", 100)):
        yield f"text: {name}", text
    for name, block in random_bytes("block", 60):
        padded = pad(block, BLOCK)
        yield f"encrypted {name}", encode(encrypt(padded, client_secret=client_secret))


def cut_and_bent(valid: str) -> Iterator[tuple[str, str]]:
    """A valid value cut at every length and bent in its alphabet."""
    for length in range(len(valid) - 2):
        yield f"cut at {length}", valid[:length]
    chance = dice("alphabet")
    for character in " +/=.~!*,;:\\\"'<>%\n\t\0é\u2028":
        place = chance.randrange(len(valid) - 4)
        yield f"{character!r} inside", valid[:place] + character + valid[place + 1 :]
        yield f"{character!r} first", character + valid
    yield "twice", valid + valid
    yield "four paddings", valid.rstrip("=") + "===="
    yield "padding inside", valid[:40] + "==" + valid[40:]


def wrong_keys(plain: bytes) -> Iterator[tuple[str, str]]:
    """Payloads of somebody who does not know the secret."""
    chance = dice("keys")
    for number in range(150):
        key = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=BLOCK))
        yield f"wrong key {number}", encode(encrypt(pad(plain, BLOCK), client_secret=key))


def wrong_paddings(plain: bytes, *, client_secret: str) -> Iterator[tuple[str, str]]:
    """Every last byte that is no padding, and paddings that are wrong further in front."""
    room = -len(plain) % BLOCK or BLOCK
    for last in range(256):
        if last == room == 1:
            continue  # the right one
        tail = bytes([0xEE] * (room - 1) + [last])
        value = encode(encrypt(plain + tail, client_secret=client_secret))
        yield f"padding byte {last}", value
    for first in range(room - 1):
        broken = bytearray([room] * room)
        broken[first] ^= 0x40
        value = encode(encrypt(plain + bytes(broken), client_secret=client_secret))
        yield f"padding broken at {first}", value
    yield "only padding", encode(encrypt(bytes([BLOCK] * BLOCK), client_secret=client_secret))


def flipped(base: dict[str, object], *, client_secret: str) -> Iterator[tuple[str, str]]:
    """A valid payload with one bit flipped anywhere; some still say something, none is proven."""
    raw = encrypt(pad(json.dumps(base).encode(), BLOCK), client_secret=client_secret)
    for place in range(len(raw)):
        bent = bytearray(raw)
        bent[place] ^= 1 << (place % 8)
        yield f"bit of byte {place} flipped", encode(bytes(bent))


def malformed_hash(base: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Values of `hash_payload` that cannot be read."""
    valid = json.dumps(base).encode().hex()
    for length in range(len(valid) - 1):
        yield f"cut at {length}", valid[:length]
    for name, document in documents(base):
        yield f"plain text: {name}", document.hex()
    for name, noise in random_bytes("hash", 150):
        yield f"bytes: {name}", noise.hex()
    for name, text in (*TEXTS.items(), *random_texts("hash", 150)):
        yield f"text: {name}", text
    for character in " +-_gGxX#!\n\0é１":
        yield f"{character!r} inside", valid[:20] + character + valid[21:]
