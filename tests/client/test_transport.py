from __future__ import annotations

import gzip
import json
import os
import signal
import socket
import ssl
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from ecwid_native import __version__
from ecwid_native.client.api import EcwidClient
from ecwid_native.client.budget import MemoryBudget
from ecwid_native.client.connections import Connections
from ecwid_native.client.transport import Transport
from ecwid_native.exceptions import (
    InvalidTokenError,
    RateLimitError,
    ResponseError,
    ServerError,
    TransportError,
)
from tests.client.conftest import STORE_ID, TOKEN, Script, ScriptedServer, answer


def name_of(value: object) -> str:
    """A test's id: the same in every process, which a function's address is not."""
    return str(getattr(value, "__name__", value))


def cut(connection: socket.socket) -> None:
    connection.shutdown(socket.SHUT_RDWR)


def cut_in_the_body(connection: socket.socket) -> None:
    connection.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[{"key":')
    connection.shutdown(socket.SHUT_RDWR)


def test_a_call_carries_token_user_agent_and_query(
    transport: Transport, server: ScriptedServer
) -> None:
    transport.request("GET", "/storage", params={"a": True, "b": "x y"})

    received = server.requests[0]
    assert (received.method, received.target) == ("GET", "/api/v3/1003/storage?a=true&b=x%20y")
    assert received.headers["authorization"] == f"Bearer {TOKEN}"
    assert received.headers["user-agent"] == f"ecwid-native/{__version__}"
    assert received.headers["accept-encoding"] == "gzip"
    assert "cookie" not in received.headers


def test_json_goes_out_as_utf_8(client: EcwidClient, server: ScriptedServer) -> None:
    client.request("PUT", "/profile", body={"name": "Straße"})

    received = server.requests[0]
    assert received.headers["content-type"] == "application/json; charset=utf-8"
    assert received.body == '{"name":"Straße"}'.encode()


def test_a_token_that_is_not_ascii_is_sent_as_utf_8(
    server: ScriptedServer, connections: Connections
) -> None:
    transport = Transport(
        store_id=1, access_token="secret_é漢", api_url=server.api_url, connections=connections
    )

    transport.request("GET", "/storage")

    assert server.requests[0].headers["authorization"] == "Bearer secret_é漢"


def test_given_headers_cannot_replace_the_token(
    transport: Transport, server: ScriptedServer
) -> None:
    transport.request("GET", "/a", headers={"Authorization": "Bearer other", "X-Note": "1"})

    assert server.requests[0].headers["authorization"] == f"Bearer {TOKEN}"
    assert server.requests[0].headers["x-note"] == "1"


@pytest.mark.parametrize("token", ["", "a b", "a\r\nX-Evil: 1", "a\x00", "\ud800", "x" * 600])
def test_an_impossible_token_is_refused_without_repeating_it(token: str) -> None:
    with pytest.raises(ValueError, match="access token") as caught:
        Transport(store_id=1, access_token=token)

    assert not token or token not in str(caught.value)


@pytest.mark.parametrize("store_id", [True, 0, -1, 2**63, 1.0, "1003"])
def test_an_impossible_store_is_refused(store_id: int) -> None:
    with pytest.raises(ValueError, match="store_id"):
        Transport(store_id=store_id, access_token="secret_a")


@pytest.mark.parametrize(
    "options",
    [
        {"timeout_seconds": 0},
        {"timeout_seconds": float("nan")},
        {"timeout_seconds": float("inf")},
        {"connect_timeout_seconds": -1},
        {"patience_seconds": float("nan")},
        {"retries": -1},
    ],
)
def test_impossible_limits_are_refused(options: dict[str, float]) -> None:
    with pytest.raises(ValueError):
        Transport(store_id=1, access_token="secret_a", **options)  # type: ignore[arg-type]  # table


def test_a_gzipped_answer_is_read(transport: Transport, server: ScriptedServer) -> None:
    body = gzip.compress(b'{"name": "shop"}')
    server.scripts.append(answer(200, body, "Content-Encoding: gzip"))

    assert transport.request("GET", "/profile").json() == {"name": "shop"}


def test_a_chunked_answer_is_read(transport: Transport, server: ScriptedServer) -> None:
    server.scripts.append(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[1\r\n3\r\n,2]\r\n0\r\n\r\n"
    )

    assert transport.request("GET", "/profile").json() == [1, 2]


def test_an_answer_packed_in_many_small_pieces_is_read(
    transport: Transport, server: ScriptedServer
) -> None:
    document = json.dumps({"name": "shop" * 100_000}).encode()
    packed = gzip.compress(document)
    chunks = b"".join(b"1\r\n%c\r\n" % byte for byte in packed) + b"0\r\n\r\n"
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    server.scripts.append(head + chunks)

    assert transport.request("GET", "/profile").body == document
    assert transport.request("GET", "/profile").json() == []
    assert server.connections == 1


def test_an_ssl_context_that_checks_nobody_is_refused() -> None:
    careless = ssl.create_default_context()
    careless.check_hostname = False

    with pytest.raises(ValueError, match="check"):
        Connections(ssl_context=careless)


def test_an_address_of_ipv6_can_be_called(connections: Connections) -> None:
    with socket.create_server(("::1", 0), family=socket.AF_INET6) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                heads.append(connection.recv(4096))
                connection.sendall(answer(200, b"[7]"))

        heads: list[bytes] = []
        thread = threading.Thread(target=serve)
        thread.start()
        port = listener.getsockname()[1]
        transport = Transport(
            store_id=1,
            access_token=TOKEN,
            api_url=f"http://[::1]:{port}/api/v3",
            connections=connections,
        )
        answered = transport.request("GET", "/profile").json()
        thread.join()

    assert answered == [7]
    assert f"Host: [::1]:{port}".encode() in heads[0]


def test_connections_are_kept_and_shared(server: ScriptedServer, connections: Connections) -> None:
    for store_id in (1, 2, 3):
        transport = Transport(
            store_id=store_id,
            access_token=f"secret_{store_id}",
            api_url=server.api_url,
            connections=connections,
        )
        transport.request("GET", "/storage")

    assert server.connections == 1
    tokens = [received.headers["authorization"] for received in server.requests]
    assert tokens == ["Bearer secret_1", "Bearer secret_2", "Bearer secret_3"]


def test_cookies_are_neither_kept_nor_sent(transport: Transport, server: ScriptedServer) -> None:
    server.scripts.append(answer(200, b"[]", "Set-Cookie: session=other-store; Path=/"))

    transport.request("GET", "/storage")
    transport.request("GET", "/storage")

    assert "cookie" not in server.requests[1].headers


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_an_error_and_the_token_goes_nowhere(
    transport: Transport, server: ScriptedServer, status: int
) -> None:
    elsewhere = f"Location: http://127.0.0.1:{server.port}/elsewhere"
    server.scripts.append(answer(status, b"", elsewhere))

    with pytest.raises(ResponseError, match="not followed: check the API's address") as caught:
        transport.request("GET", "/storage")

    assert caught.value.status == status
    assert [received.target for received in server.requests] == ["/api/v3/1003/storage"]


def test_an_endless_redirect_is_not_read_to_its_end(
    transport: Transport, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ecwid_native.client.connections.MAX_ANSWER_BYTES", 100_000)
    server.scripts.append(endless(b"HTTP/1.1 302 Found\r\nLocation: http://x.test/\r\n\r\n"))

    with pytest.raises(ResponseError, match="bytes") as caught:
        transport.request("GET", "/storage")

    assert caught.value.status == 302


def test_an_answer_without_end_is_cut_off(
    transport: Transport, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ecwid_native.client.connections.MAX_ANSWER_BYTES", 100_000)
    server.scripts.append(endless(b"HTTP/1.1 200 OK\r\n\r\n"))

    with pytest.raises(ResponseError, match="bytes"):
        transport.request("GET", "/storage")

    assert len(server.requests) == 1


def test_a_small_answer_that_unpacks_to_a_huge_one_is_cut_off(
    transport: Transport, server: ScriptedServer
) -> None:
    bomb = gzip.compress(bytes(64 * 1024 * 1024), compresslevel=9)
    server.scripts.append(answer(200, bomb, "Content-Encoding: gzip"))

    with pytest.raises(ResponseError, match="bytes"):
        transport.request("GET", "/storage")


def endless(head: bytes) -> Callable[[socket.socket], None]:
    def script(connection: socket.socket) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(bytes(65_536))

    return script


def test_the_environment_decides_nothing(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login someone password else\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    transport = Transport(store_id=1, access_token=TOKEN, api_url=server.api_url)

    transport.request("GET", "/storage")

    assert server.requests[0].headers["authorization"] == f"Bearer {TOKEN}"


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
@pytest.mark.parametrize(
    "failure", [answer(500), answer(503), answer(408), cut, cut_in_the_body], ids=name_of
)
def test_a_call_that_may_run_twice_is_tried_again(
    transport: Transport, server: ScriptedServer, pauses: list[float], method: str, failure: Script
) -> None:
    server.scripts += [failure, failure, answer(200, b'{"done": 1}')]

    assert transport.request(method, "/storage").json() == {"done": 1}
    assert len(server.requests) == 3
    assert 0.1 <= pauses[0] <= 0.2
    assert 0.2 <= pauses[1] <= 0.4


@pytest.mark.parametrize(
    ("failure", "expected"),
    [(answer(500), ServerError), (cut, TransportError), (cut_in_the_body, ResponseError)],
    ids=name_of,
)
def test_a_create_is_sent_once(
    transport: Transport,
    server: ScriptedServer,
    failure: Script,
    expected: type[Exception],
) -> None:
    server.scripts.append(failure)

    with pytest.raises(expected):
        transport.request("POST", "/products", data=b"{}")

    assert len(server.requests) == 1


def test_a_post_that_may_run_twice_is_tried_again(
    transport: Transport, server: ScriptedServer
) -> None:
    server.scripts.append(answer(500))

    transport.request("POST", "/storage/a", data=b"x", repeatable=True)

    assert [received.body for received in server.requests] == [b"x", b"x"]


def test_the_last_failure_is_raised_when_the_tries_are_used_up(
    transport: Transport, server: ScriptedServer
) -> None:
    server.scripts += [answer(500), cut_in_the_body, answer(503, b'{"errorCode": "DOWN"}')]

    with pytest.raises(ServerError) as caught:
        transport.request("GET", "/storage")

    assert (caught.value.status, caught.value.error_code) == (503, "DOWN")
    assert len(server.requests) == 3


@pytest.mark.parametrize("failure", [answer(500), answer(429), cut, cut_in_the_body], ids=name_of)
def test_without_retries_a_call_is_sent_once(
    transport: Transport, server: ScriptedServer, failure: Script
) -> None:
    server.scripts.append(failure)

    with pytest.raises((ResponseError, TransportError)):
        transport.request("GET", "/storage", retries=0)

    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [400, 402, 403, 404, 409])
def test_a_refusal_is_not_tried_again(
    transport: Transport, server: ScriptedServer, status: int
) -> None:
    server.scripts.append(answer(status))

    with pytest.raises(ResponseError):
        transport.request("GET", "/storage")

    assert len(server.requests) == 1


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_rate_limit_is_waited_for_whatever_the_method(
    transport: Transport, server: ScriptedServer, pauses: list[float], method: str
) -> None:
    server.scripts.append(answer(429, b"{}", "Retry-After: 3"))

    transport.request(method, "/products")

    assert len(server.requests) == 2
    assert 3 <= pauses[0] <= 3.2


@pytest.mark.parametrize("header", ["Retry-After: 60", "X-None: 1"])
def test_a_rate_limit_beyond_the_deadline_is_raised_at_once(
    transport: Transport, server: ScriptedServer, pauses: list[float], header: str
) -> None:
    server.scripts.append(answer(429, b'{"errorCode": "RATE_LIMITED"}', header))

    with pytest.raises(RateLimitError) as caught:
        transport.request("GET", "/storage")

    assert caught.value.retry_after == (60 if header.startswith("Retry") else None)
    assert pauses == []


def test_a_refused_token_has_its_own_error(transport: Transport, server: ScriptedServer) -> None:
    server.scripts.append(answer(403, json.dumps({"errorCode": "INVALID_API_TOKEN"})))

    with pytest.raises(InvalidTokenError):
        transport.request("GET", "/storage")


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_a_connection_closed_while_idle_costs_no_retry(
    transport: Transport, server: ScriptedServer, pauses: list[float], method: str
) -> None:
    transport.request("GET", "/storage")
    server.scripts.append(cut)

    transport.request(method, "/storage", retries=0)

    assert [received.connection for received in server.requests] == [1, 1, 2]
    assert pauses == []


def test_a_create_on_a_connection_closed_while_idle_is_not_sent_twice(
    transport: Transport, server: ScriptedServer
) -> None:
    transport.request("GET", "/storage")
    server.scripts.append(cut)

    with pytest.raises(TransportError):
        transport.request("POST", "/products", data=b"{}")

    assert len(server.requests) == 2


def test_a_connection_the_server_announced_to_close_is_not_reused(
    transport: Transport, server: ScriptedServer
) -> None:
    def close_politely(connection: socket.socket) -> None:
        connection.sendall(answer(200, b"[]", "Connection: close"))
        connection.shutdown(socket.SHUT_RDWR)

    server.scripts.append(close_politely)

    transport.request("GET", "/storage", retries=0)
    transport.request("POST", "/products", retries=0)

    assert [received.connection for received in server.requests] == [1, 2]


@pytest.mark.parametrize(
    "script",
    [
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 70_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\n[]",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n[]",
        b"HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\n[]",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n[]",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: 2\r\n\r\n[]",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"[]", mtime=0)[:-4],
    ],
)
def test_an_answer_that_is_not_http_is_an_api_error(
    transport: Transport, server: ScriptedServer, script: bytes
) -> None:
    def send(connection: socket.socket) -> None:
        connection.sendall(script)
        connection.shutdown(socket.SHUT_RDWR)

    server.scripts.append(send)

    with pytest.raises((TransportError, ResponseError)):
        transport.request("GET", "/storage", retries=0).json()


def test_a_download_read_to_its_end_leaves_its_connection_to_the_next_call(
    transport: Transport, server: ScriptedServer
) -> None:
    server.default = answer(200, b"x" * 200_000)
    first = transport.stream("/file")
    assert sum(len(part) for part in first.read()) == 200_000
    second = transport.stream("/file")
    # Nothing is left to close: the connection is the other download's by now.
    first.close()

    assert sum(len(part) for part in second.read()) == 200_000
    abandoned = transport.stream("/file")
    abandoned.close()
    transport.request("GET", "/storage")

    assert [received.connection for received in server.requests] == [1, 1, 1, 2]


def test_nobody_listening_is_a_transport_error_after_the_retries(pauses: list[float]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    transport = Transport(
        store_id=STORE_ID,
        access_token=TOKEN,
        api_url=f"http://127.0.0.1:{port}/api/v3",
        sleep=pauses.append,
    )

    with pytest.raises(TransportError, match="Connection refused") as caught:
        transport.request("POST", "/products")

    assert (caught.value.method, caught.value.path) == ("POST", "/1003/products")
    assert len(pauses) == 2


def test_an_unknown_host_is_a_transport_error(
    pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    # No name may be looked up in a test, so the look-up itself has to be told to fail.
    def not_found(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", not_found)
    transport = Transport(
        store_id=1, access_token=TOKEN, api_url="http://nowhere.invalid", sleep=pauses.append
    )

    with pytest.raises(TransportError, match="API_URL"):
        transport.request("GET", "/storage")


def test_an_address_that_this_machine_has_no_network_for_is_passed_over(
    transport: Transport, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As IPv6 is on a machine without it: the name has such an address, but no socket can be made.
    unknown = (socket.AF_X25, socket.SOCK_STREAM, 0, "", ("::1", server.port))
    known = socket.getaddrinfo("127.0.0.1", server.port, type=socket.SOCK_STREAM)
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [unknown, *known])

    assert transport.request("GET", "/storage").status == 200


def test_many_threads_can_share_one_transport(
    server: ScriptedServer, connections: Connections
) -> None:
    transport = Transport(
        store_id=STORE_ID,
        access_token=TOKEN,
        api_url=server.api_url,
        connections=connections,
        budget=MemoryBudget(calls=10_000, burst=1_000),
    )
    server.default = answer(200, b'{"ok": true}')
    results: list[object] = []

    def call() -> None:
        results.extend(transport.request("GET", "/profile").json() for _ in range(20))

    threads = [threading.Thread(target=call) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert results == [{"ok": True}] * 160
    assert server.connections <= 8


def test_a_forked_process_does_not_use_its_parents_connection(
    transport: Transport, server: ScriptedServer
) -> None:
    transport.request("GET", "/storage")

    child = os.fork()
    if child == 0:
        try:
            transport.request("GET", "/storage")
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    transport.request("GET", "/storage")

    assert [received.connection for received in server.requests] == [1, 2, 1]


def test_ctrl_c_leaves_no_connection_open(transport: Transport, server: ScriptedServer) -> None:
    is_closed = threading.Event()

    def interrupt(connection: socket.socket) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        connection.settimeout(5)
        if connection.recv(1) == b"":
            is_closed.set()

    server.scripts.append(interrupt)
    usual = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            transport.request("GET", "/storage")
    finally:
        signal.signal(signal.SIGINT, usual)

    assert is_closed.wait(5)


def test_a_call_that_no_try_could_send_says_so(
    transport: Transport, server: ScriptedServer
) -> None:
    server.stop()

    with pytest.raises(TransportError) as caught:
        transport.request("PUT", "/storage/a", data=b"x")

    assert caught.value.is_unsent


def test_a_call_that_one_try_may_have_sent_says_so(
    transport: Transport, server: ScriptedServer, pauses: list[float]
) -> None:
    def cut_and_leave(connection: socket.socket) -> None:
        server._listener.shutdown(socket.SHUT_RDWR)
        server._listener.close()
        cut(connection)

    server.scripts.append(cut_and_leave)

    with pytest.raises(TransportError, match="no connection") as caught:
        transport.request("PUT", "/storage/a", data=b"x")

    assert len(pauses) == 2
    assert not caught.value.is_unsent
