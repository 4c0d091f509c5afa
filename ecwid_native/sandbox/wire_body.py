"""Reads the body of an HTTP/1.1 request from a connection."""

from dataclasses import dataclass
from email.message import Message
from io import BufferedIOBase

# More than the largest upload that the platform takes (100 MB) is not kept.
MAX_KEPT = 101 * 1024 * 1024
# What is too large is read to the end up to here, so that the client gets its answer.
MAX_READ = 256 * 1024 * 1024
CHUNK = 64 * 1024


class BodyError(Exception):
    """The framing of the body is wrong; `status` says how to answer."""

    def __init__(self, status: int) -> None:
        """Answer with `status` and close the connection."""
        super().__init__(f"answer {status}")
        self.status = status


@dataclass(frozen=True, kw_only=True)
class Body:
    """What was read."""

    content: bytes
    too_large: bool = False
    cut_short: bool = False


def read_body(stream: BufferedIOBase, headers: Message) -> Body:
    """Read the body that `headers` announce.

    Raises:
        BodyError: for headers that contradict each other or make no sense.
    """
    codings = headers.get_all("Transfer-Encoding", [])
    lengths = headers.get_all("Content-Length", [])
    if codings:
        # Both headers together are how requests get smuggled.
        if lengths or len(codings) > 1 or str(codings[0]).strip().lower() != "chunked":
            raise BodyError(400)
        return _read_chunked(stream)
    if not lengths:
        return Body(content=b"")
    text = str(lengths[0]).strip()
    if len({str(length).strip() for length in lengths}) > 1 or not _is_number(text):
        raise BodyError(400)
    length = int(text)
    if length > MAX_READ:
        raise BodyError(413)
    return _read_exactly(stream, length)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 18


def _read_exactly(stream: BufferedIOBase, length: int) -> Body:
    kept = bytearray()
    left = length
    while left:
        part = stream.read(min(left, CHUNK))
        if not part:
            return Body(content=b"", cut_short=True)
        left -= len(part)
        if length <= MAX_KEPT:
            kept += part
    return Body(content=bytes(kept), too_large=length > MAX_KEPT)


def _read_chunked(stream: BufferedIOBase) -> Body:
    kept = bytearray()
    size = 0
    while (length := _chunk_length(stream)) > 0:
        size += length
        if size > MAX_READ:
            raise BodyError(413)
        part = _read_exactly(stream, length)
        if part.cut_short or not stream.readline(3).endswith(b"\n"):
            return Body(content=b"", cut_short=True)
        if size <= MAX_KEPT:
            kept += part.content
    if length < 0 or not _skip_trailers(stream):
        return Body(content=b"", cut_short=True)
    too_large = size > MAX_KEPT
    return Body(content=b"" if too_large else bytes(kept), too_large=too_large)


def _chunk_length(stream: BufferedIOBase) -> int:
    """Return the length of the next chunk, 0 for the last one, -1 when the client went away."""
    line = stream.readline(1_024)
    if not line.endswith(b"\n"):
        return -1
    text = line.split(b";")[0].strip()
    if not 0 < len(text) <= 12 or not set(text.lower()) <= set(b"0123456789abcdef"):
        raise BodyError(400)
    return int(text, 16)


def _skip_trailers(stream: BufferedIOBase) -> bool:
    while (line := stream.readline(65_537)) not in {b"\r\n", b"\n"}:
        if not line.endswith(b"\n"):
            return False
    return True
