"""Bytes over a socket, with no HTTP library to make them right."""

import socket
from collections.abc import Mapping
from dataclasses import dataclass

SECONDS = 20
"""A limit for a server that does not answer, so that the suite does not hang."""


@dataclass(frozen=True, kw_only=True)
class RawAnswer:
    """What came back before the server closed the connection."""

    raw: bytes

    @property
    def status(self) -> int:
        """The status; 0 when the connection was cut without an answer."""
        line = self.raw.partition(b"\r\n")[0].split(b" ")
        return int(line[1]) if len(line) > 1 and line[0].startswith(b"HTTP/1.") else 0

    @property
    def body(self) -> bytes:
        """What follows the head."""
        return self.raw.partition(b"\r\n\r\n")[2]


def raw_request(
    path: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes = b"",
    length: str | None = None,
) -> bytes:
    """A request; headers are latin-1 text and go out as they are."""
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost", "Connection: close"]
    lines.append("X-Forwarded-Proto: https")
    if length is None and body:
        length = str(len(body))
    if length is not None:
        lines.append(f"Content-Length: {length}")
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def exchange(port: int, data: bytes, *, half_close: bool = False) -> RawAnswer:
    """Send everything, say that this is all if asked to, and read until the server closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=SECONDS) as connection:
        try:
            connection.sendall(data)
            if half_close:
                connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # answered before all was sent; what it answered is below, if it was sent
        received = bytearray()
        try:
            while chunk := connection.recv(65_536):
                received += chunk
        except ConnectionResetError:
            return RawAnswer(raw=b"")
    return RawAnswer(raw=bytes(received))
