"""Pictures: what is accepted as one, and the addresses of its sizes.

Source: docs.ecwid.com, "Upload product image", "Upload product image asynchronously" (read
2026-11). Nothing is scaled: every size is the original. A picture given by address is not fetched:
its sizes are that address.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from ecwid_native.sandbox.catalog.colors import describe
from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.platform import Platform

Document = dict[str, Any]

MAX_BYTES = 20 * 1024 * 1024
PATH = "/images"
# Names the ids of pictures.
SEQUENCE = "picture"
SIZES = (160, 400, 800, 1500)
EXTENSIONS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/bmp": "bmp",
    "image/svg+xml": "svg",
}
# Markers of a JPEG file that carry its size; the others between C0 and CF are tables.
JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What the first bytes of a picture tell."""

    content_type: str
    width: int
    height: int


def inspect(body: bytes) -> Kind:
    """Return the kind of a picture by its signature.

    Raises:
        HTTPError: 422 when it is none, 400 when it is too large.
    """
    if len(body) > MAX_BYTES:
        raise HTTPError(400, "The image is larger than 20 MB", "INCORRECT_IMAGE_SIZE")
    try:
        return next(_kinds(body))
    except (StopIteration, struct.error, IndexError):
        raise HTTPError(422, "The file is not an image") from None


def check_address(url: str) -> str:
    """Return an address from which the platform could fetch a file.

    Raises:
        HTTPError: 422 for anything but an absolute http or https address.
    """
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username
        usable = usable and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not usable or any(character.isspace() for character in url.strip()):
        raise HTTPError(422, "The address of the file is wrong", "WRONG_URL")
    return url.strip()


def stored_picture(platform: Platform, store_id: int, body: bytes) -> Document:
    """Store an uploaded picture and return its description."""
    kind = inspect(body)
    blob_id = platform.blobs.put(store_id, body, kind.content_type)
    return {
        "blob": blob_id,
        "extension": EXTENSIONS[kind.content_type],
        "width": kind.width,
        "height": kind.height,
        **describe(body),
    }


def linked_picture(url: str, *, width: int = 0, height: int = 0) -> Document:
    """Return the description of a picture that lies elsewhere."""
    return {"url": check_address(url), "width": width, "height": height}


def address(picture: Mapping[str, Any], origin: str, store_id: int, size: int = 0) -> str:
    """Return where a picture can be seen in one of the sizes; 0 for the original."""
    if picture.get("blob") is None:
        return str(picture["url"])
    suffix = f"-{size}" if size else ""
    return f"{origin}{PATH}/{store_id}/{picture['blob']}{suffix}.{picture['extension']}"


def thumbnails(picture: Mapping[str, Any], origin: str, store_id: int) -> Document:
    """Return the five addresses of a picture under the names that products and categories use."""
    small, medium, large, huge = (address(picture, origin, store_id, size) for size in SIZES)
    return {
        "smallThumbnailUrl": small,
        "thumbnailUrl": medium,
        "hdThumbnailUrl": large,
        "imageUrl": huge,
        "originalImageUrl": address(picture, origin, store_id),
    }


def original(picture: Mapping[str, Any], origin: str, store_id: int) -> Document:
    """Return a picture's PictureInfo."""
    return {
        "url": address(picture, origin, store_id),
        "width": picture["width"],
        "height": picture["height"],
    }


def _kinds(body: bytes) -> Iterator[Kind]:
    if body.startswith(b"\x89PNG\r\n\x1a\n") and body[12:16] == b"IHDR":
        width, height = struct.unpack(">II", body[16:24])
        yield Kind(content_type="image/png", width=width, height=height)
    if body[:6] in {b"GIF87a", b"GIF89a"}:
        width, height = struct.unpack("<HH", body[6:10])
        yield Kind(content_type="image/gif", width=width, height=height)
    if body.startswith(b"\xff\xd8\xff"):
        width, height = _jpeg_size(body)
        yield Kind(content_type="image/jpeg", width=width, height=height)
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        width, height = _webp_size(body)
        yield Kind(content_type="image/webp", width=width, height=height)
    if body.startswith(b"BM") and len(body) > 26:
        width, height = struct.unpack("<ii", body[18:26])
        yield Kind(content_type="image/bmp", width=abs(width), height=abs(height))


def _jpeg_size(body: bytes) -> tuple[int, int]:
    position = 2
    while body[position] == 0xFF:
        marker = body[position + 1]
        if marker in JPEG_SIZES:
            height, width = struct.unpack(">HH", body[position + 5 : position + 9])
            return width, height
        (length,) = struct.unpack(">H", body[position + 2 : position + 4])
        position += 2 + length
    raise IndexError


def _webp_size(body: bytes) -> tuple[int, int]:
    if body[12:16] == b"VP8 ":
        width, height = struct.unpack("<HH", body[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if body[12:16] == b"VP8L":
        (bits,) = struct.unpack("<I", body[21:25])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if body[12:16] == b"VP8X":
        width = int.from_bytes(body[24:27], "little")
        return width + 1, int.from_bytes(body[27:30], "little") + 1
    raise IndexError
