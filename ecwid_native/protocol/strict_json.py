"""Parse JSON from strangers: bounded, unambiguous, safe to store, compare and encode again.

The standard library's parser accepts more than the other side of any wire means: NaN, numbers of
thousands of digits, half a surrogate pair, the same key twice, any depth up to a RecursionError
(which is no ValueError, so a careless ``except`` lets it through).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import NoReturn

MAX_BYTES = 65_536
MAX_DEPTH = 32
# RFC 8259 leaves numbers open. 64 bits are what databases and Ecwid's own Java hold; more digits
# are an attack on whatever stores or prints the number.
MAX_INTEGER = 2**63 - 1
MAX_INTEGER_CHARACTERS = 20
MAX_FRACTION_CHARACTERS = 64
MAX_EXPONENT = 308

# An escaped surrogate, paired or not. UTF-8 input cannot hold a raw one.
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")


class InvalidJSONError(ValueError):
    """The text is not JSON that we accept. It holds neither the reason nor the text."""


def parse_json(
    data: bytes | str,
    *,
    max_bytes: int = MAX_BYTES,
    max_depth: int = MAX_DEPTH,
    decimals: bool = False,
    unique_keys: bool = True,
) -> object:
    """Return the value of a JSON text.

    Args:
        data: UTF-8 bytes, or text.
        max_bytes: longest text accepted, in UTF-8 bytes.
        max_depth: how many lists and objects may be inside one another.
        decimals: True gives numbers with a fraction or exponent as Decimal (money stays exact),
            False as float.
        unique_keys: False lets the last of several equal keys win; it is faster on large texts.

    Raises:
        InvalidJSONError: for everything that is not acceptable JSON.
    """
    try:
        return _parse(
            data.encode() if isinstance(data, str) else data,
            max_bytes=max_bytes,
            max_depth=max_depth,
            decoder=_decoder(decimals=decimals, unique_keys=unique_keys),
        )
    except (ValueError, ArithmeticError, RecursionError):
        pass
    # Outside the handler, and without the text: a JSONDecodeError carries all of the document,
    # tokens included, and would stay reachable as this error's context.
    del data
    raise InvalidJSONError("this is not acceptable JSON")


def exact_decimal(text: str) -> Decimal:
    """Return a JSON number with all its digits; raise ValueError for one without honest use."""
    # `int(Decimal("1e999999999"))` would fill the memory.
    if len(text) > MAX_FRACTION_CHARACTERS:
        _refuse("huge number")
    number = Decimal(text)
    if not -MAX_EXPONENT <= number.adjusted() <= MAX_EXPONENT:
        _refuse("huge number")
    return number


def _parse(data: bytes, *, max_bytes: int, max_depth: int, decoder: json.JSONDecoder) -> object:
    if len(data) > max_bytes:
        _refuse("too long")
    text = data.decode()
    document: object = decoder.decode(text)
    if text.count("[") + text.count("{") > max_depth:
        _require_depth(document, max_depth)
    if _SURROGATE_ESCAPE.search(text):
        # Half a pair cannot be encoded, so it would break whatever logs or stores it later.
        json.dumps(document, ensure_ascii=False, default=str).encode()
    return document


def _require_depth(document: object, max_depth: int) -> None:
    """Walk level by level: no recursion, so no depth can hurt."""
    level = [document]
    for _ in range(max_depth):
        level = [child for node in level for child in _children(node)]
        if not level:
            return
    if any(isinstance(node, dict | list) for node in level):
        _refuse("too deep")


def _children(node: object) -> Iterable[object]:
    if isinstance(node, dict):
        return node.values()
    return node if isinstance(node, list) else ()


@cache
def _decoder(*, decimals: bool, unique_keys: bool) -> json.JSONDecoder:
    return json.JSONDecoder(
        parse_int=_integer,
        parse_float=exact_decimal if decimals else _float,
        parse_constant=_refuse,
        object_pairs_hook=_object if unique_keys else None,
    )


def _integer(text: str) -> int:
    if len(text) > MAX_INTEGER_CHARACTERS:
        _refuse("huge number")
    number = int(text)
    if not -MAX_INTEGER - 1 <= number <= MAX_INTEGER:
        _refuse("huge number")
    return number


def _float(text: str) -> float:
    number = float(text)
    if len(text) > MAX_FRACTION_CHARACTERS or math.isinf(number):
        _refuse("huge number")
    return number


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    # Two readers of the same text must not be able to see two different values.
    members = dict(pairs)
    if len(members) != len(pairs):
        _refuse("a key occurs twice")
    return members


def _refuse(reason: str) -> NoReturn:
    raise ValueError(reason)
