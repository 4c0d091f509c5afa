"""The suite cannot reach another machine."""

import socket
import urllib.request

import pytest

from ecwid_native.testing.network import OutsideConnectionError, is_local

OUTSIDE = ("192.0.2.1", "10.0.0.1", "2001:db8::1", "example.com", "localhost.example.com")
LOCAL = ("127.0.0.1", "127.9.9.9", "::1", "localhost", "")


@pytest.mark.parametrize("host", OUTSIDE)
def test_other_machines_are_outside(host: str) -> None:
    assert not is_local(host)


@pytest.mark.parametrize("host", LOCAL)
def test_this_machine_is_not_outside(host: str) -> None:
    assert is_local(host)


@pytest.mark.parametrize("host", OUTSIDE)
def test_a_connection_to_another_machine_fails_before_it_is_tried(host: str) -> None:
    with socket.socket() as client, pytest.raises(OutsideConnectionError, match="sandbox"):
        client.connect((host, 80))


def test_a_name_of_another_machine_is_not_looked_up() -> None:
    with pytest.raises(OutsideConnectionError):
        urllib.request.urlopen("https://app.ecwid.com/api/v3/1003/storage")


def test_a_server_on_this_machine_is_reached() -> None:
    server = socket.create_server(("127.0.0.1", 0))
    with server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()
