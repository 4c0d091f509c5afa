"""Keeps a test run on this machine: a connection to anywhere else fails at once."""

import ipaddress
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

LOCAL_NAMES = frozenset({"localhost", "", "0.0.0.0", "::"})  # noqa: S104 - compared, not bound


class OutsideConnectionError(RuntimeError):
    """A test tried to reach another machine. Not an OSError, so that no retry hides it."""


@contextmanager
def only_this_machine() -> Iterator[None]:
    """Refuse look-ups of and connections to other machines until the block is left."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", guarded_connect(socket.socket.connect_ex))
        patch.setattr(socket, "getaddrinfo", guarded_look_up(socket.getaddrinfo))
        yield


def guarded_look_up(look_up: Callable[..., Any]) -> Callable[..., Any]:
    """The same look-up, but only for names of this machine."""

    def checked(host: Any, *args: Any, **kwargs: Any) -> Any:
        refuse_outside(host)
        return look_up(host, *args, **kwargs)

    return checked


def guarded_connect(method: Callable[..., Any]) -> Callable[..., Any]:
    """The same method of a socket, but only for addresses of this machine."""

    def checked(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            refuse_outside(address[0])
        return method(self, address)

    return checked


def refuse_outside(host: str | bytes | None) -> None:
    """Raise unless this host is the machine itself."""
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else host or ""
    if not is_local(name):
        raise OutsideConnectionError(
            f"A test tried to reach {name!r}; tests talk to the sandbox on this machine only."
        )


def is_local(name: str) -> bool:
    """Whether a host name or address can only mean this machine."""
    if name in LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False
