"""One REST call, ready to send, and the ways in which sending can fail."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from urllib.parse import quote, urlsplit

from ecwid_native import __version__
from ecwid_native.client.uploads import Upload

USER_AGENT = f"ecwid-native/{__version__}"
JSON_TYPE = "application/json; charset=utf-8"
DOT_SEGMENTS = frozenset({".", ".."})

# No `+`: the API reads it as a space, `segment` sends %2B. No `?`, `#` or second slash.
_PATH = re.compile(r"(?:/(?:[A-Za-z0-9_.~!$&'()*,;=:@-]|%[0-9A-F]{2})+)+")
_METHOD = re.compile(r"[A-Z]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """What goes over the wire. Its repr shows neither token nor body.

    Attributes:
        method: the HTTP method.
        path: the URL path below the API's address, for errors and logs.
        url: the whole address with the query.
        body: the bytes, or a file to be sent.
    """

    method: str
    path: str
    url: str = field(repr=False)
    headers: dict[str, str | bytes] = field(repr=False)
    body: bytes | Upload | None = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """Why there is no usable answer.

    Attributes:
        reason: for people; holds nothing of the request.
        status: of an answer that broke off, 0 when there was none.
        is_unsent: the API cannot have seen the request.
        is_stale: a kept connection was closed before it was used again.
        is_final: the same would happen again.
    """

    reason: str
    status: int = 0
    is_unsent: bool = False
    is_stale: bool = False
    is_final: bool = False


def build_request(
    *,
    api_url: str,
    method: str,
    path: str,
    params: Mapping[str, object] | None = None,
    data: bytes | Upload | None = None,
    headers: Mapping[str, str] | None = None,
) -> Request:
    """Return the call, or raise ValueError or TypeError for what cannot be one.

    It is not proven yet: crash reporters show what a function that failed held in its names, so
    none in which a call can turn out to be impossible sees a token.

    Args:
        api_url: the API's address without a trailing slash.
        method: upper-case HTTP method.
        path: below the address, made of plain words and `segment` results.
        params: the query; None values are left out, see `encode_query`.
        data: the body as bytes, or a file to be sent; `headers` should name its Content-Type.
        headers: more headers.
    """
    if not _METHOD.fullmatch(method):
        raise ValueError(f"not an HTTP method: {method!r}")
    if not _PATH.fullmatch(path) or DOT_SEGMENTS & set(path.split("/")):
        raise ValueError(f"not a path below the API's address: {path!r}")
    all_headers: dict[str, str | bytes] = {"Accept": "application/json", **(headers or {})}
    all_headers["User-Agent"] = USER_AGENT
    all_headers["Accept-Encoding"] = "gzip"
    query = encode_query(params or {})
    return Request(
        method=method,
        path=path,
        url=f"{api_url}{path}?{query}" if query else f"{api_url}{path}",
        headers=all_headers,
        body=data,
    )


def bearer(access_token: str) -> bytes:
    """Return the value of the header Authorization.

    As bytes: http.client encodes text as Latin-1 and fails on a token that has other letters.
    """
    return b"Bearer " + access_token.encode()


def check_api_url(api_url: str) -> str:
    """Return the address without trailing slash; raise ValueError for what cannot be one."""
    parts = urlsplit(api_url)
    if (
        parts.scheme not in {"http", "https"}
        or not parts.hostname
        or parts.username is not None
        or parts.query
        or parts.fragment
    ):
        raise ValueError("api_url must be like https://app.ecwid.com/api/v3")
    return api_url.rstrip("/")


def segment(text: str) -> str:
    """Return the text as one segment of a URL path, for keys and ids.

    The API decodes segments like query values: a slash must be %2F, a plus %2B.

    Raises:
        ValueError: for what no segment can hold: nothing, "." or "..", half a surrogate pair.
    """
    if not text or text in DOT_SEGMENTS:
        raise ValueError(f"{text!r} cannot be part of a URL path")
    return quote(text, safe="")


def encode_query(params: Mapping[str, object]) -> str:
    """Return the query string: true and false in words, lists joined by commas, None left out."""
    return "&".join(
        f"{_quoted(name)}={_quoted(_query_value(value))}"
        for name, value in params.items()
        if value is not None
    )


def _quoted(text: str) -> str:
    # Most names and values are plain, and quoting takes ten times as long as finding that out.
    return text if text.isascii() and text.isalnum() else quote(text, safe="")


def _query_value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | Decimal):
        return str(value)
    if isinstance(value, list | tuple):
        return ",".join(_query_value(item) for item in value)
    raise TypeError(f"a query cannot hold {type(value).__name__}")
