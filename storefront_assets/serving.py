"""What our server answers for a public file: a pure function of the file and the request.

The Django view, the middleware and the WSGI layer in front of Django all call it, so they cannot
differ. It reads the request from a WSGI environ, which is what Django calls ``request.META``.
No Django here.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import brotli

Encoding = Literal["br", "gzip", "identity"]
Headers = tuple[tuple[str, str], ...]

# Shops see a change within five minutes, and a visitor waits for our server at most once.
MAX_AGE_SECONDS, STALE_SECONDS = 300, 60
CACHE_CONTROL = f"public, max-age={MAX_AGE_SECONDS}, stale-while-revalidate={STALE_SECONDS}"
# What is named by its content never changes.
IMMUTABLE = "public, max-age=31536000, immutable"
NO_STORE = "no-store"
# Any page may load these files and see why loading failed; they are the same for everyone.
PUBLIC_HEADERS: Headers = (
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("Timing-Allow-Origin", "*"),
    ("X-Content-Type-Options", "nosniff"),
)

# How much of a refused body is read: more is no mistake of a client that wants an answer.
MAX_DISCARDED_BYTES = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete HTTP answer; ``status`` as WSGI wants it, "200 OK"."""

    status: str
    headers: Headers
    body: bytes


@dataclass(frozen=True, slots=True)
class Variant:
    """One encoding of a file, with its answers made beforehand."""

    etag: str
    get: Answer
    head: Answer
    not_modified: Answer


PublicFile = Mapping[Encoding, Variant]


def public_file(
    content: bytes, content_type: str, *, cache_control: str = CACHE_CONTROL
) -> PublicFile:
    """Return the file in every encoding, compressed once as well as it goes."""
    digest = hashlib.sha256(content).hexdigest()[:32]
    return {
        encoding: _variant(
            body, content_type, encoding, etag=f'"{digest}-{encoding}"', cache_control=cache_control
        )
        for encoding, body in encoded(content)
    }


# What a file's name ends with in each encoding.
SUFFIXES: Mapping[Encoding, str] = {"br": ".br", "gzip": ".gz", "identity": ""}


# Whatever makes the files anew, most of them are as they were.
@lru_cache(maxsize=32)
def encoded(content: bytes) -> tuple[tuple[Encoding, bytes], ...]:
    """Return the content in every encoding, compressed as well as it goes.

    The plain one comes last: whoever writes files in this order has written all when it is there.
    """
    return (
        ("br", brotli.compress(content, quality=11)),
        ("gzip", gzip.compress(content, 9, mtime=0)),
        ("identity", content),
    )


def _variant(
    body: bytes, content_type: str, encoding: Encoding, *, etag: str, cache_control: str
) -> Variant:
    shared: Headers = (
        ("ETag", etag),
        ("Cache-Control", cache_control),
        ("Vary", "Accept-Encoding"),
        *PUBLIC_HEADERS,
    )
    content: Headers = (("Content-Type", content_type), ("Content-Length", str(len(body))))
    if encoding != "identity":
        content = (*content, ("Content-Encoding", encoding))
    headers = (*content, *shared)
    return Variant(
        etag=etag,
        get=Answer("200 OK", headers, body),
        head=Answer("200 OK", headers, b""),
        not_modified=Answer("304 Not Modified", shared, b""),
    )


def answer(file: PublicFile | None, environ: Mapping[str, Any]) -> Answer:
    """Return the answer to a request for ``file``; 404 for None.

    Range is ignored: every answer is the whole file, which HTTP allows.
    """
    method = environ["REQUEST_METHOD"]
    if method not in ("GET", "HEAD"):
        return METHOD_NOT_ALLOWED
    if file is None:
        return NOT_FOUND if method == "GET" else NOT_FOUND_HEAD
    variant = file[best_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))]
    condition = environ.get("HTTP_IF_NONE_MATCH")
    if condition and (condition == variant.etag or matches(condition, variant.etag)):
        return variant.not_modified
    return variant.get if method == "GET" else variant.head


def discard(read: Callable[[int], bytes]) -> None:
    """Read what a client sends to a path that takes nothing.

    Answered before, it may meet a closed connection and never see why it was refused.
    """
    left = MAX_DISCARDED_BYTES
    try:
        while left > 0 and (chunk := read(min(left, 64 * 1024))):
            left -= len(chunk)
    except OSError:
        return  # it went away: nobody waits for the answer


@lru_cache(maxsize=256)
def best_encoding(accept_encoding: str) -> Encoding:
    """Return the smallest encoding that the client accepts, by its q-values first.

    A client that accepts none of them gets the plain file: better than nothing.
    """
    qualities: dict[str, float] = {}
    for item in accept_encoding.lower().split(","):
        name, _, parameters = item.partition(";")
        qualities[name.strip()] = _quality(parameters)
    other = qualities.get("*", 0.0)
    best: Encoding = "identity"
    best_quality = qualities.get("identity", 0.0)
    for encoding in _COMPRESSED:
        quality = qualities.get(encoding, other)
        if quality > 0 and quality >= best_quality:
            best, best_quality = encoding, quality
    return best


# The smallest last, so that it wins a draw.
_COMPRESSED: tuple[Encoding, ...] = ("gzip", "br")


def _quality(parameters: str) -> float:
    """Return the q-value, 1 when there is none, 0 when it is not a number from 0 to 1."""
    name, _, value = parameters.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        quality = float(value)
    except ValueError:
        return 0.0
    return quality if 0 <= quality <= 1 else 0.0


def matches(if_none_match: str, etag: str) -> bool:
    """Whether a list of entity tags holds ``etag``; compared weakly, as If-None-Match is."""
    if if_none_match.strip() == "*":
        return True
    return any(tag.strip().removeprefix("W/") == etag for tag in if_none_match.split(","))


def _text(status: str, *headers: tuple[str, str]) -> Answer:
    body = status.encode() + b"\n"
    content: Headers = (
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(body))),
    )
    return Answer(status, (*content, *headers, *PUBLIC_HEADERS), body)


NOT_FOUND = _text("404 Not Found", ("Cache-Control", "no-store"))
NOT_FOUND_HEAD = Answer(NOT_FOUND.status, NOT_FOUND.headers, b"")
UNAVAILABLE = _text("503 Service Unavailable", ("Cache-Control", "no-store"))
UNAVAILABLE_HEAD = Answer(UNAVAILABLE.status, UNAVAILABLE.headers, b"")
METHOD_NOT_ALLOWED = _text(
    "405 Method Not Allowed", ("Allow", "GET, HEAD"), ("Cache-Control", "no-store")
)
