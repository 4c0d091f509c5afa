"""Reads the head of an answer: its status and header fields.

`http.client` leaves that to a parser of e-mail, which takes more time for a page of a list than
all of our own code, and forgives fields that two readers could read differently.

Source: RFC 9112, HTTP/1.1, sections 2 to 6.
"""

from __future__ import annotations

import re
from http.client import BadStatusLine, HTTPException, HTTPResponse, RemoteDisconnected
from typing import TYPE_CHECKING, cast

from ecwid_native.client.bodies import MAX_FIELDS, MAX_LINE_BYTES, Body

if TYPE_CHECKING:
    import socket

    from ecwid_native.client.sockets import ArrivedReader, DeadlineSocket

_STATUS_LINE = re.compile(rb"HTTP/1\.([01]) ([1-9][0-9]{2})(?: [^\r\n]*)?\r?\n")
# No space before the colon, and no line that goes on with the one before. What stands around the
# value is for `strip`: a pattern that looks for its end would try every space of a long value.
_FIELD_LINE = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):([^\r\n\0]*)\r?\n")
_AROUND = b" \t"
_END = (b"\r\n", b"\n")


class HeadedResponse(HTTPResponse):
    """An answer of `http.client` that is read strictly.

    Attributes:
        fields: by lower-case name; the values of a repeated one are joined by commas.
        body: what is behind the head.
        sock: that it comes over, also once the connection has let go of it.
    """

    fields: dict[str, str]
    body: Body

    def __init__(
        self,
        sock: socket.socket,
        debuglevel: int = 0,
        method: str | None = None,
        url: str | None = None,
    ) -> None:
        super().__init__(sock, debuglevel, method, url)
        self.sock = cast("DeadlineSocket", sock)
        self._is_bare = method == "HEAD"

    def begin(self) -> None:
        """Read up to where the body begins, past answers that only announce another.

        Raises:
            HTTPException: this is not the head of an answer; `RemoteDisconnected` for none at all.
        """
        is_first_version = self._read_status_line()
        while self.status < 200:
            self._read_fields()
            is_first_version = self._read_status_line()
        self.fields = self._read_fields()
        coding = self.fields.get("transfer-encoding", "").lower()
        given = self.fields.get("content-length", "")
        is_chunked = coding == "chunked"
        length = int(given) if given.isdecimal() and not coding else None
        if self._is_bare or self.status in {204, 304}:
            is_chunked, length = False, 0
        self.body = Body(self._source(), length=length, is_chunked=is_chunked)
        self.will_close = (
            is_first_version
            or "close" in self.fields.get("connection", "").lower()
            # Who sends both may mean either, so nothing more is read from there.
            or bool(coding and given)
            or not (is_chunked or length is not None)
        )

    def has_more(self) -> bool:
        """Whether something has come behind the body: the next answer could not be trusted."""
        return self._source().has_more()

    def _source(self) -> ArrivedReader:
        return cast("ArrivedReader", self.fp)

    def _read_status_line(self) -> bool:
        """Set the status; return whether this is HTTP/1.0, which keeps no connection."""
        line = self._read_line()
        if not line:
            raise RemoteDisconnected("the connection was closed without an answer")
        found = _STATUS_LINE.fullmatch(line)
        if found is None:
            raise BadStatusLine("not the beginning of an answer")
        self.status = int(found[2])
        return found[1] == b"0"

    def _read_fields(self) -> dict[str, str]:
        fields: dict[str, str] = {}
        for _ in range(MAX_FIELDS):
            line = self._read_line()
            if line in _END:
                return fields
            found = _FIELD_LINE.fullmatch(line)
            if found is None:
                raise HTTPException("not a header field")
            name, value = found[1].decode().lower(), found[2].strip(_AROUND).decode("latin-1")
            fields[name] = f"{fields[name]}, {value}" if name in fields else value
        raise HTTPException("too many header fields")

    def _read_line(self) -> bytes:
        line: bytes = self.fp.readline(MAX_LINE_BYTES)
        return line
