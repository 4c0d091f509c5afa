"""A server that keeps the connection busy cannot hold a call beyond its time-out.

None of these servers ever finishes by itself, and most send often enough that an ordinary
time-out, which starts anew with each byte, never fires: a test that ends is the proof.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ecwid_native.client.api import EcwidClient
from ecwid_native.client.connections import Connections
from ecwid_native.client.transport import Transport
from ecwid_native.exceptions import APIError, TransportError
from tests.client.conftest import TOKEN, ScriptedServer, answer, silent
from tests.client_clock import Clock

SECONDS = 0.2
OK = b"HTTP/1.1 200 OK\r\n"


def drip(head: bytes, part: bytes) -> Callable[[socket.socket], None]:
    """Send the head, then small parts for ever, each well within the time-out."""

    def script(connection: socket.socket) -> None:
        connection.sendall(head)
        while True:
            time.sleep(SECONDS / 10)
            connection.sendall(part)

    return script


@pytest.fixture
def hasty(server: ScriptedServer, connections: Connections) -> Transport:
    return Transport(
        store_id=1003,
        access_token=TOKEN,
        api_url=server.api_url,
        timeout_seconds=SECONDS,
        connections=connections,
    )


@pytest.mark.parametrize(
    "script",
    [
        silent,
        drip(b"", b"H"),
        drip(b"HTTP/1.1 2", b"0"),
        drip(OK, b"X"),
        drip(OK, b"X: y\r\n"),
        drip(OK + b"Content-Length: 100000\r\n\r\n", b"x"),
        drip(OK + b"\r\n", b"x"),
        drip(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
        drip(OK + b"Transfer-Encoding: chunked\r\n\r\nffff\r\n", b"x"),
        drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        drip(b"HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 9999\r\n\r\n", b"x"),
        drip(b"HTTP/1.1 500 Oops\r\nContent-Length: 9999\r\n\r\n", b"x"),
    ],
)
def test_a_slow_answer_ends_in_a_transport_error(
    hasty: Transport,
    server: ScriptedServer,
    clock: Clock,
    script: Callable[[socket.socket], None],
) -> None:
    server.scripts.append(clock.starts_with(script))

    with pytest.raises(TransportError, match="time-out"):
        hasty.request("GET", "/storage")

    assert len(server.requests) == 1


def test_a_slow_answer_on_a_kept_connection_ends_too(
    hasty: Transport, transport: Transport, server: ScriptedServer, clock: Clock
) -> None:
    transport.request("GET", "/storage")
    slow = drip(OK + b"Content-Length: 100000\r\n\r\n", b"x")
    server.scripts.append(clock.starts_with(slow))

    with pytest.raises(TransportError):
        hasty.request("GET", "/storage")

    assert [received.connection for received in server.requests] == [1, 1]


def test_a_connection_that_timed_out_is_not_used_again(
    hasty: Transport, transport: Transport, server: ScriptedServer, clock: Clock
) -> None:
    slow = drip(OK + b"Content-Length: 100000\r\n\r\n", b"x")
    server.scripts.append(clock.starts_with(slow))
    with pytest.raises(TransportError):
        hasty.request("GET", "/storage")

    assert transport.request("GET", "/storage").json() == []
    assert [received.connection for received in server.requests] == [1, 2]


def test_a_server_that_does_not_read_ends_too() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        transport = Transport(
            store_id=1003,
            access_token=TOKEN,
            api_url=f"http://127.0.0.1:{listener.getsockname()[1]}",
            timeout_seconds=SECONDS,
        )

        with pytest.raises(TransportError):
            transport.request("PUT", "/storage/a", data=bytes(50_000_000))


def slow_reader(listener: socket.socket, clock: Clock, received: list[int], size: int) -> None:
    """Read a body in small pieces with pauses, each shorter than the time-out, and answer.

    Ends when the sender has gone away: the test has failed then, and must not wait for ever.
    """
    connection, _ = listener.accept()
    with connection:
        head = b""
        while b"\r\n\r\n" not in head:
            head += connection.recv(1)
        while sum(received) < size:
            clock.advance(SECONDS / 20)
            piece = connection.recv(65_536, socket.MSG_WAITALL)
            if not piece:
                return
            received.append(len(piece))
        connection.sendall(answer(200, b'{"id": 7}'))


@pytest.mark.parametrize("is_path", [True, False])
def test_a_file_may_take_as_long_as_it_needs_while_its_parts_arrive(
    tmp_path: Path, clock: Clock, is_path: bool
) -> None:
    size = 50 * 65_536
    path = tmp_path / "large.jpg"
    path.write_bytes(bytes(size))
    received: list[int] = []
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        thread = threading.Thread(target=slow_reader, args=(listener, clock, received, size))
        thread.start()
        api_url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        client = EcwidClient(1003, TOKEN, api_url=api_url, timeout_seconds=SECONDS)

        answered = client.products.upload_image(5, path if is_path else path.read_bytes())
        thread.join()

    assert answered == {"id": 7}
    # All the pauses together are more than twice the time of a call.
    assert len(received) >= 50


def test_a_file_that_becomes_shorter_on_its_way_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "large.jpg"
    with path.open("wb") as file:
        file.truncate(15_000_000)  # more than is on its way at once

    def shorten(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(1)
            os.truncate(path, 1)
            while connection.recv(1_000_000):
                pass

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=shorten, args=(listener,))
        thread.start()
        api_url = f"http://127.0.0.1:{listener.getsockname()[1]}"

        with pytest.raises(TransportError, match="become shorter"):
            EcwidClient(1003, TOKEN, api_url=api_url).products.upload_image(5, path)
        thread.join()


def test_a_file_that_is_gone_by_its_second_try_is_an_error(
    server: ScriptedServer, tmp_path: Path
) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"picture")

    def remove(connection: socket.socket) -> None:
        path.unlink()
        connection.sendall(answer(429, "{}", "Retry-After: 0"))

    server.scripts.append(remove)

    with pytest.raises(TransportError, match="cannot be read any more"):
        EcwidClient(1003, TOKEN, api_url=server.api_url).products.upload_image(5, path)
    assert len(server.requests) == 1


def test_retries_and_pauses_share_the_deadline(
    server: ScriptedServer, connections: Connections
) -> None:
    server.default = answer(503)
    transport = Transport(
        store_id=1003,
        access_token=TOKEN,
        api_url=server.api_url,
        timeout_seconds=SECONDS,
        retries=1_000_000,
        connections=connections,
    )

    with pytest.raises(APIError):
        transport.request("GET", "/storage")

    assert len(server.requests) < 10


@pytest.fixture
def full_listener() -> Iterator[int]:
    """A port whose queue of connections is full: connecting gets no answer at all."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener:
        address = listener.getsockname()
        waiting = []
        for _ in range(3):
            queued = socket.socket()
            queued.setblocking(False)
            queued.connect_ex(address)
            waiting.append(queued)
        yield address[1]
        for queued in waiting:
            queued.close()


