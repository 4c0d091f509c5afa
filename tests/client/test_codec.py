from __future__ import annotations

import contextlib
import re
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ecwid_native.client.codec import (
    KnownDecimals,
    decode_json,
    encode_json,
    msgspec_decoder,
    standard_decoder,
)
from ecwid_native.client.connections import Connections
from ecwid_native.client.transport import Transport
from ecwid_native.protocol.strict_json import InvalidJSONError
from ecwid_native.sandbox import Sandbox, SandboxApp
from tests.client.conftest import STORE_ID

FAST = msgspec_decoder()
GARBAGE = [
    b"",
    b"nul",
    b"NaN",
    b"[Infinity]",
    b"[1,]",
    b"{'a': 1}",
    b'{"a" 1}',
    b"01",
    b"1.",
    b"\xff",
    b'"\xed\xa0\x80"',
    b'"\\ud800"',
    b'["\\ud800x"]',
    b"\xef\xbb\xbf1",
    b'"a\nb"',
    b"[" * 100_000,
    b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    b"1" * 5_000,
    b"[1e400]",
    b"1e-400",
    b"0." + b"1" * 100,
    b"1e" + b"0" * 70 + b"1",
]
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9
    )
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner)
    ),
    max_leaves=20,
)


def test_msgspec_is_here_to_be_compared() -> None:
    assert FAST is not None


@given(values)
def test_both_decoders_give_back_what_was_encoded(value: object) -> None:
    data = encode_json(value)

    assert FAST is not None
    assert same(standard_decoder(data), value)
    assert same(FAST(data), value)


@given(
    st.binary(max_size=60)
    | st.text(alphabet='[]{}":,0123456789.eE+-\\ud8n', max_size=40).map(str.encode)
)
def test_both_decoders_agree_on_any_bytes(data: bytes) -> None:
    assume(not re.search(rb"\d{19}", data))  # may be an integer of more than 64 bits
    assert FAST is not None
    assert outcome(FAST, data) == outcome(standard_decoder, data)


@pytest.mark.parametrize("data", GARBAGE, ids=lambda data: repr(data[:20]))
def test_both_decoders_refuse_garbage(data: bytes) -> None:
    assert FAST is not None
    with pytest.raises(InvalidJSONError):
        standard_decoder(data)
    with pytest.raises(InvalidJSONError):
        FAST(data)


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": 1, "a": 2.50, "b": {"a": 1, "a": []}}',
        b'["\\ud83d\\ude00", "\\u0000", "\xc3\xa9"]',
        b"[-0, -0.0, 0.10, 1e2, 1E+2, 123456789.123456789123456789, 1e308]",
        b"[9223372036854775807, -9223372036854775808]",
        b'\r\n\t {"":""} ',
    ],
)
def test_both_decoders_read_what_is_odd_alike(data: bytes) -> None:
    assert FAST is not None
    assert outcome(FAST, data) == outcome(standard_decoder, data) != "refused"


def test_both_decoders_read_a_store_alike_and_refuse_every_part_of_it(
    connections: Connections,
) -> None:
    assert FAST is not None
    with Sandbox() as sandbox:
        sandbox.add_app(SandboxApp(client_id="codec", client_secret="codec secret 16 characters"))
        sandbox.create_store(STORE_ID)
        sandbox.seed(STORE_ID, "small")
        transport = Transport(
            store_id=STORE_ID,
            access_token=sandbox.install("codec", STORE_ID).access_token,
            api_url=sandbox.api_url,
            connections=connections,
        )
        paths = ("/products", "/orders", "/profile", "/categories")
        documents = [transport.request("GET", path).body for path in paths]

    for data in documents:
        assert outcome(FAST, data) == outcome(standard_decoder, data) != "refused"
        for end in range(1, len(data), max(1, len(data) // 50)):
            assert outcome(FAST, data[:end]) == outcome(standard_decoder, data[:end]) == "refused"


def test_decimals_met_before_are_forgotten_when_there_are_many() -> None:
    known = KnownDecimals()

    numbers = [known[f"{number}.50"] for number in range(10_000)]

    assert numbers[-1] == Decimal("9999.50")
    assert len(known) <= 4_096


@pytest.mark.parametrize("decoder", [standard_decoder, decode_json])
def test_money_is_exact(decoder: object) -> None:
    assert callable(decoder)
    document = decoder(b'{"price": 19.90, "count": 3, "rate": 1e2, "deep": [0.1]}')

    assert document == {
        "price": Decimal("19.90"),
        "count": 3,
        "rate": Decimal(100),
        "deep": [Decimal("0.1")],
    }
    assert str(document["price"]) == "19.90"
    assert type(document["count"]) is int


def test_no_depth_of_nesting_gets_out_as_another_error() -> None:
    assert FAST is not None
    for depth in (100, 500, 900, 1_100, 100_000):
        for text in (b"[" * depth + b"]" * depth, b'{"a":' * depth + b"1" + b"}" * depth):
            with contextlib.suppress(InvalidJSONError):
                FAST(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"price": Decimal("19.90")}, '{"price":19.90}'),
        ({"price": Decimal("1E+3")}, '{"price":1000}'),
        ({"price": Decimal("1E-7")}, '{"price":0.0000001}'),
        ([True, None, 1, 0.5], "[true,null,1,0.5]"),
        (("ü", '"\n'), '["ü","\\"\\n"]'),
        (datetime(2026, 5, 26, 13, 37, 46, tzinfo=UTC), '"2026-05-26 13:37:46 +0000"'),
        (
            datetime(2026, 5, 26, 13, 37, 46, tzinfo=timezone(timedelta(hours=4))),
            '"2026-05-26 09:37:46 +0000"',
        ),
    ],
)
def test_values_go_out_as_ecwid_reads_them(value: object, text: str) -> None:
    assert encode_json(value).decode() == text


@pytest.mark.parametrize(
    "value",
    [
        float("nan"),
        float("inf"),
        Decimal("NaN"),
        Decimal("Infinity"),
        2**63,
        b"bytes",
        {1, 2},
        {1: 2},
        object(),
        datetime(2026, 5, 26),  # noqa: DTZ001  # a time without a zone is the point
        "\ud800",
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_json_cannot_hold_is_refused(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        encode_json(value)


def test_a_body_without_end_is_refused() -> None:
    endless: list[object] = []
    endless.append(endless)

    with pytest.raises(ValueError, match="deep"):
        encode_json(endless)


def same(one: object, other: object) -> bool:
    """Whether values are equal with the same kinds of number, integral decimals aside."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(same(a, b) for a, b in zip(one, other, strict=True))
    return one == other and not isinstance(one, float)


def outcome(decoder: object, data: bytes) -> object:
    assert callable(decoder)
    try:
        value = decoder(data)
    except InvalidJSONError:
        return "refused"
    return repr(value)
