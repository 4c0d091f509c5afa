"""Bodies of answers as they come over the wire: chunks, packing, and where they end."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Callable

import pytest

from ecwid_native.client.api import EcwidClient
from ecwid_native.client.transport import Transport
from ecwid_native.exceptions import ResponseError
from tests.client.conftest import ScriptedServer, answer

CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
PACKED = "Content-Encoding: gzip"
PACKED_ONE = gzip.compress(b"[1]", mtime=0)


@pytest.mark.parametrize(
    "chunks",
    [
        b"2\r\n[]\r\n0\r\n\r\n",
        b"1\r\n[\r\n01;name=value\r\n]\r\n000\r\n\r\n",
        b"2 \r\n[]\r\n0\r\nChecksum: 5\r\nOther: 6\r\n\r\n",
    ],
)
def test_honest_chunks_are_read_and_the_connection_is_kept(
    transport: Transport, server: ScriptedServer, chunks: bytes
) -> None:
    server.scripts.append(CHUNKED + chunks)

    first, second = transport.request("GET", "/a"), transport.request("GET", "/b")

    assert first.body == second.body == b"[]"
    assert server.connections == 1


@pytest.mark.parametrize(
    "chunks",
    [
        b"+2\r\n[]\r\n0\r\n\r\n",
        b"-1\r\n[]\r\n0\r\n\r\n",
        b"0x2\r\n[]\r\n0\r\n\r\n",
        b" 2\r\n[]\r\n0\r\n\r\n",
        b"0_2\r\n[]\r\n0\r\n\r\n",
        b"2\n[]\r\n0\r\n\r\n",
        b"2\r\n[]XX0\r\n\r\n",
        b"2\r\n[]0\r\n\r\n",
        b"\r\n[]\r\n0\r\n\r\n",
        b"1000000000000000\r\n[]\r\n0\r\n\r\n",
        b"2\r\n[]\r\n0\r\n" + b"a: b\r\n" * 100,
    ],
)
def test_chunks_that_can_be_read_in_two_ways_are_an_error(
    transport: Transport, server: ScriptedServer, chunks: bytes
) -> None:
    server.scripts.append(CHUNKED + chunks)

    with pytest.raises(ResponseError, match="200 the answer broke off"):
        transport.request("GET", "/a", retries=0)
    transport.request("GET", "/b")

    assert server.connections == 2


@pytest.mark.parametrize(
    "first",
    [
        answer(200, "[1]") + answer(200, '["not yours"]'),
        CHUNKED + b"3\r\n[1]\r\n0\r\n\r\n" + b"more",
    ],
)
def test_what_comes_behind_an_answer_is_nobodys(
    transport: Transport, server: ScriptedServer, first: bytes
) -> None:
    server.scripts.append(first)

    bodies = [transport.request("GET", path).body for path in ("/a", "/b")]

    assert bodies == [b"[1]", b"[]"]
    assert server.connections == 2


@pytest.mark.parametrize("status", [200, 204])
def test_a_packed_answer_may_be_empty(
    transport: Transport, server: ScriptedServer, status: int
) -> None:
    server.scripts.append(answer(status, "", PACKED))

    assert transport.request("DELETE", "/a").body == b""


def test_an_answer_may_be_packed_in_several_members(
    transport: Transport, server: ScriptedServer
) -> None:
    server.scripts.append(answer(200, gzip.compress(b"[1,") + gzip.compress(b"2]"), PACKED))

    assert transport.request("GET", "/a").body == b"[1,2]"


@pytest.mark.parametrize("body", [PACKED_ONE + b"junk", PACKED_ONE[:-4]])
def test_an_answer_that_is_packed_wrongly_is_an_error(
    transport: Transport, server: ScriptedServer, body: bytes
) -> None:
    server.scripts.append(answer(200, body, PACKED))

    with pytest.raises(ResponseError, match="cannot be decoded"):
        transport.request("GET", "/a", retries=0)


def until_closed(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\nthe file")
    connection.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize("script", [answer(200, "the file", "Connection: close"), until_closed])
def test_a_file_comes_whole_from_a_server_that_closes(
    client: EcwidClient, server: ScriptedServer, script: bytes | Callable[[socket.socket], None]
) -> None:
    server.scripts.append(script)

    assert client.products.download_file(5, 7).read() == b"the file"