def test_connecting_has_a_time_out_of_its_own(full_listener: int) -> None:
    transport = Transport(
        store_id=1003,
        access_token=TOKEN,
        api_url=f"http://127.0.0.1:{full_listener}",
        connect_timeout_seconds=0.1,
        timeout_seconds=3600,
    )

    with pytest.raises(TransportError, match="no connection"):
        transport.request("POST", "/products")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for localhost, signed by itself, with its key in the same file."""
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", "/CN=localhost"),
            *("-addext", "subjectAltName=DNS:localhost"),
            *("-keyout", path, "-out", path.with_suffix(".crt")),
        ],
        capture_output=True,
        check=True,
    )
    path.write_bytes(path.read_bytes() + path.with_suffix(".crt").read_bytes())
    return path


@contextlib.contextmanager
def tls_server(certificate: Path, serve: Callable[[ssl.SSLSocket], None]) -> Iterator[int]:
    """A port behind which a function serves each connection until one end is closed."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    threads: list[threading.Thread] = []

    def serve_one(raw: socket.socket) -> None:
        with (
            contextlib.suppress(OSError),
            context.wrap_socket(raw, server_side=True) as connection,
        ):
            serve(connection)

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                raw, _ = listener.accept()
                threads.append(threading.Thread(target=serve_one, args=(raw,)))
                threads[-1].start()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threads.append(threading.Thread(target=accept))
        threads[0].start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
    for thread in threads:
        thread.join()


