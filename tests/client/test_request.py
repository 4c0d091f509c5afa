from __future__ import annotations

from decimal import Decimal

import pytest

from ecwid_native.client.request import build_request, check_api_url, encode_query, segment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("public", "public"),
        ("a/b", "a%2Fb"),
        ("a+b", "a%2Bb"),
        ("a b", "a%20b"),
        ("100%", "100%25"),
        ("?x=1#y", "%3Fx%3D1%23y"),
        ("ключ", "%D0%BA%D0%BB%D1%8E%D1%87"),
        ("../storage", "..%2Fstorage"),
        ("...", "..."),
        ("~a_b-c.d", "~a_b-c.d"),
    ],
)
def test_a_segment_is_encoded_whole(text: str, expected: str) -> None:
    assert segment(text) == expected


@pytest.mark.parametrize("text", ["", ".", "..", "\ud800"])
def test_what_no_segment_can_hold_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        segment(text)


def test_a_query_has_the_forms_the_api_reads() -> None:
    params = {
        "enabled": True,
        "inStock": False,
        "ids": [1, 2, 3],
        "keyword": "a b+c&d",
        "priceTo": Decimal("9.90"),
        "limit": 100,
        "offset": None,
    }

    assert encode_query(params) == (
        "enabled=true&inStock=false&ids=1%2C2%2C3&keyword=a%20b%2Bc%26d&priceTo=9.90&limit=100"
    )


@pytest.mark.parametrize("value", [1.5, b"x", {"a": 1}, object()])
def test_a_query_value_of_another_type_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        encode_query({"x": value})


@pytest.mark.parametrize(
    "path",
    [
        *("", "/", "storage", "//evil.test/x", "/a//b", "/a/", "/a?b=1", "/a#b", "/a b", "/a+b"),
        *(
            "/a/../b",
            "/..",
            "/a/.",
            "/a\r\nHost: evil.test",
            "/a\x00",
            "/é",
            "/%2",
            "/%zz",
            "/a\\b",
        ),
        *("@evil.test/", ":80/", "/storage\n"),
    ],
)
def test_an_impossible_path_is_refused(path: str) -> None:
    with pytest.raises(ValueError):
        build_request(api_url="http://x.test", method="GET", path=path)


@pytest.mark.parametrize("method", ["", "get", "GET /", "GET\r\nX: 1"])
def test_an_impossible_method_is_refused(method: str) -> None:
    with pytest.raises(ValueError):
        build_request(api_url="http://x.test", method=method, path="/a")


@pytest.mark.parametrize(
    "api_url",
    [
        *("", "app.ecwid.com/api/v3", "ftp://app.ecwid.com", "https://", "file:///etc/passwd"),
        *("https://user:pass@app.ecwid.com", "https://app.ecwid.com/?x=1", "https://x.test/#y"),
    ],
)
def test_an_impossible_api_address_is_refused(api_url: str) -> None:
    with pytest.raises(ValueError, match="api_url"):
        check_api_url(api_url)


def test_a_trailing_slash_of_the_api_address_does_not_matter() -> None:
    assert check_api_url("https://app.ecwid.com/api/v3/") == "https://app.ecwid.com/api/v3"
