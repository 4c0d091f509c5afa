"""An answer of the API on its way: status and headers are here, the body arrives."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from http.client import HTTPException
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecwid_native.client.heads import HeadedResponse
    from ecwid_native.client.sockets import Connection

# What went wrong while an answer was read: the system, the protocol, or how it is packed.
READ_ERRORS = (OSError, HTTPException, ValueError, zlib.error)
GZIP = zlib.MAX_WBITS | 16
UNPACKED_BYTES = 65_536


class Answer:
    """One answer, not yet read. Close it in any case.

    Args:
        connection: that it comes over.
        response: with its headers read.
        keep: takes the connection back when it can serve again.

    Attributes:
        status: the HTTP status.
        headers: by lower-case name.

    Raises:
        ValueError: it is not clear how long the body is, or it is packed in a way not asked for.
    """

    def __init__(
        self,
        connection: Connection,
        response: HeadedResponse,
        *,
        keep: Callable[[Connection], None],
    ) -> None:
        self._connection: Connection | None = connection
        self._keep = keep
        self.status = response.status
        self.headers = response.fields
        self._response = response
        if not self.headers.get("content-length", "0").isdecimal():
            raise ValueError("the length of the body is not a number")
        if self.headers.get("transfer-encoding", "chunked").lower() != "chunked":
            raise ValueError("the body is cut up in an unknown way")
        packing = self.headers.get("content-encoding", "identity").lower()
        if packing not in {"identity", "gzip", "x-gzip"}:
            raise ValueError("the body is packed in an unknown way")
        self._is_packed = packing != "identity"
        self._is_read = False

    def parts(self, size: int, *, seconds: float | None = None) -> Iterator[bytes]:
        """Yield the body, unpacked.

        Args:
            size: the most bytes to read at once.
            seconds: for each part; by default all share what is left for the request.

        Raises:
            one of `READ_ERRORS`: it broke off, or cannot be unpacked.
        """
        parts = self._parts(size, seconds)
        return _unpacked(parts) if self._is_packed else parts

    def close(self) -> None:
        """Let the connection go: for the next request if this one was read to its end."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        response = self._response
        can_serve = self._is_read and not response.will_close and not response.has_more()
        response.close()
        if can_serve:
            self._keep(connection)
        else:
            connection.close()

    def _parts(self, size: int, seconds: float | None) -> Iterator[bytes]:
        while True:
            if seconds is not None:
                self._response.sock.settimeout(seconds)
            part = self._response.body.read(size)
            if not part:
                break
            yield part
        self._is_read = True


def _unpacked(parts: Iterator[bytes]) -> Iterator[bytes]:
    """Yield what was packed, in parts that are small however well it was packed.

    Nothing at all is fine: a body that is left out, with a 204 say, is still said to be packed.
    """
    unpacker = None
    for part in parts:
        waiting = part
        while waiting:
            # Packed data may have several members, one after the other.
            if unpacker is None or unpacker.eof:
                unpacker = zlib.decompressobj(wbits=GZIP)
            yield unpacker.decompress(waiting, UNPACKED_BYTES)
            waiting = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    if unpacker is None:
        return
    yield unpacker.flush()
    if not unpacker.eof:
        raise ValueError("the packed body broke off")
