"""The colours of pictures.

PNG files with 8 bits a channel are looked at; for every other picture the colours are made from
what names it, so that they are always the same. How the platform chooses is not documented.
"""

import hashlib
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from ecwid_native.sandbox.platform import Platform

Document = dict[str, Any]
Color = tuple[int, int, int]

# Channels by PNG colour type; palettes are not read.
CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}
# A larger picture is not unpacked: this takes a tenth of a second already.
MAX_PIXELS = 100_000
# Shades closer than this are one colour.
STEP = 32


def border_of(platform: Platform, store_id: int, picture: Mapping[str, Any]) -> Document:
    """Return a picture's borderInfo, as it was found when the picture was stored."""
    red, green, blue = picture.get("color") or _made_up(str(picture.get("url", "")), 0)
    return {
        "dominatingColor": {"red": red, "green": green, "blue": blue, "alpha": 255},
        "homogeneity": bool(picture.get("homogeneous")),
    }


def describe(body: bytes) -> Document:
    """Return the `color` and `homogeneous` of an uploaded picture."""
    counted = _counted(body)
    if not counted:
        return {"color": list(_made_up(hashlib.sha256(body).hexdigest(), 0)), "homogeneous": False}
    ((color, _),) = counted.most_common(1)
    return {"color": list(color), "homogeneous": len(counted) == 1}


def main_colors(body: bytes | None, name: str, count: int) -> list[str]:
    """Return up to `count` colours such as #3e7c82, the most frequent first."""
    counted = _counted(body) if body is not None else Counter()
    colors = [color for color, _ in counted.most_common(count)]
    colors = colors or [_made_up(name, number) for number in range(count)]
    return ["#" + bytes(color).hex() for color in colors]


def _made_up(name: str, number: int) -> Color:
    digest = hashlib.sha256(f"{number}:{name}".encode()).digest()
    return digest[0], digest[1], digest[2]


def _counted(body: bytes) -> "Counter[Color]":
    """Return the colours of a PNG file's pixels, rounded; empty for every other file."""
    try:
        return Counter(_pixels(body))
    except (zlib.error, struct.error, IndexError, KeyError, ValueError):
        return Counter()


def _pixels(body: bytes) -> Iterator[Color]:
    if body[:8] != b"\x89PNG\r\n\x1a\n":
        return
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", body[16:29])
    channels = CHANNELS[kind]
    if depth != 8 or interlaced or not 0 < width * height <= MAX_PIXELS:
        return
    size = height * (width * channels + 1)
    raw = zlib.decompressobj().decompress(b"".join(_data(body)), size)
    above = bytes(width * channels)
    for row in range(height):
        start = row * (width * channels + 1)
        line = bytearray(raw[start + 1 : start + 1 + width * channels])
        above = _unfiltered(raw[start], line, above, channels)
        for at in range(0, len(above), channels):
            shade = above[at : at + channels]
            red, green, blue = shade[:3] if channels > 2 else (shade[0],) * 3
            yield _rounded(red), _rounded(green), _rounded(blue)


def _data(body: bytes) -> Iterator[bytes]:
    position = 8
    while position + 8 <= len(body):
        (length,) = struct.unpack(">I", body[position : position + 4])
        if body[position + 4 : position + 8] == b"IDAT":
            yield body[position + 8 : position + 8 + length]
        position += 12 + length


def _unfiltered(method: int, line: bytearray, above: bytes, channels: int) -> bytes:
    for at in range(len(line)):
        left = line[at - channels] if at >= channels else 0
        corner = above[at - channels] if at >= channels else 0
        line[at] = (line[at] + _predicted(method, left, above[at], corner)) & 0xFF
    return bytes(line)


def _predicted(method: int, left: int, up: int, corner: int) -> int:
    if method == 4:
        near = left + up - corner
        distances = (abs(near - left), abs(near - up), abs(near - corner))
        return (left, up, corner)[distances.index(min(distances))]
    return {0: 0, 1: left, 2: up, 3: (left + up) // 2}[method]


def _rounded(value: int) -> int:
    return min(255, (value + STEP // 2) // STEP * STEP)
