"""Under ASGI, too, what Django cannot make a request of is refused before it tries."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import pytest
from asgiref.sync import async_to_sync

from config.asgi import application

FORM = "application/x-www-form-urlencoded"
MANY_FIELDS = "&".join(f"a{number}=1" for number in range(3_000))

# Django closes what connections there are at the end of a request.
pytestmark = pytest.mark.django_db


async def ask(content_type: str, query: str) -> tuple[int, dict[str, str]]:
    """Open the app without a payload, as the reference deployment answers it."""
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "path": "/demo/open",
        "query_string": query.encode(),
        "headers": [(b"host", b"testserver"), (b"content-type", content_type.encode())],
    }
    sent: list[dict[str, Any]] = []
    has_ended = asyncio.Event()
    messages = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> Any:
        for message in messages:
            return message
        await has_ended.wait()  # nor does the client go away before it has its answer
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    await application(cast("Any", scope), receive, send)
    start = sent[0]
    return start["status"], {
        name.decode().lower(): value.decode() for name, value in start["headers"]
    }


@pytest.mark.parametrize(
    ("content_type", "query", "expected"),
    [
        (f"{FORM}; charset=zlib_codec", "a=%ff", 400),
        (f"{FORM}; charset=idna", "", 400),
        (f"{FORM}; charset=utf-16", MANY_FIELDS, 400),
        (f"{FORM}; charset=utf-8", "a=%ff", 403),
        (f"{FORM}; charset=no-such-charset", "a=%ff", 403),
        (FORM, "a=1", 403),
    ],
)
def test_a_charset_that_is_none_is_refused(content_type: str, query: str, expected: int) -> None:
    status, headers = async_to_sync(ask)(content_type, query)

    assert status == expected
    assert "frame-ancestors" in headers["content-security-policy"]
