from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecwid_native.protocol.strict_json import InvalidJSONError, parse_json
from tests.garbage import UNACCEPTABLE_JSON

scalars = (
    st.none()
    | st.booleans()
    | st.integers(min_value=-(2**63), max_value=2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(alphabet=st.characters(exclude_categories=["Cs"]))
)
documents = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc"), inner, max_size=4),
    max_leaves=20,
)


@pytest.mark.parametrize("name", UNACCEPTABLE_JSON)
def test_garbage_is_refused_with_one_error_that_holds_nothing(name: str) -> None:
    with pytest.raises(InvalidJSONError) as caught:
        parse_json(UNACCEPTABLE_JSON[name])

    assert caught.value.args == ("this is not acceptable JSON",)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


@given(documents, st.booleans())
def test_what_the_standard_library_writes_is_read_back(document: object, ascii_only: bool) -> None:
    text = json.dumps(document, ensure_ascii=ascii_only)

    assert parse_json(text) == document
    assert parse_json(text.encode()) == document


@given(st.text() | st.binary())
def test_any_text_gives_a_value_or_the_one_error(data: str | bytes) -> None:
    try:
        value = parse_json(data)
    except InvalidJSONError:
        return

    json.dumps(value, ensure_ascii=False, allow_nan=False).encode()


def test_a_paired_escape_and_an_escaped_backslash_are_text() -> None:
    assert parse_json(rb'["\ud83d\ude00", "\\ud83d"]') == ["😀", r"\ud83d"]


def test_the_largest_integers_pass() -> None:
    assert parse_json(b"[9223372036854775807, -9223372036854775808]") == [2**63 - 1, -(2**63)]


def test_money_stays_exact_as_decimals() -> None:
    value = parse_json(b'{"price": 19.90, "count": 3}', decimals=True)

    assert value == {"price": Decimal("19.90"), "count": 3}
    assert isinstance(value, dict)
    assert str(value["price"]) == "19.90"


@pytest.mark.parametrize("number", ["1e999", "1e-999", "0e999999999", "1e99999999999999999999999"])
def test_decimals_have_bounded_exponents(number: str) -> None:
    with pytest.raises(InvalidJSONError):
        parse_json(number, decimals=True)


def test_the_depth_limit_counts_levels_not_brackets() -> None:
    wide = b"[" + b",".join([b"[]"] * 500) + b"]"
    text_of_brackets = json.dumps("[{" * 500).encode()

    assert parse_json(wide, max_depth=2) == [[]] * 500
    assert parse_json(text_of_brackets) == "[{" * 500
    assert parse_json(b"[" * 32 + b"]" * 32)
    with pytest.raises(InvalidJSONError):
        parse_json(wide, max_depth=1)


def test_the_size_limit_counts_bytes() -> None:
    assert parse_json('"éé"', max_bytes=6) == "éé"
    with pytest.raises(InvalidJSONError):
        parse_json('"éé"', max_bytes=5)


def test_text_with_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(InvalidJSONError):
        parse_json('"\ud800"')


def test_equal_keys_can_be_allowed() -> None:
    assert parse_json(b'{"a":1,"a":2}', unique_keys=False) == {"a": 2}
