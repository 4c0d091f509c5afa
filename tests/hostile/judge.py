"""What every answer to a hostile request has to be."""

import json
import re
from collections.abc import Iterable, Iterator, Set

from tests.hostile.request import Answer, Request

LONGEST_PAGE = 20_000
LONG = "a refusal longer than a page"
CONTENT_TYPES = (
    "application/json",
    "text/css; charset=utf-8",
    "text/html; charset=utf-8",
    "text/javascript; charset=utf-8",
    "text/plain; charset=utf-8",
)
NONCE = re.compile(rb"""nonce(?:=|-)["']?[\w-]+""")


def faults(
    pairs: Iterable[tuple[Request, Answer]],
    *,
    statuses: Set[int],
    secrets: Iterable[str],
    shows_what_was_typed: bool = False,
) -> list[str]:
    """What is wrong with these answers, a line each; nothing when all is well."""
    hidden = [secret.encode() for secret in secrets]
    return [
        f"{request.name}: {fault}"
        for request, answer in pairs
        for fault in faults_of(request, answer, statuses=statuses, secrets=hidden)
        if not (shows_what_was_typed and fault == LONG)
    ]


def faults_of(
    request: Request, answer: Answer, *, statuses: Set[int], secrets: Iterable[bytes]
) -> Iterator[str]:
    """What is wrong with one answer."""
    if answer.status not in statuses:
        yield f"status {answer.status}"
    if len(answer.body) > LONGEST_PAGE and answer.status >= 400:
        yield LONG
    if b"Traceback" in answer.body:
        yield "shows a traceback"
    yield from header_faults(answer)
    for secret in secrets:
        if secret in answer.body:
            yield "shows a secret"
    if answer.headers.get("content-type") == "application/json" and answer.body:
        json.loads(answer.body)


def header_faults(answer: Answer) -> Iterator[str]:
    """What is wrong with the headers of one answer."""
    content_type = answer.headers.get("content-type", "")
    if answer.body and content_type not in CONTENT_TYPES:
        yield f"content type {content_type!r}"
    if answer.headers.get("x-content-type-options") != "nosniff":
        yield "no nosniff"
    policy = answer.headers.get("content-security-policy", "")
    if content_type.startswith("text/html") and "frame-ancestors" not in policy:
        yield "no frame-ancestors"
    if "set-cookie" in answer.headers and "Path=/admin/" not in answer.headers["set-cookie"]:
        yield "sets a cookie"


def comparable(answer: Answer) -> tuple[int, bytes, tuple[tuple[str, str], ...]]:
    """All that a stranger could tell two answers apart by; nonces differ in any case."""
    headers = {
        name: NONCE.sub(b"", value.encode("latin-1")).decode("latin-1")
        for name, value in answer.headers.items()
    }
    return answer.status, NONCE.sub(b"", answer.body), tuple(sorted(headers.items()))
