"""Reads the body of an answer: up to where its head, or its last chunk, says that it ends.

`http.client` forgives chunks that two readers could read differently: a size of ``+2``, ``0x2`` or
``-1``, and anything at all behind their data.

Source: RFC 9112, HTTP/1.1, sections 6 and 7.
"""

from __future__ import annotations

import re
from http.client import HTTPException, IncompleteRead
from io import BufferedReader

MAX_LINE_BYTES = 65_536
MAX_FIELDS = 100

# At most 15 digits: less than any file has bytes. What is behind a semicolon means nothing to us.
_CHUNK_LINE = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]*)?\r\n")
_LINE_END = b"\r\n"


class Body:
    """The bytes of one answer behind its head.

    Args:
        source: read up to the end of the head.
        length: how many bytes there are; None when the connection ends with the last one.
        is_chunked: whether they come in chunks, each of which says its own length.
    """

    def __init__(self, source: BufferedReader, *, length: int | None, is_chunked: bool) -> None:
        self._source = source
        # Of the whole, or of the chunk that is being read.
        self._left = 0 if is_chunked else length
        self._has_chunks = is_chunked

    def read(self, size: int) -> bytes:
        """Return so many bytes, fewer before the end, and none there.

        Raises:
            HTTPException: it broke off (`IncompleteRead`), or a chunk is none.
        """
        if self._left is None:
            return self._source.read(size)
        if self._has_chunks:
            return self._read_chunks(size)
        return self._read_left(size)

    def _read_left(self, size: int) -> bytes:
        assert self._left is not None
        wanted = min(size, self._left)
        data = self._source.read(wanted)
        if len(data) < wanted:
            raise IncompleteRead(data, wanted - len(data))
        self._left -= wanted
        return data

    def _read_chunks(self, size: int) -> bytes:
        parts: list[bytes] = []
        while size > 0 and self._has_chunks:
            if self._left == 0:
                self._begin_chunk()
                continue
            part = self._read_left(size)
            size -= len(part)
            parts.append(part)
            if self._left == 0 and self._source.read(len(_LINE_END)) != _LINE_END:
                raise HTTPException("a chunk is longer than it says")
        return b"".join(parts)

    def _begin_chunk(self) -> None:
        found = _CHUNK_LINE.fullmatch(self._source.readline(MAX_LINE_BYTES))
        if found is None:
            raise HTTPException("not the beginning of a chunk")
        self._left = int(found[1], 16)
        if self._left == 0:
            self._has_chunks = False
            self._pass_trailer()

    def _pass_trailer(self) -> None:
        """Read fields that nobody announced, up to the empty line."""
        for _ in range(MAX_FIELDS):
            line = self._source.readline(MAX_LINE_BYTES)
            if line == _LINE_END:
                return
            if not line.endswith(b"\n"):
                break
        raise HTTPException("the last chunk has no end")
