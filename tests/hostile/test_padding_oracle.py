"""An attacker who can send payloads and see answers learns nothing of what is encrypted."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import pytest
from Crypto.Util.Padding import pad
from django.test import Client

from ecwid_native.conf import App
from ecwid_native.exceptions import PayloadError
from ecwid_native.protocol.payload import decrypt_payload
from ecwid_native.sandbox import Sandbox
from tests.hostile import payloads
from tests.hostile.judge import comparable
from tests.hostile.request import Request, percent, send

pytestmark = pytest.mark.django_db

BLOCK = 16


def bent(raw: bytes, guess: int) -> str:
    """The last block behind one that an attacker chose: the form of a padding-oracle attack."""
    chosen = bytearray(raw[-2 * BLOCK : -BLOCK])
    chosen[-1] ^= guess
    return payloads.encode(bytes(BLOCK) + bytes(chosen) + raw[-BLOCK:])


def test_no_guess_of_a_byte_is_told_from_another(sandbox: Sandbox, ecwid_app: App) -> None:
    from config.wsgi import application

    raw = payloads.encrypt(
        pad(b'{"store_id":1003,"secret":"abcdef"}', BLOCK), client_secret=ecwid_app.client_secret
    )
    base = Request(name="oracle", path="/demo/open")

    answers = {
        comparable(
            send(application, base.but("guess", query=f"payload={percent(bent(raw, guess))}"))
        )
        for guess in range(256)
    }

    assert len(answers) == 1


def median_seconds(program: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        program()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


@pytest.mark.soak
def test_bad_padding_takes_as_long_as_bad_json(sandbox: Sandbox, ecwid_app: App) -> None:
    """Under one hundredth of what the whole request takes (median of 3,000 pairs)."""
    secret = ecwid_app.client_secret
    bad_json = payloads.encode(payloads.encrypt(pad(b"{" * 40, BLOCK), client_secret=secret))
    raw = bytearray(payloads.encrypt(pad(b"{" * 40, BLOCK), client_secret=secret))
    raw[-BLOCK - 1] ^= 0x55
    bad_padding = payloads.encode(bytes(raw))

    def read(value: str) -> Callable[[], None]:
        def program() -> None:
            with pytest.raises(PayloadError):
                decrypt_payload(value, client_secret=secret)

        return program

    pairs = [
        (median_seconds(read(bad_json), 100), median_seconds(read(bad_padding), 100))
        for _ in range(30)
    ]
    request = median_seconds(lambda: Client().get(f"/demo/open?payload={bad_json}"), 100)

    difference = statistics.median(one - other for one, other in pairs)
    assert abs(difference) < request / 100
