"""JSON that keeps money exact, both ways.

Reading: numbers with a fraction are Decimal. With `msgspec` installed this takes a fraction of
the time; the values are the same.

Writing: Decimal goes out as a JSON number, digit for digit, and an aware datetime in Ecwid's form.
"""

from __future__ import annotations

import contextlib
import json
import math
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from functools import cache

from ecwid_native.client.values import format_time
from ecwid_native.protocol.rest import MAX_ANSWER_BYTES, MAX_ANSWER_DEPTH
from ecwid_native.protocol.strict_json import (
    MAX_INTEGER,
    InvalidJSONError,
    exact_decimal,
    parse_json,
)

MAX_BODY_DEPTH = 64
MOST_KNOWN_DECIMALS = 4_096

Decoder = Callable[[bytes], object]


class KnownDecimals(dict[str, Decimal]):
    """Decimals by their text. Most amounts in an answer come more than once; decimals never change.

    Threads may share it: at worst one is made twice.
    """

    def __missing__(self, text: str) -> Decimal:
        number = exact_decimal(text)
        if len(self) >= MOST_KNOWN_DECIMALS:
            self.clear()
        self[text] = number
        return number


def encode_json(value: object) -> bytes:
    """Return a request's body.

    Raises:
        TypeError, ValueError: the value has no form in JSON, or not one that Ecwid could read.
    """
    return _encoded(value, MAX_BODY_DEPTH).encode()


def decode_json(data: bytes) -> object:
    """Return the value of an answer's body.

    Raises:
        InvalidJSONError: it is not JSON, or not such as any honest answer is.
    """
    return _decoder()(data)


def standard_decoder(data: bytes) -> object:
    """Return the value, read with Python's own parser."""
    return parse_json(
        data,
        max_bytes=MAX_ANSWER_BYTES,
        max_depth=MAX_ANSWER_DEPTH,
        decimals=True,
        unique_keys=False,
    )


def msgspec_decoder() -> Decoder | None:
    """Return the same with msgspec, None where that is not installed.

    It is laxer where no honest answer goes: it takes integers of more than 64 bits and deeper
    nesting, up to the interpreter's own limits.
    """
    try:
        import msgspec
    except ImportError:
        return None
    failures = (msgspec.DecodeError, ValueError, ArithmeticError, RecursionError)
    decoder = msgspec.json.Decoder(float_hook=KnownDecimals().__getitem__)

    def decode(data: bytes) -> object:
        if len(data) <= MAX_ANSWER_BYTES:
            with contextlib.suppress(*failures):
                return decoder.decode(data)
        # Rare, and what to do about it is said in one place only.
        return standard_decoder(data)

    return decode


def _encoded(value: object, depth: int) -> str:
    if depth == 0:
        raise ValueError("a request's body cannot be nested this deep")
    if isinstance(value, Mapping):
        members = (f"{_key(key)}:{_encoded(item, depth - 1)}" for key, item in value.items())
        return f"{{{','.join(members)}}}"
    if isinstance(value, list | tuple):
        return f"[{','.join(_encoded(item, depth - 1) for item in value)}]"
    return _scalar(value)


def _scalar(value: object) -> str:
    if value is None or isinstance(value, bool | str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int):
        if not -MAX_INTEGER - 1 <= value <= MAX_INTEGER:
            raise ValueError("a whole number has at most 64 bits")
        return str(int(value))
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError("a number must be finite")
        return f"{value:f}"
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError("a number must be finite")
        return repr(value)
    if isinstance(value, datetime):
        return json.dumps(format_time(value))
    raise TypeError(f"JSON cannot hold {type(value).__name__}")


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"a field's name must be text, not {type(key).__name__}")
    return json.dumps(key, ensure_ascii=False)


@cache
def _decoder() -> Decoder:
    # When first needed: a process that calls nothing need not load msgspec.
    return msgspec_decoder() or standard_decoder


__all__ = ["InvalidJSONError", "decode_json", "encode_json"]
