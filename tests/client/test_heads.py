"""What comes before the body of an answer: read in one way only, or not at all."""

from __future__ import annotations

import gzip

import pytest

from ecwid_native.client.transport import Transport
from ecwid_native.exceptions import ResponseError, TransportError
from tests.client.conftest import ScriptedServer, answer

CHUNKED = b"2\r\n[]\r\n0\r\n\r\n"


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n",
        b"HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\n",
        b"HTTP/1.1 200\r\nCONTENT-LENGTH:2\r\n\r\n",
        b"HTTP/1.1 200 Gef\xfcllt\r\ncontent-length: \t2 \t\r\nX-Empty:\r\nX: \xfc: y\r\n\r\n",
        b"HTTP/1.1 200 OK\nContent-Length: 2\n\n",
        b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n",
        b"HTTP/1.1 103 Hints\r\nLink: <a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n",
    ],
)
def test_an_honest_head_is_read(transport: Transport, server: ScriptedServer, head: bytes) -> None:
    server.scripts.append(head + b"[]")

    response = transport.request("GET", "/storage", retries=0)

    assert (response.status, response.json()) == (200, [])


def test_a_head_of_spaces_takes_no_time(transport: Transport, server: ScriptedServer) -> None:
    """A pattern that took time in the square of the length would not end within minutes."""
    field = b"X: x" + b" " * 60_000 + b"y\r\n"
    server.scripts.append(b"HTTP/1.1 200 OK\r\n" + field * 50 + b"Content-Length: 2\r\n\r\n[]")

    assert transport.request("GET", "/storage", retries=0).status == 200


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length : 2\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: a\r\n Content-Length: 2\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n: 2\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length 2\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: a\rContent-Length: 2\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n",
        b"HTTP/1.1 200OK\r\n\r\n",
        b"HTTP/1.1 099 OK\r\n\r\n",
        b"HTTP/2 200 OK\r\n\r\n",
        b" HTTP/1.1 200 OK\r\n\r\n",
        b"\r\nHTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 101 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 65_536 + b"\r\n\r\n",
    ],
)
def test_anything_else_is_not_http(
    transport: Transport, server: ScriptedServer, head: bytes
) -> None:
    server.scripts.append(head + b"[]")

    with pytest.raises(TransportError, match="not HTTP"):
        transport.request("GET", "/storage", retries=0)

    # What else came over that connection is nobody's answer.
    assert transport.request("GET", "/storage").json() == []
    assert [received.connection for received in server.requests] == [1, 2]


@pytest.mark.parametrize(
    "fields",
    [
        b"Content-Length: 2\r\nContent-Length: 2\r\n",
        b"Transfer-Encoding: gzip, chunked\r\n",
        b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        b"Transfer-Encoding: identity\r\nContent-Length: 2\r\n",
    ],
)
def test_a_body_whose_length_is_not_clear_is_not_read(
    transport: Transport, server: ScriptedServer, fields: bytes
) -> None:
    server.scripts.append(b"HTTP/1.1 200 OK\r\n" + fields + b"\r\n" + CHUNKED)

    with pytest.raises(ResponseError, match="cannot be decoded"):
        transport.request("GET", "/storage", retries=0)


@pytest.mark.parametrize(
    ("script", "is_kept"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]", True),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n" + CHUNKED, True),
        (b"HTTP/1.1 204 No Content\r\n\r\n", True),
        (b"HTTP/1.1 204 No Content\r\nContent-Length: 9\r\n\r\n", True),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: Close\r\n\r\n[]", False),
        (b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n[]", False),
        # Whoever says both may mean either.
        (
            b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKED,
            False,
        ),
    ],
)
def test_a_connection_is_kept_when_its_answer_has_a_clear_end(
    transport: Transport, server: ScriptedServer, script: bytes, is_kept: bool
) -> None:
    server.scripts.append(script)

    transport.request("GET", "/storage", retries=0)
    transport.request("GET", "/storage", retries=0)

    connections = [received.connection for received in server.requests]
    assert connections == ([1, 1] if is_kept else [1, 2])


def test_an_answer_to_head_has_no_body(transport: Transport, server: ScriptedServer) -> None:
    server.scripts.append(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")

    assert transport.request("HEAD", "/storage").body == b""
    assert transport.request("GET", "/storage").json() == []
    assert [received.connection for received in server.requests] == [1, 1]


def test_repeated_fields_are_joined(transport: Transport, server: ScriptedServer) -> None:
    server.scripts.append(
        answer(200, gzip.compress(b"[]"), "Content-Encoding: gzip", "X-One: a", "x-one: b")
    )

    assert transport.request("GET", "/storage").headers["x-one"] == "a, b"
