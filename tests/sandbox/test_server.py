"""The HTTP server below the three origins."""

import socket
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import requests

from ecwid_native.sandbox import PortTakenError, Sandbox, Tokens
from tests.sandbox.conftest import CLIENT_ID, DEMO, STORE_ID, Api


@pytest.fixture
def wire(sandbox: Sandbox) -> Iterator[socket.socket]:
    address = urlsplit(sandbox.api_url)
    connection = socket.create_connection((address.hostname, address.port), timeout=10)
    yield connection
    connection.close()


def read_all(connection: socket.socket) -> bytes:
    received = b""
    while part := connection.recv(65_536):
        received += part
    return received


def test_starting_and_stopping_leaves_nothing_behind() -> None:
    before = set(threading.enumerate())
    sandbox = Sandbox([DEMO]).start()
    sandbox.create_store(STORE_ID)
    api = Api(sandbox, sandbox.install(CLIENT_ID, STORE_ID).access_token)
    api("GET", "/storage")
    address = urlsplit(sandbox.api_url)

    with socket.create_connection((address.hostname, address.port), timeout=10) as kept:
        kept.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert kept.recv(12) == b"HTTP/1.1 404"
        sandbox.stop()
        sandbox.stop()
        read_all(kept)  # comes to an end

    api.session.close()
    assert set(threading.enumerate()) == before


def test_a_stopped_sandbox_has_no_address() -> None:
    sandbox = Sandbox().start()
    sandbox.stop()

    with pytest.raises(RuntimeError, match="not running"):
        _ = sandbox.api_url


def test_a_taken_port_is_named_and_nothing_stays_open(sandbox: Sandbox) -> None:
    port = urlsplit(sandbox.storefront_url).port or 0

    with pytest.raises(PortTakenError, match=str(port)):
        Sandbox([DEMO], storefront_port=port).start()


def test_the_three_origins_differ(sandbox: Sandbox) -> None:
    origins = {sandbox.control_panel_url, sandbox.api_url[:-7], sandbox.storefront_url}

    assert len(origins) == 3
    assert all(origin.startswith("http://127.0.0.1:") for origin in origins)


def test_one_connection_serves_many_requests(wire: socket.socket) -> None:
    request = b"GET /api/v3/1003/storage HTTP/1.1\r\nHost: x\r\n\r\n"

    wire.sendall(request * 3 + request.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))

    assert read_all(wire).count(b"HTTP/1.1 403") == 4


def test_http_1_0_gets_one_answer(wire: socket.socket) -> None:
    wire.sendall(b"GET /api/v3/1003/storage HTTP/1.0\r\n\r\n")

    assert read_all(wire).count(b"HTTP/1.1 403") == 1


def test_chunked_bodies_are_read(sandbox: Sandbox, api: Api) -> None:
    response = api.session.put(api.base + "/storage/key", data=iter([b"one ", b"two"]), timeout=10)

    assert response.status_code == 200
    assert sandbox.storage(CLIENT_ID, STORE_ID) == {"key": "one two"}


def test_expect_100_continue(sandbox: Sandbox, tokens: Tokens, wire: socket.socket) -> None:
    wire.sendall(
        b"PUT /api/v3/1003/storage/key HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
        b"Authorization: Bearer " + tokens.access_token.encode() + b"\r\n"
        b"Connection: close\r\nExpect: 100-continue\r\n\r\n"
    )
    first = wire.recv(100)
    wire.sendall(b"value")

    assert first.startswith(b"HTTP/1.1 100")
    assert b"200 OK" in read_all(wire)


def test_many_clients_at_once(sandbox: Sandbox, tokens: Tokens) -> None:
    statuses: list[int] = []

    def write(number: int) -> None:
        api = Api(sandbox, tokens.access_token)
        answers = [api("PUT", f"/storage/{number}", data=str(turn)) for turn in range(10)]
        statuses.extend(answer.status_code for answer in answers)
        api.session.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert statuses == [200] * 80
    assert sandbox.storage(CLIENT_ID, STORE_ID) == {str(number): "9" for number in range(8)}


HEAD = b"PUT /api/v3/1003/storage/key HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"\r\n\r\n",
        b"nonsense\r\n\r\n",
        b"\0\0\0\r\n\r\n",
        b"\xff\xfe GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/x\r\n\r\n",
        b"GET / HTTP/2.0\r\n\r\n",
        b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",
        HEAD + b"X: " + b"a" * 70_000 + b"\r\n\r\n",
        HEAD + b"X: 1\r\n" * 200 + b"\r\n",
        HEAD + b"Content-Length: abc\r\n\r\n",
        HEAD + b"Content-Length: -5\r\n\r\n",
        HEAD + b"Content-Length: \xb2\r\n\r\n",
        HEAD + b"Content-Length: " + b"9" * 5_000 + b"\r\n\r\n",
        HEAD + b"Content-Length: 99999999999\r\n\r\n",
        HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
        HEAD + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        HEAD + b"Transfer-Encoding: gzip\r\n\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n-1\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nffffffffff\r\n",
        HEAD + b"no colon\r\n\r\n",
        HEAD + b"Authorization: Bearer \xff\xfe\0\r\n\r\n",
    ],
)
def test_what_is_not_http_gets_a_4xx(wire: socket.socket, request_bytes: bytes) -> None:
    wire.sendall(request_bytes)
    wire.shutdown(socket.SHUT_WR)

    answer = read_all(wire)

    assert answer == b"" or answer.split()[1].startswith(b"4"), answer[:80]


@pytest.mark.parametrize(
    "unfinished",
    [
        HEAD + b"Content-Length: 10\r\n\r\nhalf",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\nX: 1",
    ],
)
def test_a_client_that_leaves_early_changes_nothing(
    sandbox: Sandbox, wire: socket.socket, unfinished: bytes
) -> None:
    wire.sendall(unfinished)
    wire.shutdown(socket.SHUT_WR)
    read_all(wire)

    assert len(sandbox.requests) == 0


@pytest.mark.parametrize("target", ["http://x/api/v3/1003/storage", "/api/v3/1003/storage#frag"])
def test_odd_request_targets(wire: socket.socket, target: str) -> None:
    wire.sendall(f"GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())

    assert b"INVALID_API_TOKEN" in read_all(wire)


def test_paths_are_routed_undecoded(wire: socket.socket, sandbox: Sandbox) -> None:
    wire.sendall(b"GET /api/v3/1003%2Fstorage HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")

    assert b"404" in read_all(wire).splitlines()[0]
    assert sandbox.requests[-1].path == "/api/v3/1003%2Fstorage"


def test_answers_name_no_versions(sandbox: Sandbox) -> None:
    response = requests.get(sandbox.api_url, timeout=10)

    assert "Python" not in str(response.headers)