@pytest.fixture
def secure_port(certificate: Path) -> Iterator[int]:
    """Speaks TLS; answers the first request on each connection, drips on the second."""

    def serve(connection: ssl.SSLSocket) -> None:
        for number in itertools.count():
            if not connection.recv(65_536):
                return
            if number:
                drip(OK + b"Content-Length: 100000\r\n\r\n", b"x")(connection)
            connection.sendall(answer(200, b'{"secure": true}'))

    with tls_server(certificate, serve) as port:
        yield port


@pytest.fixture
def trusting(certificate: Path) -> Iterator[Connections]:
    """Connections that trust the certificate."""
    context = ssl.create_default_context(cafile=str(certificate.with_suffix(".crt")))
    connections = Connections(connect_timeout_seconds=60, ssl_context=context)
    yield connections
    connections.close()


def test_tls_carries_much_both_ways(certificate: Path, trusting: Connections) -> None:
    sent = os.urandom(5_000_000)

    def echo(connection: ssl.SSLSocket) -> None:
        stream = connection.makefile("rwb")
        while (line := stream.readline()) != b"\r\n":
            assert line
        # Late on both ways, so that the other end has to wait for room and for bytes.
        time.sleep(SECONDS)
        body = stream.read(len(sent))
        stream.write(OK + b"Content-Length: %d\r\n\r\n" % len(body))
        stream.flush()
        time.sleep(SECONDS)
        stream.write(body)
        stream.flush()

    with tls_server(certificate, echo) as port:
        transport = Transport(
            store_id=1003,
            access_token=TOKEN,
            api_url=f"https://localhost:{port}",
            timeout_seconds=60,
            connections=trusting,
        )

        assert transport.request("PUT", "/storage/a", data=sent, retries=0).body == sent


def test_a_tls_server_that_does_not_read_ends_too(certificate: Path, trusting: Connections) -> None:
    is_over = threading.Event()

    def answer_once(connection: ssl.SSLSocket) -> None:
        connection.recv(65_536)
        connection.sendall(answer(200, b"[]"))
        is_over.wait(30)

    with tls_server(certificate, answer_once) as port:
        patient, hasty = patient_and_hasty(port, trusting)
        patient.request("GET", "/storage")  # so that no time goes into connecting

        with pytest.raises(TransportError, match="time-out"):
            hasty.request("PUT", "/storage/a", data=bytes(50_000_000))
        is_over.set()


def patient_and_hasty(port: int, connections: Connections) -> Iterator[Transport]:
    """Two that share their connections."""
    return (
        Transport(
            store_id=1003,
            access_token=TOKEN,
            api_url=f"https://localhost:{port}/api/v3",
            timeout_seconds=seconds,
            connections=connections,
        )
        for seconds in (60, SECONDS)
    )


def test_tls_answers_are_read_and_have_the_same_deadline(
    secure_port: int, trusting: Connections
) -> None:
    patient, hasty = patient_and_hasty(secure_port, trusting)

    assert patient.request("GET", "/profile").json() == {"secure": True}
    with pytest.raises(TransportError, match="time-out"):
        hasty.request("GET", "/profile")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_an_untrusted_certificate_is_refused_at_once(
    secure_port: int, certificate: Path, host: str, pauses: list[float]
) -> None:
    # Trusted for localhost, the same certificate is still not one for the address.
    trusted = ssl.create_default_context(cafile=str(certificate.with_suffix(".crt")))
    connections = Connections(
        connect_timeout_seconds=60, ssl_context=trusted if host != "localhost" else None
    )
    transport = Transport(
        store_id=1003,
        access_token=TOKEN,
        api_url=f"https://{host}:{secure_port}/api/v3",
        connections=connections,
        sleep=pauses.append,
    )

    with pytest.raises(TransportError, match="certificate"):
        transport.request("GET", "/profile")

    assert pauses == []
    connections.close()


def test_a_tls_handshake_without_answer_ends_too() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        transport = Transport(
            store_id=1003,
            access_token=TOKEN,
            api_url=f"https://127.0.0.1:{listener.getsockname()[1]}",
            connect_timeout_seconds=SECONDS,
            timeout_seconds=3600,
            retries=0,
        )

        with pytest.raises(TransportError):
            transport.request("GET", "/storage")
