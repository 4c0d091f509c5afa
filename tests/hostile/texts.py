"""Hostile text, JSON and bytes."""

import json
from collections.abc import Iterator

from tests.hostile.request import dice

DEPTH = 100_000
DIGITS = 5_000

TEXTS: dict[str, str] = {
    "empty": "",
    "blank": "   ",
    "NUL": "\0",
    "NUL inside": "a\0b",
    "line feed": "a\nb",
    "header injection": "a\r\nSet-Cookie: stolen=1",
    "lone high surrogate": "\ud800",
    "lone low surrogate": "\udfff",
    "reversed surrogates": "\udc00\ud800",
    "highest character": "\U0010ffff",
    "no character": "\uffff",
    "line separator": "\u2028\u2029",
    "right-to-left override": "\u202e1003",
    "byte order mark": "\ufeff1003",
    "Arabic digits": "١٠٠٣",
    "full-width digits": "１００３",
    "superscript digits": "¹⁰⁰³",
    "zero-width joiners": "\u200d" * 200,
    "combining marks": "a" + "\u0301" * 500,
    "emoji": "👩‍👩‍👧‍👦" * 50,
    "script": "</script><script>alert(1)</script>",
    "attribute": "\" onload='alert(1)'",
    "template": "{{ settings.SECRET_KEY }}{% debug %}",
    "format": "{0.__class__}%s%n%(x)s",
    "SQL": "' OR 1=1; DROP TABLE ecwid_native_installation; --",
    "path": "../../../../etc/passwd",
    "encoded path": "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "javascript URL": "javascript:alert(1)",
    "number": "1e999",
    "negative": "-1",
    "huge number": "9" * DIGITS,
    "hexadecimal": "0x3eb",
    "underscores": "1_003",
    "plus": "+1003",
    "NaN": "NaN",
    "Infinity": "Infinity",
    "true": "true",
    "null": "null",
    "list": "[]",
    "deep list": "[" * DEPTH,
    "8 KB": "x" * 8_192,
    "64 KB": "x" * 65_536,
    "regular expression": "a" * 5_000 + "!",
    "spaces": " " * 20_000,
    "bad percent": "%zz%",
    "overlong slash": "%c0%af",
}


def random_texts(name: str, count: int) -> Iterator[tuple[str, str]]:
    """Texts of every kind of character, in every run the same."""
    chance = dice(name)
    for number in range(count):
        length = chance.choice((1, 2, 7, 40, 300))
        top = chance.choice((0x7F, 0xFF, 0xFFFF, 0x10FFFF))
        yield f"random {number}", "".join(chr(chance.randint(0, top)) for _ in range(length))


def random_bytes(name: str, count: int) -> Iterator[tuple[str, bytes]]:
    """Bytes without any meaning."""
    chance = dice(name)
    for number in range(count):
        yield f"noise {number}", chance.randbytes(chance.choice((1, 15, 16, 17, 96, 1_000)))


WRONG_VALUES: dict[str, object] = {
    "null": None,
    "true": True,
    "false": False,
    "zero": 0,
    "negative": -1,
    "fraction": 1003.5,
    "whole fraction": 1003.0,
    "over 64 bits": 2**64,
    "over 63 bits": 2**63,
    "list": [1003],
    "object": {"id": 1003},
    "empty list": [],
    "empty object": {},
    "number as text": "1003",
}

NOT_JSON: dict[str, bytes] = {
    "nothing": b"",
    "text": b"hello",
    "half an object": b'{"store_id": 1003',
    "trailing comma": b'{"store_id": 1003,}',
    "two values": b"{} {}",
    "single quotes": b"{'store_id': 1003}",
    "comment": b'{"store_id": 1003 /* */}',
    "NaN": b'{"store_id": NaN}',
    "Infinity": b'{"store_id": -Infinity}',
    "not UTF-8": b'{"store_id": 1003, "lang": "\xff\xfe"}',
    "UTF-16": '{"store_id": 1003}'.encode("utf-16"),
    "UTF-32": '{"store_id": 1003}'.encode("utf-32"),
    "cut UTF-8": b'{"lang": "\xe2\x82',
    "overlong UTF-8": b'{"lang": "\xc0\x80"}',
    "deep lists": b"[" * DEPTH,
    "deep objects": b'{"a":' * DEPTH,
    "balanced depth": b"[" * 50_000 + b"]" * 50_000,
    "deep in a field": b'{"store_id":' + b"[" * 50_000 + b"]" * 50_000 + b"}",
    "raw control": b'{"lang": "a\x01b"}',
    "NUL": b"\0" * 32,
    "huge number": b'{"store_id": ' + b"9" * DIGITS + b"}",
    "huge exponent": b'{"store_id": 1e' + b"9" * 400 + b"}",
    "leading zeros": b'{"store_id": 0001003}',
}

NOT_AN_OBJECT: dict[str, object] = {
    "null": None,
    "true": True,
    "number": 1003,
    "text": "1003",
    "empty list": [],
    "list of pairs": [["store_id", 1003]],
    "empty object": {},
}


def documents(base: dict[str, object]) -> Iterator[tuple[str, bytes]]:
    """Plain texts that are no payload, made from one that is; all of them must be refused."""
    yield from NOT_JSON.items()
    for name, value in NOT_AN_OBJECT.items():
        yield f"JSON {name}", json.dumps(value).encode()
    for field in ("store_id", "access_token"):
        without = {key: value for key, value in base.items() if key != field}
        yield f"no {field}", json.dumps(without).encode()
    for name, value in WRONG_VALUES.items():
        yield f"store_id is {name}", json.dumps({**base, "store_id": value}).encode()
        if not isinstance(value, str):
            document = {**base, "access_token": value}
            yield f"access_token is {name}", json.dumps(document).encode()
    for name in ("empty", "NUL", "line feed", "header injection", "lone high surrogate", "64 KB"):
        document = {**base, "access_token": TEXTS[name]}
        yield f"access_token is {name}", json.dumps(document).encode()
